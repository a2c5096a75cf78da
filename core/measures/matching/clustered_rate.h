// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <span>

#include "core/measures/matching/pair_rate.h"

namespace plumbline::measures {

/// One attempt of a person: to be enrolled, to be found.
struct Attempt
{
    int subject = -1; ///< -1: a person of its own
    bool isError = false;
};

/// The rate of errors with an interval over people, not attempts: Wilson's at n / design effect (Rao & Scott
/// 1992; t as in setLimits()). \pre 0 < level < 1
PairRate clusteredRate(std::span<const Attempt> attempts, double level);

} // namespace plumbline::measures
