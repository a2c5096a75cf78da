// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/table_import.h"

#include <algorithm>

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

#include "core/dataset/import_parts.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(TableImporter)
};

Error noColumn(const QString& file, const QString& wanted, const LabelTable& table)
{
    return {ErrorCode::BadFormat,
            Text::tr("“%1” has no column “%2”; its columns are: %3.")
                .arg(file, wanted, table.header.join(QStringLiteral(", "))),
            {}};
}

/// A column asked for by name, or else by a --map to one of \a roles, or else guessed. -1: there is none.
qsizetype roleColumn(const LabelTable& table, const ImportRequest& request, const QString& asked,
                     const QStringList& roles, int guessed)
{
    if (!asked.isEmpty())
        return table.header.indexOf(asked);
    for (auto rename = request.renames.cbegin(); rename != request.renames.cend(); ++rename)
        if (roles.contains(rename.value()))
            return table.header.indexOf(rename.key());
    return guessed;
}

/// "line 12: a.jpg"
QString rowName(const LabelTable& table, std::size_t row, const QString& name)
{
    return Text::tr("line %1: %2")
        .arg(QString::number(table.lines[row]), name.isEmpty() ? Text::tr("(no file name)") : name);
}

void leaveOutUnmatched(FileList& list, RowMatches& matches)
{
    QStringList kept;
    std::vector<int> placeOf(static_cast<std::size_t>(list.files.size()), -1);
    std::vector<int> images = matches.imageOfRow;
    std::sort(images.begin(), images.end()); // no two rows have one picture
    for (const int image : images) {
        if (image < 0)
            continue;
        placeOf[static_cast<std::size_t>(image)] = static_cast<int>(kept.size());
        kept.append(list.files.at(image));
    }
    for (int& image : matches.imageOfRow)
        image = image < 0 ? -1 : placeOf[static_cast<std::size_t>(image)];
    const qsizetype left = list.files.size() - kept.size();
    if (left > 0)
        list.notes.append(Text::tr("Pictures that no row names, left out as asked: %1.").arg(left));
    list.files = kept;
}

} // namespace

Result<TableColumns> chooseColumns(const LabelTable& table, const ImportRequest& request, const QString& file)
{
    QStringList named = request.columns + request.renames.keys();
    named.append(request.fileColumn);
    named.append(request.subjectColumn);
    for (const QString& name : std::as_const(named))
        if (!name.isEmpty() && !table.header.contains(name))
            return noColumn(file, name, table);

    TableColumns columns;
    columns.file =
        roleColumn(table, request, request.fileColumn, {QStringLiteral("file")}, guessFileColumn(table));
    if (columns.file < 0)
        return Error {
            ErrorCode::BadFormat,
            Text::tr("No column of “%1” names the pictures; its columns are: %2. Name the right one.")
                .arg(file, table.header.join(QStringLiteral(", "))),
            {}};
    columns.subject = roleColumn(
        table, request, request.subjectColumn, {QStringLiteral("subject"), QStringLiteral("subject_id")},
        // Who chose the columns and no person means none: nothing is guessed over their head.
        request.columns.isEmpty() ? guessSubjectColumn(table) : -1);
    QSet<QString> names;
    for (qsizetype i = 0; i < table.header.size(); ++i) {
        const QString& column = table.header.at(i);
        if (i == columns.file || i == columns.subject
            || (!request.columns.isEmpty() && !request.columns.contains(column)))
            continue;
        const QString name = request.renames.value(column, column);
        if (name.isEmpty() || names.contains(name))
            return Error {
                ErrorCode::Usage,
                Text::tr("Two columns of “%1” would become the attribute “%2”: give one another name.")
                    .arg(file, name),
                {}};
        names.insert(name);
        columns.attributes.emplace_back(i, name);
    }
    return columns;
}

qsizetype matchedRows(const RowMatches& matches)
{
    return std::count_if(matches.imageOfRow.begin(), matches.imageOfRow.end(),
                         [](int image) { return image >= 0; });
}

