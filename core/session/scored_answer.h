// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QString>
#include <QStringList>

#include "core/measures/answers.h"
#include "core/outcomes/outcome_row.h"
#include "core/outcomes/stated_score.h"

namespace plumbline {

/// An outcome as confusion matrices and thresholds take it. Nothing for what is in neither rate: failed, not
/// offered, excluded. A system of two classes that gives only its answer's score gives the other's with it.
std::optional<measures::ScoredAnswer> scoredAnswer(const Outcome& outcome, Verdict verdict, int group,
                                                   const QString& truthClass, const QStringList& classes);

} // namespace plumbline
