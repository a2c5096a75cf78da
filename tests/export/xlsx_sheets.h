// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <map>
#include <vector>

#include <QByteArray>
#include <QString>
#include <QVariant>

namespace plumbline::test {

/// A sheet of a workbook as a reader finds it: row by row, an invalid variant where a cell is empty, a double
/// or a text elsewhere.
struct XlsxSheet
{
    std::vector<std::vector<QVariant>> rows;
    bool frozenHeader = false;
    int formulas = 0;
    int links = 0;
    [[nodiscard]] QVariant at(std::size_t row, std::size_t column) const;
};

/// Every member of a zip archive, by name; empty when it is none.
std::map<QString, QByteArray> unzipped(const QByteArray& archive);
/// The sheets of an .xlsx file by their names.
std::map<QString, XlsxSheet> xlsxSheets(const QByteArray& file);

} // namespace plumbline::test
