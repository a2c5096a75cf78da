// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/search_tables.h"

#include <cstddef>
#include <cstdint>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/chart_parts.h"
#include "core/views/match_tables.h"
#include "core/views/table_cells.h"

namespace plumbline {

namespace {

constexpr double kPercent = 100;

QString tr(const char* text)
{
    return QCoreApplication::translate("Searched", text);
}

TableColumn groupColumn()
{
    return textColumn("group", tr("Group of the probe"));
}

TableColumn toldColumn(const char* id, const QString& title, const QString& tip)
{
    TableColumn column = numberColumn(id, title);
    column.tip = tip;
    return column;
}

TableCell shareCell(std::optional<double> share)
{
    return numberCell(searchShareText(share), share);
}

TableCell rateCell(const measures::PairRate& rate)
{
    return shareCell(rate.rate());
}

TableCell limitsCell(const measures::PairRate& rate)
{
    return rangeCell(searchLimitsText(rate), rate.limits);
}

std::vector<TableCell> groupRow(const QString& label, const measures::PairRate& notEnrolled,
                                const SearchRates& rates)
{
    return {textCell(label),
            rateCell(rates.falsePositives),
            limitsCell(rates.falsePositives),
            countCell(rates.falsePositives.comparisons),
            rateCell(rates.falseNegatives),
            limitsCell(rates.falseNegatives),
            countCell(rates.falseNegatives.comparisons),
            countCell(rates.falselyMatched.errors),
            rateCell(rates.falselyMatched),
            limitsCell(rates.falselyMatched),
            countCell(rates.falselyMatched.comparisons),
            countCell(rates.falselyMatched.people),
            countCell(notEnrolled.errors),
            limitsCell(notEnrolled)};
}

/// Everybody first, as in the tables of 1:1; each row with the group that a click opens.
template<class Row>
void addRows(TableSpec& table, const Identified& identified, const Row& row)
{
    table.rows.push_back(row(std::nullopt, tr("All")));
    table.keys.push_back({identified.system, identified.by, {}});
    for (int group = 0; group < shownSearchGroups(identified); ++group) {
        const auto at = static_cast<std::size_t>(group);
        table.rows.push_back(row(std::optional(group), identified.labels[at]));
        MarkKey key {identified.system, identified.by, {}};
        if (at < identified.groups.size())
            key.values = identified.groups[at];
        else
            key.values = QStringList(identified.by.size(), QString());
        table.keys.push_back(std::move(key));
    }
}

} // namespace

QString searchShareText(std::optional<double> share)
{
    constexpr double kLeast = 0.001; // below, one decimal of a percent says nothing
    if (share && *share > 0 && *share < kLeast)
        return tr("%1 %").arg(plainNumberText(*share * kPercent, 2));
    return percentText(share);
}

QString searchLimitsText(const measures::PairRate& rate)
{
    if (!rate.limits)
        return QStringLiteral("–");
    if (rate.isBound && rate.errors == 0)
        return tr("at most %1").arg(searchShareText(rate.limits->high));
    if (rate.isBound)
        return tr("at least %1").arg(searchShareText(rate.limits->low));
    return tr("%1 to %2").arg(searchShareText(rate.limits->low), searchShareText(rate.limits->high));
}

int shownSearchGroups(const Identified& identified)
{
    if (identified.by.isEmpty())
        return 0;
    const bool hasUnknown = identified.notEnrolledBy.back().comparisons > 0;
    return identified.unknown() + (hasUnknown ? 1 : 0);
}

TableSpec searchGroupTable(const Identified& identified, const IdentifiedPoint& point)
{
    TableSpec table;
    table.columns = {
        groupColumn(),
        toldColumn("fpir", tr("FPIR"), tr("Of the probes without a mate, how many return somebody")),
        rangeColumn("fpir_interval", tr("Interval")),
        numberColumn("unmated", tr("Without a mate")),
        toldColumn("fnir", tr("FNIR"),
                   tr("Of the probes with a mate, how many do not return it among the first %1")
                       .arg(identified.ranks)),
        rangeColumn("fnir_interval", tr("Interval")),
        numberColumn("mated", tr("With a mate")),
        numberColumn("falsely_matched", tr("Falsely matched probes")),
        numberColumn("falsely_matched_rate", tr("Falsely matched")),
        rangeColumn("falsely_matched_interval", tr("Interval")),
        numberColumn("probes", tr("Probes")),
        toldColumn("people", tr("People"), tr("Who are searched for")),
        toldColumn("not_enrolled", tr("No face found"), tr("Probes that could not be searched")),
        rangeColumn("not_enrolled_interval", tr("Failure to enrol"))};
    addRows(table, identified, [&](std::optional<int> group, const QString& label) {
        const auto at = static_cast<std::size_t>(group.value_or(0));
        return groupRow(label, group ? identified.notEnrolledBy[at] : identified.notEnrolled,
                        group ? point.groups[at] : point.all);
    });
    return table;
}

TableSpec searchThresholdTable(const std::vector<IdentifiedPoint>& points)
{
    TableSpec table;
    table.columns = {numberColumn("wanted_fpir", tr("Wanted FPIR")),
                     numberColumn("threshold", tr("Threshold")),
                     numberColumn("fpir", tr("FPIR")),
                     rangeColumn("fpir_interval", tr("Interval")),
                     numberColumn("fnir", tr("FNIR")),
                     rangeColumn("fnir_interval", tr("Interval")),
                     numberColumn("falsely_matched", tr("Falsely matched")),
                     {QStringLiteral("note"), tr("Note"), false, {}, false}};
    std::vector<float> thresholds;
    for (const IdentifiedPoint& point : points)
        thresholds.push_back(point.threshold);
    const int more = moreToTellApart(thresholds);
    for (std::size_t i = 0; i < points.size(); ++i) {
        const IdentifiedPoint& point = points[i];
        const TableCell threshold =
            numberCell(matchThresholdText(point.threshold, more), static_cast<double>(point.threshold));
        const bool cannotTell = point.isBeyondData && point.all.falsePositives.comparisons > 0;
        table.rows.push_back({shareCell(point.wanted), threshold, rateCell(point.all.falsePositives),
                              limitsCell(point.all.falsePositives), rateCell(point.all.falseNegatives),
                              limitsCell(point.all.falseNegatives), rateCell(point.all.falselyMatched),
                              textCell(i == 0           ? tr("chosen")
                                           : cannotTell ? tr("too few searches to tell")
                                                        : QString())});
    }
    return table;
}

TableSpec searchRankTable(const Identified& identified, const SearchCurves& curves)
{
    TableSpec table;
    table.columns = {groupColumn(), numberColumn("mated", tr("With a mate"))};
    for (const SearchCurves::AtRank& at : curves.ranks(std::nullopt)) {
        const QString id = QStringLiteral("rank_%1").arg(at.rank);
        table.columns.push_back({id, tr("Rank %1").arg(at.rank), true,
                                 at.rank == 1
                                     ? tr("The mate comes first on the list, whatever its score")
                                     : tr("The mate is among the first %1, whatever its score").arg(at.rank),
                                 false});
        table.columns.push_back({id + QStringLiteral("_interval"), tr("Interval"), true, {}, true});
    }
    addRows(table, identified, [&](std::optional<int> group, const QString& label) {
        std::vector<TableCell> row {textCell(label), countCell(curves.mated(group))};
        for (const SearchCurves::AtRank& at : curves.ranks(group)) {
            row.push_back(rateCell(at.rate));
            row.push_back(limitsCell(at.rate));
        }
        return row;
    });
    return table;
}

TableSpec searchShareTable(const Identified& identified, float threshold)
{
    TableSpec table;
    table.columns = {groupColumn(),
                     numberColumn("falsely_matched", tr("Falsely matched")),
                     numberColumn("share_of_matches", tr("Share of the falsely matched")),
                     numberColumn("share_of_searched", tr("Share of those searched")),
                     toldColumn("ratio", tr("Ratio"), tr("How many times its share")),
                     rangeColumn("ratio_interval", tr("Interval")),
                     toldColumn("p", tr("p"), tr("Fisher's exact test of the group against all others"))};
    const QLocale locale;
    for (int group = 0; group < identified.unknown() && !identified.by.isEmpty(); ++group) {
        std::vector<bool> chosen(identified.groups.size());
        chosen[static_cast<std::size_t>(group)] = true;
        const measures::FalseMatchShare share = falseMatchShare(identified, chosen, threshold);
        TableCell ratio = textCell(share.ratio ? locale.toString(*share.ratio, 'f', 2) : QStringLiteral("–"));
        ratio.value = share.ratio.value_or(ratio.value);
        TableCell limits = textCell(QStringLiteral("–"));
        if (share.limits) {
            limits.text = tr("%1 to %2")
                              .arg(locale.toString(share.limits->low, 'f', 2),
                                   locale.toString(share.limits->high, 'f', 2));
            limits.value = share.limits->low;
            limits.high = share.limits->high;
        }
        TableCell p = textCell(share.p ? pText(*share.p) : QStringLiteral("–"));
        p.value = share.p.value_or(p.value);
        table.rows.push_back({textCell(identified.labels[static_cast<std::size_t>(group)]),
                              countCell(share.group.errors), shareCell(share.shareOfMatches),
                              shareCell(share.shareOfSearches), ratio, limits, p});
        table.keys.push_back(
            {identified.system, identified.by, identified.groups[static_cast<std::size_t>(group)]});
    }
    return table;
}

const std::vector<double>& usualFpirs()
{
    static const std::vector<double> kRates {0.3, 0.1, 0.03, 0.01, 0.001};
    return kRates;
}

} // namespace plumbline
