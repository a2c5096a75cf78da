// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QCoreApplication>
#include <QJsonObject>
#include <QLocale>

#include "app/cli/command.h"
#include "core/session/answer_desk.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

constexpr qsizetype kListed = 10;

/// A count with what it counts, and the first of it line by line.
void sayList(const QString& sentence, qint64 count, const QStringList& first)
{
    if (count == 0)
        return;
    say(sentence.arg(count));
    for (const QString& line : first.mid(0, kListed))
        say(QStringLiteral("  ") % line);
    if (count > kListed)
        say(QStringLiteral("  ..."));
}

void sayReport(const AnswersReport& report, const QString& taken)
{
    for (std::size_t i = 0; i < report.runs.size(); ++i)
        say(taken.arg(report.runs[i].value())
                .arg(report.taken)
                .arg(report.images)
                .arg(report.tasks[static_cast<qsizetype>(i)]));
    if (!report.format.isEmpty())
        say(tr("Read as %1.").arg(report.format));
    for (const QString& note : report.notes)
        say(note);
    sayList(tr("Names of no image in this audit: %1"), report.unmatched.count, report.unmatched.first);
    sayList(tr("Could not be read: %1"), report.badRows.count, report.badRows.first);
    sayList(tr("Images of the audit that are not in the file: %1"), report.without, report.withoutFirst);
    if (report.repeated > 0)
        say(tr("%1 say again what was said before; the first of each stands.").arg(report.repeated));
    if (report.conflicts > 0)
        say(tr("%1 pairs are one person in the file and two in the labels, or the other way about; the "
               "labels "
               "are believed.")
                .arg(report.conflicts));
}

/// --about key=value.
Result<ImportedSystem> parseSystem(const QCommandLineParser& options)
{
    ImportedSystem system;
    system.name = options.value(QStringLiteral("system"));
    const QStringList known {QStringLiteral("vendor"), QStringLiteral("product"), QStringLiteral("version"),
                             QStringLiteral("region"), QStringLiteral("date"),    QStringLiteral("settings")};
    for (const QString& text : options.values(QStringLiteral("about"))) {
        const qsizetype equals = text.indexOf(QLatin1Char('='));
        if (equals <= 0 || !known.contains(text.left(equals)))
            return Error {
                ErrorCode::Usage,
                tr("%1: write --about vendor=..., product, version, region, date or settings.").arg(text),
                {}};
        system.about.insert(text.left(equals), text.mid(equals + 1).trimmed());
    }
    return system;
}

void addSystemOptions(QCommandLineParser& parser)
{
    parser.addOptions(
        {{QStringLiteral("system"), tr("Whose they are: the name beside other systems."),
          QStringLiteral("name")},
         {QStringLiteral("about"),
          tr("What is known of the system: vendor, product, version, region, date or settings, as "
             "key=value (repeatable)."),
          QStringLiteral("pair")}});
}

int importScores(const Invocation& call)
{
    if (call.arguments.size() != 2)
        return usage(tr("Name the audit and one file of scores."));
    ScoreImport request;
    request.file = call.arguments.at(1);
    const auto system = parseSystem(call.options);
    if (!system)
        return fail(system.error());
    request.system = *system;
    if (call.options.isSet(QStringLiteral("format"))) {
        request.reading.layout = scoreLayoutFromName(call.options.value(QStringLiteral("format")));
        if (!request.reading.layout)
            return usage(tr("--format is pairs or candidates."));
    }
    if (call.options.isSet(QStringLiteral("score-scale"))) {
        request.reading.scale = scoreScaleFromName(call.options.value(QStringLiteral("score-scale")));
        if (!request.reading.scale)
            return usage(tr("--score-scale is 0-1, 0-100, raw or distance."));
    }
    const auto project = openProject(call, OpenMode::ReadWrite);
    if (!project)
        return fail(project.error());
    const auto report = AnswerDesk(**project).importScores(request);
    if (!report)
        return fail(report.error());
    sayReport(*report, tr("Run %1: %2 scores of pairs of %3 images (%4)."));
    return report->unmatched.count + report->badRows.count > 0 ? SomeFailed : Done;
}

int importPredictions(const Invocation& call)
{
    if (call.arguments.size() != 2)
        return usage(tr("Name the audit and one file, folder or archive of answers."));
    AnswersImport request;
    request.path = call.arguments.at(1);
    request.format = call.options.value(QStringLiteral("format"));
    request.tasks = commaList(call.options.values(QStringLiteral("task")));
    if (call.options.isSet(QStringLiteral("mapping"))) {
        const auto mapping = keptMapping(call.options.value(QStringLiteral("mapping")));
        if (!mapping)
            return fail(mapping.error());
        request.format = saved_formats::fields();
        request.reading.fields = *mapping;
        request.words = mapping->words;
    }
    const auto system = parseSystem(call.options);
    if (!system)
        return fail(system.error());
    request.system = *system;
    const auto project = openProject(call, OpenMode::ReadWrite);
    if (!project)
        return fail(project.error());
    const auto report = AnswerDesk(**project).importAnswers(request);
    if (!report)
        return fail(report.error());
    sayReport(*report,
              report->tasks.contains(QStringLiteral("verify"))
                  ? tr("Run %1: %2 scores of pairs of %3 images (%4).")
                  : tr("Run %1: %2 answers about %3 images (%4)."));
    return report->unmatched.count + report->badRows.count > 0 ? SomeFailed : Done;
}

} // namespace

Command importPredictionsCommand()
{
    const auto addOptions = [](QCommandLineParser& parser) {
        addSystemOptions(parser);
        parser.addOptions(
            {{QStringLiteral("format"),
              tr("The service's format, as %1; told by the content without it.")
                  .arg(savedAnswerFormats().join(QStringLiteral(", "))),
              QStringLiteral("name")},
             {QStringLiteral("mapping"),
              tr("For a layout of no service: where in it images and answers are, as kept in the window "
                 "under "
                 "this name, or a file of it."),
              QStringLiteral("name|file")},
             {QStringLiteral("task"),
              tr("classify:gender, estimate:age or detect (commas); without it gender and age as far as they "
                 "are said, else detect."),
              QStringLiteral("tasks")}});
    };
    return {QStringLiteral("import-predictions"), QStringLiteral("P.plumb --system NAME PATH"),
            tr("Takes answers that a service gave: a file, a folder or a zip archive of JSON, JSON lines, a "
               "table."),
            addOptions, importPredictions};
}

Command importScoresCommand()
{
    const auto addOptions = [](QCommandLineParser& parser) {
        addSystemOptions(parser);
        parser.addOptions(
            {{QStringLiteral("format"),
              tr("pairs (two images, a score, maybe whether they are one person) or candidates (probe, "
                 "candidate, rank, score); told by the columns without it."),
              QStringLiteral("name")},
             {QStringLiteral("score-scale"),
              tr("0-1, 0-100, raw, or distance where the lower is the more alike; told by the numbers "
                 "without "
                 "it."),
              QStringLiteral("scale")}});
    };
    return {QStringLiteral("import-scores"), QStringLiteral("P.plumb --system NAME FILE.csv"),
            tr("Takes scores of pairs of faces that another program worked out."), addOptions, importScores};
}

} // namespace plumbline::cli
