// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>
#include <optional>
#include <vector>

#include <QCoreApplication>

#include "app/cli/command.h"
#include "app/cli/group_options.h"
#include "app/cli/matching_options.h"
#include "app/cli/progress_line.h"
#include "core/session/json.h"
#include "core/session/kept_pair_rules.h"
#include "core/session/matching_desk.h"
#include "core/views/match_tables.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// Opens the project and compares; progress on stderr, Ctrl+C ends it.
struct Comparison
{
    std::shared_ptr<Project> project;
    std::vector<Matched> runs;
};

Result<Comparison> compared(const Invocation& call, const MatchQuery& query)
{
    const auto project = openProject(call, OpenMode::ReadOnly);
    if (!project)
        return project.error();
    const MatchQuery rules = withKeptRules(query, call.options, **project);
    RunControl control;
    ProgressLine line;
    const InterruptWatch watch(control);
    auto runs = MatchingDesk(**project).measure(
        rules, [&line](const Progress& step) { line.show(step); }, control.token());
    line.end();
    if (!runs)
        return runs.error();
    if (const qint64 unknown = runs->front().pairs.unknownNames; unknown > 0)
        say(tr("%1 rows of %2 name an image that is not in this audit; those pairs were not there to be left "
               "out.")
                .arg(unknown)
                .arg(rules.leaveOutFile));
    return Comparison {*project, std::move(*runs)};
}

void printMatched(const Matched& matched, const MatchThresholds& thresholds)
{
    const MatchedCurves curves(matched);
    const std::vector<MatchedPoint> points = matchedPoints(curves, thresholds);
    printOut(tr("%1 (run %2)").arg(matched.name).arg(matched.run.value()));
    const MatchedSide all = curves.all();
    printOut(matchedEvidence(matched, all));
    if (matched.imported && matched.imported->isCandidates)
        printOut(tr(
            "These are candidate lists: only the best of each probe have a score, so rates of pairs are of "
            "the pairs listed."));
    for (const MatchedPoint& point : points) {
        if (!point.isChosen)
            continue;
        printOut({});
        printOut(matchedFinding(point, matched.level));
        if (const QString apart = matchedDifferences(point); !apart.isEmpty())
            printOut(apart);
        if (const QString test = matchedApartText(matched, point); !test.isEmpty())
            printOut(test);
        printTable(matchedGroupTable(matched, curves, point));
        if (matched.by.isEmpty())
            continue;
        printOut({});
        printTable(falseMatchTable(matched, point));
        printOut({});
        printTable(differentialTable(point));
    }
    printOut({});
    printTable(matchedThresholdTable(points));
    if (all.rankOne)
        printOut(tr("Rank 1: of %1 probes with a mate in the gallery, %2 find it first (%3).")
                     .arg(all.rankOne->comparisons)
                     .arg(all.rankOne->errors)
                     .arg(smallRateText(all.rankOne->rate())));
    printOut({});
}

} // namespace

int measureMatching(const Invocation& call)
{
    if (isSearch(call.options))
        return measureSearches(call);
    auto thresholds = parseThresholds(call.options, QStringLiteral("fmr"));
    if (!thresholds)
        return fail(thresholds.error());
    const auto common = parseMeasureQuery(call.options); // the level, and whatever is wrong with the rest
    if (!common)
        return fail(common.error());
    auto query = parseMatchQuery(call.options);
    if (!query)
        return fail(query.error());
    query->level = common->level;
    const auto comparison = compared(call, *query);
    if (!comparison)
        return fail(comparison.error());
    if (!call.options.isSet(QStringLiteral("alpha")))
        thresholds->alpha = keptAlpha(*comparison->project);
    if (call.options.isSet(QStringLiteral("json"))) {
        printJson(matchedAsJson(*comparison->project, comparison->runs, *thresholds));
        return Done;
    }
    for (const Matched& run : comparison->runs)
        printMatched(run, *thresholds);
    return Done;
}

Result<ChartSpec> matchingChart(const Invocation& call)
{
    if (isSearch(call.options))
        return searchingChart(call);
    const Registry<MatchChart>& charts = call.services->matchCharts;
    const MatchChart* kind = call.options.isSet(QStringLiteral("chart"))
        ? charts.find(call.options.value(QStringLiteral("chart")))
        : charts.all().front();
    if (!kind)
        return Error {ErrorCode::Usage,
                      tr("There is no such chart of matching; choose one of %1.")
                          .arg(charts.ids().join(QStringLiteral(", "))),
                      {}};
    const auto thresholds = parseThresholds(call.options, QStringLiteral("fmr"));
    if (!thresholds)
        return thresholds.error();
    if (thresholds->scores.size() + thresholds->rates.size() > 1)
        return Error {ErrorCode::Usage, tr("A chart is of one threshold or one false match rate."), {}};
    const auto common = parseMeasureQuery(call.options);
    if (!common)
        return common.error();
    auto query = parseMatchQuery(call.options);
    if (!query)
        return query.error();
    query->level = common->level;
    const auto comparison = compared(call, *query);
    if (!comparison)
        return comparison.error();
    const Matched& matched = comparison->runs.front();
    if (comparison->runs.size() > 1)
        say(tr("Drawing %1; name another with --system.").arg(matched.system));
    const MatchedCurves curves(matched);
    const MatchedPoint point = matchedPoints(curves, *thresholds).front();
    MatchChartOptions options;
    auto groups = parseArrangement(call.options, groupFacts(matched, point));
    if (!groups)
        return groups.error();
    options.groups = std::move(*groups);
    return kind->build(matched, curves, point, options);
}

int listFalseMatches(const Invocation& call)
{
    if (call.options.isSet(QStringLiteral("task")) && !isAboutMatching(call.options))
        return usage(tr("--false-matches is about matching faces; ask with --task verify or identify."));
    if (isSearch(call.options))
        return listCandidates(call);
    const auto query = parseMatchQuery(call.options);
    if (!query)
        return fail(query.error());
    std::optional<double> threshold;
    if (call.options.isSet(QStringLiteral("threshold"))) {
        bool ok = false;
        threshold = call.options.value(QStringLiteral("threshold")).toDouble(&ok);
        if (!ok)
            return usage(tr("Write one number as --threshold, for instance 0.4."));
    }
    constexpr qint64 kTop = 100;
    const auto top = parseWhole(call.options, "top", 1, threshold ? 0 : kTop);
    if (!top)
        return fail(top.error());
    const auto comparison = compared(call, *query);
    if (!comparison)
        return fail(comparison.error());
    const MatchingDesk desk(*comparison->project);
    std::vector<FalseMatches> lists;
    for (const Matched& run : comparison->runs) {
        lists.push_back(desk.falseMatches(run, threshold, *top));
        if (!lists.back().isComplete)
            say(tr("%1: only the %2 best pairs are kept; ask with a higher --threshold, or with --within.")
                    .arg(run.name)
                    .arg(lists.back().pairs.size()));
    }
    if (call.options.isSet(QStringLiteral("json"))) {
        printJson(falseMatchesAsJson(*comparison->project, comparison->runs, lists));
        return Done;
    }
    for (std::size_t i = 0; i < lists.size(); ++i) {
        printOut(tr("%1 (run %2)").arg(comparison->runs[i].name).arg(comparison->runs[i].run.value()));
        printTable(falseMatchListTable(lists[i]));
    }
    return Done;
}

} // namespace plumbline::cli
