// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "core/dataset/import_survey.h"
#include "core/dataset/label_difference.h"
#include "core/session/project.h"

namespace plumbline {

/// A corrected table, read and compared, ready to be applied.
struct LabelUpdate
{
    LabelDifference difference;
    std::shared_ptr<const Dataset> before; ///< what the project has: undo gives it to setLabels()
    std::shared_ptr<const Dataset> after;  ///< the same images with the new labels
    ImportRequest request;                 ///< that led to it
    QString
        imagesObstacle; ///< why pictures cannot be added or removed here (there are runs); empty: they can
};

/// Plans, previews and re-imports of an open project. Every call blocks and may be made from any thread.
class ImportDesk
{
public:
    explicit ImportDesk(Project& project)
        : m_project(project)
    {
    }

    // Before there is a project: names and table only.
    static Result<ImportSurvey> survey(const Services& services, const ImportSources& sources,
                                       const ImportProgress& progress = {}, std::stop_token stop = {});
    /// surveyAs(): as a recognised layout, or plainly again.
    static Result<ImportSurvey> surveyAs(const Services& services, ImportSurvey survey,
                                         const QString& format);

    /// Keeps how \a request read its table, for the next time. Project::import() does so itself.
    Result<void> remember(const ImportRequest& request);
    /// The request of the latest import, for the same columns and fixes again; none in a project
    /// that was imported by an older program.
    [[nodiscard]] std::optional<ImportRequest> lastRequest() const;

    /// Reads a table and compares it with the labels of the project. Pictures are not opened. Columns,
    /// renames, spellings and fixes are those of \a request; start from updateRequest(). Usage without a
    /// dataset or table.
    [[nodiscard]] Result<LabelUpdate> compare(const ImportRequest& request, std::stop_token stop = {}) const;
    /// lastRequest() with \a labelsFile and \a sheet in place of its table. Columns that the new table lacks
    /// are left out of it.
    [[nodiscard]] Result<ImportRequest> updateRequest(const QString& labelsFile,
                                                      const QString& sheet = {}) const;
    /// Applies the labels of \a update; images, groupings, reviews and runs stay, finished runs too: a run is
    /// about images, labels are the auditor's. Journalled as "labels updated" with the counts. Usage when the
    /// project has changed since compare(). Undo: setLabels(*update.before, ...).
    Result<void> apply(const LabelUpdate& update);

    /// Puts the labels of \a labels (subjects, attributes, label sources, value maps) in place of the
    /// project's; its images are those of the project. Journalled as \a action. Usage when they are others.
    Result<void> setLabels(const Dataset& labels, const QString& action, const QJsonObject& detail = {});

private:
    Project& m_project;
};

} // namespace plumbline
