// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QString>

namespace plumbline {

/// What the numbers of a system that was not run here mean. Whatever the scale, the higher, the more alike.
enum class ScoreScale {
    Unit,    ///< 0 to 1
    Percent, ///< 0 to 100
    Raw,     ///< any number
    Distance ///< the system gives a distance; kept as minus that
};

/// The stable word of project files, JSON and the command line: "0-1", "0-100", "raw", "distance".
QString scoreScaleName(ScoreScale scale);
std::optional<ScoreScale> scoreScaleFromName(const QString& name);

} // namespace plumbline
