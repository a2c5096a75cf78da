// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QByteArray>
#include <QStringList>

namespace plumbline {

/// One line of CSV by RFC 4180: cells quoted where they hold a comma, a quote or a line end. A cell that a
/// spreadsheet would run as a formula (=, +, -, @ before a letter) gets a leading apostrophe.
QByteArray csvLine(const QStringList& cells);

} // namespace plumbline
