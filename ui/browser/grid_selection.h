// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QItemSelection>

#include "core/base/ids.h"

namespace plumbline::ui {

class ThumbnailModel;

/// The rows of a selection, ascending; linear in what is selected.
std::vector<int> rowsOf(const QItemSelection& selection);

/// Every row of those images as few ranges; linear in the model.
QItemSelection rowsOfImages(const ThumbnailModel& model, const std::vector<ImageId>& images);

} // namespace plumbline::ui
