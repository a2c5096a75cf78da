// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>

#include <QString>

namespace plumbline::test {

/// The value of a column for one portrait of the sample ("gender", "skin_tone" ...).
using SampleValue = std::function<QString(const char* column)>;
/// What somebody's own table says of a portrait, in one line without its end; empty: the portrait is not
/// among theirs. \a name: of the file, without a folder.
using TableLine = std::function<QString(const SampleValue& value, const QString& name)>;

/// A folder as people have theirs: portraits of the sample in \a folder/portraits and a table of their own,
/// which begins with \a header, in \a folder/labels.csv. \return how many portraits; -1 when something could
/// not be read or written.
int makeSampleFolder(const QString& folder, const QString& header, const TableLine& line);

} // namespace plumbline::test
