// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <string_view>

#include <QDate>
#include <QString>

namespace plumbline {

/// Whether a number format of a workbook shows a point in time: the built-in identifiers of ECMA-376 part 1,
/// 18.8.30 ...
bool isDateFormat(std::size_t identifier);
/// ... or a format code with year, month, day, hour or second outside quotes. A duration ("[h]:mm") is none.
bool isDateFormat(std::string_view code);

/// "2024-05-31", "2024-05-31T10:20:30", or "10:20:30" of a number below one day. \a serial: days since \a
/// origin. The number itself when it is no day that a calendar has.
QString dateText(double serial, const QDate& origin);
/// A number as a spreadsheet shows it without a format: up to 15 digits.
QString numberText(double value);

} // namespace plumbline
