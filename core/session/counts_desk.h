// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <vector>

#include <QJsonObject>
#include <QString>

#include "core/base/result.h"
#include "core/dataset/counts_import.h"
#include "core/dataset/counts_table.h"
#include "core/dataset/label_table.h"
#include "core/session/project.h"

namespace plumbline {

/// A table of counts before it is taken: what it holds and what its columns seem to mean.
struct CountsSurvey
{
    QString file; ///< absolute
    LabelTable table;
    std::vector<CountsRole> roles; ///< one per column; the reader may choose others
};

/// An audit made of counts alone: its sets are what runs are to others. Calls block and may be made from any
/// thread; isAudit() and table() cost nothing.
class CountsDesk
{
public:
    explicit CountsDesk(Project& project)
        : m_project(project)
    {
    }

    [[nodiscard]] bool isAudit() const;                             ///< of counts, perhaps none typed in yet
    [[nodiscard]] std::shared_ptr<const CountsTable> table() const; ///< never null

    /// Puts the whole table in place of the one there was, which is returned: replacing by that takes it
    /// back. Journalled as \a action. Usage when the project has images or the table cannot be
    /// (countsProblem()); Locked when it is read only.
    Result<CountsTable> replace(const CountsTable& table, const QString& action,
                                const QJsonObject& detail = {});

    /// Reads a table (CSV, TSV, XLSX, ODS) and guesses its columns.
    static Result<CountsSurvey> survey(const QString& file, const QString& sheet = {});
    /// Takes what readCounts() made of a survey.
    Result<void> take(const CountsSurvey& survey, const CountsReading& reading);

    /// Each set alone, as `measure --counts` measures it.
    [[nodiscard]] Result<std::vector<Measured>> measureSets(const MeasureQuery& query) const;

private:
    Project& m_project;
};

/// "8 sets of counts, told by gender and skin tone" for the list of audits; empty of an audit of images.
QString countsSummary(const Project& project);

} // namespace plumbline
