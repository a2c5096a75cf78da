// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/trade_off.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include "core/measures/normal.h"

namespace plumbline::measures {

namespace {

std::optional<double> deviate(double rate)
{
    if (rate <= 0 || rate >= 1)
        return std::nullopt;
    return normalQuantile(rate);
}

/// Non-mated scores below this one, ties for half; within a bin that is not kept score by score, evenly.
double belowWithTies(const NonMatedScores& nonMated, float score)
{
    const SeenAbove from = nonMated.countFrom(score);
    const SeenAbove above = nonMated.countFrom(std::nextafter(score, std::numeric_limits<float>::infinity()));
    return static_cast<double>(nonMated.size())
        - (static_cast<double>(from.count) + static_cast<double>(above.count)) / 2;
}

} // namespace

std::vector<DetPoint> detCurve(const FalseMatchCurve& falseMatches, const FalseNonMatchCurve& falseNonMatches)
{
    std::vector<DetPoint> points;
    const auto n = static_cast<double>(falseMatches.comparisons());
    const auto mated = static_cast<double>(falseNonMatches.scores().size());
    if (n == 0 || mated == 0)
        return points;
    std::vector<float> thresholds;
    constexpr double kSteps = 10; // a decade
    const double last = std::ceil(kSteps * std::log10(n));
    for (double step = 0; step <= last; ++step)
        thresholds.push_back(falseMatches.thresholdFor(std::pow(10, -step / kSteps)));
    // Beyond the best non-mated score only FNMR goes on rising.
    thresholds.push_back(falseMatches.thresholdFor(0));
    constexpr int kBeyond = 20;
    const auto pairs = falseNonMatches.scores().pairs();
    const std::int64_t missed = falseNonMatches.scores().below(thresholds.back());
    for (std::int64_t i = 1; i <= kBeyond && missed < std::ssize(pairs); ++i)
        thresholds.push_back(
            pairs[measures::at(missed + (std::ssize(pairs) - 1 - missed) * i / kBeyond)].pair.score);
    std::ranges::sort(thresholds);
    thresholds.erase(std::unique(thresholds.begin(), thresholds.end()), thresholds.end());
    for (const float threshold : thresholds) {
        DetPoint point;
        point.threshold = threshold;
        point.fmr = static_cast<double>(falseMatches.scores().countFrom(threshold).count) / n;
        point.fnmr = static_cast<double>(falseNonMatches.scores().below(threshold)) / mated;
        point.fmrDeviate = deviate(point.fmr);
        point.fnmrDeviate = deviate(point.fnmr);
        points.push_back(point);
    }
    return points;
}

std::optional<double> areaUnderRoc(const NonMatedScores& nonMated, const MatedScores& mated)
{
    if (nonMated.size() == 0 || mated.size() == 0)
        return std::nullopt;
    double sum = 0;
    for (const MatedPair& pair : mated.pairs())
        sum += belowWithTies(nonMated, pair.pair.score);
    return sum / static_cast<double>(nonMated.size()) / static_cast<double>(mated.size());
}

std::optional<EqualErrors> equalErrorRate(const NonMatedScores& nonMated, const MatedScores& mated)
{
    if (nonMated.size() == 0 || mated.size() == 0)
        return std::nullopt;
    const auto pairs = mated.pairs();
    const auto rates = [&](std::size_t index) {
        const float threshold = pairs[index].pair.score;
        return std::pair(static_cast<double>(nonMated.countFrom(threshold).count)
                             / static_cast<double>(nonMated.size()),
                         static_cast<double>(mated.below(threshold)) / static_cast<double>(mated.size()));
    };
    // FMR falls and FNMR rises: the least difference lies where they cross.
    std::size_t low = 0;
    std::size_t high = pairs.size();
    while (low < high) {
        const std::size_t middle = (low + high) / 2;
        const auto [fmr, fnmr] = rates(middle);
        if (fmr > fnmr)
            low = middle + 1;
        else
            high = middle;
    }
    std::optional<EqualErrors> best;
    double least = 2;
    for (const std::size_t index : {low == 0 ? low : low - 1, std::min(low, pairs.size() - 1)}) {
        const auto [fmr, fnmr] = rates(index);
        if (std::abs(fmr - fnmr) < least) {
            least = std::abs(fmr - fnmr);
            best = EqualErrors {pairs[index].pair.score, (fmr + fnmr) / 2};
        }
    }
    return best;
}

std::vector<double> usualRates()
{
    return {1e-2, 1e-3, 1e-4, 1e-5, 1e-6};
}

std::vector<float> vendorThresholds()
{
    return {80, 95, 99};
}

OperatingPoint atRate(const FalseMatchCurve& falseMatches, const FalseNonMatchCurve& falseNonMatches,
                      double fmr)
{
    OperatingPoint point = atThreshold(falseMatches, falseNonMatches, falseMatches.thresholdFor(fmr));
    point.wanted = fmr;
    constexpr double kRounding = 1e-12;
    point.isBeyondData = fmr + kRounding < falseMatches.one().value_or(1);
    return point;
}

OperatingPoint atThreshold(const FalseMatchCurve& falseMatches, const FalseNonMatchCurve& falseNonMatches,
                           float threshold)
{
    return {std::nullopt, threshold, falseMatches.at(threshold), falseNonMatches.at(threshold), false};
}

FalseMatchMatrices::FalseMatchMatrices(const MatchScores& scores, double level)
    : m_cells(scores.cells)
    , m_curveOf(measures::at(scores.cells.count()))
{
    for (const int cell : m_cells.all()) {
        m_curveOf[measures::at(cell)] = m_curves.size();
        m_curves.emplace_back(scores, std::array {cell}, level);
    }
}

FalseMatchMatrix FalseMatchMatrices::at(float threshold) const
{
    FalseMatchMatrix matrix;
    matrix.groups = m_cells.allGroups();
    for (int a = 0; a < matrix.groups; ++a)
        for (int b = 0; b < matrix.groups; ++b)
            matrix.cells.push_back(m_curves[m_curveOf[measures::at(m_cells.cell(a, b))]].at(threshold));
    return matrix;
}

} // namespace plumbline::measures
