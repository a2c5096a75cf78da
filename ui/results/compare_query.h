// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

#include "core/session/queries.h"
#include "core/views/chart_spec.h"
#include "core/views/comparison.h"

namespace plumbline::ui {

/// The pictures behind a cell of compareTable(): of the row's group (\a key), those that the column counts.
/// What counts nothing ("p") opens all that changed.
ListQuery picturesOf(const Compared& compared, const MarkKey& key, const QString& column);

/// The pictures behind a dot of side 0 (A) or 1 (B): those misread there.
ListQuery misreadOn(const Compared& compared, int side, const MarkKey& key);

/// The pictures of a level of a series that are misread.
ListQuery misreadAt(const MatchedSeries& series, const MarkKey& key);

} // namespace plumbline::ui
