// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/match_curves.h"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "core/measures/effective_size.h"

namespace plumbline::measures {

namespace {

/// Fewer false matches say too little of how they fall on people.
constexpr std::int64_t kFewestSeen = 10;
constexpr double kEnough = 30;

std::optional<double> share(double of, std::int64_t comparisons)
{
    if (comparisons == 0)
        return std::nullopt;
    return std::min(of / static_cast<double>(comparisons), 1.0);
}

/// The design effects to be used at the thresholds of the grid: no less than 1, since comparisons that share
/// nobody cannot be worth more than one each; where fewer than ten matched falsely (or did not), no less than
/// at the nearest threshold where ten did, and where that never happened, so much that only pairs without a
/// person in common count.
std::vector<double> usedEffects(const CrossedCurve& curve)
{
    const auto n = static_cast<double>(curve.comparisons);
    const double worst = std::max(n / std::max(static_cast<double>(curve.disjointPairs), 1.0), 1.0);
    std::vector<double> used(curve.points.size());
    const auto isTelling = [&](const CrossedPoint& point) {
        return point.designEffect && point.seen >= kFewestSeen
            && curve.comparisons - point.seen >= kFewestSeen;
    };
    double nearest = worst;
    for (std::size_t k = 0; k < used.size(); ++k) { // from the left: fewer and fewer are seen
        const CrossedPoint& point = curve.points[k];
        const double own = std::clamp(point.designEffect.value_or(1), 1.0, worst);
        if (isTelling(point))
            nearest = own;
        used[k] = isTelling(point) ? own : std::max(own, nearest);
    }
    // Below the first telling threshold nearly everything is seen: what was borrowed there is the right
    // one's.
    const auto first = std::ranges::find_if(curve.points, isTelling) - curve.points.begin();
    for (std::ptrdiff_t k = 0; k < first && first < std::ssize(used); ++k)
        used[static_cast<std::size_t>(k)] = used[static_cast<std::size_t>(first)];
    return used;
}

} // namespace

FalseMatchCurve::FalseMatchCurve(const MatchScores& scores, std::span<const int> cells, double level)
    : m_scores(scores.nonMatedOf(cells))
    , m_crossed(scores.crossed.curve(cells))
    , m_effect(usedEffects(m_crossed))
    , m_level(level)
{
    assert(m_scores.size() == m_crossed.comparisons);
    const ThresholdGrid& grid = scores.crossed.grid();
    for (int k = 0; k < grid.size(); ++k)
        m_edges.push_back(grid.edge(k));
}

std::optional<double> FalseMatchCurve::designEffect(float threshold) const
{
    if (m_edges.empty() || threshold < m_edges.front())
        return std::nullopt;
    const auto above =
        static_cast<std::size_t>(std::ranges::upper_bound(m_edges, threshold) - m_edges.begin());
    const double left = m_effect[above - 1];
    if (above == m_edges.size())
        return left;
    const double part = double(threshold - m_edges[above - 1]) / double(m_edges[above] - m_edges[above - 1]);
    return std::exp((1 - part) * std::log(left) + part * std::log(m_effect[above]));
}

PairRate FalseMatchCurve::at(float threshold) const
{
    const SeenAbove seen = m_scores.countFrom(threshold);
    PairRate rate;
    rate.errors = seen.count;
    rate.exact = seen.exact;
    rate.comparisons = m_scores.size();
    rate.people = m_crossed.people;
    std::optional<double> effect = designEffect(threshold);
    if (m_scores.exactFrom() == NonMatedScores::kNoLimit && !m_effect.empty() && !effect)
        effect = m_effect.front(); // all scores are above
    if (rate.comparisons > 0 && effect)
        setLimits(rate, static_cast<double>(rate.comparisons) / *effect, m_level);
    return rate;
}

float FalseMatchCurve::thresholdFor(double rate) const
{
    assert(rate >= 0 && rate <= 1);
    constexpr double kRounding = 1e-9; // 0.01 of 100 is one
    return m_scores.thresholdFor(
        static_cast<std::int64_t>(std::floor(rate * static_cast<double>(m_scores.size()) + kRounding)));
}

std::optional<double> FalseMatchCurve::one() const
{
    return share(1, m_scores.size());
}

std::optional<double> FalseMatchCurve::thirty() const
{
    return share(kEnough, m_scores.size());
}

FalseNonMatchCurve::FalseNonMatchCurve(const MatchScores& scores, std::span<const int> cells, double level)
    : m_scores(scores.matedOf(cells))
    , m_level(level)
{
}

PairRate FalseNonMatchCurve::at(float threshold) const
{
    const MissedBelow missed = m_scores.missedBelow(threshold);
    PairRate rate;
    rate.errors = missed.missed;
    rate.comparisons = missed.comparisons;
    rate.people = missed.people;
    if (rate.comparisons == 0)
        return rate;
    // As for images: at most the number of people where the design effect is undefined or rests on few.
    const auto n = static_cast<double>(rate.comparisons);
    const double most =
        missed.designEffect && rate.people >= kFewestPeople ? n : static_cast<double>(rate.people);
    setLimits(rate, std::min(n / std::max(missed.designEffect.value_or(1), 1.0), std::min(most, n)), m_level);
    return rate;
}

} // namespace plumbline::measures
