// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pairs/pair_side.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QVBoxLayout>

#include "core/base/when_done.h"
#include "ui/browser/picture_view.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr QLatin1String kBox("pairs/box");
constexpr QLatin1String kLandmarks("pairs/landmarks");
constexpr QLatin1String kBlurred("pairs/blurred");
constexpr int kLeastHeight = 150; ///< in a window as low as can be

const QString kTask = QStringLiteral("verify");

} // namespace

PairOverlays PairOverlays::remembered()
{
    const QSettings settings;
    PairOverlays overlays;
    overlays.box = settings.value(kBox, overlays.box).toBool();
    overlays.landmarks = settings.value(kLandmarks, overlays.landmarks).toBool();
    overlays.blurred = settings.value(kBlurred, overlays.blurred).toBool();
    return overlays;
}

void PairOverlays::remember() const
{
    QSettings settings;
    settings.setValue(kBox, box);
    settings.setValue(kLandmarks, landmarks);
    settings.setValue(kBlurred, blurred);
}

PairSide::PairSide(Session& session, const QString& role, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_role(textLabel(role, "muted"))
    , m_person(textLabel({}, "pageTitle"))
    , m_picture(new PictureView)
    , m_file(textLabel({}, "muted"))
{
    m_role->setTextInteractionFlags(Qt::NoTextInteraction); // keys are for the pair
    m_picture->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_picture->setMinimumSize(kLeastWidth, kLeastHeight);
    m_picture->setToolTip(tr("Wheel, + and - zoom, 0 shows the whole, drag moves"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_role);
    column->addWidget(m_person);
    column->addWidget(m_picture, 1);
    column->addWidget(m_file);
}

void PairSide::setRoleText(const QString& role)
{
    m_role->setText(role);
}

int PairSide::heightBesidePicture() const
{
    int height = 3 * layout()->spacing();
    for (const QLabel* words : {m_role, m_person, m_file})
        height += words->sizeHint().height();
    return height;
}

void PairSide::clear()
{
    ++m_epoch;
    m_detail.reset();
    m_person->clear();
    m_file->clear();
    m_picture->setPicture({}, {});
}

void PairSide::showImage(const FalseMatch::Side& side, RunId run)
{
    const int mine = ++m_epoch;
    m_run = run;
    m_detail.reset();
    m_hasLandmarks = false;
    const QString person = side.subject.isEmpty() ? tr("Person not stated") : side.subject;
    m_person->setText(tr("%1 · %2").arg(person, side.group));
    m_file->setText(side.file);
    m_picture->setAccessibleName(tr("%1: %2, %3, %4").arg(m_role->text(), person, side.group, side.file));
    whenDone(m_session.detail(side.image, kTask), this, [this, mine](const Result<ImageDetail>& detail) {
        if (mine != m_epoch)
            return;
        if (detail)
            takeDetail(*detail);
        else
            m_picture->setPicture({}, {}, detail.error().userText);
    });
}

void PairSide::takeDetail(const ImageDetail& detail)
{
    m_detail = detail;
    const QSize size(detail.image.widthPx, detail.image.heightPx);
    showAnswer();
    const int mine = m_epoch;
    whenDone(Session::picture(detail.image.path), this, [this, mine, size](const Result<QImage>& picture) {
        if (mine != m_epoch)
            return;
        if (picture)
            m_picture->setPicture(*picture, size);
        else
            m_picture->setPicture({}, size, picture.error().userText);
    });
    if (m_overlays.landmarks)
        askForLandmarks();
    Q_EMIT detailShown();
}

void PairSide::askForLandmarks()
{
    if (!m_detail || m_hasLandmarks)
        return;
    m_hasLandmarks = true;
    whenDone(m_session.withLandmarks(*m_detail), this,
             [this, mine = m_epoch](const Result<ImageDetail>& all) {
        if (mine != m_epoch || !all)
            return;
        m_detail = *all;
        showAnswer();
    });
}

void PairSide::showAnswer()
{
    if (!m_detail)
        return;
    const auto& answers = m_detail->answers;
    const auto at = std::find_if(answers.begin(), answers.end(),
                                 [this](const SystemAnswer& answer) { return answer.run == m_run; });
    if (at == answers.end())
        m_picture->setAnswer({}, Verdict::None);
    else
        m_picture->setAnswer(at->outcome, Verdict::None);
}

void PairSide::setOverlays(const PairOverlays& overlays)
{
    m_overlays = overlays;
    m_picture->setShowsBox(overlays.box);
    m_picture->setShowsLandmarks(overlays.landmarks);
    m_picture->setBlurred(overlays.blurred);
    if (overlays.landmarks)
        askForLandmarks();
}

} // namespace plumbline::ui
