// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

namespace plumbline {

/// "2017-05" of "2017-05", "5/2017", "May 2017"; also of years and days. Empty when it is no date.
QString isoDate(const QString& text);
/// "May 2017" in the user's language; the text itself when it is no date of isoDate()'s.
QString dateForPeople(const QString& isoDate);
} // namespace plumbline
