// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/ask_popover.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kWidth = 300;

} // namespace

AskPopover* AskPopover::ask(QWidget* beside, const Question& question, Answered answered)
{
    auto* popover = new AskPopover(beside, question, std::move(answered));
    popover->adjustSize();
    const QRect window(beside->window()->mapToGlobal(QPoint()), beside->window()->size());
    QPoint at = beside->mapToGlobal(QPoint(0, beside->height() + 4));
    if (at.y() + popover->height() > window.bottom() - 8)
        at.setY(beside->mapToGlobal(QPoint()).y() - popover->height() - 4);
    at.setX(std::clamp(at.x(), window.left() + 8,
                       std::max(window.left() + 8, window.right() - 8 - popover->width())));
    at.setY(std::clamp(at.y(), window.top() + 8,
                       std::max(window.top() + 8, window.bottom() - 8 - popover->height())));
    popover->move(at);
    popover->show();
    popover->m_line->setFocus();
    return popover;
}

AskPopover::AskPopover(QWidget* beside, const Question& question, Answered answered)
    : QFrame(beside, Qt::Popup)
    , m_answered(std::move(answered))
    , m_line(new QLineEdit(question.proposal))
{
    setObjectName(QStringLiteral("askPopover"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(question.title);
    setRole(this, "popover");
    setFixedWidth(kWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(14, 12, 14, 12);
    column->setSpacing(8);
    auto* title = textLabel(question.title, "cardTitle");
    title->setTextInteractionFlags(Qt::NoTextInteraction);
    column->addWidget(title);
    m_line->setObjectName(QStringLiteral("askText"));
    m_line->setAccessibleName(question.placeholder.isEmpty() ? question.title : question.placeholder);
    m_line->setPlaceholderText(question.placeholder);
    m_line->selectAll();
    QPushButton* go = button(question.action, "primary", QStringLiteral("askOk"), question.title);
    go->setEnabled(!m_line->text().trimmed().isEmpty());
    connect(m_line, &QLineEdit::textChanged, go,
            [go](const QString& text) { go->setEnabled(!text.trimmed().isEmpty()); });
    connect(m_line, &QLineEdit::returnPressed, this, [this] { answer(m_line->text()); });
    connect(go, &QPushButton::clicked, this, [this] { answer(m_line->text()); });
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_line, 1);
    row->addWidget(go);
    addChoices(column, question.choices);
    column->addLayout(row);
}

void AskPopover::addChoices(QVBoxLayout* column, const QStringList& choices)
{
    auto* list = new QVBoxLayout;
    list->setSpacing(0);
    for (qsizetype i = 0; i < choices.size(); ++i) {
        const QString& text = choices.at(i);
        QPushButton* choice = button(text, "link", QStringLiteral("askChoice%1").arg(i + 1), text);
        connect(choice, &QPushButton::clicked, this, [this, text] { answer(text); });
        list->addWidget(choice);
    }
    column->addLayout(list);
}

void AskPopover::answer(const QString& text)
{
    const QString said = text.trimmed();
    if (said.isEmpty())
        return;
    const Answered answered = m_answered;
    close();
    answered(said);
}

void AskPopover::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        close();
        break;
    case Qt::Key_Down: // from the line; between the answers the arrows lead anyway
        focusNextChild();
        break;
    case Qt::Key_Up:
        focusPreviousChild();
        break;
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace plumbline::ui
