// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

namespace plumbline {

/// The text with no-break spaces where a line must not end: between a number and its percent sign ("95 %"),
/// around the sign of a p value ("p = 0.0008"). For what is drawn, not for what is compared or written to
/// tables.
QString unbroken(QString text);

} // namespace plumbline
