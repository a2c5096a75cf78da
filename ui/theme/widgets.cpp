// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/theme/widgets.h"

#include <QHBoxLayout>

#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kEmptyTextWidth = 520;

} // namespace

Card::Card(const QString& title, QWidget* parent)
    : QFrame(parent)
    , m_body(new QVBoxLayout)
    , m_titleRow(new QHBoxLayout)
    , m_title(new QLabel)
{
    setRole(this, "card");
    setRole(m_title, "cardTitle");
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(kCardPadding, kCardPadding, kCardPadding, kCardPadding);
    whole->setSpacing(8);
    m_titleRow->setSpacing(8);
    m_titleRow->addWidget(m_title);
    m_titleRow->addStretch(1);
    m_body->setSpacing(8);
    whole->addLayout(m_titleRow);
    whole->addLayout(m_body, 1);
    setTitle(title);
}

void Card::addTitleWidget(QWidget* widget)
{
    m_titleRow->addWidget(widget);
}

void Card::setTitle(const QString& title)
{
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    if (!title.isEmpty())
        setAccessibleName(title);
}

QLabel* textLabel(const QString& text, const char* role, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setRole(label, role);
    return label;
}

QPushButton* button(const QString& text, const char* role, const QString& objectName, const QString& tip,
                    QWidget* parent)
{
    auto* made = new QPushButton(text, parent);
    made->setObjectName(objectName);
    made->setAccessibleName(text);
    made->setToolTip(tip);
    made->setAutoDefault(false);
    made->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setRole(made, role);
    return made;
}

EmptyState::EmptyState(const QString& text, const QString& actionText, QWidget* parent)
    : QWidget(parent)
    , m_text(textLabel({}, "lead"))
    , m_action(button({}, "primary", QStringLiteral("emptyAction"), {}))
{
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setMinimumWidth(280);
    m_text->setMaximumWidth(kEmptyTextWidth);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->setSpacing(14);
    column->addStretch(2);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_text, 1000);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    setText(text, actionText);
}

void EmptyState::setText(const QString& text, const QString& actionText)
{
    m_text->setText(text);
    m_action->setText(actionText);
    m_action->setAccessibleName(actionText);
    m_action->setVisible(!actionText.isEmpty());
}

} // namespace plumbline::ui
