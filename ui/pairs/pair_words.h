// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/session/pair_list.h"

namespace plumbline::ui {

/// "Same person after all", "Label error", "Lookalikes", "Poor image".
QString pairVerdictText(PairVerdict verdict);
/// What a list says of a review: the verdict, "looked at", or nothing.
QString pairReviewText(const PairReview& review);
/// "Women × Men"; "Women" where both are of one group.
QString pairGroupsText(const QString& a, const QString& b);
/// "All pairs", "Not looked at yet" ... for the menu.
QString pairShowText(PairShow show);
/// The labels of groups (the unknown one last) without the names of what they are grouped \a by, which all
/// share: "Listed black: no" becomes "no".
QStringList briefGroups(const std::vector<QString>& labels, const QStringList& by);
QString pairScoreText(double score);

} // namespace plumbline::ui
