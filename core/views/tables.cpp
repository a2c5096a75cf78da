// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <limits>

#include <QCoreApplication>
#include <QLocale>

#include "core/measures/multiplicity.h"
#include "core/measures/several_faces.h"
#include "core/views/chart_parts.h"
#include "core/views/compare_text.h"
#include "core/views/compared.h"
#include "core/views/estimate_texts.h"
#include "core/views/people_text.h"
#include "core/views/rate_words.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

/// A cell without a number sorts by its text. Braces would make it zero.
constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

QString tr(const char* text)
{
    return QCoreApplication::translate("Table", text);
}

TableCell countCell(std::optional<std::int64_t> count, Tone tone = Tone::Plain)
{
    if (!count)
        return {QStringLiteral("–"), kNoNumber, Tone::Muted, tr("not known from a table of counts")};
    return {QLocale().toString(static_cast<qlonglong>(*count)), static_cast<double>(*count), tone, {}};
}

TableCell intervalCell(const std::optional<measures::Interval>& interval, const QString& tip)
{
    if (!interval)
        return {QStringLiteral("–"), kNoNumber, Tone::Muted, {}};
    const QLocale locale;
    return {locale.toString(100 * interval->low, 'f', 1) % QStringLiteral(" – ")
                % locale.toString(100 * interval->high, 'f', 1),
            interval->low, Tone::Plain, tip, interval->high};
}

/// A renamed group says what it is called in the data.
TableCell groupCell(const Measured& measured, std::size_t group)
{
    const QString original = originalLabel(measured, group);
    const bool renamed = original != measured.labels[group];
    return {measured.labels[group], kNoNumber, Tone::Plain,
            renamed ? tr("In the data: %1").arg(original) : QString()};
}

std::vector<TableCell> groupRow(const Measured& measured, const MeasuredRun& run, std::size_t i,
                                bool perSubmitted)
{
    const measures::GroupResult& group = run.analysis.groups[i];
    const measures::GroupCounts& counts = group.counts;
    const auto rate = perSubmitted ? group.errorRateSubmitted : group.errorRate;
    TableCell rateCell {percentText(rate), rate.value_or(-1), Tone::Strong, {}};
    if (!rate)
        rateCell = {nothingText(measured), -1, Tone::Muted, tr("Nothing was scored in this group.")};
    else if (isTooFew(measured, run, i, perSubmitted))
        rateCell = {
            percentText(rate), *rate, Tone::Warning,
            tr("Too few to tell: fewer than %1 scored images.").arg(countText(measured.settings.fewest))};
    return {{run.name, kNoNumber, Tone::Plain, run.system},
            groupCell(measured, i),
            countCell(counts.images),
            countCell(counts.subjects),
            countCell(counts.submitted),
            countCell(counts.undetected),
            countCell(counts.failed),
            countCell(counts.notOffered),
            countCell(tally(counts, perSubmitted).errors),
            rateCell,
            intervalCell(perSubmitted ? group.intervalSubmitted : group.interval,
                         groupPeopleText(group, perSubmitted))};
}

/// What is submitted in the words of the table of counts, where all there is are its numbers.
void nameSubmitted(TableSpec& table, const Measured& measured)
{
    const auto column = std::find_if(table.columns.begin(), table.columns.end(), [](const TableColumn& each) {
        return each.id == QLatin1String("submitted");
    });
    if (column == table.columns.end())
        return;
    const bool benchmark = knowsUnanswered(measured);
    column->title = benchmark ? tr("in benchmark") : tr("n");
    column->tip = benchmark ? tr("Faces in the benchmark, answered or not")
                            : tr("Faces with an answer that could be right or wrong");
}

void dropColumn(TableSpec& table, std::size_t column)
{
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.columns.erase(table.columns.begin() + at);
    for (auto& row : table.rows)
        row.erase(row.begin() + at);
}

void dropColumn(TableSpec& table, const char* id)
{
    for (std::size_t column = table.columns.size(); column-- > 0;) {
        if (table.columns[column].id == QLatin1String(id))
            dropColumn(table, column);
    }
}

/// Counts that no row knows would only push what is known out of sight.
void dropUnknown(TableSpec& table)
{
    for (std::size_t column = table.columns.size(); column-- > 0;) {
        const TableColumn& head = table.columns[column];
        const bool isCount = head.numeric && !head.range && head.id != QLatin1String("error_rate");
        const bool known = std::any_of(table.rows.begin(), table.rows.end(),
                                       [&](const auto& row) { return !std::isnan(row[column].value); });
        if (!isCount || known)
            continue;
        dropColumn(table, column);
    }
}

