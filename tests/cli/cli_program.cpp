// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/cli/cli_program.h"

#include <QJsonDocument>
#include <QProcess>

#include "tests/support/test_environment.h"

namespace plumbline::test {

QJsonObject CliAnswer::json() const
{
    return QJsonDocument::fromJson(out).object();
}

CliAnswer cli(const QStringList& arguments, int timeoutMs)
{
    QProcess process;
    process.start(program(QStringLiteral("plumbline-cli")), arguments);
    if (!process.waitForFinished(timeoutMs))
        return {-1, {}, "did not end: " + process.errorString().toUtf8()};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            process.readAllStandardOutput(), process.readAllStandardError()};
}

bool cliKilledAfter(const QStringList& arguments, int milliseconds)
{
    QProcess process;
    process.start(program(QStringLiteral("plumbline-cli")), arguments);
    if (process.waitForFinished(milliseconds))
        return false;
    process.kill(); // SIGKILL
    process.waitForFinished();
    return true;
}

bool modelsInstalled()
{
    return cli({QStringLiteral("models")}).exitCode == 0;
}

} // namespace plumbline::test
