// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/import/ambiguous_names.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QLocale>

namespace plumbline::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("AmbiguousNames", text);
}

qsizetype lastSlash(const QString& path)
{
    return std::max(path.lastIndexOf(QLatin1Char('/')), path.lastIndexOf(QLatin1Char('\\')));
}

QString nameIn(const QString& path)
{
    return path.mid(lastSlash(path) + 1).trimmed().toLower();
}

QString folderOf(const QString& path)
{
    return path.left(std::max<qsizetype>(0, lastSlash(path)));
}

} // namespace

AmbiguousNames ambiguousNames(const ImportSurvey& survey, const MatchSurvey& match, int fileColumn)
{
    AmbiguousNames result;
    if (!survey.table || fileColumn < 0 || match.unmatchedRows.empty())
        return result;
    QHash<QString, std::vector<int>> pictures;
    for (const int file : match.unmatchedFiles)
        pictures[nameIn(survey.files->files.at(file))].push_back(file);
    for (const int row : match.unmatchedRows) {
        const QString cell = survey.table->rows[static_cast<std::size_t>(row)].at(fileColumn);
        const auto found = pictures.constFind(nameIn(cell));
        if (found == pictures.cend() || found->size() < 2)
            continue;
        result.names.push_back({cell, *found});
        result.alwaysTwo = result.alwaysTwo && found->size() == 2;
        for (const int file : *found) {
            const QString folder = folderOf(survey.files->files.at(file));
            if (!result.folders.contains(folder))
                result.folders.append(folder);
        }
    }
    result.folders.sort();
    return result;
}

QHash<QString, QString> AmbiguousNames::within(const QString& folder, const ImportSurvey& survey) const
{
    QHash<QString, QString> pairs;
    for (const Name& name : names) {
        for (const int file : name.pictures) {
            const QString& path = survey.files->files.at(file);
            if (folderOf(path) == folder)
                pairs.insert(name.cell, path);
        }
    }
    return pairs;
}

QString foldersText(const QStringList& folders)
{
    constexpr qsizetype kNamed = 4;
    QStringList named;
    for (const QString& folder : folders.mid(0, kNamed))
        named.append(folder.isEmpty() ? tr("the folder itself") : folder + QLatin1Char('/'));
    if (folders.size() > kNamed)
        named.append(QStringLiteral("…"));
    return named.join(QStringLiteral(", "));
}

QString ambiguousText(const AmbiguousNames& ambiguous)
{
    const auto names = static_cast<qint64>(ambiguous.names.size());
    const QString text = names == 1 ? tr("1 name fits several pictures (%2)")
        : ambiguous.alwaysTwo       ? tr("%1 names fit two pictures each (%2)").arg(QLocale().toString(names))
                              : tr("%1 names fit several pictures each (%2)").arg(QLocale().toString(names));
    QString whole = text;
    return whole.replace(QLatin1String("%2"), foldersText(ambiguous.folders));
}

} // namespace plumbline::ui
