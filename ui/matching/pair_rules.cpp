// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/pair_rules.h"

#include <functional>

#include <QActionGroup>
#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>

#include "core/views/labels.h"
#include "ui/matching/match_state.h"
#include "ui/matching/probe_rules.h"
#include "ui/prompts.h"

namespace plumbline::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(PairRules)
};

constexpr qint64 kSamples[] = {1'000'000, 10'000'000, 100'000'000};

QString withinText(const QStringList& names)
{
    QStringList texts;
    for (const QString& name : names)
        texts.append(attributeText(name));
    return texts.join(QStringLiteral(" × "));
}

/// Fills the menu of one state; every choice changes a copy of the choices.
class RulesMenu
{
public:
    RulesMenu(QMenu& menu, MatchState& state, const Project& project)
        : m_menu(menu)
        , m_state(state)
        , m_project(project)
    {
    }

    void addSets()
    {
        auto* one = new QActionGroup(&m_menu);
        addChoice(m_menu, one, Words::tr("Every two images"), m_state.choices().probes.isEmpty(),
                  [](MatchChoices& choices) {
            choices.probes.clear();
        })->setToolTip(Words::tr("One set: each image is compared with every other"));
        QMenu* probes = m_menu.addMenu(Words::tr("Probes against the rest"));
        probes->setToolTipsVisible(true);
        QMenu* values = nullptr;
        for (const ProbeRule& rule : probeRules(m_project)) {
            if (!values || values->title() != rule.under)
                values = probes->addMenu(rule.under);
            addRule(*values, one, rule.text, rule.rule);
        }
        probes->setEnabled(!probes->isEmpty());
    }

    void addWithin()
    {
        QMenu* within = m_menu.addMenu(Words::tr("Two people only where they agree in"));
        for (const AttributeInfo& attribute : m_project.attributes()) {
            if (!attribute.suitsGrouping)
                continue;
            QAction* action = within->addAction(attributeText(attribute.name));
            action->setCheckable(true);
            action->setChecked(m_state.choices().within.contains(attribute.name));
            QObject::connect(action, &QAction::toggled, &m_state,
                             [state = &m_state, name = attribute.name](bool on) {
                MatchChoices choices = state->choices();
                choices.within.removeAll(name);
                if (on)
                    choices.within.append(name);
                state->setChoices(choices);
            });
        }
        within->setEnabled(!within->isEmpty());
    }

    void addSample()
    {
        QMenu* sample = m_menu.addMenu(Words::tr("How many pairs of two people"));
        auto* one = new QActionGroup(sample);
        addChoice(*sample, one, Words::tr("All"), m_state.choices().pairs == 0,
                  [](MatchChoices& choices) { choices.pairs = 0; });
        for (const qint64 pairs : kSamples)
            addChoice(*sample, one, Words::tr("A sample of %1").arg(QLocale().toString(pairs)),
                      m_state.choices().pairs == pairs,
                      [pairs](MatchChoices& choices) { choices.pairs = pairs; });
    }

    void addLeftOut(Prompts& prompts, QWidget* window)
    {
        const QString file = m_state.choices().leaveOutFile;
        QAction* leave = m_menu.addAction(Words::tr("Leave out the pairs of a table…"), &m_state,
                                          [this_ = &m_state, &prompts, window] {
            const QString chosen = prompts.openFile(window, Words::tr("Pairs that are not compared"),
                                                    Words::tr("Tables (*.csv *.tsv *.txt)"));
            MatchChoices choices = this_->choices();
            choices.leaveOutFile = chosen;
            if (!chosen.isEmpty())
                this_->setChoices(choices);
        });
        leave->setToolTip(
            Words::tr("Its first two columns name the images: the same photograph twice, twins"));
        if (!file.isEmpty())
            m_menu.addAction(Words::tr("Compare the pairs of %1 again").arg(QFileInfo(file).fileName()),
                             &m_state, [state = &m_state] {
                                 MatchChoices choices = state->choices();
                                 choices.leaveOutFile.clear();
                                 state->setChoices(choices);
                             });
    }

private:
    QAction* addChoice(QMenu& menu, QActionGroup* one, const QString& text, bool checked,
                       const std::function<void(MatchChoices&)>& change)
    {
        QAction* action = menu.addAction(text, &m_state, [state = &m_state, change] {
            MatchChoices choices = state->choices();
            change(choices);
            state->setChoices(choices);
        });
        action->setCheckable(true);
        action->setChecked(checked);
        one->addAction(action);
        return action;
    }

    void addRule(QMenu& menu, QActionGroup* one, const QString& text, const QString& rule)
    {
        addChoice(menu, one, text, m_state.choices().probes == rule, [rule](MatchChoices& choices) {
            choices.probes = rule;
        })->setData(rule);
    }

    QMenu& m_menu;
    MatchState& m_state;
    const Project& m_project;
};

} // namespace

QString pairRulesText(const MatchState& state)
{
    const MatchChoices& choices = state.choices();
    QStringList parts {choices.probes.isEmpty()
                           ? Words::tr("every two images")
                           : Words::tr("%1 against the rest").arg(probeRuleText(choices.probes))};
    if (!choices.within.isEmpty())
        parts.append(Words::tr("within %1").arg(withinText(choices.within)));
    if (choices.pairs > 0)
        parts.append(Words::tr("a sample"));
    if (!choices.leaveOutFile.isEmpty())
        parts.append(Words::tr("some left out"));
    return parts.join(QStringLiteral(", "));
}

QString pairRulesBrief(const MatchState& state)
{
    const MatchChoices& choices = state.choices();
    if (choices == MatchChoices {choices.system, {}, {}, 0, choices.seed, {}})
        return Words::tr("all");
    return choices.probes.isEmpty() ? Words::tr("some") : Words::tr("probes");
}

void fillPairRules(QMenu& menu, MatchState& state, Prompts& prompts, QWidget* window)
{
    menu.clear();
    const auto project = state.project();
    if (!project)
        return;
    RulesMenu rules(menu, state, *project);
    rules.addSets();
    menu.addSeparator();
    rules.addWithin();
    rules.addSample();
    rules.addLeftOut(prompts, window);
}

void addLeftOutPairs(QMenu& menu, MatchState& state, Prompts& prompts, QWidget* window)
{
    if (const auto project = state.project())
        RulesMenu(menu, state, *project).addLeftOut(prompts, window);
}

} // namespace plumbline::ui
