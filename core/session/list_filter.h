// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/session/listing.h"
#include "core/session/queries.h"
#include "core/session/review_book.h"
#include "core/session/truth.h"

namespace plumbline {

/// Which of the dataset's images fit, whatever the systems said of them. \a truth may be null. Usage when the
/// query names an attribute that is not there.
Result<std::vector<bool>> fittingImages(const Dataset& data, const ListQuery& query, const Attribute* truth,
                                        const ReviewBook& book);

/// Takes away the images on which the systems that answered are of one mind, or of which fewer than two
/// answered. Where the task is detection, to find nobody is an answer.
void keepDisagreed(std::vector<bool>& fits, const std::vector<Listing::Run>& runs,
                   const std::unordered_map<ImageId, int>& index, const QString& task);

/// Whether what a system said fits.
class AnswerFilter
{
public:
    AnswerFilter(const ListQuery& query, const Truth& truth) ///< both outlive it
        : m_query(query)
        , m_truth(truth)
        , m_ranged(query.confidenceFrom || query.confidenceTo)
        , m_missRanged(query.missFrom || query.missTo)
    {
    }
    /// \a outcome null: the system has not seen the image, which is that place in the dataset.
    [[nodiscard]] bool holds(const Outcome* outcome, std::size_t image, Verdict verdict) const;

private:
    const ListQuery& m_query;
    const Truth& m_truth;
    bool m_ranged;
    bool m_missRanged;
};

/// Whether an image changed as the query asks from the run it compares with.
class ChangeFilter
{
public:
    /// \a query outlives it. \a before: what \a run, which is compared with, was to every image of the
    /// dataset; None where it has no outcome.
    ChangeFilter(const ListQuery& query, RunId run, std::vector<Verdict> before)
        : m_query(query)
        , m_run(run)
        , m_before(std::move(before))
    {
    }
    /// \a run: the one whose \a verdict on the image it is.
    [[nodiscard]] bool holds(RunId run, std::size_t image, Verdict verdict) const;

private:
    const ListQuery& m_query;
    RunId m_run;
    std::vector<Verdict> m_before;
};

/// What became of an image; nothing unless both are right or wrong.
std::optional<Change> changeBetween(Verdict before, Verdict now);

} // namespace plumbline
