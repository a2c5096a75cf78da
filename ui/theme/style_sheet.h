// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

namespace plumbline::ui {

struct Tokens;

/// The one style sheet of the program for these colours.
QString styleSheet(const Tokens& tokens);

} // namespace plumbline::ui
