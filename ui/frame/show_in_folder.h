// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

namespace plumbline::ui {

/// Opens the file manager with \a path selected; where it cannot select, the folder.
void showInFolder(const QString& path);

} // namespace plumbline::ui
