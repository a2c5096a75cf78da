// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <QByteArray>

#include "core/outcomes/pair_review.h"
#include "core/views/matched.h"

namespace plumbline {

struct ReviewBook;

/// A false match and what the auditor says of it.
struct ListedPair
{
    FalseMatch match; ///< rank 0: found to be one person, and in no count
    PairReview review;

    [[nodiscard]] ImagePair pair() const { return {match.a.image, match.b.image}; }
};

/// Which of the pairs by what was said of them.
enum class PairShow { All, NotLookedAt, LookedAt, SamePerson, LabelError, Lookalike, PoorImage, WithNote };

/// Everything set must hold.
struct PairFilter
{
    static constexpr int kAny = -1; ///< of two sets: a gallery image of any group
    /// Places in PairScene::labels; of one set in either order, of two the probe's first.
    std::optional<std::pair<int, int>> groups;
    PairShow show = PairShow::All;

    friend bool operator==(const PairFilter&, const PairFilter&) = default;
};

enum class PairOrder { Score, Groups, LookedAt };

/// The pairs of a list with those of one person in their place by score, best first.
std::vector<ListedPair> listedPairs(const FalseMatches& list, const ReviewBook& book);
bool fits(const ListedPair& pair, const PairFilter& filter, bool isOneSet);
/// Score: best first; groups: pairs of equal groups together; looked at: those not looked at first.
void sortPairs(std::vector<ListedPair>& pairs, PairOrder order);

/// For spreadsheets: rank, score, both files, people and groups, verdict, note, in the C locale.
QByteArray pairsCsv(std::span<const ListedPair> pairs);

} // namespace plumbline
