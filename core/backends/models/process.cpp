// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/backends/models/process.h"

#include <QProcess>

namespace plumbline {

namespace {
constexpr int kPollMs = 100;              ///< how soon a stop is noticed
constexpr int kGraceMs = 1000;            ///< between asking to end and killing
constexpr qsizetype kKeptMessages = 4000; ///< bytes of stderr for the log

void end(QProcess& process)
{
    process.terminate();
    if (!process.waitForFinished(kGraceMs)) {
        process.kill();
        process.waitForFinished();
    }
}
} // namespace

Result<ProcessEnd> runProcess(const QString& program, const QStringList& arguments, const QString& folder,
                              const std::stop_token& stop)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    ProcessEnd result;
    if (!process.waitForStarted()) {
        result.messages = process.errorString().toUtf8();
        return result;
    }
    while (process.state() != QProcess::NotRunning && !process.waitForFinished(kPollMs)) {
        if (stop.stop_requested()) {
            end(process);
            return Error {ErrorCode::Cancelled, {}, {}};
        }
    }
    if (process.exitStatus() == QProcess::NormalExit)
        result.exitCode = process.exitCode();
    result.output = process.readAllStandardOutput();
    result.messages = process.readAllStandardError().right(kKeptMessages);
    return result;
}

} // namespace plumbline
