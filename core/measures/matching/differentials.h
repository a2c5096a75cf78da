// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace plumbline::measures {

/// Why a differential measure has no value.
enum class Undefined {
    TooFewGroups, ///< fewer than two groups have a rate
    ZeroLowest,   ///< division by a lowest rate of 0
    AllZero,      ///< every rate is 0
};

/// A number, or why there is none. Never 0 or infinity in its stead.
struct Differential
{
    std::optional<double> value;
    std::optional<Undefined> why; ///< exactly one of the two
};

/// How far the rates x_1 .. x_n of n groups (FMR or FNMR at one threshold for all) are apart. Groups without
/// a rate are left out by the caller. Formulas, sources and what each hides: docs/methods.md.
struct RateDifferentials
{
    Differential difference;     ///< max - min; 0..1
    Differential ratioToLowest;  ///< max / min; from 1; undefined where min is 0
    Differential maxToGeometric; ///< max / geometric mean; from 1; undefined where any is 0
    Differential giniRaw;        ///< 0..(n-1)/n; undefined where all are 0
    Differential giniCorrected;  ///< times n / (n-1), for few groups; 0..1
};
/// \pre every rate in 0..1
RateDifferentials differentials(std::span<const double> rates);

/// Both kinds of error in one number, with weight \a alpha (0..1) on false matches.
struct CombinedDifferentials
{
    Differential
        fdr; ///< fairness discrepancy rate, 1 - (alpha max|dFMR| + (1 - alpha) max|dFNMR|); 1 is equal
    Differential inequity; ///< (max/min FMR)^alpha (max/min FNMR)^(1 - alpha); 1 is equal; undefined with a 0
    Differential garbe;    ///< alpha G(FMR) + (1 - alpha) G(FNMR), corrected Gini; 0 is equal
};
/// A measure with a weight of 0 does not need the rates that it does not look at. \pre rates in 0..1
CombinedDifferentials combined(std::span<const double> fmr, std::span<const double> fnmr, double alpha);

/// The ids stored in files and JSON: "too_few_groups", "zero_lowest", "all_zero".
std::string_view toString(Undefined why);

} // namespace plumbline::measures
