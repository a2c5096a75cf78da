// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QJsonObject>

#include "core/backends/backend.h"
#include "core/run/run_record.h"

namespace plumbline {

struct Services;

/// Everything that decides the answers of a system, sealed into a run before the first of them.
QJsonObject runProvenance(const Services& services, const BackendInfo& detector,
                          const BackendInfo& classifier, int workers);

/// How a system embeds faces. Equal recipes give equal vectors. \pre the classifier embeds.
Embedder embedderOf(const Services& services, const BackendInfo& detector, const BackendInfo& classifier);

} // namespace plumbline
