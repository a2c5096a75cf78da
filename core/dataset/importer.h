// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include <QHash>
#include <QString>
#include <QStringList>

#include "core/base/registry.h"
#include "core/base/result.h"
#include "core/dataset/dataset.h"
#include "core/dataset/label_table.h"
#include "core/dataset/match_fixes.h"

namespace plumbline {

/// What to import and how to read it.
struct ImportRequest
{
    QString imagesDir;  ///< absolute
    QString labelsFile; ///< absolute, or empty: sub-folder names become the attribute "folder" (folder_2 ...
                        ///< below it)
    QString sheet;      ///< of a workbook; empty: the first that has rows
    QString format;     ///< an importer's id, or empty: the first whose accepts() says yes
    QString fileColumn; ///< empty: guessed
    QString subjectColumn; ///< empty: guessed, unless columns are chosen
    QStringList columns;   ///< which columns become attributes; empty: all but file and subject
    /// Column -> attribute name (--map). A column renamed to "file" names the pictures, one to "subject" or
    /// "subject_id" the people, unless fileColumn and subjectColumn say otherwise.
    QHash<QString, QString> renames;
    QHash<QString, QHash<QString, QString>> valueMaps; ///< attribute -> value -> class (--values)
    QHash<QString, LabelSource> sources;               ///< attribute -> who says so
    /// Attribute -> spelling in the table -> value it is counted as ("f" -> "F").
    QHash<QString, QHash<QString, QString>> spellings;
    std::vector<Grouping> groupings;
    /// What is overlooked when rows are matched with pictures; none given: safeMatchFixes().
    std::optional<MatchFixes> fixes;
    QHash<QString, QString> paired; ///< matched by hand: name in the table -> file below imagesDir
    bool onlyMatched = false;       ///< pictures that no row names are left out
    bool synthetic = false;
};

/// What did not go smoothly, for the reader: nothing is dropped in silence.
struct ImportReport
{
    qint64 images = 0;
    qint64 people = 0;
    QStringList unmatchedRows;  ///< rows of the table without a file: "line 12: a.jpg"
    QStringList unmatchedFiles; ///< files that no row names; they are imported without labels
    std::vector<std::pair<QString, QString>> problems;   ///< file, sentence (unreadable, too large, missing)
    std::vector<std::pair<QString, QString>> duplicates; ///< file, the earlier file with the same bytes
    QStringList notes; ///< "12 symbolic links were not followed", "read as Latin-1"
};

struct Import
{
    Dataset dataset;
    ImportReport report;
};

using ImportProgress = std::function<void(qint64 done, qint64 total)>;

struct FileList;
struct ImportSurvey;

/// A way to turn files into a dataset. Stateless.
class Importer
{
public:
    virtual ~Importer() = default;
    [[nodiscard]] virtual QString title() const = 0;
    /// Why names and table look like this importer's layout, as a sentence; empty: they do not. Opens no
    /// file.
    [[nodiscard]] virtual QString recognised(const FileList& files, const LabelTable* table) const;
    /// Sets columns and proposed request of \a survey to what the layout has. \pre it was recognised.
    virtual void adapt(ImportSurvey& survey) const;
    /// Whether it takes a request that names no format.
    [[nodiscard]] virtual bool accepts(const ImportRequest& request) const = 0;
    /// Reads everything: names, labels, headers and hashes of the images (on all cores). Blocking. Cancelled
    /// when \a stop is requested. A picture that cannot be read stays in the dataset with its problem; a
    /// table that cannot be read is an error. \a progress may be called from any thread.
    [[nodiscard]] virtual Result<Import> run(const ImportRequest& request, const ImportProgress& progress,
                                             std::stop_token stop) const = 0;
};

void register_builtin_importers(Registry<Importer>& registry);

/// Picks the importer (request.format or the first that accepts) and runs it.
Result<Import> importDataset(const Registry<Importer>& importers, const ImportRequest& request,
                             const ImportProgress& progress, std::stop_token stop);

} // namespace plumbline
