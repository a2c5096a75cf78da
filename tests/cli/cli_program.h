// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace plumbline::test {

/// What a call of the command line gave.
struct CliAnswer
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;
    [[nodiscard]] QJsonObject json() const; ///< of out
};

/// Calls build/<preset>/bin/plumbline-cli and waits.
CliAnswer cli(const QStringList& arguments, int timeoutMs = 300'000);
/// Starts it and kills it with SIGKILL after that time; true when the kill came before its end.
bool cliKilledAfter(const QStringList& arguments, int milliseconds);
/// Whether all models are installed here; tests of the real systems skip without, saying so.
bool modelsInstalled();

} // namespace plumbline::test
