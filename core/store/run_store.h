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
/// Failed images of a run that may do better at another try.
qint64 countRetriable(Connection& connection, RunId run);
/// See FileStore::startRetry(). NotFound; Usage when \a earlier is not finished or nothing in it may do
/// better.
RunId insertRetry(Connection& connection, RunId earlier, RunRecord record);
/// NotFound; Usage when it is finished or goes on.
void removeRun(Connection& connection, RunId run);

} // namespace plumbline::store
