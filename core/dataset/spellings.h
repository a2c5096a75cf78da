// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QStringList>

#include "core/dataset/import_survey.h"

namespace plumbline {

/// Values that seem to be one value spelled in several ways: other case, accents or punctuation ("f", "F");
/// numbers written otherwise ("1", "1.0"); words with one meaning to the systems ("F", "Female"); rare words
/// one letter off a common one ("femlae"). \a counts: rows of each. A value is in one merge at most.
std::vector<SpellingMerge> proposeMerges(const QStringList& values, const std::vector<qint64>& counts);

/// Whether \a b is \a a with one letter more, less or other, or with two neighbours swapped.
bool isOneTypoApart(const QString& a, const QString& b);

} // namespace plumbline
