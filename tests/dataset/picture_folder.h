// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include "core/dataset/importer.h"

namespace plumbline::test {

/// A temporary folder of small real pictures. A picture of the same seed has the same bytes.
class PictureFolder
{
public:
    /// Each of \a files (sub-folders are made) gets its own bytes. Asserts that it could be written.
    explicit PictureFolder(const QStringList& files = {});
    void add(const QString& file, int seed);
    void write(const QString& file, const QByteArray& bytes);
    [[nodiscard]] QString path(const QString& file = {}) const;
    [[nodiscard]] ImportRequest request(const QString& labels = {}) const;

private:
    QTemporaryDir m_dir;
    int m_seed = 0;
};

/// Imports through the registry, as the session does.
Result<Import> import(const ImportRequest& request, std::stop_token stop = {});

/// The files of the images, in order.
QStringList filesOf(const Dataset& dataset);

/// One attribute's value for each image, '-' for not stated, joined by blanks.
QString labelsOf(const Dataset& dataset, const QString& attribute);

} // namespace plumbline::test
