// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/enlarged_view.h"

#include <QKeyEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "core/base/when_done.h"
#include "core/session/session.h"
#include "ui/browser/picture_view.h"
#include "ui/browser/review_text.h"
#include "ui/browser/verdict_text.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

EnlargedView::EnlargedView(QWidget* parent)
    : QDialog(parent)
    , m_picture(new PictureView)
    , m_caption(textLabel({}, "muted"))
{
    setObjectName(QStringLiteral("enlargedView"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(true);
    m_picture->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_caption->setAlignment(Qt::AlignCenter);
    m_caption->setTextInteractionFlags(Qt::NoTextInteraction); // keys are for the pictures
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_picture, 1);
    column->addWidget(m_caption);
    resize(parent->window()->size() * 0.9);
}

void EnlargedView::showImage(const ImageDetail& detail, const SystemAnswer* answer)
{
    const Image& image = detail.image;
    setWindowTitle(image.file);
    QStringList parts {tr("labelled %1").arg(valueLabel(detail.truth))};
    if (answer) {
        parts << tr("%1: %2").arg(answer->name, answerText(answer->verdict, answer->outcome).text);
        m_picture->setAnswer(answer->outcome, answer->verdict);
    }
    parts << reviewLines(detail.review, detail.tags);
    if (detail.synthetic)
        parts << tr("synthetic portrait");
    m_caption->setText(parts.join(QStringLiteral(" · ")));
    m_picture->setAccessibleName(tr("Portrait %1, %2").arg(image.file, m_caption->text()));

    const QSize size(image.widthPx, image.heightPx);
    m_picture->setPicture({}, size);
    const int mine = ++m_epoch;
    whenDone(Session::picture(image.path), this, [this, mine, size](const Result<QImage>& picture) {
        if (mine != m_epoch)
            return;
        if (picture)
            m_picture->setPicture(*picture, size);
        else
            m_picture->setPicture({}, size, picture.error().userText);
    });
}

void EnlargedView::setBlurred(bool on)
{
    m_picture->setBlurred(on);
}

void EnlargedView::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        Q_EMIT stepRequested(-1);
        return;
    case Qt::Key_Right:
    case Qt::Key_Down:
        Q_EMIT stepRequested(1);
        return;
    case Qt::Key_Space:
    case Qt::Key_Return:
        close();
        return;
    default:
        QDialog::keyPressEvent(event);
    }
}

} // namespace plumbline::ui
