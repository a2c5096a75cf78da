// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/measures/tally.h"

namespace plumbline::measures {

/// What became of one image in one run. Exactly one holds; only the first two are scored.
enum class Disposition {
    Correct,    ///< answered, and the answer is the label
    Error,      ///< answered, and the answer is not the label
    Undetected, ///< the system found no face
    Refused,    ///< the system declined to answer (attribute retired, policy)
    Failed,     ///< technical failure: neither an error of the system nor a submitted image of the rates
    NotOffered, ///< the label is one the system cannot give, or there is none: never an error
    Excluded,   ///< taken out by the auditor: not submitted
};

/// One image of a run, reduced to what the counts need.
struct Observation
{
    int group = 0;    ///< 0..groups-1; "not stated" is a group of its own, made by the caller
    int subject = -1; ///< any id >= 0, the same for all images of a person; -1 = unknown, a person of its own
    Disposition disposition = Disposition::Correct;
    bool multipleFaces = false;
};

/// Counts of one group. An empty optional is a count that nobody knows (an audit made from a table of
/// counts). Where known: submitted = images - excluded = scored + undetected + refused + failed + notOffered.
struct GroupCounts
{
    std::optional<std::int64_t> images;
    std::optional<std::int64_t> subjects; ///< distinct persons among the images
    std::optional<std::int64_t>
        repeatedSubjects; ///< those with several submitted images, here or in other groups
    std::optional<std::int64_t> excluded;
    std::int64_t submitted = 0;
    std::int64_t scored = 0; ///< answered and comparable with the label: the faces found
    std::optional<std::int64_t> undetected;
    std::optional<std::int64_t> refused;
    std::optional<std::int64_t> failed;
    std::optional<std::int64_t> notOffered;
    std::optional<std::int64_t> multipleFaces; ///< submitted images in which more than one face was found
    std::int64_t errors = 0;

    friend bool operator==(const GroupCounts&, const GroupCounts&) = default;
};

/// The largest count that is accepted: far above any image set, and exact in every step that follows.
inline constexpr std::int64_t kMaxCount = 1'000'000'000;

/// Counts per group, in the order of the group numbers; groups without an image are there, with zeros. Linear
/// in the number of observations; their order does not matter. \pre groups >= 0, and 0 <= group < groups for
/// every observation
std::vector<GroupCounts> count(std::span<const Observation> observations, int groups);

/// A group of which only n and errors are known: submitted = scored = n, everything else unknown.
/// \pre 0 <= errors <= n; ask problem() first when the numbers come from outside
GroupCounts fromTable(std::int64_t n, std::int64_t errors);

/// Errors per face found: errors of scored.
Tally perFaceFound(const GroupCounts& counts);

/// Errors per image submitted: an image without an answer (undetected, refused) is an error, technical
/// failures and labels that the system cannot give are left out. Unknown counts are taken as none, so that
/// for a table of counts this equals perFaceFound().
Tally perImageSubmitted(const GroupCounts& counts);

/// Why n and errors of a table are no counts, as a clause without full stop ("errors (7) exceed n (5)"), or
/// nothing.
std::optional<std::string> problem(std::int64_t n, std::int64_t errors);

/// The same for all counts of a group, with their sums.
std::optional<std::string> problem(const GroupCounts& counts);

/// Whether some person has several submitted images: then intervals and p values, which assume independent
/// images, are too sure of themselves, and whoever shows them says so. False where subjects are unknown.
bool repeats(std::span<const GroupCounts> groups);

} // namespace plumbline::measures
