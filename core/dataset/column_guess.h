// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>

#include "core/dataset/import_survey.h"

namespace plumbline {

/// What a column called \a name seems to be, from its \a rows cells (\a cell gives the text of each).
ColumnGuess guessColumn(const QString& name, std::size_t rows,
                        const std::function<QString(std::size_t)>& cell);

/// Who a column's name says its labels are from ("perceived_gender"), or NotStated.
LabelSource sourceToldByName(const QString& name);

} // namespace plumbline
