// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/results/headline_card.h"

#include <QAccessible>
#include <QHBoxLayout>

#include "core/views/statistic_help.h"
#include "core/views/unbroken.h"
#include "ui/results/help_button.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

QString coloured(const QString& text, const QColor& colour, const char* style = "")
{
    return QStringLiteral("<span style=\"color:%1;%2\">%3</span>")
        .arg(colour.name(), QLatin1String(style), text.toHtmlEscaped());
}

} // namespace

HeadlineCard::HeadlineCard(QWidget* parent)
    : Card({}, parent)
    , m_finding(textLabel({}, "headline"))
    , m_evidence(textLabel({}, "muted"))
    , m_change(textLabel({}, "muted"))
    , m_help(new HelpButton(helpForHeadline(), tr("The finding")))
{
    setObjectName(QStringLiteral("headlineCard"));
    m_finding->setObjectName(QStringLiteral("resultsHeadline"));
    m_finding->setTextFormat(Qt::RichText);
    m_evidence->setObjectName(QStringLiteral("resultsEvidence"));
    m_evidence->setTextFormat(Qt::RichText);
    m_change->setObjectName(QStringLiteral("resultsChange"));
    m_change->hide();
    m_help->setObjectName(QStringLiteral("resultsHeadlineHelp"));
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_finding, 1);
    top->addWidget(m_help, 0, Qt::AlignTop);
    body()->setSpacing(6);
    body()->addLayout(top);
    body()->addWidget(m_evidence);
    body()->addWidget(m_change);
    connect(&Theme::instance(), &Theme::changed, this, &HeadlineCard::say);
}

void HeadlineCard::setTopics(const QStringList& topics)
{
    m_help->setTopics(topics);
}

void HeadlineCard::setText(const HeadlineText& text)
{
    m_text = text;
    say();
}

void HeadlineCard::say()
{
    const Tokens& tokens = Theme::instance().tokens();
    m_finding->setText(unbroken(m_text.finding).toHtmlEscaped() + QLatin1Char(' ')
                       + coloured(unbroken(m_text.interval), tokens.muted, "font-weight:400"));
    m_finding->setAccessibleName(m_text.finding + QLatin1Char(' ') + m_text.interval);
    m_evidence->setText(coloured(unbroken(m_text.evidence), tokens.muted) + QLatin1Char(' ')
                        + coloured(unbroken(m_text.warning), tokens.warning));
    m_evidence->setAccessibleName(m_text.evidence + QLatin1Char(' ') + m_text.warning);
    m_evidence->setVisible(!m_text.evidence.isEmpty() || !m_text.warning.isEmpty());
}

void HeadlineCard::setChange(const QString& change)
{
    m_change->setText(change);
    m_change->setAccessibleName(change);
    m_change->setVisible(!change.isEmpty());
    if (change.isEmpty())
        return;
    QAccessibleEvent told(m_change, QAccessible::Alert);
    QAccessible::updateAccessibility(&told);
}

} // namespace plumbline::ui
