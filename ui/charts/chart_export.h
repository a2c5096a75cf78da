// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QImage>
#include <QSizeF>

#include "core/views/chart_spec.h"

namespace plumbline::ui {

/// The chart on white with title and caption, at scale 2. \a size in CSS pixels; grows when the rows need it.
QImage chartImage(const ChartSpec& spec, QSizeF size = {960, 540});

} // namespace plumbline::ui
