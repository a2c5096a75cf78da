// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <utility>

#include <QThreadPool>
#include <QtConcurrentRun>

#include "core/run/run_control.h"
#include "core/session/session.h"

namespace plumbline {

/// The answer of work that was never begun.
template<class T>
QFuture<Result<T>> refusedWork(const QString& text)
{
    return QtFuture::makeReadyFuture(Result<T>(Error {ErrorCode::Usage, text, {}}));
}

template<class T, class Question>
QFuture<Result<T>> Session::ask(Question question) const
{
    if (!m_project)
        return refusedWork<T>(tr("No audit is open; open one first."));
    return QtConcurrent::run([project = m_project, question = std::move(question)]() mutable -> Result<T> {
        return question(*project);
    });
}

template<class T>
QFuture<Result<T>> Session::startJob(JobKind kind,
                                     std::function<Result<T>(RunControl&, const ProgressFunction&)> work)
{
    if (!m_jobs) // the session is going
        return QtFuture::makeReadyFuture(Result<T>(Error {ErrorCode::Cancelled, {}, {}}));
    if (m_job != JobKind::None)
        return refusedWork<T>(tr("Something else is still going on; wait for it or cancel it."));
    m_progress = {};
    m_control = std::make_shared<RunControl>();
    setJob(kind);
    const ProgressFunction tell = [this](const Progress& progress) {
        // Queued: a worker never waits for the window. The session outlives the pool (see the destructor).
        QMetaObject::invokeMethod(
            this, [this, progress] { report(progress); }, Qt::QueuedConnection);
    };
    return QtConcurrent::run(m_jobs.get(),
                             [work = std::move(work), control = m_control, tell]() -> Result<T> {
                                 return work(*control, tell);
                             })
        .then(this, [this](Result<T> result) {
            m_control.reset();
            setJob(JobKind::None);
            return result;
        });
}

} // namespace plumbline
