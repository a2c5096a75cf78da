// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/outcomes/outcome.h"
#include "core/outcomes/pair_score.h"
#include "core/run/run_record.h"

namespace plumbline {

class ProjectStore;

/// Runs that were made elsewhere and came in as files. A view of a store that outlives it; thread-safe as the
/// store is, and its calls end with the same errors.
class ScoreStore
{
public:
    explicit ScoreStore(ProjectStore& store)
        : m_store(store)
    {
    }

    /// Adds a run that is finished at once, with its outcomes and, of a matching run, its scores: in one
    /// transaction, so that a failure leaves nothing. Takes of \a record what ProjectStore::startRun() does.
    /// \a responsesOf: a run whose raw responses are this one's too.
    Result<RunId> addFinished(const RunRecord& record, const std::vector<Outcome>& outcomes,
                              const std::optional<PairScoreSet>& scores = {},
                              std::optional<RunId> responsesOf = {});
    /// Of images that are in the dataset; nothing when the run has no scores of its own (it may have enrolled
    /// faces), or is none.
    [[nodiscard]] Result<std::optional<PairScoreSet>> load(RunId run) const;

private:
    ProjectStore& m_store;
};

} // namespace plumbline
