// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

namespace plumbline::ui {

/// Property of a part of a page whose keys are its own: the heading they stand under in the list of
/// shortcuts, for people.
inline constexpr char kShortcutPlace[] = "shortcutPlace";

} // namespace plumbline::ui
