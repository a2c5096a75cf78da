// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

#include "core/answers/saved_answers.h"
#include "core/base/result.h"
#include "core/dataset/label_table.h"

namespace plumbline {

/// Reads a table of answers (CSV, TSV, workbook): an image a row, and columns for gender, age, confidence,
/// number of faces, box, error, known by their names ("answer" before "prediction" before "gender", since the
/// last may be the label); the export of outcomes is such a table. A row that says nothing means that no face
/// was found. Rows that cannot be read are left out with their lines. Errors of readLabelTable(); BadFormat
/// where no column names images or none answers.
Result<SavedAnswers> readAnswerTable(const QString& path, const TableReading& how = {});

/// Whether a column is called as only answers are: a table of labels has genders and ages, too.
bool looksLikeAnswers(const LabelTable& table);

} // namespace plumbline
