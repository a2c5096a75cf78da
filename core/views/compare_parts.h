// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <algorithm>

#include "core/views/chart_spec.h"
#include "core/views/comparison.h"

/// What the texts and tables of a comparison share.
namespace plumbline::compare {

QString rangeText(const measures::RateChange& change); ///< "−8.2 to −2.7", points
/// The level to which the intervals of m gaps are widened: 1 - (1 - level) / m.
double widenedLevel(const Compared& compared);
/// The sides are two systems, not one at two times: nothing was fixed or broken, each is right about some.
bool areTwoSystems(const Compared& compared);
/// One vendor's counts at two dates.
bool isReaudit(const Compared& compared);
QString imageCount(std::int64_t n); ///< "1 image", "12 images"
QString equalsText(double p);       ///< "= 0.012", "< 0.0001"

/// Fewer images on a side than the settings want.
inline bool isTooFew(const Compared& compared, const measures::ChangedGroup& group)
{
    return std::min(group.a.n, group.b.n) < compared.measured.settings.fewest;
}

} // namespace plumbline::compare

namespace plumbline {

/// The error rate of a group on one side of a comparison (0: A, 1: B) with its interval, note and tip; row
/// and series are the caller's. The key names the run by its number, since both may be of one system.
Mark comparedMark(const Compared& compared, std::size_t group, int side);

} // namespace plumbline
