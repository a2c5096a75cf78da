// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstddef>

#include <QHash>
#include <QString>

#include "core/base/result.h"
#include "core/dataset/dataset.h"
#include "core/dataset/image_scan.h"
#include "core/dataset/importer.h"

// What every importer does in the same way, once it knows its files and labels.
namespace plumbline {

/// Codes one attribute's values image by image; an empty value is "not stated".
class AttributeBuilder
{
public:
    AttributeBuilder(QString name, std::size_t images);
    /// \pre image is below the number of images. Spaces at the ends of \a value do not count.
    void set(std::size_t image, const QString& value);
    /// Numbers ascending if all values are numbers, else as first seen.
    [[nodiscard]] Attribute take();

private:
    Attribute m_attribute;
    QHash<QString, int> m_codes;
};

/// A dataset of the pictures in \a list without labels, its report begun: reads headers and hashes.
Result<Import> importPictures(const FileList& list, const ImportRequest& request,
                              const ImportProgress& progress, std::stop_token stop);

/// The same of every picture below request.imagesDir: errors of the folder, too.
Result<Import> importFolder(const ImportRequest& request, const ImportProgress& progress,
                            std::stop_token stop);

/// Label sources, value maps (as asked, else guessed), groupings, and the report's counts. Usage when the
/// request names an attribute that there is not, or a grouping has an attribute's name.
Result<void> finishImport(Import& import, const ImportRequest& request);

} // namespace plumbline
