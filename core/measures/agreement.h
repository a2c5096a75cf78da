// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/measures/paired.h"

namespace plumbline::measures {

/// How far two raters agree beyond what their margins alone would give.
struct Kappa
{
    double observed = 0; ///< share of the things on which they agree, 0..1
    double expected = 0; ///< the same by chance, given how often each uses each class, 0..1
    double kappa = 0;    ///< (observed - expected) / (1 - expected): 1 is full agreement, 0 chance
    double deviation =
        0; ///< standard deviation of what one thing adds: the standard error is it over sqrt(n)

    /// Ends of the interval, -1 <= low <= kappa <= high <= 1.
    struct Limits
    {
        double low = 0;
        double high = 0;
    };
    /// kappa +- z * error for \a n things that are independent. None where the table lets no spread be
    /// estimated (they agree on everything, or on nothing by turns). \pre n > 0, 0 < level < 1
    [[nodiscard]] std::optional<Limits> interval(double n, double level) const;
};

/// Cohen's kappa (Educational and Psychological Measurement 20, 1960, 37-46) of a square table, row by row:
/// A's class down, B's across. Its deviation is the asymptotic one of Fleiss, Cohen & Everitt (Psychological
/// Bulletin 72, 1969, 323-327), for a kappa that need not be zero. nullopt where it is undefined: an empty
/// table, or both use one and the same class only. \pre cells.size() == classes * classes, none is negative
std::optional<Kappa> cohenKappa(std::span<const std::int64_t> cells, int classes);

/// What one thing of each cell adds to kappa, as to the first order (the derivative of kappa by the cell's
/// share); its spread over the things is Kappa::deviation. For things that come in clusters. \pre as above,
/// and kappa is defined
std::vector<double> kappaInfluence(std::span<const std::int64_t> cells, int classes);

/// The two-by-two table of right and wrong: right by both, by A only, by B only, by none.
std::vector<std::int64_t> rightTable(const PairedTally& tally);

} // namespace plumbline::measures