Error nothingMatches(const LabelTable& table, const TableColumns& columns, const FileList& list,
                     const QString& file)
{
    return {ErrorCode::BadFormat,
            Text::tr("No row of “%1” names a picture in the folder: the column “%2” has “%3”, the folder "
                     "has “%4”. "
                     "Choose another column or folder.")
                .arg(file, table.header.at(columns.file), table.rows.front().at(columns.file).left(80),
                     list.files.front()),
            {}};
}

QStringList namesIn(const LabelTable& table, const TableColumns& columns)
{
    QStringList names;
    names.reserve(static_cast<qsizetype>(table.rows.size()));
    for (const QStringList& row : table.rows)
        names.append(row.at(columns.file));
    return names;
}

void reportMatches(Import& import, const LabelTable& table, const QStringList& names,
                   const RowMatches& matches)
{
    std::vector<bool> isRepeat(matches.imageOfRow.size(), false);
    for (const RowMatches::Repeat& repeat : matches.repeats) {
        const auto row = static_cast<std::size_t>(repeat.row);
        isRepeat[row] = true;
        import.report.problems.emplace_back(
            names.at(repeat.row).trimmed(),
            Text::tr("Line %1 names a picture that line %2 has labelled already; the labels of line %2 "
                     "were kept.")
                .arg(table.lines[row])
                .arg(table.lines[static_cast<std::size_t>(repeat.earlier)]));
    }
    std::vector<bool> hasRow(import.dataset.images.size(), false);
    for (std::size_t row = 0; row < matches.imageOfRow.size(); ++row) {
        const int image = matches.imageOfRow[row];
        if (image >= 0)
            hasRow[static_cast<std::size_t>(image)] = true;
        else if (!isRepeat[row])
            import.report.unmatchedRows.append(
                rowName(table, row, names.at(static_cast<qsizetype>(row)).trimmed()));
    }
    for (std::size_t i = 0; i < hasRow.size(); ++i)
        if (!hasRow[i])
            import.report.unmatchedFiles.append(import.dataset.images[i].file);
}

/// Values and subjects come in the order of the rows, which is the order their author knows.
void addLabels(Dataset& dataset, const LabelTable& table, const TableColumns& columns,
               const RowMatches& matches)
{
    const auto fill = [&](qsizetype column, const QString& name) {
        AttributeBuilder builder(name, dataset.images.size());
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            if (matches.imageOfRow[row] >= 0)
                builder.set(static_cast<std::size_t>(matches.imageOfRow[row]), table.rows[row].at(column));
        return builder.take();
    };
    for (const auto& [column, name] : columns.attributes)
        dataset.attributes.push_back(fill(column, name));
    if (columns.subject < 0)
        return;
    const Attribute subjects = fill(columns.subject, {});
    dataset.subjects = subjects.values;
    for (std::size_t i = 0; i < dataset.images.size(); ++i)
        dataset.images[i].subject = subjects.codes[i];
}
Result<Import> importTable(const ImportRequest& request, const ImportProgress& progress, std::stop_token stop)
{
    // Names before bytes: what is wrong with the table is said before anything is hashed.
    const QFileInfo labels(request.labelsFile);
    const Result<LabelTable> table = readLabelTable(request.labelsFile, -1, request.sheet);
    if (!table)
        return table.error();
    const Result<TableColumns> columns = chooseColumns(*table, request, labels.fileName());
    if (!columns)
        return columns.error();
    Result<FileList> list = listPictures(request.imagesDir, stop);
    if (!list)
        return list.error();
    const QStringList names = namesIn(*table, *columns);
    RowMatches matches = matchRows(names, list->files, list->root, labels.absolutePath(),
                                   request.fixes.value_or(safeMatchFixes()), request.paired);
    if (matchedRows(matches) == 0)
        return nothingMatches(*table, *columns, *list, labels.fileName());

    if (request.onlyMatched)
        leaveOutUnmatched(*list, matches);
    Result<Import> import = importPictures(*list, request, progress, stop);
    if (!import)
        return import;
    import->report.notes.append(table->notes + matches.notes);
    reportMatches(*import, *table, names, matches);
    addLabels(import->dataset, *table, *columns, matches);
    if (const Result<void> finished = finishImport(*import, request); !finished)
        return finished.error();
    return import;
}

} // namespace plumbline
