// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <unordered_set>
#include <vector>

#include "core/outcomes/outcome.h"
#include "core/store/project_store.h"

namespace plumbline::store {

class Connection;

// All functions throw Failure.

/// In the transaction of the caller. An image answered before (a failure tried again) gets the new outcome.
void insertOutcomes(Connection& connection, const OutcomeBatch& batch);
std::vector<Outcome> loadOutcomes(Connection& connection, RunId run);
std::unordered_set<ImageId> loadDoneImages(Connection& connection, RunId run);
/// With raw response and landmarks. NotFound.
Outcome loadOutcome(Connection& connection, RunId run, ImageId image);

} // namespace plumbline::store
