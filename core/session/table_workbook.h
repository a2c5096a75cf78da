// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QByteArray>
#include <QString>

#include "core/base/result.h"
#include "core/views/chart_spec.h"
#include "core/views/table_spec.h"
#include "core/views/texts.h"

namespace plumbline {

struct NamedTable
{
    QString name;
    TableSpec table;
};

/// An .xlsx of tables as they are read, of results that are no answers (matching): first a page with the
/// finding and what a caption says, then a sheet of each table. Numbers are numbers; a range is two columns.
/// Errors as Workbook::finish().
Result<QByteArray> tableWorkbook(const HeadlineText& finding, const std::vector<CaptionPart>& said,
                                 const std::vector<NamedTable>& tables);

} // namespace plumbline
