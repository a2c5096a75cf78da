// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

#include "core/views/chart.h"

namespace plumbline {

/// What changed from one answer to the next, in a sentence: "Grouping changed: gender → gender × skin tone; 2
/// of 4 groups now have fewer than 10 images." Empty when only the images did, or nothing.
QString changeText(const Measured& before, const ChartOptions& beforeOptions, const Measured& after,
                   const ChartOptions& afterOptions);

} // namespace plumbline
