// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QCoreApplication>
#include <QFileInfo>

#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "core/session/import_desk.h"
#include "core/session/import_json.h"
#include "core/views/texts.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// "NAME=ATTRIBUTE:label=v1|v2;label2=v3"
Result<Grouping> parseGroup(const QString& text)
{
    Grouping grouping;
    grouping.name = text.section(QLatin1Char('='), 0, 0);
    const QString rest = text.section(QLatin1Char('='), 1);
    grouping.attribute = rest.section(QLatin1Char(':'), 0, 0);
    for (const QString& part :
         rest.section(QLatin1Char(':'), 1).split(QLatin1Char(';'), Qt::SkipEmptyParts)) {
        Group group;
        group.label = part.section(QLatin1Char('='), 0, 0);
        group.values = part.section(QLatin1Char('='), 1).split(QLatin1Char('|'), Qt::SkipEmptyParts);
        grouping.groups.push_back(group);
    }
    if (grouping.name.isEmpty() || grouping.attribute.isEmpty() || grouping.groups.empty())
        return Error {ErrorCode::Usage,
                      tr("%1 is not of the form name=attribute:label=value|value;label=value.").arg(text),
                      {}};
    return grouping;
}

/// "NAME=ATTRIBUTE:30,45,60": cut points; a value on a cut belongs to the upper band.
Result<Grouping> parseBands(const QString& text)
{
    Grouping grouping;
    grouping.name = text.section(QLatin1Char('='), 0, 0);
    const QString rest = text.section(QLatin1Char('='), 1);
    grouping.attribute = rest.section(QLatin1Char(':'), 0, 0);
    std::vector<double> cuts;
    for (const QString& part :
         rest.section(QLatin1Char(':'), 1).split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        bool ok = false;
        cuts.push_back(part.toDouble(&ok));
        if (!ok || (cuts.size() > 1 && cuts.back() <= cuts[cuts.size() - 2]))
            return Error {
                ErrorCode::Usage,
                tr("The bands of %1 need rising numbers, for instance 30,45,60.").arg(grouping.name),
                {}};
    }
    if (grouping.name.isEmpty() || grouping.attribute.isEmpty() || cuts.empty())
        return Error {ErrorCode::Usage, tr("%1 is not of the form name=attribute:30,45,60.").arg(text), {}};
    const auto number = [](double value) { return QString::number(value, 'g', 12); };
    for (std::size_t i = 0; i <= cuts.size(); ++i) {
        Group group;
        if (i > 0)
            group.low = cuts[i - 1];
        if (i < cuts.size())
            group.high = cuts[i];
        group.label = i == 0   ? tr("under %1").arg(number(cuts.front()))
            : i == cuts.size() ? tr("%1 and over").arg(number(cuts.back()))
                               : tr("%1 to under %2").arg(number(cuts[i - 1]), number(cuts[i]));
        grouping.groups.push_back(group);
    }
    return grouping;
}

/// "trim,case": those and no others; "none": the exact name only.
Result<MatchFixes> parseFixes(const QStringList& texts)
{
    MatchFixes fixes;
    for (const QString& name : commaList(texts)) {
        const auto fix = matchFixFromName(name);
        if (!fix && name != QLatin1String("none"))
            return Error {
                ErrorCode::Usage,
                tr("There is no fix %1; the fixes are trim, unicode, case, subfolder, extension and none.")
                    .arg(name),
                {}};
        if (fix)
            fixes |= *fix;
    }
    return fixes;
}

