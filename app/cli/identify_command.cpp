// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <limits>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include <QCoreApplication>

#include "app/cli/command.h"
#include "app/cli/group_options.h"
#include "app/cli/matching_options.h"
#include "app/cli/progress_line.h"
#include "core/session/json.h"
#include "core/session/matching_desk.h"
#include "core/views/identified.h"
#include "core/views/labels.h"
#include "core/views/match_tables.h"
#include "core/views/search_chart.h"
#include "core/views/search_curves.h"
#include "core/views/search_tables.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// "gender=F:0.5" or "gender=F:50%".
Result<void> parseMix(const QString& text, GalleryDraw& draw)
{
    if (text.isEmpty())
        return {};
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    QString number = text.mid(colon + 1);
    const bool isPercent = number.endsWith(QLatin1Char('%'));
    if (isPercent)
        number.chop(1);
    constexpr double kHundred = 100;
    bool ok = false;
    const double share = number.toDouble(&ok) / (isPercent ? kHundred : 1);
    if (colon < 1 || !ok || !(share >= 0 && share <= 1))
        return Error {
            ErrorCode::Usage,
            tr("%1 is not a mix; write attribute=value:share, for instance gender=F:0.5.").arg(text),
            {}};
    draw.mix = text.left(colon);
    draw.share = share;
    return {};
}

Result<IdentifyQuery> parseIdentifyQuery(const QCommandLineParser& options)
{
    IdentifyQuery query;
    const auto faces = parseMatchQuery(options);
    if (!faces)
        return faces.error();
    query.faces = *faces;
    query.gallery.seed = faces->seed;
    const auto ranks = parseWhole(options, "ranks", 1, IdentifyQuery::kCandidates);
    if (!ranks)
        return ranks.error();
    if (*ranks > std::numeric_limits<int>::max())
        return Error {ErrorCode::Usage, tr("--ranks is too large."), {}};
    query.ranks = static_cast<int>(*ranks);
    const auto people = parseWhole(options, "gallery-size", 1, 0);
    if (!people)
        return people.error();
    query.gallery.people = *people;
    if (const auto mix = parseMix(options.value(QStringLiteral("gallery-mix")), query.gallery); !mix)
        return mix.error();
    return query;
}

struct Searched
{
    std::shared_ptr<Project> project;
    std::vector<Identified> runs;
    IdentifyQuery query; ///< with what the audit says where no option does
};

/// Opens the project and searches; progress on stderr, Ctrl+C ends it.
Result<Searched> searched(const Invocation& call, const IdentifyQuery& query)
{
    const auto project = openProject(call, OpenMode::ReadOnly);
    if (!project)
        return project.error();
    IdentifyQuery rules = query;
    rules.faces = withKeptRules(query.faces, call.options, **project);
    RunControl control;
    ProgressLine line;
    const InterruptWatch watch(control);
    auto runs = MatchingDesk(**project).identify(
        rules, [&line](const Progress& step) { line.show(step); }, control.token());
    line.end();
    if (!runs)
        return runs.error();
    return Searched {*project, std::move(*runs), rules};
}

void printIdentified(const Identified& identified, const MatchThresholds& thresholds)
{
    printOut(tr("%1 (run %2)").arg(identified.name).arg(identified.run.value()));
    printOut(identifiedEvidence(identified));
    if (identified.imported)
        printOut(importedSearchText(identified));
    std::vector<IdentifiedPoint> points = identifiedPoints(identified, thresholds);
    for (const IdentifiedPoint& point : points) {
        const HeadlineText headline = searchHeadline(identified, point);
        printOut({});
        printOut(QString(headline.finding % QLatin1Char(' ') % headline.interval).trimmed());
        printOut(identifiedFinding(identified, point));
        for (int group = 0; group < identified.unknown() && !identified.by.isEmpty(); ++group) {
            std::vector<bool> chosen(identified.groups.size());
            chosen[static_cast<std::size_t>(group)] = true;
            const auto share = falseMatchShare(identified, chosen, point.threshold);
            if (share.falselyMatched > 0)
                printOut(falseMatchShareText(
                    share, labelInSentence(identified.labels[static_cast<std::size_t>(group)]),
                    identified.level));
        }
        printTable(searchGroupTable(identified, point));
    }
    printOut({});
    for (const double rate : usualFpirs())
        points.push_back(identifiedAtRate(identified, rate));
    printTable(searchThresholdTable(points));
    printOut({});
    printTable(searchRankTable(identified, SearchCurves(identified)));
    printOut({});
}

} // namespace

