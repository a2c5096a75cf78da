// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <vector>

#include "core/measures/interval.h"
#include "core/measures/tally.h"

namespace plumbline::simulation {

/// n, the true rate and how often the interval holds it.
struct CoverageCell
{
    int n = 0;
    double p = 0;
    double coverage = 0;
    double width = 0; ///< mean
};

/// Of the interval of a rate at every n and p, by enumerating all numbers of errors with their binomial
/// probabilities: exact but for rounding.
std::vector<CoverageCell> rateCoverage(measures::IntervalMethod method, const std::vector<int>& ns,
                                       const std::vector<double>& ps, double level);

/// Limits of some comparison of two tallies.
using PairInterval = std::function<measures::Interval(measures::Tally, measures::Tally)>;

/// Of a comparison of two groups: n, the two true rates, and how often the limits hold \a truth of them.
struct PairCoverageCell
{
    int nA = 0;
    int nB = 0;
    double pA = 0;
    double pB = 0;
    double coverage = 0;
};
std::vector<PairCoverageCell> pairCoverage(const PairInterval& interval,
                                           const std::function<double(double, double)>& truth,
                                           const std::vector<int>& ns, const std::vector<double>& ps);

/// Mean and least coverage of a list of cells.
struct CoverageSummary
{
    double mean = 0;
    double least = 1;
    std::size_t leastAt = 0;
};
template<class Cell>
CoverageSummary summary(const std::vector<Cell>& cells)
{
    CoverageSummary result;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        result.mean += cells[i].coverage / static_cast<double>(cells.size());
        if (cells[i].coverage < result.least) {
            result.least = cells[i].coverage;
            result.leastAt = i;
        }
    }
    return result;
}

} // namespace plumbline::simulation
