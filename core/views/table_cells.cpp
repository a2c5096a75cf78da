// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/table_cells.h"

#include "core/views/chart_parts.h"

namespace plumbline {

TableColumn textColumn(const char* id, const QString& title)
{
    return {QLatin1String(id), title, false, {}, false};
}

TableColumn numberColumn(const char* id, const QString& title)
{
    return {QLatin1String(id), title, true, {}, false};
}

TableColumn rangeColumn(const char* id, const QString& title)
{
    return {QLatin1String(id), title, true, {}, true};
}

TableColumn namedColumn(const QString& label)
{
    return {label, label, true, {}, false};
}

TableCell textCell(const QString& text)
{
    TableCell cell;
    cell.text = text;
    return cell;
}

TableCell numberCell(const QString& text, std::optional<double> number)
{
    TableCell cell = textCell(text);
    cell.value = number.value_or(cell.value);
    return cell;
}

TableCell countCell(std::optional<std::int64_t> count, Tone tone)
{
    TableCell cell = textCell(QStringLiteral("–"));
    cell.tone = Tone::Muted;
    if (!count)
        return cell;
    cell = numberCell(countText(*count), static_cast<double>(*count));
    cell.tone = tone;
    return cell;
}

TableCell rangeCell(const QString& text, const std::optional<measures::Interval>& range)
{
    TableCell cell = textCell(text);
    if (range) {
        cell.value = range->low;
        cell.high = range->high;
    }
    return cell;
}

} // namespace plumbline
