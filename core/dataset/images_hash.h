// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

#include "core/dataset/dataset.h"

namespace plumbline {

/// SHA-256 over file names and hashes of the images, without anything that is said of them: what a run is
/// about. It stays when labels are corrected, where contentHash() changes.
QString imagesHash(const Dataset& dataset);

} // namespace plumbline
