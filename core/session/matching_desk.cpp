// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/matching_desk.h"

#include <algorithm>
#include <cstddef>
#include <unordered_set>
#include <vector>

#include <QCoreApplication>

#include "core/session/project.h"
#include "core/session/project_cache.h"
#include "core/session/review_book.h"
#include "core/store/embedding_store.h"

namespace plumbline {

namespace {

/// Moves the rows that stay to the front; nothing is copied twice.
void leaveOut(EmbeddingSet& set, const std::unordered_set<ImageId>& excluded)
{
    if (excluded.empty())
        return;
    const auto dimension = static_cast<std::ptrdiff_t>(set.form.dimension);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < set.size(); ++i) {
        if (excluded.contains(set.images[i]))
            continue;
        if (kept != i) {
            const auto from = set.values.begin() + static_cast<std::ptrdiff_t>(i) * dimension;
            std::copy(from, from + dimension,
                      set.values.begin() + static_cast<std::ptrdiff_t>(kept) * dimension);
            set.images[kept] = set.images[i];
            set.subjects[kept] = set.subjects[i];
        }
        ++kept;
    }
    set.images.resize(kept);
    set.subjects.resize(kept);
    set.values.resize(kept * static_cast<std::size_t>(dimension));
    std::erase_if(set.notEnrolled, [&](const auto& one) { return excluded.contains(one.first); });
}

} // namespace

Result<EmbeddingSet> MatchingDesk::embeddings(RunId run) const
{
    auto set = EmbeddingStore(*m_project.m_store).load(run);
    if (set)
        leaveOut(*set, m_project.m_cache->book()->excluded());
    return set;
}

Result<EmbeddingSet> MatchingDesk::embeddings(const QString& system) const
{
    const std::vector<RunRecord> runs = m_project.runs();
    const auto latest = std::find_if(runs.rbegin(), runs.rend(), [&](const RunRecord& run) {
        return run.system == system && isMatchingTask(run.task) && run.state == RunState::Finished;
    });
    if (latest == runs.rend()) {
        return Error {ErrorCode::NotFound,
                      QCoreApplication::translate(
                          "Project", "%1 has enrolled no faces in %2; run the task verify first.")
                          .arg(system, m_project.name()),
                      {}};
    }
    return embeddings(latest->id);
}

} // namespace plumbline
