// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstddef>
#include <cstdint>

#include <QByteArray>
#include <QString>

#include "core/answers/score_table.h"
#include "core/base/result.h"

namespace plumbline::fuzz {

/// Puts the bytes where a reader of files finds them. \return the path
QString asFile(const char* name, const std::uint8_t* bytes, std::size_t size);

/// Ends the program, which libFuzzer then reports with the bytes that led here.
void promise(bool kept, const char* what);

/// What every reader promises: a sentence where it cannot read, and no more sentences than are kept.
void checkError(const Error& error);
void checkLeftOut(const LeftOut& leftOut);
void checkScores(const ScoreTable& table);

} // namespace plumbline::fuzz
