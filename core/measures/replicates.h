// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

#include "core/measures/subject_patterns.h"

namespace plumbline::measures {

/// Errors and n of every group in every replicate of the people of a run.
class Replicates
{
public:
    /// Draws as many people as there are, with replacement, \a count times: a multinomial over the patterns,
    /// made of conditional binomials; the people of rare patterns are drawn one by one. Time grows with
    /// patterns x count, not with people or images. Replicate
    /// r depends on the patterns, \a seed and r alone (RandomStream, Boost.Random's
    /// binomial), so that the result is the same for any number of \a threads (0: as many as cores, at most).
    /// nullopt when stopped. \pre patterns.people() > 0, count > 0
    static std::optional<Replicates> draw(const SubjectPatterns& patterns, int count, std::uint64_t seed,
                                          const std::stop_token& stop = {}, unsigned threads = 0);

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] int groups() const { return m_groups; }
    /// Of one group, a value for each replicate; of all groups together for group = groups().
    [[nodiscard]] std::span<const std::uint32_t> errors(RateOf rate, int group) const;
    [[nodiscard]] std::span<const std::uint32_t> n(RateOf rate, int group) const;

private:
    Replicates(int count, int groups);
    [[nodiscard]] std::size_t column(RateOf rate, int group, bool errors) const;
    struct Draw;
    void drawOne(const Draw& draw, std::uint64_t seed, int replicate, std::vector<std::uint64_t>& sums);
    void store(std::vector<std::uint64_t>& sums, int replicate); ///< sums the groups in the last columns

    int m_count;
    int m_groups;
    std::vector<std::uint32_t> m_values; ///< column by column
};

} // namespace plumbline::measures
