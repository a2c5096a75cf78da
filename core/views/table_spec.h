// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <limits>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/views/chart_spec.h"

namespace plumbline {

enum class Tone { Plain, Strong, Muted, Wrong, Right, Warning };

struct TableCell
{
    QString text;                                            ///< for reading, in the user's locale
    double value = std::numeric_limits<double>::quiet_NaN(); ///< for sorting; NaN: sort by text
    Tone tone = Tone::Plain;
    QString tip;
    double high =
        std::numeric_limits<double>::quiet_NaN(); ///< in a range column: the upper end; value is the lower
};

struct TableColumn
{
    QString id; ///< stable, used in CSV
    QString title;
    bool numeric = false; ///< right-aligned, tabular figures
    QString tip;          ///< what the column means
    bool range = false;   ///< cells have two ends: CSV has a column for each
};

/// A table as data.
struct TableSpec
{
    std::vector<TableColumn> columns;
    std::vector<std::vector<TableCell>> rows; ///< every row as wide as columns
    std::vector<MarkKey> keys;                ///< one per row, or empty: what a click opens
};

} // namespace plumbline