Result<ImportRequest> parseImport(const QCommandLineParser& options)
{
    ImportRequest request;
    if (options.isSet(QStringLiteral("images")))
        request.imagesDir = QFileInfo(options.value(QStringLiteral("images"))).absoluteFilePath();
    if (options.isSet(QStringLiteral("labels")))
        request.labelsFile = QFileInfo(options.value(QStringLiteral("labels"))).absoluteFilePath();
    request.format = options.value(QStringLiteral("format"));
    request.sheet = options.value(QStringLiteral("sheet"));
    request.onlyMatched = options.isSet(QStringLiteral("only-matched"));
    if (options.isSet(QStringLiteral("fix"))) {
        const auto fixes = parseFixes(options.values(QStringLiteral("fix")));
        if (!fixes)
            return fixes.error();
        request.fixes = *fixes;
    }
    request.fileColumn = options.value(QStringLiteral("file-column"));
    request.subjectColumn = options.value(QStringLiteral("subject-column"));
    request.synthetic = options.isSet(QStringLiteral("synthetic"));
    const auto renames = parseWhere(options.values(QStringLiteral("map")));
    if (!renames)
        return renames.error();
    for (const auto& [from, to] : *renames)
        request.renames.insert(from, to);
    for (const QString& text : options.values(QStringLiteral("values"))) {
        const auto map = parseWhere({text.section(QLatin1Char(':'), 1)});
        if (!map || map->empty())
            return Error {
                ErrorCode::Usage, tr("%1 is not of the form gender:F=female,M=male.").arg(text), {}};
        auto& into = request.valueMaps[text.section(QLatin1Char(':'), 0, 0)];
        for (const auto& [value, meaning] : *map)
            into.insert(value, meaning);
    }
    for (const QString& text : options.values(QStringLiteral("source"))) {
        const auto source = labelSourceFromName(text.section(QLatin1Char('='), 1));
        if (!source)
            return Error {
                ErrorCode::Usage,
                tr("%1: the source must be self_described, perceived, inferred, rendered or not_stated.")
                    .arg(text),
                {}};
        request.sources.insert(text.section(QLatin1Char('='), 0, 0), *source);
    }
    for (const auto& [option, parse] : {std::pair {QStringLiteral("group"), &parseGroup},
                                        std::pair {QStringLiteral("bands"), &parseBands}}) {
        for (const QString& text : options.values(option)) {
            auto grouping = parse(text);
            if (!grouping)
                return grouping.error();
            request.groupings.push_back(std::move(*grouping));
        }
    }
    return request;
}

void sayList(const QString& title, const QStringList& lines)
{
    if (lines.isEmpty())
        return;
    constexpr qsizetype kMost = 20;
    say(QStringLiteral("%1 (%2):").arg(title).arg(lines.size()));
    for (const QString& line : lines.mid(0, kMost))
        say(QStringLiteral("  ") % line);
    if (lines.size() > kMost)
        say(tr("  and %1 more").arg(lines.size() - kMost));
}

void sayReport(const ImportReport& report)
{
    say(imagesOfPeople(report.images, report.people));
    sayList(tr("Rows without a file"), report.unmatchedRows);
    sayList(tr("Files without a row"), report.unmatchedFiles);
    QStringList problems;
    for (const auto& [file, sentence] : report.problems)
        problems.append(sentence.contains(file) ? sentence : file % QStringLiteral(": ") % sentence);
    sayList(tr("Problems"), problems);
    QStringList duplicates;
    for (const auto& [file, earlier] : report.duplicates)
        duplicates.append(tr("%1 has the same content as %2").arg(file, earlier));
    sayList(tr("Duplicates"), duplicates);
    for (const QString& note : report.notes)
        say(note);
}

/// Prints what would be read, and how. Needs no project.
int surveyOnly(const Invocation& call, const ImportRequest& request)
{
    if (request.imagesDir.isEmpty() && request.labelsFile.isEmpty())
        return usage(tr("Say where the images are with --images FOLDER."));
    auto survey = ImportDesk::survey(*call.services, {request.imagesDir, request.labelsFile, request.sheet});
    if (survey && !request.format.isEmpty())
        survey = ImportDesk::surveyAs(*call.services, *std::move(survey), request.format);
    if (!survey)
        return fail(survey.error());
    if (survey->table && !request.fileColumn.isEmpty())
        survey->fileColumn = static_cast<int>(survey->table->header.indexOf(request.fileColumn));
    if (survey->table && (request.fixes || !request.fileColumn.isEmpty()))
        survey->match = matchSurvey(*survey, survey->fileColumn, request.fixes.value_or(safeMatchFixes()));
    printJson(surveyAsJson(*survey));
    return Done;
}

