// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

namespace plumbline {

/// Lower case without accents: "Féminin" and "feminin" are one word.
QString bareWord(const QString& text);

} // namespace plumbline
