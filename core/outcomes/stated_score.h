// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include "core/outcomes/outcome.h"

namespace plumbline {

/// The score that the system gave its answer, 0 to 1. None without an answer, and where an answer has none:
/// an estimate, an enrolled face, the word of a service that does not say how sure it is.
std::optional<double> statedScore(const Outcome& outcome);

} // namespace plumbline