int measureSearches(const Invocation& call)
{
    const auto thresholds = parseThresholds(call.options, QStringLiteral("fpir"));
    if (!thresholds)
        return fail(thresholds.error());
    const auto common = parseMeasureQuery(call.options); // the level, and whatever is wrong with the rest
    if (!common)
        return fail(common.error());
    auto query = parseIdentifyQuery(call.options);
    if (!query)
        return fail(query.error());
    query->faces.level = common->level;
    const auto found = searched(call, *query);
    if (!found)
        return fail(found.error());
    if (call.options.isSet(QStringLiteral("json"))) {
        printJson(identifiedAsJson(*found->project, found->runs, *thresholds));
        return Done;
    }
    for (const Identified& run : found->runs)
        printIdentified(run, *thresholds);
    return Done;
}

Result<ChartSpec> searchingChart(const Invocation& call)
{
    const Registry<SearchChart>& charts = searchCharts();
    const SearchChart* kind = call.options.isSet(QStringLiteral("chart"))
        ? charts.find(call.options.value(QStringLiteral("chart")))
        : charts.all().front();
    if (!kind)
        return Error {ErrorCode::Usage,
                      tr("There is no such chart of searches; choose one of %1.")
                          .arg(charts.ids().join(QStringLiteral(", "))),
                      {}};
    const auto thresholds = parseThresholds(call.options, QStringLiteral("fpir"));
    if (!thresholds)
        return thresholds.error();
    if (thresholds->scores.size() + thresholds->rates.size() > 1)
        return Error {ErrorCode::Usage, tr("A chart is of one threshold or one FPIR."), {}};
    const auto common = parseMeasureQuery(call.options);
    if (!common)
        return common.error();
    auto query = parseIdentifyQuery(call.options);
    if (!query)
        return query.error();
    query->faces.level = common->level;
    const auto found = searched(call, *query);
    if (!found)
        return found.error();
    const Identified& identified = found->runs.front();
    if (found->runs.size() > 1)
        say(tr("Drawing %1; name another with --system.").arg(identified.system));
    const SearchCurves curves(identified);
    const IdentifiedPoint point = identifiedPoints(identified, *thresholds).front();
    auto groups = parseArrangement(call.options, groupFacts(identified, point));
    if (!groups)
        return groups.error();
    std::vector<Identified> sizes;
    if (kind->needsSizes()) {
        RunControl control;
        const InterruptWatch watch(control);
        auto made = MatchingDesk(*found->project)
                        .smallerGalleries(
                            found->query, identified, [](const Progress&) {}, control.token());
        if (!made)
            return made.error();
        sizes = std::move(*made);
    }
    return kind->build({identified, curves, point, sizes, {std::move(*groups)}});
}

int listCandidates(const Invocation& call)
{
    const auto query = parseIdentifyQuery(call.options);
    if (!query)
        return fail(query.error());
    const auto thresholds = parseThresholds(call.options, QStringLiteral("fpir"));
    if (!thresholds)
        return fail(thresholds.error());
    if (thresholds->scores.size() > 1)
        return usage(tr("Write one number as --threshold, for instance 0.4."));
    const auto threshold =
        thresholds->scores.empty() ? std::nullopt : std::optional(thresholds->scores.front());
    constexpr qint64 kTop = 100;
    const auto top = parseWhole(call.options, "top", 1, threshold ? 0 : kTop);
    if (!top)
        return fail(top.error());
    const auto found = searched(call, *query);
    if (!found)
        return fail(found.error());
    const MatchingDesk desk(*found->project);
    std::vector<FalseMatches> lists;
    for (const Identified& run : found->runs)
        lists.push_back(desk.falseCandidates(run, threshold, *top));
    if (call.options.isSet(QStringLiteral("json"))) {
        printJson(candidatesAsJson(*found->project, found->runs, lists));
        return Done;
    }
    for (std::size_t i = 0; i < lists.size(); ++i) {
        printOut(tr("%1 (run %2)").arg(found->runs[i].name).arg(found->runs[i].run.value()));
        printTable(candidateTable(lists[i]));
    }
    return Done;
}

} // namespace plumbline::cli
