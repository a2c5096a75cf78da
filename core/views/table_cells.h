// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>

#include <QString>

#include "core/measures/interval.h"
#include "core/views/table_spec.h"

namespace plumbline {

/// What tables are put together from. A column's id is stable, its title is read.
TableColumn textColumn(const char* id, const QString& title);
TableColumn numberColumn(const char* id, const QString& title);
/// For cells with two ends.
TableColumn rangeColumn(const char* id, const QString& title);
/// Of numbers, under a name that the audit gave: a group's.
TableColumn namedColumn(const QString& label);

TableCell textCell(const QString& text);
/// Sorted by the number where there is one, by the text where not.
TableCell numberCell(const QString& text, std::optional<double> number);
/// A muted "–" where it is not known.
TableCell countCell(std::optional<std::int64_t> count, Tone tone = Tone::Plain);
TableCell rangeCell(const QString& text, const std::optional<measures::Interval>& range);

} // namespace plumbline
