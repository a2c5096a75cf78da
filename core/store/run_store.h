// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include "core/run/run_record.h"

namespace plumbline::store {

class Connection;

// All functions throw Failure. Those that write run in the transaction of the caller and add to the journal.

RunId insertRun(Connection& connection, const RunRecord& record);
/// NotFound; Usage when the run is finished.
void endRun(Connection& connection, RunId run, RunState state);
void reopenRun(Connection& connection, RunId run);
/// Runs that a program left running when it died become interrupted.
void interruptRunning(Connection& connection);
std::vector<RunRecord> loadRuns(Connection& connection);

} // namespace plumbline::store
