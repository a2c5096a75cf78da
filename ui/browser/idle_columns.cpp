// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/idle_columns.h"

#include <algorithm>
#include <type_traits>

#include <QSet>

namespace plumbline::ui {

TableSpec withoutIdleColumns(const TableSpec& table)
{
    const auto at = [&](const char* id) {
        const auto found =
            std::find_if(table.columns.begin(), table.columns.end(),
                         [&](const TableColumn& column) { return column.id == QLatin1String(id); });
        return found == table.columns.end() ? -1 : static_cast<int>(found - table.columns.begin());
    };
    const auto value = [](const std::vector<TableCell>& row, int column) {
        return column < 0 ? 0 : row[static_cast<std::size_t>(column)].value;
    };
    QSet<int> idle;
    const int images = at("images");
    const int submitted = at("submitted");
    const auto none = [&](int column) {
        return std::all_of(table.rows.begin(), table.rows.end(),
                           [&](const auto& row) { return value(row, column) == 0; });
    };
    for (const int column : {at("failed"), at("not_offered")}) {
        if (none(column))
            idle.insert(column);
    }
    if (std::all_of(table.rows.begin(), table.rows.end(),
                    [&](const auto& row) { return value(row, images) == value(row, submitted); }))
        idle.insert(images);

    const auto keep = [&idle](const auto& cells) {
        std::decay_t<decltype(cells)> kept;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (!idle.contains(static_cast<int>(i)))
                kept.push_back(cells[i]);
        }
        return kept;
    };
    TableSpec shown;
    shown.columns = keep(table.columns);
    shown.keys = table.keys;
    for (const auto& row : table.rows)
        shown.rows.push_back(keep(row));
    return shown;
}

} // namespace plumbline::ui
