// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/grid_selection.h"

#include <algorithm>
#include <unordered_set>

#include "ui/browser/thumbnail_model.h"

namespace plumbline::ui {

std::vector<int> rowsOf(const QItemSelection& selection)
{
    std::vector<int> rows;
    for (const QItemSelectionRange& range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

QItemSelection rowsOfImages(const ThumbnailModel& model, const std::vector<ImageId>& images)
{
    const std::unordered_set<ImageId> wanted(images.begin(), images.end());
    QItemSelection selection;
    int first = -1;
    const int count = model.rowCount();
    for (int row = 0; row <= count; ++row) {
        const bool on = row < count && wanted.contains(model.listing().imageId(row));
        if (on && first < 0)
            first = row;
        if (!on && first >= 0) {
            selection.append(QItemSelectionRange(model.index(first), model.index(row - 1)));
            first = -1;
        }
    }
    return selection;
}

} // namespace plumbline::ui
