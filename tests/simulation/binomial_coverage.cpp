// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/simulation/binomial_coverage.h"

#include <boost/math/distributions/binomial.hpp>

namespace plumbline::simulation {

namespace {

/// P(x errors of n) for x = 0..n.
std::vector<double> probabilities(int n, double p)
{
    const boost::math::binomial distribution(n, p);
    std::vector<double> result;
    for (int x = 0; x <= n; ++x)
        result.push_back(boost::math::pdf(distribution, x));
    return result;
}

/// A rate that lies on a limit is held, whatever rounding says.
bool holds(const measures::Interval& limits, double rate)
{
    constexpr double kRounding = 1e-12;
    return limits.low <= rate + kRounding && rate <= limits.high + kRounding;
}

} // namespace

std::vector<CoverageCell> rateCoverage(measures::IntervalMethod method, const std::vector<int>& ns,
                                       const std::vector<double>& ps, double level)
{
    std::vector<CoverageCell> cells;
    for (const int n : ns) {
        std::vector<measures::Interval> limits;
        for (int x = 0; x <= n; ++x)
            limits.push_back(measures::interval(method, x, n, level).value());
        for (const double p : ps) {
            CoverageCell cell {n, p, 0, 0};
            const std::vector<double> weights = probabilities(n, p);
            for (std::size_t x = 0; x < weights.size(); ++x) {
                cell.coverage += holds(limits[x], p) ? weights[x] : 0;
                cell.width += weights[x] * (limits[x].high - limits[x].low);
            }
            cells.push_back(cell);
        }
    }
    return cells;
}

std::vector<PairCoverageCell> pairCoverage(const PairInterval& interval,
                                           const std::function<double(double, double)>& truth,
                                           const std::vector<int>& ns, const std::vector<double>& ps)
{
    std::vector<PairCoverageCell> cells;
    for (const int nA : ns) {
        for (const int nB : ns) {
            std::vector<measures::Interval> limits;
            for (int a = 0; a <= nA; ++a)
                for (int b = 0; b <= nB; ++b)
                    limits.push_back(interval({a, nA}, {b, nB}));
            for (const double pA : ps) {
                const std::vector<double> ofA = probabilities(nA, pA);
                for (const double pB : ps) {
                    const std::vector<double> ofB = probabilities(nB, pB);
                    PairCoverageCell cell {nA, nB, pA, pB, 0};
                    for (std::size_t a = 0; a < ofA.size(); ++a)
                        for (std::size_t b = 0; b < ofB.size(); ++b)
                            cell.coverage +=
                                holds(limits[a * ofB.size() + b], truth(pA, pB)) ? ofA[a] * ofB[b] : 0;
                    cells.push_back(cell);
                }
            }
        }
    }
    return cells;
}

} // namespace plumbline::simulation
