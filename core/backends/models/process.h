// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <stop_token>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "core/base/result.h"

namespace plumbline {

/// How a program ended.
struct ProcessEnd
{
    int exitCode = -1;   ///< -1 when it did not start or was killed by a signal
    QByteArray output;   ///< stdout
    QByteArray messages; ///< the last lines of stderr
};

/// Runs a program in \a folder with the user's environment and waits. Blocking. Cancelled (and the program
/// killed) soon after \a stop is requested; a program that cannot be started ends with -1.
Result<ProcessEnd> runProcess(const QString& program, const QStringList& arguments, const QString& folder,
                              const std::stop_token& stop);

} // namespace plumbline
