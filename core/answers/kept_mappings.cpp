// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUrl>

#include "core/answers/field_mapping.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

QDir folder()
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                + QStringLiteral("/plumbline/mappings"));
}

QString fileOf(const QString& name)
{
    return folder().filePath(QString::fromLatin1(QUrl::toPercentEncoding(name, " "))
                             + QStringLiteral(".json"));
}

} // namespace

QStringList keptMappings()
{
    QStringList names;
    const QStringList files = folder().entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (const QString& file : files)
        names.append(QUrl::fromPercentEncoding(file.chopped(5).toUtf8()));
    return names;
}

Result<FieldMapping> keptMapping(const QString& nameOrFile)
{
    const bool isFile = QFileInfo(nameOrFile).isFile();
    QFile file(isFile ? nameOrFile : fileOf(nameOrFile));
    constexpr qint64 kLargest = 1'000'000;
    if (!file.open(QIODevice::ReadOnly)) {
        const QStringList kept = keptMappings();
        return Error {ErrorCode::NotFound,
                      kept.isEmpty()
                          ? Text::tr("There is no mapping %1, and none is kept yet.").arg(nameOrFile)
                          : Text::tr("There is no mapping %1; kept are %2.")
                                .arg(nameOrFile, kept.join(QStringLiteral(", "))),
                      {}};
    }
    const QJsonDocument document = QJsonDocument::fromJson(file.read(kLargest));
    if (!document.isObject())
        return Error {ErrorCode::BadFormat,
                      Text::tr("%1 is no mapping: it is not JSON.").arg(QFileInfo(file).fileName()),
                      {}};
    return mappingFromJson(document.object());
}

Result<void> keepMapping(const FieldMapping& mapping)
{
    const QString name = mapping.name.trimmed();
    constexpr qsizetype kLongest = 60;
    if (name.isEmpty() || name.size() > kLongest)
        return Error {
            ErrorCode::Usage, Text::tr("Give the mapping a name of at most %1 letters.").arg(kLongest), {}};
    QSaveFile file(fileOf(name));
    const QByteArray json = QJsonDocument(mappingToJson(mapping)).toJson();
    if (!QDir().mkpath(folder().path()) || !file.open(QIODevice::WriteOnly) || file.write(json) != json.size()
        || !file.commit())
        return Error {ErrorCode::DiskFull,
                      Text::tr("The mapping could not be kept: %1.").arg(file.errorString()),
                      file.fileName()};
    return {};
}

} // namespace plumbline
