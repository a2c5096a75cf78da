// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <optional>

#include <QCoreApplication>

#include "core/views/match_tables.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Matched", text);
}

TableCell textCell(const QString& text)
{
    TableCell made;
    made.text = text;
    return made;
}

TableCell numberCell(std::optional<double> value)
{
    TableCell made = textCell(smallRateText(value));
    made.value = value.value_or(made.value);
    return made;
}

/// For a column of ranges.
TableCell limitsCell(const measures::PairRate& rate)
{
    TableCell made = textCell(pairLimitsText(rate));
    if (rate.limits) {
        made.value = rate.limits->low;
        made.high = rate.limits->high;
    }
    return made;
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
        return numberCell(one->value);
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
    table.columns = {{QStringLiteral("measure"), tr("Measure"), false, {}, false},
                     {QStringLiteral("fmr"), tr("Of FMR"), true, {}, false},
                     {QStringLiteral("fnmr"), tr("Of FNMR"), true, {}, false},
                     {QStringLiteral("both"), tr("Of both"), true, {}, false},
                     {QStringLiteral("hides"), tr("What it hides"), false, {}, false}};
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
    table.columns = {{QStringLiteral("group"), tr("Group"), false, {}, false},
                     {QStringLiteral("own_threshold"), tr("Own threshold"), true, {}, false},
                     {QStringLiteral("fmr"), tr("FMR"), true, {}, false},
                     {QStringLiteral("fmr_interval"), tr("Interval"), true, {}, true},
                     {QStringLiteral("fnmr"), tr("FNMR"), true, {}, false},
                     {QStringLiteral("fnmr_interval"), tr("Interval"), true, {}, true},
                     {QStringLiteral("note"), tr("Note"), false, {}, false}};
    std::vector<float> thresholds {point.all.threshold};
    for (int group = 0; group < matched.unknown(); ++group) {
        if (const auto& own = curves.side(group).atOwnRate)
            thresholds.push_back(own->threshold);
    }
    const int more = moreToTellApart(thresholds);
    const auto add = [&](const QString& label, const std::optional<measures::OperatingPoint>& at) {
        if (!at) {
            std::vector<TableCell> row(table.columns.size(), numberCell(std::nullopt));
            row.front() = textCell(label);
            row.back() = textCell(tr("no two people of it were compared"));
            table.rows.push_back(std::move(row));
            return;
        }
        const measures::OperatingPoint& own = *at;
        TableCell threshold = textCell(matchThresholdText(own.threshold, more));
        threshold.value = static_cast<double>(own.threshold);
        table.rows.push_back({textCell(label), threshold, numberCell(own.falseMatches.rate()),
                              limitsCell(own.falseMatches), numberCell(own.falseNonMatches.rate()),
                              limitsCell(own.falseNonMatches),
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