/// A corrected table: prints what changes, and applies it unless it is a dry run.
int updateLabels(const Invocation& call, const ImportRequest& asked, bool dryRun)
{
    const auto project = openProject(call, dryRun ? OpenMode::ReadOnly : OpenMode::ReadWrite);
    if (!project)
        return fail(project.error());
    ImportDesk desk(**project);
    auto request = desk.updateRequest(asked.labelsFile, asked.sheet);
    if (!request)
        return fail(request.error());
    if (asked.fixes)
        request->fixes = asked.fixes;
    const auto update = desk.compare(*request);
    if (!update)
        return fail(update.error());
    if (!dryRun && update->difference.changesLabels())
        if (const auto applied = desk.apply(*update); !applied)
            return fail(applied.error());
    printJson(updateAsJson(*update));
    if (update->difference.changesImages())
        say(tr("Pictures were added to or removed from the folder; labels are updated only."));
    return Done;
}

int import(const Invocation& call)
{
    if (wantsCounts(call.options))
        return importCounts(call);
    const bool dryRun = call.options.isSet(QStringLiteral("dry-run"));
    auto request = parseImport(call.options);
    if (!request)
        return fail(request.error());
    if (call.options.isSet(QStringLiteral("update")))
        return updateLabels(call, *request, dryRun);
    if (dryRun)
        return surveyOnly(call, *request);
    if (request->imagesDir.isEmpty())
        return usage(tr("Say where the images are with --images FOLDER."));
    const auto project = openProject(call, OpenMode::ReadWrite);
    if (!project)
        return fail(project.error());
    ProgressLine line;
    const auto report = (*project)->import(*request, [&](const Progress& p) { line.show(p); }, {});
    line.end();
    if (!report)
        return fail(report.error());
    sayReport(*report);
    return report->problems.empty() ? Done : SomeFailed;
}

} // namespace

Command importCommand()
{
    const auto addOptions = [](QCommandLineParser& parser) {
        addCountsOptions(parser);
        parser.addOptions({
            {QStringLiteral("images"), tr("Folder of the images."), QStringLiteral("folder")},
            {QStringLiteral("labels"),
             tr("Table of labels (CSV, TSV, XLSX, ODS); without it, sub-folder names are the labels."),
             QStringLiteral("file")},
            {QStringLiteral("map"), tr("Renames a column: column=attribute (repeatable)."),
             QStringLiteral("pair")},
            {QStringLiteral("values"),
             tr("What values mean to the systems: gender:F=female,M=male (repeatable)."),
             QStringLiteral("map")},
            {QStringLiteral("source"),
             tr("Who says so: attribute=self_described, perceived, inferred or rendered (repeatable)."),
             QStringLiteral("pair")},
            {QStringLiteral("group"),
             tr("A coarser grouping: tone2=tone:lighter=I|II|III;darker=IV|V|VI (repeatable)."),
             QStringLiteral("grouping")},
            {QStringLiteral("bands"), tr("Numeric bands: age_band=age:30,45,60 (repeatable)."),
             QStringLiteral("bands")},
            {QStringLiteral("file-column"), tr("The column that names the files; guessed without it."),
             QStringLiteral("name")},
            {QStringLiteral("subject-column"), tr("The column that names the person; guessed without it."),
             QStringLiteral("name")},
            {QStringLiteral("format"),
             tr("A layout: utkface, fairface, lfw, folder or table; the last two are guessed without it."),
             QStringLiteral("name")},
            {QStringLiteral("sheet"), tr("The sheet of a workbook; without it the first that has rows."),
             QStringLiteral("name")},
            {QStringLiteral("fix"),
             tr("What may differ between the table's names and the files: trim, unicode, case, subfolder, "
                "extension or none; without it all but extension."),
             QStringLiteral("fixes")},
            {QStringLiteral("only-matched"), tr("Leaves out images that no row of the table names.")},
            {QStringLiteral("update"),
             tr("Puts the labels of a corrected table in place of the project's and prints what changed.")},
            {QStringLiteral("dry-run"),
             tr("Prints as JSON what would be read or changed, and changes nothing.")},
            {QStringLiteral("synthetic"),
             tr("The people are computer-generated: said wherever they are shown.")},
        });
    };
    return {QStringLiteral("import"),
            QStringLiteral("P.plumb --images FOLDER [--labels FILE]  |  P.plumb --counts FILE"),
            tr("Reads images and labels, or a table of counts, into a project."), addOptions, import};
}

} // namespace plumbline::cli
