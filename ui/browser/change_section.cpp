// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/change_section.h"

#include <algorithm>
#include <array>

#include "core/session/compare_desk.h"
#include "ui/browser/filter_words.h"
#include "ui/browser/multi_choice.h"

namespace plumbline::ui {

namespace {

constexpr std::array kChanges {Change::Fixed, Change::Broken, Change::Unchanged};

} // namespace

ChangeSection::ChangeSection(QWidget* parent)
    : FilterSection(QStringLiteral("change"), tr("Changes"), false, parent)
    , m_run(new MultiChoice(tr("no run")))
    , m_changes(new MultiChoice(tr("any")))
{
    m_run->setObjectName(QStringLiteral("filterCompare"));
    m_run->setAccessibleName(tr("Compared with"));
    m_run->setSingle();
    m_changes->setObjectName(QStringLiteral("filterChange"));
    m_changes->setAccessibleName(tr("Since then"));
    addField(tr("Compared with"), m_run);
    addField(tr("Since then"), m_changes);
    connect(m_run, &MultiChoice::chosenChanged, this, &ChangeSection::edited);
    connect(m_changes, &MultiChoice::chosenChanged, this, &ChangeSection::edited);
}

void ChangeSection::refresh(const Session& session, const QString& task)
{
    std::vector<MultiChoice::Item> runs;
    if (const auto project = session.project(); project && !isEstimateTask(task)) {
        for (const CompareDesk::Side& side : CompareDesk(*project).sides(task))
            runs.push_back({side.id, side.name, -1});
    }
    setVisible(runs.size() >= 2);
    m_run->setItems(std::move(runs));
}

void ChangeSection::showChoices(const ListQuery& query)
{
    m_run->setChosen(query.compare.isEmpty() ? QStringList() : QStringList {query.compare});
    QStringList changes;
    for (const Change change : query.changes)
        changes << changeName(change);
    m_changes->setChosen(query.compare.isEmpty() ? QStringList() : changes);
    m_changes->setEnabled(!query.compare.isEmpty());
    setInUse((query.compare.isEmpty() ? 0 : 1) + (query.compare.isEmpty() || changes.isEmpty() ? 0 : 1));
}

void ChangeSection::showCounts(const Facets& facets, bool known)
{
    std::vector<MultiChoice::Item> changes;
    for (const Change change : kChanges)
        changes.push_back({changeName(change), changeLabel(change),
                           known && m_changes->isEnabled() ? facets.changes.value(changeName(change)) : -1});
    m_changes->setItems(std::move(changes));
}

void ChangeSection::choose(ListQuery& query) const
{
    query.compare = m_run->chosen().value(0);
    query.changes.clear();
    for (const QString& name : m_changes->chosen()) {
        if (const auto change = changeFromName(name); change && !query.compare.isEmpty())
            query.changes.push_back(*change);
    }
}

} // namespace plumbline::ui
