// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QCoreApplication>

#include "app/cli/command.h"
#include "core/session/compare_desk.h"
#include "core/session/json.h"
#include "core/views/compare_text.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

void printHeadline(const HeadlineText& headline)
{
    printOut(headline.interval.isEmpty() ? headline.finding
                                         : headline.finding % QLatin1Char(' ') % headline.interval);
    printOut(headline.evidence);
    if (!headline.warning.isEmpty())
        printOut(headline.warning);
}

Result<MeasureQuery> parseMeasures(const QCommandLineParser& options)
{
    for (const char* name : {"run", "system"}) {
        if (options.isSet(QLatin1String(name)))
            return Error {
                ErrorCode::Usage,
                tr("compare takes --a and --b, each the number of a run or the id of a system, and no "
                   "--%1.")
                    .arg(QLatin1String(name)),
                {}};
    }
    auto query = parseMeasureQuery(options);
    if (!query)
        return query;
    const QString compared = options.value(QStringLiteral("compare"));
    if (compared == QLatin1String("rest"))
        return Error {
            ErrorCode::Usage,
            tr("compare follows the gap to one group, or with --compare pairs that between every two; "
               "leave out --compare rest."),
            {}};
    // The largest group is the reference, as in the window.
    query->referenceLargest = query->reference.empty() && compared != QLatin1String("pairs");
    return query;
}

int compareSeries(const Invocation& call, const Project& project, const MeasureQuery& measures)
{
    SeriesQuery query {call.options.value(QStringLiteral("a")), call.options.value(QStringLiteral("series")),
                       call.options.value(QStringLiteral("against")), measures};
    const auto series = CompareDesk(project).series(query);
    if (!series)
        return fail(series.error());
    if (call.options.isSet(QStringLiteral("json"))) {
        printJson(seriesAsJson(project, *series));
        return Done;
    }
    printHeadline(seriesHeadline(*series));
    printTable(seriesTable(*series));
    return Done;
}

int compare(const Invocation& call)
{
    const auto measures = parseMeasures(call.options);
    if (!measures)
        return fail(measures.error());
    const bool isSeries = call.options.isSet(QStringLiteral("series"));
    if (!call.options.isSet(QStringLiteral("a")))
        return usage(tr("Say what to compare with --a RUN, the number of a run or the id of a system."));
    if (isSeries == call.options.isSet(QStringLiteral("b")))
        return usage(isSeries ? tr("--series is about one run, --a; leave out --b.")
                              : tr("Say with --b RUN what to compare %1 with, or --series ATTRIBUTE.")
                                    .arg(call.options.value(QStringLiteral("a"))));
    const auto project = openProject(call, OpenMode::ReadOnly);
    if (!project)
        return fail(project.error());
    if (isSeries)
        return compareSeries(call, **project, *measures);
    const auto compared = CompareDesk(**project).compare(
        {call.options.value(QStringLiteral("a")), call.options.value(QStringLiteral("b")), *measures});
    if (!compared)
        return fail(compared.error());
    if (call.options.isSet(QStringLiteral("json"))) {
        printJson(comparedAsJson(**project, *compared));
        return Done;
    }
    printHeadline(compareHeadline(*compared));
    printTable(compareTable(*compared));
    if (compared->isPaired) {
        printOut({});
        printTable(agreementTable(*compared));
    }
    if (!compared->analysis.gaps.empty()) {
        printOut({});
        printTable(gapTable(*compared));
    }
    return Done;
}

} // namespace

Command compareCommand()
{
    const auto addOptions = [](QCommandLineParser& parser) {
        addMeasureOptions(parser);
        parser.addOptions(
            {{QStringLiteral("a"), tr("The earlier run, or one system: a run's number or a system's id."),
              QStringLiteral("run")},
             {QStringLiteral("b"), tr("The later run, or the other system."), QStringLiteral("run")},
             {QStringLiteral("series"),
              tr("Instead of --b: the same people at every level of this attribute, for instance skin_tone."),
              QStringLiteral("name")},
             {QStringLiteral("against"),
              tr("With --series: the level to compare with; the first unless said."),
              QStringLiteral("value")},
             {QStringLiteral("json"), tr("JSON on standard output.")}});
    };
    return {QStringLiteral("compare"),
            QStringLiteral("P.plumb --a RUN --b RUN [--by NAME,NAME] [--json]  |  --a RUN --series NAME"),
            tr("Two runs over the same images: what was fixed, what broke, whether the gap changed."),
            addOptions, compare};
}

} // namespace plumbline::cli
