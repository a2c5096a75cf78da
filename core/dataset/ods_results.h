// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QByteArray>

namespace plumbline {

/// An ODS file with nothing but its cells' content, formulas left out so that their saved results stand as
/// plain values: liborcus 0.17 hands over the results that are numbers, not those that are text. Nothing when
/// the archive has no content. \pre the archive's sizes were looked at (zipEntries()).
std::optional<QByteArray> odsWithoutFormulas(const QByteArray& archive);

/// \a xml without its table:formula attributes.
QByteArray withoutFormulas(const QByteArray& xml);

} // namespace plumbline
