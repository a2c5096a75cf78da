// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QCoreApplication>
#include <QFileInfo>

#include "app/cli/command.h"
#include "core/session/counts_desk.h"
#include "core/session/json.h"
#include "core/views/class_table.h"
#include "core/views/compared.h"
#include "core/views/texts.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

void printMeasured(const Measured& measured, bool withClasses)
{
    const HeadlineText headline = headlineText(measured, {});
    printOut(headline.finding % QLatin1Char(' ') % headline.interval);
    printOut(headline.evidence);
    if (!headline.warning.isEmpty())
        printOut(headline.warning);
    printTable(subgroupTable(measured, {}));
    if (withClasses) {
        printOut({});
        printTable(classTable(measured, {}));
    }
    const TableSpec comparisons = comparisonTable(measured);
    if (comparisons.rows.empty())
        return;
    printOut({});
    printOut(comparisonsText(measured, false));
    printTable(comparisons);
    if (const QString overall = overallText(measured, false); !overall.isEmpty())
        printOut(overall);
}

int measureTable(const Invocation& call, const MeasureQuery& query)
{
    const auto sets = measureCounts(call.options.value(QStringLiteral("counts")), query);
    if (!sets)
        return fail(sets.error());
    if (call.options.isSet(QStringLiteral("json"))) {
        printJson(countsAsJson(*sets));
        return Done;
    }
    for (const Measured& set : *sets)
        printMeasured(set, false);
    return Done;
}

int measure(const Invocation& call)
{
    if (isAboutMatching(call.options))
        return measureMatching(call);
    if (const QString stray = strayMatchOption(call.options); !stray.isEmpty())
        return usage(stray);
    const auto query = parseMeasureQuery(call.options);
    if (!query)
        return fail(query.error());
    if (call.options.isSet(QStringLiteral("counts")))
        return measureTable(call, *query);
    const auto project = openProject(call, OpenMode::ReadOnly);
    if (!project)
        return fail(project.error());
    if (const CountsDesk desk(**project); desk.isAudit() && call.options.isSet(QStringLiteral("json"))) {
        const auto sets = desk.measureSets(*query);
        if (!sets)
            return fail(sets.error());
        printJson(countsAsJson(**project, *sets));
        return Done;
    }
    const auto measured = (*project)->measure(*query);
    if (!measured)
        return fail(measured.error());
    if (measured->runs.empty())
        return usage(tr("%1 has no finished run to measure; run it first.").arg((*project)->name()));
    if (call.options.isSet(QStringLiteral("json")))
        printJson(measuredAsJson(**project, *measured));
    else
        printMeasured(*measured, call.options.isSet(QStringLiteral("classes")));
    return Done;
}

int list(const Invocation& call)
{
    if (call.options.isSet(QStringLiteral("false-matches")))
        return listFalseMatches(call);
    if (const QString stray = strayMatchOption(call.options); !stray.isEmpty())
        return usage(tr("Options of matching go with --false-matches."));
    const auto query = parseListQuery(call.options);
    if (!query)
        return fail(query.error());
    const auto project = openProject(call, OpenMode::ReadOnly);
    if (!project)
        return fail(project.error());
    if (call.options.isSet(QStringLiteral("json"))) {
        const auto json = listAsJson(**project, *query);
        if (!json)
            return fail(json.error());
        printJson(*json);
        return Done;
    }
    const auto rows = (*project)->list(*query);
    if (!rows)
        return fail(rows.error());
    for (const OutcomeRow& row : *rows)
        printOut(QStringLiteral("%1\t%2\t%3\t%4\t%5")
                     .arg(row.file, row.system, row.run.isValid() ? outcomeName(row.outcome.kind) : QString(),
                          row.truth,
                          row.outcome.answer.estimate ? QString::number(*row.outcome.answer.estimate, 'f', 1)
                                                      : row.outcome.answer.label));
    return Done;
}

int exportOutcomes(const Invocation& call)
{
    if (!call.options.isSet(QStringLiteral("out")))
        return usage(tr("Say where to write with --out FILE."));
    const auto query = parseListQuery(call.options);
    if (!query)
        return fail(query.error());
    // An export is written into the journal where that can be; a project in use elsewhere can still be read.
    const auto project = openProject(call, OpenMode::ReadWriteOrReadOnly);
    if (!project)
        return fail(project.error());
    const QString out = call.options.value(QStringLiteral("out"));
    MeasureQuery measures; // as in the window
    measures.by = commaList(call.options.values(QStringLiteral("by")));
    measures.systems = query->systems;
    measures.runs = query->runs;
    measures.includeUnfinished = query->includeUnfinished;
    measures.referenceLargest = true;
    const auto written =
        (*project)->exportOutcomes(call.options.value(QStringLiteral("format")), out, *query, measures);
    if (!written)
        return fail(written.error());
    say(tr("Wrote %1.").arg(out));
    return Done;
}

} // namespace

Command measureCommand()
{
    return {QStringLiteral("measure"),
            QStringLiteral("P.plumb --by NAME,NAME [--json]  |  --counts FILE.csv [--json]  |  --task verify "
                           "[--threshold T | --fmr 1e-3]"),
            tr("Error rates by subgroup, with intervals and tests."),
            [](QCommandLineParser& parser) {
        addMeasureOptions(parser);
        addMatchMeasureOptions(parser);
        parser.addOptions(
            {{QStringLiteral("counts"), tr("A table of counts instead of a project: set, group, n, errors."),
              QStringLiteral("file")},
             {QStringLiteral("classes"), tr("Also the rates of every class: TPR, FNR, FPR, PPV.")},
             {QStringLiteral("json"), tr("JSON on standard output.")}});
            },
            measure};
}

Command listCommand()
{
    return {QStringLiteral("list"),
            QStringLiteral("P.plumb [--run N] [--errors] [--where gender=female] [--tag beard] [--json]"),
            tr("Every image with what the systems said."),
            [](QCommandLineParser& parser) {
        addListOptions(parser);
        addFalseMatchOptions(parser);
        parser.addOption({QStringLiteral("json"), tr("JSON on standard output.")});
            },
            list};
}

Command exportCommand()
{
    return {QStringLiteral("export"), QStringLiteral("P.plumb --format csv|json|xlsx --out FILE"),
            tr("Writes every outcome to a file; xlsx holds the measures too."),
            [](QCommandLineParser& parser) {
        addListOptions(parser);
        parser.addOptions(
            {{QStringLiteral("format"), tr("csv, json or xlsx."), QStringLiteral("format"),
              QStringLiteral("csv")},
             {QStringLiteral("by"), tr("xlsx: attributes whose subgroups are measured, with commas."),
              QStringLiteral("names")},
             {QStringLiteral("out"), tr("File to write."), QStringLiteral("file")}});
            },
            exportOutcomes};
}

} // namespace plumbline::cli
