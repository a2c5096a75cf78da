// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QJsonObject>

#include "core/views/measured.h"

namespace plumbline {

/// Groups, differences and unit of one run of estimates, by the names docs/user-guide.md lists.
void insertEstimates(QJsonObject& into, const Measured& measured, const measures::EstimateAnalysis& analysis);

} // namespace plumbline
