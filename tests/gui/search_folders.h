// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

#include "core/session/two_folders.h"
#include "tests/gui/window_story.h"

namespace plumbline::test {

/// Two folders of synthetic portraits below \a folder, eight people each and nobody in both, and the table of
/// the probes. Empty where the sample is not beside this build.
TwoFolders makeSearchFolders(const QString& folder);

/// Opens the guide from the menu and answers its steps as a person would; so low a score is asked for that
/// many pairs match. False when a control is missing.
bool fillSearchGuide(WindowStory& story, const TwoFolders& folders);

} // namespace plumbline::test
