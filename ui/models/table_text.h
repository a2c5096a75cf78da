// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QByteArray>
#include <QString>

#include "core/views/table_spec.h"

namespace plumbline::ui {

/// Tab-separated text with a header line, as shown; no cell that a spreadsheet would run.
QString tableAsText(const TableSpec& spec);
/// An HTML table for word processors: header, figures at the right.
QString tableAsHtml(const TableSpec& spec);
/// RFC 4180 CSV with column ids as header and values in the C locale.
QByteArray tableAsCsv(const TableSpec& spec);
/// To the clipboard, as tab-separated text and as HTML.
void copyTable(const TableSpec& spec);

} // namespace plumbline::ui
