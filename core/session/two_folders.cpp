// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/two_folders.h"

#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QHash>
#include <QSet>

#include "core/base/csv_line.h"
#include "core/base/write_file.h"
#include "core/dataset/label_table.h"
#include "core/dataset/picture_suffix.h"

namespace plumbline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::TwoFolders)
};

const QString kSubject = QStringLiteral("subject_id");
const QString kSet = QStringLiteral("set");

/// Labels by file name.
struct Labels
{
    QStringList columns; ///< but file and person
    QHash<QString, QStringList> rows;
    QHash<QString, QString> people;
};

Result<Labels> readLabels(const QString& path)
{
    Labels labels;
    if (path.isEmpty())
        return labels;
    const auto table = readLabelTable(path);
    if (!table)
        return table.error();
    const int file = guessFileColumn(*table);
    if (file < 0)
        return Error {ErrorCode::BadFormat,
                      Words::tr("No column of %1 names pictures; it needs one with their file names.")
                          .arg(QFileInfo(path).fileName()),
                      path};
    const int person = guessSubjectColumn(*table);
    for (int i = 0; i < table->header.size(); ++i) {
        if (i != file && i != person && table->header[i].compare(kSet, Qt::CaseInsensitive) != 0)
            labels.columns.append(table->header[i]);
    }
    for (const QStringList& row : table->rows) {
        const QString name = QFileInfo(row[file]).fileName();
        QStringList values;
        for (int i = 0; i < table->header.size(); ++i) {
            if (labels.columns.contains(table->header[i]))
                values.append(row[i]);
        }
        labels.rows.insert(name, values);
        if (person >= 0 && !row[person].isEmpty())
            labels.people.insert(name, row[person]);
    }
    return labels;
}

Result<QStringList> picturesIn(const QString& folder)
{
    if (!QFileInfo(folder).isDir())
        return Error {
            ErrorCode::Usage,
            Words::tr("There is no folder %1; choose another.").arg(QDir::toNativeSeparators(folder)),
            folder};
    QStringList pictures;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        if (hasPictureSuffix(file))
            pictures.append(QDir::cleanPath(file));
    }
    if (pictures.isEmpty())
        return Error {ErrorCode::Usage,
                      Words::tr("There is no picture in %1; choose another folder.")
                          .arg(QDir::toNativeSeparators(folder)),
                      folder};
    pictures.sort();
    return pictures;
}

/// The folder that both are in.
QString commonFolder(const QString& a, const QString& b)
{
    const QStringList one = a.split(QLatin1Char('/')), other = b.split(QLatin1Char('/'));
    qsizetype same = 0;
    while (same < std::min(one.size(), other.size()) && one[same] == other[same])
        ++same;
    const QString common = one.mid(0, same).join(QLatin1Char('/'));
    return common.isEmpty() ? QStringLiteral("/") : common;
}

bool isInside(const QString& inner, const QString& outer)
{
    return inner == outer || inner.startsWith(outer + QLatin1Char('/'));
}

/// Lines of one side of the table.
class Side
{
public:
    Side(Labels own, Labels other, bool byName)
        : m_own(std::move(own))
        , m_other(std::move(other))
        , m_byName(byName)
    {
    }

    [[nodiscard]] QString person(const QString& file) const
    {
        const QString name = QFileInfo(file).fileName();
        for (const Labels* labels : {&m_own, &m_other}) {
            if (const auto found = labels->people.constFind(name); found != labels->people.cend())
                return *found;
        }
        return m_byName ? QFileInfo(file).completeBaseName() : QString();
    }
    [[nodiscard]] QString value(const QString& file, const QString& column) const
    {
        const QString name = QFileInfo(file).fileName();
        for (const Labels* labels : {&m_own, &m_other}) {
            const auto row = labels->rows.constFind(name);
            const qsizetype at = labels->columns.indexOf(column);
            if (row != labels->rows.cend() && at >= 0)
                return row->value(at);
        }
        return {};
    }

private:
    Labels m_own;   ///< of this folder's table
    Labels m_other; ///< for names that it lacks
    bool m_byName;
};

} // namespace

Result<TwoFoldersPlan> planTwoFolders(const TwoFolders& folders, const QString& table)
{
    const QString probes = QDir::cleanPath(folders.probes), gallery = QDir::cleanPath(folders.gallery);
    const auto probeFiles = picturesIn(probes);
    if (!probeFiles)
        return probeFiles.error();
    const auto galleryFiles = picturesIn(gallery);
    if (!galleryFiles)
        return galleryFiles.error();
    if (isInside(probes, gallery) || isInside(gallery, probes))
        return Error {
            ErrorCode::Usage,
            Words::tr("One of the folders is inside the other, so that its pictures would be on both "
                      "sides; choose two that are apart."),
            gallery};
    const auto probeLabels = readLabels(folders.probeLabels);
    if (!probeLabels)
        return probeLabels.error();
    const auto galleryLabels = readLabels(folders.galleryLabels);
    if (!galleryLabels)
        return galleryLabels.error();
    QStringList columns = probeLabels->columns;
    for (const QString& column : galleryLabels->columns) {
        if (!columns.contains(column))
            columns.append(column);
    }
    const QDir common(commonFolder(probes, gallery));
    QByteArray csv = csvLine(QStringList {QStringLiteral("file"), kSubject, kSet} + columns);
    QSet<QString> searched, there;
    const auto add =
        [&](const QStringList& files, const Side& side, const QString& set, QSet<QString>& people) {
        for (const QString& file : files) {
            const QString person = side.person(file);
            if (!person.isEmpty())
                people.insert(person);
            QStringList line {common.relativeFilePath(file), person, set};
            for (const QString& column : std::as_const(columns))
                line.append(side.value(file, column));
            csv += csvLine(line);
        }
    };
    const bool byName = folders.sameNameIsSamePerson;
    const Side probeSide(*probeLabels, *galleryLabels, byName),
        gallerySide(*galleryLabels, *probeLabels, byName);
    add(*probeFiles, probeSide, QStringLiteral("probe"), searched);
    add(*galleryFiles, gallerySide, QStringLiteral("gallery"), there);
    if (const auto written = writeFile(table, csv); !written)
        return written.error();
    TwoFoldersPlan plan;
    plan.request.imagesDir = common.absolutePath();
    plan.request.labelsFile = table;
    plan.request.fileColumn = QStringLiteral("file");
    plan.request.subjectColumn = kSubject;
    plan.request.format = QStringLiteral("table");
    plan.request.columns = QStringList {kSet} + columns;
    plan.request.onlyMatched = true;
    plan.probes = probeFiles->size();
    plan.gallery = galleryFiles->size();
    plan.shared = searched.intersect(there).size();
    return plan;
}

} // namespace plumbline
