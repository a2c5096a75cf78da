// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

namespace plumbline::test {

/// Points HOME's XDG folders (config, documents, cache, runtime, and data unless keepData) at a private
/// temporary place that goes with the process, so that a test neither reads nor writes the user's files. Call
/// before the application object. keepData leaves the installed models where they are.
void isolate(bool keepData = false);

/// The project's source folder.
QString sourceDir();

/// The folder of shared reference material, or an empty string when it is not beside the checkout (then skip,
/// saying so).
QString sharedDir();

/// <build>/bin/<name>
QString program(const QString& name);

} // namespace plumbline::test
