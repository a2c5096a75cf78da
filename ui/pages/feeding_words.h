// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

#include "core/session/queries.h"

namespace plumbline::ui {

/// What a net is shown of a face, for people who do not program: "a square 1.4 times as large as the face, in
/// colour, 64 × 64 pixels". The exact line is feedingText().
QString feedingWords(const Feeding& feeding);

} // namespace plumbline::ui
