// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QItemSelection>

#include "core/base/ids.h"

namespace plumbline {
class Listing;
}

namespace plumbline::ui {

class ThumbnailModel;

/// The row of \a now to go on from when what stood in \a row of \a before is not listed any more: that of the
/// image that came next and still is, else of the one before it. \pre now is not empty
int rowInPlaceOf(const Listing& before, int row, const Listing& now);

/// The images of \a now that were not in \a before, in their order.
std::vector<ImageId> imagesComeBack(const Listing& before, const Listing& now);

/// The rows of a selection, ascending; linear in what is selected.
std::vector<int> rowsOf(const QItemSelection& selection);

/// Every row of those images as few ranges; linear in the model.
QItemSelection rowsOfImages(const ThumbnailModel& model, const std::vector<ImageId>& images);

} // namespace plumbline::ui
