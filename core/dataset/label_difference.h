// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <stop_token>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/dataset/importer.h"

namespace plumbline {

/// One kind of change of one label: so many images go from one value to another.
struct LabelChange
{
    QString attribute; ///< empty: the person on the picture
    QString from;      ///< empty: not stated
    QString to;        ///< empty: not stated any more
    qint64 images = 0;
    std::vector<ImageId> examples; ///< the first kExamples of them
    static constexpr std::size_t kExamples = 60;
};

/// How a corrected table differs from the labels in the project.
struct LabelDifference
{
    std::vector<LabelChange> changes; ///< by attribute in the dataset's order, most images first
    QStringList newAttributes;        ///< columns that the dataset does not have yet
    QStringList keptAttributes;       ///< of the dataset that the table does not have: they stay as they are
    QStringList rowsAdded;            ///< images that had no row and have one now (file names)
    QStringList rowsRemoved;          ///< images that had one and have none: their labels become "not stated"
    QStringList imagesAdded;          ///< files in the folder that are not in the audit
    QStringList imagesRemoved;        ///< images of the audit that are no longer in the folder
    bool folderSeen =
        false;           ///< false: the folder could not be looked at, imagesAdded and Removed are not known
    qint64 images = 0;   ///< whose labels change in any way
    ImportReport report; ///< unmatched rows and notes of the new table

    [[nodiscard]] bool changesLabels() const;
    [[nodiscard]] bool changesImages() const { return !imagesAdded.isEmpty() || !imagesRemoved.isEmpty(); }
};

/// A dataset with the labels of another table, and what that changes.
struct Relabelled
{
    Dataset dataset; ///< the same images, in the same order
    LabelDifference difference;
};

/// Reads the table of \a request and puts its labels in place of those of \a base, attribute by attribute;
/// attributes that it lacks stay, and so do label sources, meanings and the order of values where \a request
/// says nothing else. Pictures are not opened. Errors: of the table, as the table importer has them;
/// BadFormat when no row names an image; Usage when \a base has no images; Cancelled.
Result<Relabelled> relabel(const Dataset& base, const ImportRequest& request, std::stop_token stop);

} // namespace plumbline
