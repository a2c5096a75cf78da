// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <optional>
#include <utility>

#include <QCoreApplication>

#include "app/cli/command.h"
#include "app/cli/group_options.h"
#include "core/views/search_chart.h"

#ifdef PL_WITH_CHARTS
#include "ui/charts/chart_export.h"
#endif

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

#ifdef PL_WITH_CHARTS
/// --undecided LOW,HIGH.
Result<Band> parseBand(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char(','));
    bool lowOk = false;
    bool highOk = false;
    const Band band {parts.value(0).toDouble(&lowOk), parts.value(1).toDouble(&highOk)};
    if (parts.size() != 2 || !lowOk || !highOk || band.low < 0 || band.high > 1 || band.low > band.high)
        return Error {ErrorCode::Usage,
                      tr("%1 is not a band of scores; write LOW,HIGH with 0 <= LOW <= HIGH <= 1.").arg(text),
                      {}};
    return band;
}

Result<ChartOptions> parseChartOptions(const QCommandLineParser& parser, const Measured& measured)
{
    ChartOptions options;
    options.perSubmitted = parser.isSet(QStringLiteral("submitted"));
    auto groups = parseArrangement(parser, groupFacts(measured, options.perSubmitted));
    if (!groups)
        return groups.error();
    options.groups = std::move(*groups);
    if (parser.isSet(QStringLiteral("undecided"))) {
        const auto band = parseBand(parser.value(QStringLiteral("undecided")));
        if (!band)
            return band.error();
        options.undecided = *band;
    }
    return options;
}

/// A preset's id or "1200x800" as a sheet; nothing set: the screen's size at scale 2.
std::optional<ui::SheetFormat> parseSheet(const QString& text, double& scale)
{
    for (const ui::SheetPreset& preset : ui::sheetPresets()) {
        if (preset.id == text) {
            scale = preset.pngScale;
            return preset.format;
        }
    }
    const QStringList sides = text.split(QLatin1Char('x'));
    constexpr int kLeast = 200;
    constexpr int kMost = 8000;
    const QSize size = sides.size() == 2 ? QSize(sides[0].toInt(), sides[1].toInt()) : QSize();
    if (std::min(size.width(), size.height()) < kLeast || std::max(size.width(), size.height()) > kMost)
        return std::nullopt;
    scale = 1;
    return ui::ownFormat(size);
}

/// To --out in --size.
int write(const Invocation& call, const ChartSpec& spec)
{
    const QString out = call.options.value(QStringLiteral("out"));
    double scale = 2;
    std::optional<ui::SheetFormat> sheet = ui::SheetFormat {};
    if (call.options.isSet(QStringLiteral("size")))
        sheet = parseSheet(call.options.value(QStringLiteral("size")), scale);
    if (!sheet)
        return usage(
            tr("There is no size %1; choose slide, half-slide, a4-column, square or one as 1200x800.")
                .arg(call.options.value(QStringLiteral("size"))));
    if (const auto written = ui::writeSheet(ui::ChartSheet(spec, *sheet), out, scale); !written)
        return fail(written.error());
    say(tr("Wrote %1.").arg(out));
    return Done;
}

int chart(const Invocation& call)
{
    if (!call.options.isSet(QStringLiteral("out")))
        return usage(tr("Say where to write with --out FILE.svg, .pdf or .png."));
    if (isAboutMatching(call.options)) {
        const auto spec = matchingChart(call);
        return spec ? write(call, *spec) : fail(spec.error());
    }
    if (const QString stray = strayMatchOption(call.options); !stray.isEmpty())
        return usage(stray);
    const Chart* kind = call.services->charts.find(call.options.value(QStringLiteral("chart")));
    if (!kind)
        return usage(tr("There is no such chart; choose one of %1.")
                         .arg(call.services->charts.ids().join(QStringLiteral(", "))));
    auto query = parseMeasureQuery(call.options);
    if (!query)
        return fail(query.error());
    query->referenceLargest = !call.options.isSet(QStringLiteral("compare")); // as in the window
    query->answers = kind->needsAnswers();
    const auto project = openProject(call, OpenMode::ReadOnly);
    if (!project)
        return fail(project.error());
    const auto measured = (*project)->measure(*query);
    if (!measured)
        return fail(measured.error());
    const auto options = parseChartOptions(call.options, *measured);
    if (!options)
        return fail(options.error());
    const auto spec = kind->build(*measured, *options);
    if (!spec)
        return fail(spec.error());
    return write(call, *spec);
}
#else
int chart(const Invocation&)
{
    return usage(tr("This build has no charts (it was made without the window)."));
}
#endif

} // namespace

Command chartCommand()
{
    const auto addOptions = [](QCommandLineParser& parser) {
        addMeasureOptions(parser);
        addMatchMeasureOptions(parser);
        Registry<Chart> charts;
        register_builtin_charts(charts);
        Registry<MatchChart> matchCharts;
        register_builtin_match_charts(matchCharts);
        parser.addOptions({
            {QStringLiteral("chart"),
             tr("The chart: one of %1; with --task verify one of %2; with --task identify one of %3.")
                 .arg(charts.ids().join(QStringLiteral(", ")), matchCharts.ids().join(QStringLiteral(", ")),
                      searchCharts().ids().join(QStringLiteral(", "))),
             QStringLiteral("id"), QStringLiteral("subgroup-error")},
            {QStringLiteral("submitted"), tr("Per image submitted: undetected faces count as errors.")},
            {QStringLiteral("sort"), tr("Order of the groups: dataset, rate, n or name."),
             QStringLiteral("order"), QStringLiteral("dataset")},
            {QStringLiteral("hide"),
             tr("Leave out groups with these values (repeatable), for instance gender=F,tone=darker. They "
                "are "
                "still compared and corrected for."),
             QStringLiteral("pairs")},
            {QStringLiteral("undecided"),
             tr("Scores left undecided in the threshold chart, for instance 0.4,0.6."),
             QStringLiteral("band")},
            {QStringLiteral("size"), tr("slide, half-slide, a4-column, square, or pixels as 1200x800."),
             QStringLiteral("size")},
            {QStringLiteral("out"), tr("File to write; its suffix says the format."), QStringLiteral("file")},
        });
    };
    return {QStringLiteral("chart"),
            QStringLiteral("P.plumb --chart subgroup-error --by NAME,NAME --out FILE.svg"),
            tr("Draws a chart as SVG, PDF or PNG."), addOptions, chart};
}

} // namespace plumbline::cli
