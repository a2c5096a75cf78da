// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/search_rules.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QLocale>
#include <QMenu>

#include "ui/matching/match_state.h"
#include "ui/matching/pair_rules.h"
#include "ui/matching/probe_rules.h"
#include "ui/matching/search_state.h"

namespace plumbline::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SearchRules)
};

QString galleryText(const GalleryDraw& gallery)
{
    if (gallery.drawsNothing())
        return Words::tr("all others");
    if (gallery.mix.isEmpty())
        return Words::tr("%1 people drawn").arg(QLocale().toString(gallery.people));
    return Words::tr("people drawn, %1 % %2")
        .arg(QLocale().toString(100 * gallery.share.value_or(1), 'f', 0), probeRuleText(gallery.mix));
}

} // namespace

QString searchRulesText(const SearchState& state)
{
    if (state.probes().isEmpty() && state.hasAnswer() && state.answer()->identified.imported)
        return Words::tr("as the lists of the file say");
    const SearchChoices& choices = state.choices();
    QString text = state.probes().isEmpty()
        ? Words::tr("nobody yet")
        : Words::tr("%1 among %2").arg(probeRuleText(state.probes()), galleryText(choices.gallery));
    if (choices.ranks != IdentifyQuery::kCandidates)
        text += Words::tr(", first %1").arg(QLocale().toString(choices.ranks));
    if (!state.rules().choices().leaveOutFile.isEmpty())
        text += Words::tr(", some pairs left out");
    return text;
}

QString searchRulesBrief(const SearchState& state)
{
    if (state.probes().isEmpty())
        return Words::tr("nobody yet");
    return state.choices().gallery.drawsNothing() ? Words::tr("probes") : Words::tr("drawn");
}

void fillSearchRules(QMenu& menu, SearchState& state, Prompts& prompts, QWidget* window,
                     const std::function<void()>& change)
{
    menu.clear();
    const auto project = state.project();
    if (!project)
        return;
    QMenu* probes = menu.addMenu(Words::tr("Who is searched for"));
    auto* one = new QActionGroup(probes);
    QMenu* values = nullptr;
    for (const ProbeRule& rule : probeRules(*project)) {
        if (!values || values->title() != rule.under)
            values = probes->addMenu(rule.under);
        QAction* action = values->addAction(
            rule.text, &state, [&state, chosen = rule.rule] { state.setChoices(state.choices(), chosen); });
        action->setData(rule.rule);
        action->setCheckable(true);
        action->setChecked(rule.rule == state.probes());
        one->addAction(action);
    }
    probes->setEnabled(!probes->isEmpty());
    QAction* dialog =
        menu.addAction(Words::tr("Probes, gallery and candidates…"), &state, [change] { change(); });
    dialog->setObjectName(QStringLiteral("searchChange"));
    dialog->setToolTip(Words::tr("Who is searched for, among how many people, and how long the lists are"));
    if (!state.choices().gallery.drawsNothing())
        menu.addAction(Words::tr("Search among everybody else"), &state, [&state] {
            SearchChoices choices = state.choices();
            choices.gallery = {};
            state.setChoices(choices, state.probes());
        });
    menu.addSeparator();
    addLeftOutPairs(menu, state.rules(), prompts, window);
}

} // namespace plumbline::ui
