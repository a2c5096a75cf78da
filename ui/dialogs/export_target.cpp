// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/export_target.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>
#include <QStringList>

namespace plumbline::ui {

namespace {
constexpr QLatin1String kFolderKey("export/folder");
} // namespace

QString exportFolder()
{
    const QString used = QSettings().value(kFolderKey).toString();
    if (!used.isEmpty() && QFileInfo(used).isDir())
        return used;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

void rememberExportFolder(const QString& path)
{
    QSettings().setValue(kFolderKey, QFileInfo(path).absolutePath());
}

QString exportName(const QString& audit, const QString& what)
{
    QString name;
    for (const QChar letter : audit.simplified().toLower()) {
        if (letter.isLetterOrNumber())
            name += letter;
        else if (!name.isEmpty() && !name.endsWith(QLatin1Char('-')))
            name += QLatin1Char('-');
    }
    while (name.endsWith(QLatin1Char('-')))
        name.chop(1);
    QStringList parts {name, what};
    parts.removeAll(QString());
    return parts.isEmpty() ? QStringLiteral("plumbline") : parts.join(QLatin1Char('-'));
}

QString freePath(const QString& folder, const QString& name, const QString& suffix)
{
    const QDir dir(folder);
    QString path = dir.filePath(name + QLatin1Char('.') + suffix);
    constexpr int kMost = 1000;
    for (int i = 2; QFileInfo::exists(path) && i < kMost; ++i)
        path = dir.filePath(QStringLiteral("%1-%2.%3").arg(name).arg(i).arg(suffix));
    return path;
}

QString withSuffix(const QString& path, const QString& suffix)
{
    static const QStringList known {QStringLiteral("png"),  QStringLiteral("svg"), QStringLiteral("pdf"),
                                    QStringLiteral("xlsx"), QStringLiteral("csv"), QStringLiteral("json"),
                                    QStringLiteral("html"), QStringLiteral("tsv"), QStringLiteral("plumb")};
    const QFileInfo file(path);
    const QString name = known.contains(file.suffix().toLower()) ? file.completeBaseName() : file.fileName();
    return name.isEmpty() ? path : file.dir().filePath(name + QLatin1Char('.') + suffix);
}

} // namespace plumbline::ui
