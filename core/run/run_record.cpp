// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/run/run_record.h"

namespace plumbline {

QString runStateName(RunState state)
{
    switch (state) {
    case RunState::Running:
        return QStringLiteral("running");
    case RunState::Interrupted:
        return QStringLiteral("interrupted");
    case RunState::Cancelled:
        return QStringLiteral("cancelled");
    case RunState::Finished:
        return QStringLiteral("finished");
    }
    return QStringLiteral("interrupted");
}

RunState runStateFromName(const QString& name)
{
    for (const RunState state : {RunState::Running, RunState::Cancelled, RunState::Finished}) {
        if (runStateName(state) == name)
            return state;
    }
    return RunState::Interrupted;
}

} // namespace plumbline
