// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include "core/measures/matching/match_curves.h"

namespace plumbline::measures {

/// One threshold on a DET curve. The axes are normal deviates; at a rate of 0 or 1 there is none.
struct DetPoint
{
    float threshold = 0;
    double fmr = 0;
    double fnmr = 0;
    std::optional<double> fmrDeviate;
    std::optional<double> fnmrDeviate;
};

/// By rising threshold: FMR in even steps of a tenth of a decade from 1 down to that of one false match, and
/// beyond it. Empty without comparisons of either kind.
std::vector<DetPoint> detCurve(const FalseMatchCurve& falseMatches,
                               const FalseNonMatchCurve& falseNonMatches);

/// The probability that a mated comparison scores higher than a non-mated one, ties for half; nullopt without
/// comparisons of either kind. Exact where all non-mated scores were kept, else to half a bin.
std::optional<double> areaUnderRoc(const NonMatedScores& nonMated, const MatedScores& mated);

/// Where FMR and FNMR meet: the threshold, among all mated scores, at which they differ least (of equals the
/// lowest), and their mean there.
struct EqualErrors
{
    float threshold = 0;
    double rate = 0;
};
std::optional<EqualErrors> equalErrorRate(const NonMatedScores& nonMated, const MatedScores& mated);

/// A row of the table of wanted rates or of the vendor's thresholds.
struct OperatingPoint
{
    std::optional<double> wanted; ///< FMR; nullopt where the threshold was given
    float threshold = 0;
    PairRate falseMatches;
    PairRate falseNonMatches;
    /// The wanted rate is smaller than that of one false match: the comparisons cannot tell.
    bool isBeyondData = false;
};

/// At FMR 1e-2, 1e-3, ... 1e-6.
std::vector<double> usualRates();
/// Those that vendors name where scores are percentages: 80, 95, 99.
std::vector<float> vendorThresholds();
OperatingPoint atRate(const FalseMatchCurve& falseMatches, const FalseNonMatchCurve& falseNonMatches,
                      double fmr);
OperatingPoint atThreshold(const FalseMatchCurve& falseMatches, const FalseNonMatchCurve& falseNonMatches,
                           float threshold);

/// FMR of every pair of groups at one threshold; "unknown" is the last row and column.
struct FalseMatchMatrix
{
    int groups = 0;              ///< with unknown
    std::vector<PairRate> cells; ///< rows are the probe's groups; in one set it is symmetric
    [[nodiscard]] const PairRate& cell(int a, int b) const
    {
        return cells[measures::at(a) * measures::at(groups) + measures::at(b)];
    }
};

/// The curves of all cells, so that the matrix follows a slider. The matrix at a threshold costs a few binary
/// searches a cell.
class FalseMatchMatrices
{
public:
    explicit FalseMatchMatrices(const MatchScores& scores, double level = 0.95);
    [[nodiscard]] FalseMatchMatrix at(float threshold) const;

private:
    MatchCells m_cells;
    std::vector<FalseMatchCurve> m_curves; ///< of the canonical cells
    std::vector<std::size_t> m_curveOf;    ///< by cell
};

} // namespace plumbline::measures
