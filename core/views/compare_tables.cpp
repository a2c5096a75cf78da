// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <limits>

#include <QCoreApplication>

#include "core/views/chart_parts.h"
#include "core/views/compare_parts.h"
#include "core/views/compare_text.h"
#include "core/views/compared.h"
#include "core/views/labels.h"

namespace plumbline {

namespace {

using measures::ChangedGroup;
using measures::GapChange;
using measures::RateChange;
using namespace compare;

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

QString tr(const char* text)
{
    return QCoreApplication::translate("Compare", text);
}

const QString& labelOf(const Compared& compared, int group)
{
    return compared.measured.labels[static_cast<std::size_t>(group)];
}

TableCell plain(const QString& text)
{
    return {text, kNoNumber, Tone::Plain, {}};
}

TableCell none(const QString& why = {})
{
    return {QStringLiteral("–"), kNoNumber, Tone::Muted, why};
}

TableCell countCell(std::int64_t count, const QString& tip = {})
{
    return {countText(count), static_cast<double>(count), Tone::Plain, tip};
}

TableCell rateCell(measures::Tally tally, const std::optional<measures::Interval>& interval, double level,
                   const QString& nothing)
{
    if (!interval)
        return {nothing, kNoNumber, Tone::Muted, {}};
    return {
        percentText(tally.rate()), tally.rate(), Tone::Strong,
        tr("%1; %2 interval %3 to %4")
            .arg(ofText(tally), levelText(level), percentText(interval->low), percentText(interval->high))};
}

TableCell changeCell(const std::optional<RateChange>& change, bool strong)
{
    if (!change)
        return none();
    return {signedPoints(change->change), change->change, strong ? Tone::Strong : Tone::Plain, {}};
}

TableCell rangeCell(const std::optional<RateChange>& change)
{
    if (!change)
        return none();
    return {rangeText(*change), change->low, Tone::Plain, {}, change->high};
}

TableCell pCell(std::optional<double> p)
{
    return p ? TableCell {pText(*p), *p, Tone::Plain, {}} : none();
}

std::vector<TableColumn> testColumns(const QString& level, bool isPaired, bool bySubject,
                                     bool twoSystems = false)
{
    const QString how = !isPaired ? tr("Newcombe's method 10 for two samples")
        : bySubject
        ? tr("Newcombe's method 10 for paired rates, on the effective number of images where people "
             "repeat")
        : tr("Newcombe's method 10 for paired rates");
    const QString test = !isPaired ? tr("Fisher's exact test, two-sided")
        : bySubject ? tr("Exact sign-flip test by person where people repeat, else McNemar's exact test")
                    : tr("McNemar's exact test, two-sided");
    return {{QStringLiteral("change"), twoSystems ? tr("B less A") : tr("change"), true,
             tr("Error rate of B less that of A, points")},
            {QStringLiteral("change_interval"), tr("%1 interval").arg(level), true, how, true},
            {QStringLiteral("change_p"), tr("p"), true, test},
            {QStringLiteral("p_holm"), tr("p (Holm)"), true, tr("Corrected for all groups, family-wise")},
            {QStringLiteral("p_bh"), tr("p (BH)"), true, tr("Benjamini-Hochberg: false discovery rate")}};
}

void appendTest(std::vector<TableCell>& row, const std::optional<RateChange>& change, std::optional<double> p,
                std::optional<double> pHolm, std::optional<double> pBh, double level)
{
    row.push_back(changeCell(change, pHolm && *pHolm <= 1 - level));
    row.push_back(rangeCell(change));
    for (const std::optional<double>& each : {p, pHolm, pBh})
        row.push_back(pCell(each));
}

} // namespace

TableSpec compareTable(const Compared& compared)
{
    const double level = compared.measured.settings.level;
    const bool twoSystems = areTwoSystems(compared);
    TableSpec table;
    table.columns = {{QStringLiteral("subgroup"), tr("subgroup"), false, {}}};
    if (compared.isPaired)
        table.columns.push_back(
            {QStringLiteral("compared"), tr("images"), true, tr("Images scored by both")});
    table.columns.push_back({QStringLiteral("rate_a"), tr("A"), true, compared.a().name});
    table.columns.push_back({QStringLiteral("rate_b"), tr("B"), true, compared.b().name});
    if (compared.isPaired) {
        table.columns.push_back({QStringLiteral("fixed"), twoSystems ? tr("only B right") : tr("fixed"), true,
                                 tr("Wrong in A, right in B")});
        table.columns.push_back({QStringLiteral("broken"), twoSystems ? tr("only A right") : tr("broken"),
                                 true, tr("Right in A, wrong in B")});
        table.columns.push_back({QStringLiteral("both_wrong"), tr("both wrong"), true, {}});
        table.columns.push_back({QStringLiteral("both_right"), tr("both right"), true, {}});
    }
    for (TableColumn& column :
         testColumns(levelText(level), compared.isPaired, compared.analysis.bySubject, twoSystems))
        table.columns.push_back(std::move(column));
    const auto add = [&](const QString& label, const ChangedGroup& group, const QStringList& values) {
        std::vector<TableCell> row {plain(label)};
        if (isTooFew(compared, group) && group.change)
            row.front() = {
                label, kNoNumber, Tone::Warning,
                tr("Too few to tell: fewer than %1 scored images.").arg(compared.measured.settings.fewest)};
        if (group.paired)
            row.push_back(countCell(group.paired->n(),
                                    group.subjects > 0 ? imagesOfPeople(group.paired->n(), group.subjects)
                                                       : QString()));
        row.push_back(rateCell(group.a, group.ofA, level, nothingText(compared.measured)));
        row.push_back(rateCell(group.b, group.ofB, level, nothingText(compared.measured)));
        if (group.paired) {
            for (const std::int64_t count : {group.paired->fixed, group.paired->broken,
                                             group.paired->bothWrong, group.paired->bothRight})
                row.push_back(countCell(count));
        }
        appendTest(row, group.change, group.p, group.pHolm, group.pBh, level);
        table.rows.push_back(std::move(row));
        table.keys.push_back(
            {compared.b().system, values.isEmpty() ? QStringList() : compared.measured.by, values});
    };
    for (std::size_t i = 0; i < compared.analysis.groups.size(); ++i)
        add(compared.measured.labels[i], compared.analysis.groups[i], compared.measured.groups[i]);
    if (compared.analysis.groups.size() > 1)
        add(tr("All groups"), compared.analysis.all, {});
    return table;
}

TableSpec gapTable(const Compared& compared)
{
    TableSpec table;
    table.columns = {
        {QStringLiteral("a"), tr("subgroup"), false, {}},
        {QStringLiteral("b"), tr("compared with"), false, {}},
        {QStringLiteral("gap_before"), tr("gap in A"), true, tr("Difference of error rates, points")},
        {QStringLiteral("gap_after"), tr("gap in B"), true, tr("Difference of error rates, points")},
        {QStringLiteral("gap_change"), areTwoSystems(compared) ? tr("B less A") : tr("change"), true,
         tr("Gap in B less gap in A, points")},
        {QStringLiteral("gap_interval"), tr("%1 interval").arg(levelText(compared.measured.settings.level)),
         true, tr("MOVER: square-and-add of the two differences' intervals"), true},
        {QStringLiteral("gap_widened"), tr("%1 interval").arg(levelText(widenedLevel(compared))), true,
         tr("Widened for the number of gaps: holds for all of them together"), true}};
    for (const GapChange& gap : compared.analysis.gaps) {
        table.rows.push_back({plain(labelOf(compared, gap.a)),
                              plain(labelOf(compared, gap.b)),
                              {signedPoints(gap.before), gap.before, Tone::Plain, {}},
                              {signedPoints(gap.after), gap.after, Tone::Plain, {}},
                              changeCell(gap.change, gap.widened.excludesZero()),
                              rangeCell(gap.change),
                              rangeCell(gap.widened)});
        table.keys.push_back({compared.b().system, compared.measured.by,
                              compared.measured.groups[static_cast<std::size_t>(gap.a)]});
    }
    return table;
}

TableSpec seriesTable(const MatchedSeries& series)
{
    const double level = series.measured.settings.level;
    TableSpec table;
    table.columns = {{QStringLiteral("level"), attributeText(series.attribute), false, {}},
                     {QStringLiteral("compared"), tr("images"), true, tr("One of each person")},
                     {QStringLiteral("errors"), tr("errors"), true, {}},
                     {QStringLiteral("error_rate"), tr("error rate"), true, {}},
                     {QStringLiteral("broken"), tr("newly misread"), true,
                      tr("Right at the reference level, wrong at this one")},
                     {QStringLiteral("fixed"), tr("no longer misread"), true,
                      tr("Wrong at the reference level, right at this one")}};
    for (TableColumn& column : testColumns(levelText(level), true, false))
        table.columns.push_back(std::move(column));
    table.columns[6].tip = tr("Error rate at this level less that at the reference level, points");
    for (std::size_t i = 0; i < series.analysis.levels.size(); ++i) {
        const measures::MatchedLevel& one = series.analysis.levels[i];
        const bool reference = static_cast<int>(i) == series.analysis.reference;
        std::vector<TableCell> row {
            plain(reference ? tr("%1 (reference)").arg(series.labels[i]) : series.labels[i]),
            countCell(one.tally.n), countCell(one.tally.errors),
            rateCell(one.tally, one.interval, level, nothingText(series.measured))};
        row.push_back(reference ? none() : countCell(one.against.broken));
        row.push_back(reference ? none() : countCell(one.against.fixed));
        appendTest(row, reference ? std::nullopt : one.difference, one.p, one.pHolm, one.pBh, level);
        table.rows.push_back(std::move(row));
        table.keys.push_back({series.measured.runs.front().system,
                              {series.attribute},
                              {series.levels[static_cast<qsizetype>(i)]}});
    }
    return table;
}

} // namespace plumbline
