// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/comparisons.h"

#include <algorithm>
#include <cassert>

#include "core/measures/difference.h"
#include "core/measures/ratio.h"
#include "core/measures/significance.h"

namespace plumbline::measures {

std::optional<int> largestGroup(std::span<const std::span<const GroupCounts>> runs)
{
    std::vector<std::int64_t> scored(runs.empty() ? 0 : runs.front().size());
    for (const std::span<const GroupCounts> groups : runs) {
        assert(groups.size() == scored.size());
        for (std::size_t i = 0; i < groups.size(); ++i)
            scored[i] += groups[i].scored;
    }
    const auto largest = std::ranges::max_element(scored);
    if (largest == scored.end() || *largest == 0)
        return std::nullopt;
    return static_cast<int>(largest - scored.begin());
}

Settings withReference(std::span<const GroupCounts> groups, const Settings& settings)
{
    Settings resolved = settings;
    if (settings.comparing() == Compare::Reference && !settings.reference)
        resolved.reference = largestGroup({&groups, 1});
    return resolved;
}

std::vector<std::pair<int, int>> comparedPairs(int groups, const Settings& settings)
{
    std::vector<std::pair<int, int>> pairs;
    for (int i = 0; i < groups; ++i) {
        switch (settings.comparing()) {
        case Compare::Rest:
            pairs.emplace_back(i, kRest);
            break;
        case Compare::Reference:
            if (settings.reference && i != *settings.reference)
                pairs.emplace_back(i, *settings.reference);
            break;
        case Compare::Pairs:
            for (int j = i + 1; j < groups; ++j)
                pairs.emplace_back(i, j);
            break;
        }
    }
    return pairs;
}

GroupComparer::GroupComparer(std::span<const GroupCounts> groups, PeopleBehind people)
    : m_people(people)
{
    for (const GroupCounts& counts : groups) {
        assert(!problem(counts));
        m_tallies.push_back(perFaceFound(counts));
        m_all.errors += counts.errors;
        m_all.n += counts.scored;
    }
}

Tally GroupComparer::tally(int group, int of) const
{
    if (group != kRest)
        return m_tallies[static_cast<std::size_t>(group)];
    const Tally without = of == kRest ? Tally {} : m_tallies[static_cast<std::size_t>(of)];
    return {m_all.errors - without.errors, m_all.n - without.n};
}

Tally GroupComparer::worth(int group, int of) const
{
    if (!m_people)
        return tally(group, of);
    const Side side = group == kRest ? Side {of, true} : Side {group, false};
    return m_people.sample->size(m_people.rate, side).effectiveTally();
}

std::optional<Difference> GroupComparer::compare(int a, int b, double level) const
{
    const Tally ofA = tally(a);
    const Tally ofB = tally(b, a);
    const auto gap = newcombe(ofA, ofB, level);
    const auto p = fisherTwoSided(ofA, ofB);
    if (!gap || !p)
        return std::nullopt;
    Difference difference {a, b, gap->difference, gap->low, gap->high, *p, *p, *p};
    difference.ratio = ratioInterval(ofA, ofB, level);
    if (m_people)
        respectPeople(difference, m_people, level);
    return difference;
}

std::vector<GroupCounts> countsSubmitted(std::span<const GroupCounts> groups)
{
    std::vector<GroupCounts> result(groups.begin(), groups.end());
    for (GroupCounts& counts : result) {
        const Tally all = perImageSubmitted(counts);
        counts.scored = all.n;
        counts.errors = all.errors;
        counts.undetected = 0;
        counts.refused = 0;
    }
    return result;
}

std::vector<Difference> compareGroups(std::span<const GroupCounts> groups, const Settings& settings,
                                      PeopleBehind people)
{
    const GroupComparer comparer(groups, people);
    std::vector<Difference> differences;
    const Settings resolved = withReference(groups, settings);
    for (const auto& [a, b] : comparedPairs(static_cast<int>(groups.size()), resolved)) {
        if (const auto difference = comparer.compare(a, b, settings.level))
            differences.push_back(*difference);
    }
    correctForNumber(differences, [](const Difference& each) { return each.p; });
    return differences;
}

} // namespace plumbline::measures
