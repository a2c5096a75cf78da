// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include "core/base/result.h"
#include "core/dataset/dataset.h"
#include "core/session/identify_query.h"

namespace plumbline {

/// Of each image whether it takes part: every probe, and of the gallery the people drawn with all their
/// images; an image of nobody named is one person. A person's value is that of the first image that has one;
/// with a mix, people without a value are not drawn. Usage: more people wanted than there are, of the group
/// or of the others; a mix that is no attribute=value.
/// \param isProbe of each image \param isExcluded of each image: such people are not there to be drawn
Result<std::vector<bool>> drawGallery(const Dataset& data, const std::vector<bool>& isProbe,
                                      const std::vector<bool>& isExcluded, const GalleryDraw& draw);

} // namespace plumbline
