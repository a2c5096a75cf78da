// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QLatin1String>
#include <QString>
#include <QStringList>

namespace plumbline {

class Project;

/// The setting of an audit that keeps how its faces are compared: a JSON object, written by the window.
inline constexpr QLatin1String kMatchingSetting("matching.view");

/// Which pairs the audit compares, as chosen in the window. \see MatchQuery
struct KeptPairRules
{
    QString probes;
    QStringList within;
    QString leaveOutFile;
};

/// Empty where nothing was chosen. Any thread.
KeptPairRules keptPairRules(const Project& project);
/// The weight of false matches in combined measures, 0 to 1; MatchedCurves::kAlpha where nothing was chosen.
double keptAlpha(const Project& project);

} // namespace plumbline
