// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/grid_selection.h"

#include <algorithm>
#include <unordered_set>

#include "ui/browser/thumbnail_model.h"

namespace plumbline::ui {

namespace {

std::unordered_set<ImageId> imagesOf(const Listing& listing)
{
    std::unordered_set<ImageId> images;
    images.reserve(static_cast<std::size_t>(listing.imageCount()));
    for (int row = 0; row < listing.size(); ++row)
        images.insert(listing.imageId(row));
    return images;
}

} // namespace

int rowInPlaceOf(const Listing& before, int row, const Listing& now)
{
    const auto listed = imagesOf(now);
    const auto found = [&](int at) -> int {
        if (!listed.contains(before.imageId(at)))
            return -1;
        const int sameSystem = now.find(before.imageId(at), before.system(at));
        return sameSystem >= 0 ? sameSystem : now.find(before.imageId(at));
    };
    row = std::clamp(row, 0, before.size());
    for (int at = row; at < before.size(); ++at) {
        if (const int to = found(at); to >= 0)
            return to;
    }
    for (int at = row - 1; at >= 0; --at) {
        if (const int to = found(at); to >= 0)
            return to;
    }
    return std::min(row, now.size() - 1); // another list altogether
}

std::vector<ImageId> imagesComeBack(const Listing& before, const Listing& now)
{
    auto known = imagesOf(before);
    std::vector<ImageId> images;
    for (int row = 0; row < now.size(); ++row) {
        if (known.insert(now.imageId(row)).second)
            images.push_back(now.imageId(row));
    }
    return images;
}

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
