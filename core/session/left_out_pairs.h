// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <utility>
#include <vector>

#include <QString>

#include "core/base/result.h"
#include "core/dataset/dataset.h"

namespace plumbline {

/// Pairs of images that are not to be compared.
struct LeftOutPairs
{
    /// Indices into Dataset::images, each pair once: of one set the smaller first, of two the probe first.
    std::vector<std::pair<int, int>> images;
    qint64 unknownNames = 0; ///< rows with a name of no image: those pairs were not there to be left out
};

/// Reads a table (CSV, TSV, workbook; with a header) whose first two columns name images: by their path below
/// the image folder, or by the file name alone where only one image has it; of two sets, only one probe in
/// the first column and one image of the gallery in the second. \param isProbe of each image; empty: one set.
/// Errors as readLabelTable(); BadFormat where a name means two images (with its line), where there is only
/// one column, or where no row names two images.
Result<LeftOutPairs> readLeftOutPairs(const QString& path, const Dataset& dataset,
                                      const std::vector<bool>& isProbe);

} // namespace plumbline
