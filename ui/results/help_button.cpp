// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/results/help_button.h"

#include <algorithm>

#include <QLabel>
#include <QScreen>
#include <QVBoxLayout>

#include "core/views/statistic_help.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kWidth = 400;

} // namespace

HelpButton::HelpButton(const QStringList& topics, const QString& about, QWidget* parent)
    : QPushButton(QStringLiteral("?"), parent)
    , m_topics(topics)
{
    setRole(this, "link");
    setToolTip(tr("What does this mean?"));
    setAccessibleName(tr("What does this mean? %1").arg(about));
    setAutoDefault(false);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QPushButton::clicked, this, [this] {
        auto* popover = new HelpPopover(m_topics, this);
        popover->openAt(*this);
    });
}

void HelpButton::setTopics(const QStringList& topics)
{
    m_topics = topics;
    setEnabled(!topics.isEmpty());
}

HelpPopover::HelpPopover(const QStringList& topics, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_topics(topics)
    , m_title(textLabel({}, "cardTitle"))
    , m_text(textLabel({}, ""))
    , m_formula(textLabel({}, ""))
    , m_source(textLabel({}, "muted"))
    , m_others(new QWidget)
{
    setObjectName(QStringLiteral("helpPopover"));
    setAttribute(Qt::WA_DeleteOnClose);
    setRole(this, "popover");
    m_title->setObjectName(QStringLiteral("helpTitle"));
    m_text->setObjectName(QStringLiteral("helpText"));
    m_formula->setObjectName(QStringLiteral("helpFormula"));
    m_source->setObjectName(QStringLiteral("helpSource"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kCardPadding, kCardPadding, kCardPadding, kCardPadding);
    column->setSpacing(8);
    for (QLabel* label : {m_title, m_text, m_formula, m_source}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(label);
    }
    m_others->setLayout(new FlowLayout(4));
    column->addWidget(m_others);
    setFixedWidth(kWidth);
    if (!m_topics.isEmpty())
        showTopic(m_topics.front());
}

void HelpPopover::showTopic(const QString& topic)
{
    const StatisticHelp help = statisticHelp(topic);
    m_topic = help.id;
    m_title->setText(help.title);
    m_text->setText(help.text);
    m_formula->setText(help.formula);
    m_formula->setVisible(!help.formula.isEmpty());
    m_source->setText(help.source.isEmpty() ? QString() : tr("Source: %1").arg(help.source));
    m_source->setVisible(!help.source.isEmpty());
    setAccessibleName(help.title);
    setAccessibleDescription(help.text);
    for (QPushButton* old : m_others->findChildren<QPushButton*>()) {
        m_others->layout()->removeWidget(old);
        old->hide();
        old->deleteLater(); // it may be the one that was clicked
    }
    for (const QString& other : m_topics) {
        if (other == topic)
            continue;
        QPushButton* link = button(statisticHelp(other).title, "link", QStringLiteral("helpTopic_") + other,
                                   tr("What does this mean?"));
        connect(link, &QPushButton::clicked, this, [this, other] {
            showTopic(other);
            setFocus();
        });
        m_others->layout()->addWidget(link);
        link->show();
    }
    m_others->setVisible(m_topics.size() > 1);
    fit();
}

void HelpPopover::fit()
{
    ensurePolished(); // the style's fonts and frame count
    for (QLabel* label : {m_title, m_text, m_formula, m_source})
        label->ensurePolished();
    layout()->invalidate();
    layout()->activate();
    resize(kWidth, heightForWidth(kWidth));
}

void HelpPopover::openAt(const QWidget& anchor)
{
    fit();
    const QRect screen = anchor.screen()->availableGeometry();
    QPoint at = anchor.mapToGlobal(QPoint(0, anchor.height() + 2));
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    if (at.y() + height() > screen.bottom())
        at.setY(std::max(screen.top(), anchor.mapToGlobal(QPoint()).y() - height() - 2));
    move(at);
    show();
    setFocus();
}

} // namespace plumbline::ui
