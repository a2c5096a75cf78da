// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace plumbline {

/// The text with a leading apostrophe where a spreadsheet would run it: when it begins with =, +, -, @, a tab
/// or a carriage return. A negative number stays what it is.
QString withoutFormula(const QString& text);

/// One line of CSV by RFC 4180, UTF-8, ended by CR LF: cells quoted where they hold a comma, a quote or a
/// line end, none of them a formula (see withoutFormula()).
QByteArray csvLine(const QStringList& cells);

} // namespace plumbline
