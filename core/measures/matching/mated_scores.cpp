// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/mated_scores.h"

#include <algorithm>
#include <unordered_map>

namespace plumbline::measures {

MatedScores::MatedScores(std::vector<MatedPair> pairs)
    : m_pairs(std::move(pairs))
{
    std::ranges::sort(m_pairs,
                      [](const MatedPair& x, const MatedPair& y) { return isBetter(y.pair, x.pair); });
    struct Person
    {
        std::int64_t compared = 0;
        std::int64_t missed = 0;
    };
    std::unordered_map<int, Person> people;
    for (const MatedPair& pair : m_pairs)
        ++people[pair.subject].compared;
    m_people = std::ssize(people);
    for (const auto& [subject, person] : people)
        m_comparedSquares += static_cast<double>(person.compared) * static_cast<double>(person.compared);
    m_squares.reserve(m_pairs.size() + 1);
    m_products.reserve(m_pairs.size() + 1);
    std::int64_t squares = 0;
    std::int64_t products = 0;
    m_squares.push_back(0);
    m_products.push_back(0);
    for (const MatedPair& pair : m_pairs) {
        Person& person = people[pair.subject];
        ++person.missed;
        m_squares.push_back(squares += 2 * person.missed - 1); // c^2 - (c - 1)^2
        m_products.push_back(products += person.compared);
    }
}

MatedScores MatedScores::merged(std::span<const MatedScores* const> parts)
{
    std::vector<MatedPair> pairs;
    for (const MatedScores* part : parts)
        pairs.insert(pairs.end(), part->m_pairs.begin(), part->m_pairs.end());
    return MatedScores(std::move(pairs));
}

std::int64_t MatedScores::below(float threshold) const
{
    return std::ranges::partition_point(
               m_pairs, [threshold](const MatedPair& mated) { return mated.pair.score < threshold; })
        - m_pairs.begin();
}

MissedBelow MatedScores::missedBelow(float threshold) const
{
    MissedBelow result {below(threshold), size(), m_people, std::nullopt};
    if (m_people < 2 || result.missed == 0 || result.missed == size())
        return result;
    const auto n = static_cast<double>(size());
    const double rate = static_cast<double>(result.missed) / n;
    const auto index = static_cast<std::size_t>(result.missed);
    const double squares = static_cast<double>(m_squares[index])
        - 2 * rate * static_cast<double>(m_products[index]) + rate * rate * m_comparedSquares;
    const auto people = static_cast<double>(m_people);
    result.designEffect = people / (people - 1) * squares / (n * rate * (1 - rate));
    return result;
}

} // namespace plumbline::measures
