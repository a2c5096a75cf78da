// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/measures/counts.h"

namespace plumbline::measures {

/// Subject ids as 0..size-1; -1 (unknown, a person of its own) stays -1. Not every number below size need
/// occur.
struct DenseSubjects
{
    std::vector<int> ids; ///< of each observation
    std::size_t size = 0;
};

/// Ids from a database are nearly dense and are taken as they are; only a sparse set pays for a hash table,
/// and no id can make us allocate more than a few times the input.
DenseSubjects denseSubjects(std::span<const Observation> observations);

} // namespace plumbline::measures
