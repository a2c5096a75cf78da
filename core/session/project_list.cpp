// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <optional>
#include <unordered_set>
#include <utility>

#include <QCoreApplication>

#include "core/session/list_filter.h"
#include "core/session/list_order.h"
#include "core/session/listing.h"
#include "core/session/project.h"
#include "core/session/project_cache.h"
#include "core/session/review_book.h"
#include "core/session/truth.h"

namespace plumbline {

namespace {

/// What the query compares with; nothing where it compares with nothing.
Result<std::optional<ChangeFilter>> changeFilter(const Project& project, const ListQuery& query)
{
    if (query.compare.isEmpty())
        return std::optional<ChangeFilter>();
    ListQuery other;
    other.task = query.task;
    other.truth = query.truth;
    other.includeUnfinished = query.includeUnfinished;
    if (const RunId number(query.compare.toLongLong()); number.isValid())
        other.runs = {number};
    else
        other.systems = QStringList {query.compare};
    const auto earlier = project.listing(other);
    if (!earlier)
        return earlier.error();
    if (earlier->runs().empty())
        return Error {ErrorCode::Usage,
                      QCoreApplication::translate("Project", "%1 has no run of %2 to compare with.")
                          .arg(project.name(), query.compare),
                      {}};
    std::vector<Verdict> before(earlier->dataset()->images.size(), Verdict::None);
    for (int row = 0; row < earlier->size(); ++row)
        before[static_cast<std::size_t>(earlier->imageIndex(row))] = earlier->verdict(row);
    return std::optional(ChangeFilter(query, earlier->runs().front().id, std::move(before)));
}

} // namespace

Result<Listing> Project::listing(const ListQuery& query) const
{
    auto ground = std::make_shared<Listing::Ground>();
    ground->dataset = dataset();
    ground->reviews = m_cache->book();
    const Dataset& data = *ground->dataset;
    const auto means = truthFor(data, query.task, query.truth);
    if (!means)
        return means.error();
    const Attribute* truth = means->attribute();
    ground->truth = truth ? truth->name : QString();
    auto fits = fittingImages(data, query, truth, *ground->reviews);
    if (!fits)
        return fits.error();
    const auto runs = runsFor(query.task, query.systems, query.runs, query.includeUnfinished);
    if (!runs)
        return runs.error();
    const auto answersOf = [this](const std::vector<RunRecord>& of) -> Result<std::vector<Listing::Run>> {
        std::vector<Listing::Run> answers;
        for (const RunRecord& run : of) {
            auto outcomes = m_cache->outcomes(run);
            if (!outcomes)
                return outcomes.error();
            answers.push_back({run.system, m_services->systemName(run.system), run.id, *outcomes});
        }
        return answers;
    };
    auto asked = answersOf(*runs);
    if (!asked)
        return asked.error();
    ground->runs = std::move(*asked);
    const auto index = m_cache->index();
    if (query.disagree) {
        // One system alone cannot disagree: then every system's latest answers are compared.
        const auto others =
            ground->runs.size() == 1 ? runsFor(query.task, {}, {}, query.includeUnfinished) : runs;
        if (!others)
            return others.error();
        const auto all = answersOf(*others);
        if (!all)
            return all.error();
        keepDisagreed(*fits, *all, *index, query.task);
    }

    const auto change = changeFilter(*this, query);
    if (!change)
        return change.error();

    const std::unordered_set<ImageId> excluded = ground->reviews->excluded();
    const AnswerFilter answers(query, *means);
    std::vector<Listing::Row> rows;
    const auto add = [&](std::size_t i, std::size_t run, std::size_t at, const Outcome* outcome) {
        const bool isOut = !excluded.empty() && excluded.contains(data.images[i].id);
        const Verdict verdict = outcome ? means->judge(*outcome, i, isOut)
            : isOut                     ? Verdict::Excluded
                                        : Verdict::None;
        const RunId from = outcome ? ground->runs[run].id : RunId();
        if (answers.holds(outcome, i, verdict) && (!*change || (*change)->holds(from, i, verdict)))
            rows.push_back({static_cast<int>(i), outcome ? static_cast<int>(at) : -1,
                            static_cast<qint16>(outcome ? static_cast<int>(run) : -1), verdict});
    };
    for (std::size_t run = 0; run < ground->runs.size(); ++run) {
        const std::vector<Outcome>& outcomes = *ground->runs[run].outcomes;
        for (std::size_t at = 0; at < outcomes.size(); ++at) {
            const auto found = index->find(outcomes[at].image);
            if (found != index->end() && (*fits)[static_cast<std::size_t>(found->second)])
                add(static_cast<std::size_t>(found->second), run, at, &outcomes[at]);
        }
    }
    for (std::size_t i = 0; ground->runs.empty() && i < fits->size(); ++i) {
        if ((*fits)[i])
            add(i, 0, 0, nullptr);
    }
    const Ranks ranks = [this](SortKey key) { return m_cache->ranks(key); };
    if (const auto sorted = orderRows(rows, *ground, query, ranks); !sorted)
        return sorted.error();
    return Listing(std::move(ground), std::move(rows));
}

Result<std::vector<OutcomeRow>> Project::list(const ListQuery& query) const
{
    const auto found = listing(query);
    if (!found)
        return found.error();
    return found->rows();
}

} // namespace plumbline
