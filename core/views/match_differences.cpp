// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <optional>

#include <QCoreApplication>

#include "core/views/match_tables.h"
#include "core/views/table_cells.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Matched", text);
}

QString whyText(measures::Undefined why)
{
    switch (why) {
    case measures::Undefined::ZeroLowest:
        return tr("undefined: the lowest rate is 0");
    case measures::Undefined::AllZero:
        return tr("undefined: every rate is 0");
    case measures::Undefined::TooFewGroups:
        break;
    }
    return tr("undefined: fewer than two groups have a rate");
}

TableCell differentialCell(const measures::Differential* one)
{
    if (!one)
        return textCell(QString());
    if (one->value)
        return smallRateCell(one->value);
    TableCell cell = textCell(whyText(one->why.value_or(measures::Undefined::TooFewGroups)));
    cell.tone = Tone::Muted;
    return cell;
}

/// One measure: of FMR and FNMR apart, or of both together.
struct Row
{
    const char* topic;
    QString name;
    QString hides;
    const measures::Differential* fmr;
    const measures::Differential* fnmr;
    const measures::Differential* both;
};

} // namespace

TableSpec differentialTable(const MatchedPoint& point)
{
    const measures::RateDifferentials& fmr = point.fmr;
    const measures::RateDifferentials& fnmr = point.fnmr;
    const QString direction = tr("which group, and how large the rates are");
    const Row rows[] = {
        {"match_difference", tr("difference"), tr("how many times larger a small rate is"), &fmr.difference,
         &fnmr.difference, nullptr},
        {"match_ratio", tr("ratio to lowest"), tr("how large either rate is; rests on the fewest errors"),
         &fmr.ratioToLowest, &fnmr.ratioToLowest, nullptr},
        {"match_geometric", tr("highest ÷ geometric mean"), tr("every group but the worst"),
         &fmr.maxToGeometric, &fnmr.maxToGeometric, nullptr},
        {"match_gini", tr("Gini, raw"), tr("the same, and looks more equal with few groups"), &fmr.giniRaw,
         &fnmr.giniRaw, nullptr},
        {"match_gini", tr("Gini, corrected for few groups"), direction, &fmr.giniCorrected,
         &fnmr.giniCorrected, nullptr},
        {"match_fdr", tr("FDR, 1 is equal"), tr("FMR almost altogether, since FMRs are tiny"), nullptr,
         nullptr, &point.combined.fdr},
        {"match_inequity", tr("inequity rate, 1 is equal"), tr("which of the two errors it comes from"),
         nullptr, nullptr, &point.combined.inequity},
        {"match_garbe", tr("GARBE, 0 is equal"), tr("which of the two errors it comes from"), nullptr,
         nullptr, &point.combined.garbe},
    };
    TableSpec table;
    table.columns = {textColumn("measure", tr("Measure")), numberColumn("fmr", tr("Of FMR")),
                     numberColumn("fnmr", tr("Of FNMR")),
                     numberColumn("both", tr("Of both, α = %1").arg(plainNumberText(point.alpha, 3))),
                     textColumn("hides", tr("What it hides"))};
    for (const Row& row : rows) {
        table.rows.push_back({textCell(row.name), differentialCell(row.fmr), differentialCell(row.fnmr),
                              differentialCell(row.both), textCell(row.hides)});
        table.rows.back().back().tone = Tone::Muted;
        table.keys.push_back({QString::fromLatin1(row.topic), {}, {}});
    }
    return table;
}

TableSpec ownThresholdTable(const Matched& matched, const MatchedCurves& curves, const MatchedPoint& point)
{
    TableSpec table;
    table.columns = {textColumn("group", tr("Group")), numberColumn("own_threshold", tr("Own threshold")),
                     numberColumn("fmr", tr("FMR")),   rangeColumn("fmr_interval", tr("Interval")),
                     numberColumn("fnmr", tr("FNMR")), rangeColumn("fnmr_interval", tr("Interval")),
                     textColumn("note", tr("Note"))};
    std::vector<float> thresholds {point.all.threshold};
    for (int group = 0; group < matched.unknown(); ++group) {
        if (const auto& own = curves.side(group).atOwnRate)
            thresholds.push_back(own->threshold);
    }
    const int more = moreToTellApart(thresholds);
    const auto add = [&](const QString& label, const std::optional<measures::OperatingPoint>& at) {
        if (!at) {
            std::vector<TableCell> row(table.columns.size(), smallRateCell(std::nullopt));
            row.front() = textCell(label);
            row.back() = textCell(tr("no two people of it were compared"));
            table.rows.push_back(std::move(row));
            return;
        }
        const measures::OperatingPoint& own = *at;
        table.rows.push_back(
            {textCell(label),
             numberCell(matchThresholdText(own.threshold, more), static_cast<double>(own.threshold)),
             smallRateCell(own.falseMatches.rate()), pairLimitsCell(own.falseMatches),
             smallRateCell(own.falseNonMatches.rate()), pairLimitsCell(own.falseNonMatches),
             textCell(own.isBeyondData ? tr("too few comparisons to tell") : QString())});
    };
    add(tr("All, one threshold"), curves.all().nonMated > 0 ? std::optional(point.all) : std::nullopt);
    if (matched.by.isEmpty())
        return table;
    for (int group = 0; group < matched.unknown(); ++group)
        add(matched.labels[static_cast<std::size_t>(group)], curves.side(group).atOwnRate);
    return table;
}

} // namespace plumbline