/// Of a task that asks who is found: how often more than one face was, after the rate of those missed.
void insertSeveralFaces(TableSpec& table, const Measured& measured, const ChartOptions& options)
{
    const auto place =
        std::find_if(table.columns.begin(), table.columns.end(),
                     [](const TableColumn& column) { return column.id == QLatin1String("interval"); })
        - table.columns.begin() + 1;
    const QString tip =
        tr("Images in which more than one face was found, of those submitted without failure");
    table.columns.insert(
        table.columns.begin() + place,
        {{QStringLiteral("several_faces"), tr("several faces"), true, tip},
         {QStringLiteral("several_faces_interval"), tr("%1 interval").arg(levelText(measured.settings.level)),
          true, tr("Wilson's; where people have several images, of as many images as there are people"),
          true}});
    auto row = table.rows.begin();
    for (const MeasuredRun& run : measured.runs) {
        for (const std::size_t i : shownGroups(measured, options)) {
            const auto several =
                measures::severalFaces(run.analysis.groups[i].counts, measured.settings.level);
            TableCell rate {QStringLiteral("–"), kNoNumber, Tone::Muted, {}};
            if (several && several->interval)
                rate = {percentText(several->tally.rate()), several->tally.rate(), Tone::Plain,
                        ofText(several->tally)};
            row->insert(row->begin() + place,
                        {rate, intervalCell(several ? several->interval : std::nullopt, {})});
            ++row;
        }
    }
}

} // namespace

TableSpec subgroupTable(const Measured& measured, const ChartOptions& options)
{
    if (measured.isEstimate)
        return estimateTable(measured);
    const RateWords words = rateWords(measured, options.perSubmitted);
    TableSpec table;
    table.columns = {
        {QStringLiteral("system"), systemHead(measured), false, {}},
        {QStringLiteral("subgroup"), tr("subgroup"), false, {}},
        {QStringLiteral("images"), tr("images"), true, tr("Images of the subgroup with an outcome")},
        {QStringLiteral("subjects"), tr("people"), true, tr("Different people on them")},
        {QStringLiteral("submitted"), tr("submitted"), true, tr("Images less those excluded by the auditor")},
        {QStringLiteral("undetected"), tr("no face"), true, tr("No face was found")},
        {QStringLiteral("failed"), tr("failed"), true, tr("Technical failures, in neither rate")},
        {QStringLiteral("not_offered"), tr("no such label"), true,
         tr("No label, or one the system cannot give: never an error")},
        {QStringLiteral("errors"), words.errors, true, words.errorsTip},
        {QStringLiteral("error_rate"), words.rateHead, true, axisText(measured, options)},
        {QStringLiteral("interval"), tr("%1 interval").arg(levelText(measured.settings.level)), true,
         rateMethodText(measured), true},
    };
    for (const MeasuredRun& run : measured.runs) {
        for (const std::size_t i : shownGroups(measured, options)) {
            table.rows.push_back(groupRow(measured, run, i, options.perSubmitted));
            table.keys.push_back({run.system, measured.by, measured.groups[i]});
        }
    }
    if (measured.fromCounts) {
        dropUnknown(table);
        nameSubmitted(table, measured);
    }
    if (asksWhoIsFound(measured.task)) { // who is not found is the error, and no label is missed
        dropColumn(table, "undetected");
        dropColumn(table, "not_offered");
        if (!measured.fromCounts)
            insertSeveralFaces(table, measured, options);
    }
    return table;
}

