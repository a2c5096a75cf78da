// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <span>
#include <vector>

namespace plumbline::measures {

/// p values corrected for their number, in the order given and never over 1, as R's p.adjust gives them.
/// \pre every p in 0..1

/// Family-wise error rate, step-down (Holm 1979): R's method "holm".
std::vector<double> holm(std::span<const double> p);

/// False discovery rate, step-up (Benjamini & Hochberg 1995): R's method "BH".
std::vector<double> benjaminiHochberg(std::span<const double> p);

} // namespace plumbline::measures
