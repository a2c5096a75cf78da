// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <utility>

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

namespace plumbline {

/// Calls \a done with the future's result in the thread of \a context, or never when \a context is gone by
/// then. In place of QFuture::then(context, ...), which in Qt 6.4 must not outlive its context: it asserts
/// that it has not, and follows a null pointer where asserts are off. Call in the thread of \a context.
template<class T, class Done>
void whenDone(const QFuture<T>& future, QObject* context, Done done)
{
    auto* watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, done = std::move(done)]() mutable {
        const QFuture<T> finished = watcher->future();
        watcher->deleteLater();
        if (finished.resultCount() > 0) // none: cancelled before it began
            done(finished.result());
    });
    watcher->setFuture(future);
}

} // namespace plumbline
