// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDateTime>
#include <QDir>
#include <QHash>
#include <QString>

namespace plumbline::store {

/// The mark of our files in SQLite's header: "PLMB".
constexpr qint64 kApplicationId = 0x504C4D42;

/// Throws the Failure that says why \a path cannot be a whole project: missing, a folder, unreadable, not
/// SQLite, another program's database, cut short. Looks at the header only.
void checkProjectFile(const QString& path);

/// Whether the file says that a write-ahead log belongs to it, and there is none: a copy taken while it was
/// open.
bool isMissingItsLog(const QString& path);

/// When the project last took a change, by its files: after a crash or while another program has it open,
/// what is newest stands in the log beside it. Invalid where there is no file.
QDateTime lastWritten(const QString& projectPath);

/// ".<name>.lock" beside the project.
QString lockFilePath(const QString& projectPath);

/// Turns paths of images into what the project keeps and back: relative to the project's folder where the two
/// are near (below it, or at most three folders up and not through the root), so that they can be moved
/// together; else absolute.
class PathMapper
{
public:
    explicit PathMapper(const QString& projectPath);
    /// \pre absolute or empty. Symbolic links among the folders are resolved where the path becomes relative.
    [[nodiscard]] QString stored(const QString& absolute);
    /// Absolute and clean; an absolute or empty path stays as it is.
    [[nodiscard]] QString resolved(const QString& stored) const;

private:
    [[nodiscard]] QString storedFolder(const QString& folder) const;

    QDir m_folder;                     ///< canonical
    QHash<QString, QString> m_folders; ///< cache: 100,000 images share a few folders
};

} // namespace plumbline::store
