// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

#include "core/session/pair_list.h"

namespace plumbline::ui {

/// "Same person after all", "Label error", "Lookalikes", "Poor image".
QString pairVerdictText(PairVerdict verdict);
/// What a list says of a review: the verdict, "looked at", or nothing.
QString pairReviewText(const PairReview& review);
/// "Women, men"; "Women" where both are of one group.
QString pairGroupsText(const QString& a, const QString& b);
/// "All pairs", "Not looked at yet" ... for the menu.
QString pairShowText(PairShow show);
QString pairScoreText(double score);

} // namespace plumbline::ui
