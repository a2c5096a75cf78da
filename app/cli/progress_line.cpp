// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "app/cli/progress_line.h"

#include <cstdio>
#include <unistd.h>

#include <QCoreApplication>
#include <QDateTime>

namespace plumbline::cli {

namespace {
QString textOf(const Progress& progress)
{
    QString text = QStringLiteral("%1: %2 of %3").arg(progress.what).arg(progress.done).arg(progress.total);
    if (progress.perSecond > 0) {
        text += QCoreApplication::translate("CommandLine", ", %1 images/s, %2 s left")
                    .arg(progress.perSecond, 0, 'f', 1)
                    .arg(progress.secondsLeft, 0, 'f', 0);
    }
    if (progress.failed > 0)
        text += QCoreApplication::translate("CommandLine", ", %1 failed").arg(progress.failed);
    return text;
}
} // namespace

ProgressLine::ProgressLine()
    : m_isTerminal(isatty(fileno(stderr)) != 0)
{
}

void ProgressLine::show(const Progress& progress)
{
    const std::lock_guard lock(m_mutex);
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    const qint64 every = m_isTerminal ? 100 : 5000;
    if (now - m_lastMs < every)
        return;
    m_lastMs = now;
    const QByteArray line = textOf(progress).toUtf8();
    std::fprintf(stderr, m_isTerminal ? "\r\033[K%s" : "%s\n", line.constData());
    std::fflush(stderr);
    m_open = m_isTerminal;
}

void ProgressLine::end()
{
    const std::lock_guard lock(m_mutex);
    if (m_open)
        std::fprintf(stderr, "\n");
    m_open = false;
}

} // namespace plumbline::cli
