// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>

#include <QString>
#include <QStringList>

#include "tests/gui/window_story.h"

namespace plumbline::test {

/// Opens every dialog of the window, one after the other, and tells what does not fit in it. A dialog may not
/// be larger than the window. \a tell is called with the dialog's name and its faults, also where there are
/// none. With the environment variable PL_SHOTS set to a folder, a picture of each is written there.
/// \pre the sample audit is open and its runs are finished
void walkDialogs(WindowStory& story,
                 const std::function<void(const QString& dialog, const QStringList& faults)>& tell);

} // namespace plumbline::test
