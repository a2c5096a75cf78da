// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pairs/pair_actions.h"

#include <algorithm>

#include <QAction>
#include <QKeySequence>
#include <QWidget>

#include "core/session/history.h"
#include "core/session/review_desk.h"
#include "ui/pairs/pair_words.h"

namespace plumbline::ui {

PairActions::PairActions(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
{
    addVerdict(PairVerdict::SamePerson, Qt::Key_S, QStringLiteral("pairSamePerson"),
               tr("The labels say two people and it is one: the pair leaves the comparisons (S)"));
    addVerdict(PairVerdict::LabelError, Qt::Key_L, QStringLiteral("pairLabelError"),
               tr("One of the labels is wrong; numbers stay as they are (L)"));
    addVerdict(PairVerdict::Lookalike, Qt::Key_A, QStringLiteral("pairLookalike"),
               tr("Two people who do look alike; numbers stay as they are (A)"));
    addVerdict(PairVerdict::PoorImage, Qt::Key_P, QStringLiteral("pairPoorImage"),
               tr("One of the images shows too little; numbers stay as they are (P)"));
    m_reviewed =
        add(tr("Looked at"), Qt::Key_R, QStringLiteral("pairReviewed"), tr("You have looked at it (R)"));
    m_reviewed->setCheckable(true);
    m_reviewed->setWhatsThis(tr("Mark as reviewed"));
    connect(m_reviewed, &QAction::triggered, this, [this](bool on) {
        if (m_pair)
            m_session.history().setPairsReviewed({*m_pair}, on);
    });
    m_note = add(tr("Note"), Qt::Key_N, QStringLiteral("pairNote"), tr("Write a note (N)"));
    m_note->setWhatsThis(tr("Write a note"));
    connect(m_note, &QAction::triggered, this, &PairActions::noteRequested);
    m_next = add(tr("Next pair"), Qt::Key_J, QStringLiteral("pairNext"), tr("Next pair (J or Down)"));
    m_previous =
        add(tr("Previous pair"), Qt::Key_K, QStringLiteral("pairPrevious"), tr("Previous pair (K or Up)"));
    for (QAction* step : {m_next, m_previous})
        step->setWhatsThis(tr("Next pair, the one before"));
    connect(m_next, &QAction::triggered, this, [this] { Q_EMIT stepRequested(1); });
    connect(m_previous, &QAction::triggered, this, [this] { Q_EMIT stepRequested(-1); });
    refresh();
}

QAction* PairActions::add(const QString& text, const QKeySequence& key, const QString& objectName,
                          const QString& tip)
{
    auto* action = new QAction(text, this);
    action->setObjectName(objectName);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(tip);
    m_actions.push_back(action);
    return action;
}

void PairActions::addVerdict(PairVerdict verdict, const QKeySequence& key, const QString& objectName,
                             const QString& tip)
{
    QAction* action = add(pairVerdictText(verdict), key, objectName, tip);
    action->setCheckable(true);
    switch (verdict) {
    case PairVerdict::SamePerson:
        action->setWhatsThis(tr("The same person after all"));
        break;
    case PairVerdict::LabelError:
        action->setWhatsThis(tr("Dispute the label"));
        break;
    case PairVerdict::Lookalike:
        action->setWhatsThis(tr("Lookalikes"));
        break;
    case PairVerdict::PoorImage:
        action->setWhatsThis(tr("Mark as a poor image"));
        break;
    }
    m_verdicts.emplace_back(verdict, action);
    connect(action, &QAction::triggered, this, [this, verdict] {
        if (!m_pair)
            return;
        const bool has = review().verdict == verdict;
        m_session.history().setPairVerdict({*m_pair}, has ? std::nullopt : std::optional(verdict));
        if (!has)
            Q_EMIT acted();
    });
}

QAction* PairActions::verdict(PairVerdict verdict) const
{
    const auto at = std::find_if(m_verdicts.begin(), m_verdicts.end(),
                                 [verdict](const auto& each) { return each.first == verdict; });
    return at == m_verdicts.end() ? nullptr : at->second;
}

void PairActions::addTo(QWidget* widget) const
{
    for (QAction* action : m_actions)
        widget->addAction(action);
}

PairReview PairActions::review() const
{
    const auto project = m_session.project();
    return project && m_pair ? ReviewDesk(*project).book()->of(*m_pair) : PairReview {};
}

void PairActions::setPair(const std::optional<ImagePair>& pair)
{
    m_pair = pair;
    refresh();
}

void PairActions::refresh()
{
    const auto project = m_session.project();
    const bool can = m_pair && project && !project->isReadOnly();
    const PairReview said = review();
    for (const auto& [verdict, action] : m_verdicts) {
        action->setEnabled(can);
        action->setChecked(said.verdict == verdict);
    }
    m_reviewed->setEnabled(can && !said.verdict); // a verdict says so already
    m_reviewed->setChecked(said.isLookedAt());
    m_note->setEnabled(can);
    m_next->setEnabled(m_pair.has_value());
    m_previous->setEnabled(m_pair.has_value());
}

} // namespace plumbline::ui
