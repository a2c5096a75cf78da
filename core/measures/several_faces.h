// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include "core/measures/counts.h"
#include "core/measures/interval.h"
#include "core/measures/tally.h"

namespace plumbline::measures {

/// How often more than one face was found in the images of a group.
struct SeveralFaces
{
    Tally tally; ///< of the images submitted, without technical failures
    /// Wilson's; where people have several images, on as many images as there are people, since images of one
    /// person tell no more than one each for certain. nullopt without an image.
    std::optional<Interval> interval;
};

/// nullopt where nobody knows (a table of counts). \pre 0 < level < 1
std::optional<SeveralFaces> severalFaces(const GroupCounts& counts, double level);

} // namespace plumbline::measures
