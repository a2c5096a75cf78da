// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

namespace plumbline::ui {

/// Where people find what they export: the folder they used last while it exists, else Documents, else home.
QString exportFolder();
void rememberExportFolder(const QString& path); ///< \a path: a file that was written

/// "Sample audit", "subgroup-error" -> "sample-audit-subgroup-error".
QString exportName(const QString& audit, const QString& what);

/// \a name in the folder, with a number where a file of that name is there already.
QString freePath(const QString& folder, const QString& name, const QString& suffix);

/// The path with that suffix in place of another export suffix; anything else after a dot stays
/// part of the name.
QString withSuffix(const QString& path, const QString& suffix);

} // namespace plumbline::ui
