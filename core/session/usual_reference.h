// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include "core/dataset/composition.h"
#include "core/dataset/dataset.h"
#include "core/measures/counts.h"
#include "core/session/truth.h"

namespace plumbline {

/// The group that others are compared with where nobody chose one: of those with anything scored in some run,
/// the one with the most images that have a usable label, excluded ones included, the first of equals. It is
/// a matter of the labels, so excluding an image, asking another system or rerunning one does not change what
/// an audit compares with. nullopt: nothing is scored. \pre every run has counts of every group
std::optional<int> usualReference(const Partition& groups, const Truth& truth,
                                  const std::vector<std::vector<measures::GroupCounts>>& runs);

} // namespace plumbline
