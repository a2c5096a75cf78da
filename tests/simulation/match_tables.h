// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>

namespace plumbline::simulation {

/// Prints the coverage tables of FMR and FNMR.
void printMatching(int trials, std::uint64_t seed);

} // namespace plumbline::simulation
