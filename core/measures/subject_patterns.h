// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/measures/counts.h"
#include "core/measures/tally.h"

namespace plumbline::measures {

/// What a rate is a share of.
enum class RateOf : std::uint8_t {
    FacesFound,      ///< perFaceFound()
    ImagesSubmitted, ///< perImageSubmitted()
};

/// What one person brings to one group.
struct SubjectCell
{
    int group = 0;
    std::array<std::uint32_t, 2> n {}; ///< by RateOf
    std::array<std::uint32_t, 2> errors {};

    [[nodiscard]] Tally tally(RateOf rate) const
    {
        const auto at = static_cast<std::size_t>(rate);
        return {errors[at], n[at]};
    }

    friend auto operator<=>(const SubjectCell&, const SubjectCell&) = default;
};

/// The people of a run, as far as resampling can tell them apart: the distinct patterns of cells, and how
/// many people have each. A million images of people with four images each have a few dozen patterns to a
/// group. Images that are in neither rate (failed, not offered, excluded) bring nothing, and people with
/// nothing else are not counted.
class SubjectPatterns
{
public:
    /// Linear in the number of observations; neither their order nor the numbers of the subjects matter. A
    /// subject below 0 is a person of its own. \pre as for count()
    static SubjectPatterns of(std::span<const Observation> observations, int groups);

    [[nodiscard]] int groups() const { return m_groups; }
    [[nodiscard]] std::size_t size() const { return m_people.size(); } ///< number of distinct patterns
    [[nodiscard]] std::int64_t people() const { return m_all; }        ///< of all patterns
    [[nodiscard]] std::int64_t people(std::size_t pattern) const { return m_people[pattern]; } ///< > 0
    /// Of one pattern: at least one, by ascending group, each group once.
    [[nodiscard]] std::span<const SubjectCell> cells(std::size_t pattern) const
    {
        return {m_cells.data() + m_first[pattern], m_first[pattern + 1] - m_first[pattern]};
    }
    /// Whether anybody has several images in one of the two rates, in one group or in several.
    [[nodiscard]] bool repeats() const;

private:
    void add(std::span<const SubjectCell> pattern, std::int64_t people);

    int m_groups = 0;
    std::int64_t m_all = 0;
    std::vector<SubjectCell> m_cells;
    std::vector<std::size_t> m_first {0}; ///< of each pattern in m_cells, and the end
    std::vector<std::int64_t> m_people;
};

} // namespace plumbline::measures
