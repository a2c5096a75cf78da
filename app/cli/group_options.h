// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QCommandLineParser>

#include "core/base/result.h"
#include "core/views/group_order.h"

namespace plumbline::cli {

/// --sort and --hide of a chart: the groups that are drawn, in order.
Result<std::vector<int>> parseArrangement(const QCommandLineParser& options, const GroupFacts& groups);

} // namespace plumbline::cli
