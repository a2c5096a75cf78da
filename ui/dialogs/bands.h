// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>

#include "core/session/session.h"

namespace plumbline::ui {

/// Reads cut points ("18; 30 45,5" in the reader's locale or with a point) into sorted, distinct numbers.
/// BadFormat with a sentence for a word that is no number, and for none at all.
Result<std::vector<double>> cutPoints(const QString& text);

/// Where bands of these numbers may begin: the usual ages where each band has somebody in it, else the
/// quartiles, rounded. Sorted and distinct; empty where all numbers are the same or there are none.
std::vector<double> usualCuts(const Attribute& attribute);

/// The bands between cut points: "under 18", "18 to 29", "30 and over"; with \a whole false "18 to under 30".
std::vector<Group> bands(const std::vector<double>& cuts, bool whole);

/// How many images of \a attribute fall into each group.
std::vector<qint64> imagesPerGroup(const Attribute& attribute, const std::vector<Group>& groups);

} // namespace plumbline::ui
