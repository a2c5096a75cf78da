// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <utility>

#include <QFuture>

namespace plumbline::ui {

/// Runs \a work on a pool thread. Continue with whenDone() to be back in the GUI thread. \a work
/// captures values and shared pointers, never a widget.
template<class Work>
auto inBackground(Work work)
{
    return QtFuture::makeReadyFuture().then(QtFuture::Launch::Async, std::move(work));
}

} // namespace plumbline::ui
