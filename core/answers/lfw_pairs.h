// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QString>

#include "core/answers/score_table.h"
#include "core/base/result.h"

namespace plumbline {

/// LFW's list of pairs (Huang et al. 2007) with a score at the end of each line: "name 1 2 score" of one
/// person, "name 1 other 3 score" of two, after an optional line of one or two counts. Images are called
/// "name/name_0001". Nothing when the file does not look like it. Unreadable; BadFormat for the list as it is
/// published, without scores.
Result<std::optional<ScoreTable>> readLfwPairs(const QString& path);

} // namespace plumbline
