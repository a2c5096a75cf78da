// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QJsonObject>
#include <QString>

#include "core/session/project.h"
#include "core/views/table_spec.h"

namespace plumbline::ui {

/// The order of the page's list.
std::vector<RunRecord> latestFirst(std::vector<RunRecord> runs);
/// One row per run, as given: system, state, started, duration, images, failed.
TableSpec runsTable(const std::vector<RunRecord>& runs, const Services& services);
/// Provenance as lines of name and value, nested names joined by " › ".
TableSpec provenanceTable(const QJsonObject& provenance);

QString runStateText(RunState state);
QString durationText(double seconds); ///< "8 s", "2 min 5 s", "1 h 12 min"
/// "214 of 336 images · 41 per second · about 3 s left · 2 failed"
QString progressText(const Progress& progress);
/// Systems whose latest run of the task was cut off: earlier ones have been overtaken. \a runs: oldest first.
[[nodiscard]] QStringList resumableSystems(const std::vector<RunRecord>& runs, const QString& task);

} // namespace plumbline::ui