namespace {

/// "2.4 – 7.9"; without a bound: "over 2.4".
TableCell ratioRange(const measures::Difference& d, const RateWords& words)
{
    if (!d.ratio)
        return {QStringLiteral("–"), kNoNumber, Tone::Muted, words.neither};
    const QLocale locale;
    const QString low = locale.toString(d.ratio->low, 'g', 3);
    if (!d.ratio->high)
        return {tr("over %1").arg(low), d.ratio->low, Tone::Plain,
                tr("%1, so there is no upper end.").arg(words.neverTheOther)};
    return {low % QStringLiteral(" to ") % locale.toString(*d.ratio->high, 'g', 3),
            d.ratio->low,
            Tone::Plain,
            {},
            *d.ratio->high};
}

TableCell ratioCell(const measures::Difference& d, const RateWords& words)
{
    if (!d.ratio || !d.ratio->value)
        return {QStringLiteral("–"), kNoNumber, Tone::Muted,
                tr("%1: there is nothing to divide by.").arg(words.neverTheOther)};
    return {QLocale().toString(*d.ratio->value, 'g', 3), *d.ratio->value, Tone::Plain, {}};
}

constexpr std::ptrdiff_t kBesideInterval = 5; ///< the column after the difference's interval

/// Holm's p over the comparisons of all systems, in the order of the rows before any is hidden; empty where
/// one system's are all there are. What the sentence above the chart goes by.
std::vector<double> holmOverAll(const Measured& measured, bool perSubmitted)
{
    std::vector<double> p;
    int systems = 0;
    for (const MeasuredRun& run : measured.runs) {
        if (run.isBeside())
            continue;
        ++systems;
        for (const measures::Difference& d : differencesOf(run, perSubmitted))
            p.push_back(d.p);
    }
    return systems > 1 ? measures::holm(p) : std::vector<double>();
}

std::vector<TableColumn> comparisonColumns(const Measured& measured, bool perSubmitted, std::size_t over)
{
    const QString level = levelText(measured.settings.level);
    const QString m = comparisonsNumber(measured, perSubmitted);
    const RateWords words = rateWords(measured, perSubmitted);
    std::vector<TableColumn> columns {
        {QStringLiteral("system"), systemHead(measured), false, {}},
        {QStringLiteral("a"), tr("subgroup"), false, {}},
        {QStringLiteral("b"), tr("compared with"), false, {}},
        {QStringLiteral("difference"), tr("difference"), true,
         tr("Percentage points of the %1").arg(words.brief)},
        {QStringLiteral("interval"), tr("%1 interval").arg(level), true, differenceMethodText(measured),
         true},
        {QStringLiteral("ratio"), tr("ratio"), true, words.ratioTip},
        {QStringLiteral("interval_ratio"), tr("its %1 interval").arg(level), true, ratioMethodText(measured),
         true},
        {QStringLiteral("p"), tr("p"), true, testMethodText(measured)},
        {QStringLiteral("p_holm"), m.isEmpty() ? tr("p (Holm)") : tr("p (Holm, m = %1)").arg(m), true,
         tr("Corrected for all m comparisons of that system, family-wise")},
        {QStringLiteral("p_bh"), m.isEmpty() ? tr("p (BH)") : tr("p (BH, m = %1)").arg(m), true,
         tr("Benjamini-Hochberg over the m comparisons: false discovery rate")},
    };
    if (over > 0)
        columns.insert(columns.begin() + kBesideInterval,
                       {QStringLiteral("p_holm_all"),
                        tr("p (Holm, all %1)").arg(countText(static_cast<std::int64_t>(over))), true,
                        tr("Corrected for the comparisons of all systems together, as the sentence above the "
                           "chart is, since it picks one of them; bold where the difference remains")});
    return columns;
}

/// \a overAll: p corrected over all systems, if there are several.
std::vector<TableCell> comparisonRow(const Measured& measured, const MeasuredRun& run,
                                     const measures::Difference& d, const RateWords& words,
                                     std::optional<double> overAll)
{
    const QLocale locale;
    const auto points = [&](double value) { // with a minus sign, not a hyphen
        return withMinus(locale.toString(100 * value, 'f', 1));
    };
    const auto pCell = [](double p) { return TableCell {pText(p), p, Tone::Plain, {}}; };
    const Tone tone = overAll.value_or(d.pHolm) <= 1 - measured.settings.level ? Tone::Strong : Tone::Plain;
    std::vector<TableCell> row {
        {run.name, kNoNumber, Tone::Plain, run.system},
        groupCell(measured, static_cast<std::size_t>(d.a)),
        d.b == measures::kRest ? TableCell {comparedLabel(measured, d.b), kNoNumber, Tone::Plain, {}}
                               : groupCell(measured, static_cast<std::size_t>(d.b)),
        {points(d.difference), d.difference, tone, {}},
        {points(d.low) % QStringLiteral(" to ") % points(d.high), d.low, Tone::Plain, {}, d.high},
        ratioCell(d, words),
        ratioRange(d, words),
        pCell(d.p),
        pCell(d.pHolm),
        pCell(d.pBh)};
    if (overAll)
        row.insert(row.begin() + kBesideInterval, pCell(*overAll));
    return row;
}

} // namespace

TableSpec comparisonTable(const Measured& measured, const ChartOptions& options)
{
    if (measured.isEstimate)
        return estimateComparisonTable(measured);
    TableSpec table;
    const std::vector<double> overAll = holmOverAll(measured, options.perSubmitted);
    const RateWords words = rateWords(measured, options.perSubmitted);
    std::size_t at = 0;
    table.columns = comparisonColumns(measured, options.perSubmitted, overAll.size());
    const std::vector<std::size_t> shown = shownGroups(measured, options);
    const auto isShown = [&](int group) {
        return std::find(shown.begin(), shown.end(), static_cast<std::size_t>(group)) != shown.end();
    };
    const bool everyPair = measured.settings.comparing() == measures::Compare::Pairs;
    for (const MeasuredRun& run : measured.runs) {
        if (run.isBeside())
            continue; // other images: read, not compared
        for (const measures::Difference& d : differencesOf(run, options.perSubmitted)) {
            const auto corrected = overAll.empty() ? std::nullopt : std::optional(overAll[at++]);
            if (!isShown(d.a) || (everyPair && !isShown(d.b)))
                continue; // compared and corrected for all the same
            table.rows.push_back(comparisonRow(measured, run, d, words, corrected));
            table.keys.push_back({run.system, measured.by, measured.groups[static_cast<std::size_t>(d.a)]});
        }
    }
    return table;
}

} // namespace plumbline
