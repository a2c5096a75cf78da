// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/matched.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

namespace plumbline {

namespace {

std::int64_t sumOf(const std::vector<std::int64_t>& values, const std::vector<int>& cells)
{
    return std::accumulate(cells.begin(), cells.end(), std::int64_t {0},
                           [&](std::int64_t sum, int cell) { return sum + values[measures::at(cell)]; });
}

measures::RateDifferentials differentialsOf(const std::vector<std::optional<double>>& rates)
{
    std::vector<double> known;
    for (const auto& rate : rates) {
        if (rate)
            known.push_back(*rate);
    }
    return measures::differentials(known);
}

} // namespace

MatchedCurves::MatchedCurves(const Matched& matched)
    : m_matched(matched)
    , m_all {{*matched.scores, matched.scores->cells.all(), matched.level},
             {*matched.scores, matched.scores->cells.all(), matched.level}}
    , m_matrices(*matched.scores, matched.level)
    , m_lost(sumOf(matched.lost.lost, matched.scores->cells.all()))
{
    const measures::MatchCells& cells = matched.scores->cells;
    for (int group = 0; group < cells.allGroups(); ++group) {
        const std::vector<int> own = cells.with(group);
        m_groups.push_back({{*matched.scores, own, matched.level}, {*matched.scores, own, matched.level}});
        m_lostBy.push_back(sumOf(matched.lost.lost, own));
        m_sides.push_back(sideOf(m_groups.back(), group));
    }
    std::int64_t inGroups = 0;
    for (int group = 0; group < cells.allGroups(); ++group)
        inGroups += mated(group).people();
    m_sharesMated = inGroups > mated(std::nullopt).people();
    for (int group = 0; group < cells.groups(); ++group)
        m_cells.push_back(cells.with(group));
    m_allSide = sideOf(m_all, std::nullopt);
    findRange();
}

MatchedSide MatchedCurves::sideOf(const Curves& curves, std::optional<int> group) const
{
    const auto& [falseMatches, falseNonMatches] = curves;
    MatchedSide side;
    side.mated = falseNonMatches.scores().size();
    side.nonMated = falseMatches.comparisons();
    side.auc = measures::areaUnderRoc(falseMatches.scores(), falseNonMatches.scores());
    side.equalErrors = measures::equalErrorRate(falseMatches.scores(), falseNonMatches.scores());
    side.smallestFmr = falseMatches.one();
    side.thirtyFmr = falseMatches.thirty();
    if (side.nonMated > 0)
        side.atOwnRate = measures::atRate(falseMatches, falseNonMatches, kUsualRate);
    if (m_matched.searches)
        side.rankOne =
            m_matched.searches->identified(group == m_matched.unknown() ? std::optional(-1) : group, 1);
    side.det = measures::detCurve(falseMatches, falseNonMatches);
    return side;
}

void MatchedCurves::findRange()
{
    const measures::NonMatedScores& nonMated = m_all.falseMatches.scores();
    const measures::MatedScores& mated = m_all.falseNonMatches.scores();
    bool any = false;
    const auto include = [&](float low, float high) {
        m_lowest = any ? std::min(m_lowest, low) : low;
        m_highest = any ? std::max(m_highest, high) : high;
        any = true;
    };
    if (nonMated.size() > 0) { // to the bin, the best to the score where it was kept
        const measures::ScoreBins& bins = nonMated.bins();
        int first = 0;
        int last = bins.count() - 1;
        while (nonMated.inBin(first) == 0)
            ++first;
        while (nonMated.inBin(last) == 0)
            --last;
        include(bins.edge(first),
                nonMated.tail().empty() ? bins.edge(last + 1) : nonMated.tail().front().score);
    }
    if (mated.size() > 0)
        include(mated.pairs().front().pair.score, mated.pairs().back().pair.score);
}

std::optional<double> MatchedCurves::fmr(std::optional<int> group, float threshold) const
{
    const measures::FalseMatchCurve& curve = of(group).falseMatches;
    if (curve.comparisons() == 0)
        return std::nullopt;
    return static_cast<double>(curve.scores().countFrom(threshold).count)
        / static_cast<double>(curve.comparisons());
}

std::optional<double> MatchedCurves::fnmr(std::optional<int> group, float threshold) const
{
    const measures::MatedScores& scores = of(group).falseNonMatches.scores();
    if (scores.size() == 0)
        return std::nullopt;
    return static_cast<double>(scores.below(threshold)) / static_cast<double>(scores.size());
}

std::optional<double> MatchedCurves::boundOfNone(std::optional<int> group) const
{
    const measures::PairRate none = of(group).falseMatches.at(std::numeric_limits<float>::max());
    return none.limits ? std::optional(none.limits->high) : std::nullopt;
}

const measures::NonMatedScores& MatchedCurves::nonMated(std::optional<int> group) const
{
    return of(group).falseMatches.scores();
}

const measures::MatedScores& MatchedCurves::mated(std::optional<int> group) const
{
    return of(group).falseNonMatches.scores();
}

/// One test of each error: of the two groups that are furthest apart.
void MatchedCurves::compareGroups(MatchedPoint& point) const
{
    const std::size_t known = m_cells.size();
    if (known < 2)
        return;
    std::vector<measures::PairRate> fmr, fnmr;
    std::vector<const measures::FalseMatchCurve*> falseMatches;
    std::vector<const measures::FalseNonMatchCurve*> falseNonMatches;
    for (std::size_t i = 0; i < known; ++i) {
        fmr.push_back(point.groups[i].falseMatches);
        fnmr.push_back(point.groups[i].falseNonMatches);
        falseMatches.push_back(&m_groups[i].falseMatches);
        falseNonMatches.push_back(&m_groups[i].falseNonMatches);
    }
    const float threshold = point.all.threshold;
    point.fmrApart = measures::widestDifference(
        fmr, measures::falseMatchCorrelations(m_matched.scores->crossed, m_cells, falseMatches, threshold),
        m_matched.level);
    point.fnmrApart = measures::widestDifference(
        fnmr,
        m_sharesMated ? measures::falseNonMatchCorrelations(falseNonMatches, threshold)
                      : measures::Correlations(known),
        m_matched.level);
}

MatchedPoint MatchedCurves::rest(measures::OperatingPoint all, double alpha) const
{
    MatchedPoint point;
    point.alpha = alpha;
    point.all = std::move(all);
    point.generalisedFnmr = measures::generalisedFnmr(point.all.falseNonMatches, m_lost);
    point.matrix = m_matrices.at(point.all.threshold);
    std::vector<std::optional<double>> fmr, fnmr; // of the known groups
    std::vector<double> bothFmr, bothFnmr;
    for (std::size_t i = 0; i < m_groups.size(); ++i) {
        const Curves& curves = m_groups[i];
        point.groups.push_back(
            measures::atThreshold(curves.falseMatches, curves.falseNonMatches, point.all.threshold));
        const measures::OperatingPoint& group = point.groups.back();
        point.generalisedFnmrs.push_back(measures::generalisedFnmr(group.falseNonMatches, m_lostBy[i]));
        if (i + 1 == m_groups.size())
            break; // people of whom nothing is known are no group
        fmr.push_back(group.falseMatches.rate());
        fnmr.push_back(group.falseNonMatches.rate());
        if (fmr.back() && fnmr.back()) {
            bothFmr.push_back(*fmr.back());
            bothFnmr.push_back(*fnmr.back());
        }
    }
    point.fmr = differentialsOf(fmr);
    point.fnmr = differentialsOf(fnmr);
    point.combined = measures::combined(bothFmr, bothFnmr, alpha);
    compareGroups(point);
    return point;
}

MatchedPoint MatchedCurves::at(float threshold, double alpha) const
{
    return rest(measures::atThreshold(m_all.falseMatches, m_all.falseNonMatches, threshold), alpha);
}

MatchedPoint MatchedCurves::atRate(double fmr, double alpha) const
{
    return rest(measures::atRate(m_all.falseMatches, m_all.falseNonMatches, fmr), alpha);
}

std::vector<MatchedPoint> matchedPoints(const MatchedCurves& curves, const MatchThresholds& thresholds)
{
    std::vector<MatchedPoint> points;
    for (const double threshold : thresholds.scores)
        points.push_back(curves.at(static_cast<float>(threshold), thresholds.alpha));
    for (const double rate : thresholds.rates)
        points.push_back(curves.atRate(rate, thresholds.alpha));
    if (points.empty())
        points.push_back(curves.atRate(MatchedCurves::kUsualRate, thresholds.alpha));
    for (MatchedPoint& point : points)
        point.isChosen = true;
    for (const double rate : measures::usualRates())
        points.push_back(curves.atRate(rate, thresholds.alpha));
    return points;
}

} // namespace plumbline
