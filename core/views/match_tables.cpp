// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/match_tables.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/chart_parts.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Matched", text);
}

QString none()
{
    return QStringLiteral("–");
}

TableColumn column(const char* id, const QString& title, bool numeric = true)
{
    return {QLatin1String(id), title, numeric, {}, false};
}

TableColumn rangeColumn(const char* id, const QString& title)
{
    return {QLatin1String(id), title, true, {}, true};
}

TableCell cell(const QString& text)
{
    TableCell made;
    made.text = text;
    return made;
}

TableCell countCell(std::int64_t count)
{
    TableCell made = cell(countText(count));
    made.value = static_cast<double>(count);
    return made;
}

TableCell rateCell(const measures::PairRate& rate)
{
    TableCell made = cell(smallRateText(rate.rate()));
    made.value = rate.rate().value_or(made.value);
    return made;
}

/// For a column of ranges.
TableCell limitsCell(const measures::PairRate& rate)
{
    TableCell made = cell(pairLimitsText(rate));
    if (rate.limits) {
        made.value = rate.limits->low;
        made.high = rate.limits->high;
    }
    return made;
}

TableCell numberCell(std::optional<double> number)
{
    TableCell made = cell(smallRateText(number));
    made.value = number.value_or(made.value);
    return made;
}

/// Near 1 three digits would say 1 where it is not.
TableCell aucCell(std::optional<double> auc)
{
    TableCell made = numberCell(auc);
    if (auc)
        made.text = QLocale().toString(std::floor(*auc * 1e4) / 1e4, 'f', 4);
    return made;
}

TableCell thresholdCell(double threshold, int more = 0)
{
    TableCell made = cell(matchThresholdText(static_cast<float>(threshold), more));
    made.value = threshold;
    return made;
}

std::vector<TableCell> groupRow(const QString& label, const measures::PairRate& notEnrolled,
                                const MatchedSide& side, const measures::OperatingPoint& point)
{
    return {cell(label),
            countCell(notEnrolled.comparisons - notEnrolled.errors),
            countCell(notEnrolled.errors),
            limitsCell(notEnrolled),
            countCell(side.mated),
            countCell(side.nonMated),
            rateCell(point.falseMatches),
            limitsCell(point.falseMatches),
            rateCell(point.falseNonMatches),
            limitsCell(point.falseNonMatches),
            aucCell(side.auc)};
}

QString valueText(const QString& name, const measures::Differential& one)
{
    if (one.value)
        return tr("%1 %2").arg(name, smallRateText(one.value));
    return tr("%1 undefined (%2)")
        .arg(name,
             one.why == measures::Undefined::ZeroLowest    ? tr("the lowest rate is 0")
                 : one.why == measures::Undefined::AllZero ? tr("every rate is 0")
                                                           : tr("fewer than two groups have a rate"));
}

} // namespace

QString smallRateText(std::optional<double> rate)
{
    if (!rate)
        return none();
    return plainNumberText(*rate, 3);
}

QString plainNumberText(double number, int digits)
{
    constexpr double kTiny = 1e-12; // smaller rates no comparison of faces comes to
    const double size = std::abs(number);
    const int before = size > kTiny ? static_cast<int>(std::floor(std::log10(size))) + 1 : 0;
    const bool hasExponent = (size > kTiny && size < 0.001) || size >= std::pow(10, digits) - 0.5;
    const QLocale locale;
    if (!hasExponent)
        return locale.toString(number, 'g', digits);
    QString text = locale.toString(number, 'f', std::max(0, digits - before));
    while (size < 1 && text.endsWith(locale.zeroDigit()))
        text.chop(locale.zeroDigit().size());
    return text;
}

QString pairLimitsText(const measures::PairRate& rate)
{
    if (!rate.limits)
        return none();
    if (rate.isBound && rate.errors == 0)
        return tr("at most %1").arg(smallRateText(rate.limits->high));
    if (rate.isBound)
        return tr("at least %1").arg(smallRateText(rate.limits->low));
    return tr("%1 to %2").arg(smallRateText(rate.limits->low), smallRateText(rate.limits->high));
}

QString matchThresholdText(float threshold, int more)
{
    constexpr float kSimilarity = 2; // above: percentages
    const int decimals = (std::abs(threshold) > kSimilarity ? 2 : 4) + more;
    return QLocale().toString(static_cast<double>(threshold), 'f', decimals);
}

int moreToTellApart(const std::vector<float>& thresholds)
{
    constexpr int kMost = 5; // a float has no more
    const auto areApart = [&](int more) {
        for (std::size_t i = 0; i < thresholds.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (thresholds[i] != thresholds[j]
                    && matchThresholdText(thresholds[i], more) == matchThresholdText(thresholds[j], more))
                    return false;
        return true;
    };
    int more = 0;
    while (more < kMost && !areApart(more))
        ++more;
    return more;
}

bool showsUnknown(const Matched& matched)
{
    return hasUnknown(matched.probeGroups)
        || matched.notEnrolledBy[static_cast<std::size_t>(matched.unknown())].errors > 0;
}

bool hasUnknown(const std::vector<int>& groups)
{
    return std::any_of(groups.begin(), groups.end(), [](int group) { return group < 0; });
}

QString matchedEvidence(const Matched& matched, const MatchedSide& all)
{
    const auto probes = static_cast<std::int64_t>(matched.probeImages.size());
    const QString who = matched.isOneSet()
        ? tr("%1 images of %2 people").arg(countText(probes), countText(matched.subjects))
        : tr("%1 probes of %2 people against %3 images of %4 people")
              .arg(countText(probes), countText(matched.probePeople),
                   countText(static_cast<std::int64_t>(matched.galleryImages.size())),
                   countText(matched.galleryPeople));
    QString text = tr("%1: %2 comparisons of one person, %3 of two people.")
                       .arg(who, countText(all.mated), countText(all.nonMated));
    if (matched.scores->sampled)
        text += QLatin1Char(' ') % tr("Those of two people are a sample (seed %1).").arg(matched.pairs.seed);
    if (!matched.pairs.within.isEmpty())
        text += QLatin1Char(' ')
            % tr("People are compared only where they agree in %1.")
                  .arg(matched.pairs.within.join(QStringLiteral(", ")));
    if (matched.pairs.leftOut > 0)
        text += QLatin1Char(' ') % tr("%1 pairs are left out.").arg(countText(matched.pairs.leftOut));
    if (matched.pairs.samePerson > 0)
        text += QLatin1Char(' ')
            % tr("Pairs left out because they show one person after all: %1.")
                  .arg(countText(matched.pairs.samePerson));
    if (matched.excluded > 0)
        text += QLatin1Char(' ') % excludedText(matched.excluded);
    return text;
}

QString matchedFinding(const MatchedPoint& point, double level)
{
    const measures::PairRate& matches = point.all.falseMatches;
    const measures::PairRate& misses = point.all.falseNonMatches;
    if (matches.comparisons == 0)
        return tr("No two people were compared, so how often one is taken for another cannot be told.");
    QString text = tr("At a threshold of %1, %2 of %3 comparisons of two people match: FMR %4 (%5, at %6).")
                       .arg(matchThresholdText(point.all.threshold), countText(matches.errors),
                            countText(matches.comparisons), smallRateText(matches.rate()),
                            limitsCell(matches).text, levelText(level));
    if (misses.comparisons > 0)
        text += QLatin1Char(' ')
            % tr("%1 of %2 comparisons of one person do not: FNMR %3 (%4).")
                  .arg(countText(misses.errors), countText(misses.comparisons), smallRateText(misses.rate()),
                       limitsCell(misses).text);
    else
        text += QLatin1Char(' ')
            % tr("Nobody has two images, so how often a person is not recognised cannot be told.");
    if (point.all.isBeyondData)
        text += QLatin1Char(' ')
            % tr("The comparisons are too few for an FMR of %1: it is less than one false match.")
                  .arg(smallRateText(point.all.wanted));
    return text;
}

QString matchedDifferences(const MatchedPoint& point)
{
    if (point.groups.size() < 3) // one and the unknown
        return {};
    return tr("FMR between groups: %1, %2, %3.")
               .arg(valueText(tr("difference"), point.fmr.difference),
                    valueText(tr("ratio to lowest"), point.fmr.ratioToLowest),
                    valueText(tr("Gini"), point.fmr.giniCorrected))
        % QLatin1Char(' ')
        % tr("FNMR: %1, %2, %3.")
              .arg(valueText(tr("difference"), point.fnmr.difference),
                   valueText(tr("ratio to lowest"), point.fnmr.ratioToLowest),
                   valueText(tr("Gini"), point.fnmr.giniCorrected));
}

TableSpec matchedGroupTable(const Matched& matched, const MatchedCurves& curves, const MatchedPoint& point)
{
    TableSpec table;
    table.columns = {column("group", tr("Group"), false),
                     column("enrolled", tr("Enrolled")),
                     column("not_enrolled", tr("Not enrolled")),
                     rangeColumn("not_enrolled_interval", tr("Failure rate")),
                     column("mated", tr("Mated")),
                     column("non_mated", tr("Non-mated")),
                     column("fmr", tr("FMR")),
                     rangeColumn("fmr_interval", tr("Interval")),
                     column("fnmr", tr("FNMR")),
                     rangeColumn("fnmr_interval", tr("Interval")),
                     column("auc", tr("AUC"))};
    table.rows.push_back(groupRow(tr("All"), matched.notEnrolled, curves.all(), point.all));
    if (matched.by.isEmpty())
        return table;
    const int shown = matched.unknown() + (showsUnknown(matched) ? 1 : 0);
    for (int group = 0; group < shown; ++group) {
        const auto at = static_cast<std::size_t>(group);
        table.rows.push_back(
            groupRow(matched.labels[at], matched.notEnrolledBy[at], curves.side(group), point.groups[at]));
    }
    return table;
}

TableSpec matchedThresholdTable(const std::vector<MatchedPoint>& points)
{
    TableSpec table;
    table.columns = {column("wanted_fmr", tr("Wanted FMR")),
                     column("threshold", tr("Threshold")),
                     column("fmr", tr("FMR")),
                     rangeColumn("fmr_interval", tr("Interval")),
                     column("fnmr", tr("FNMR")),
                     rangeColumn("fnmr_interval", tr("Interval")),
                     column("note", tr("Note"), false)};
    std::vector<float> thresholds;
    for (const MatchedPoint& point : points)
        thresholds.push_back(point.all.threshold);
    const int more = moreToTellApart(thresholds);
    for (const MatchedPoint& point : points) {
        table.rows.push_back({numberCell(point.all.wanted),
                              thresholdCell(static_cast<double>(point.all.threshold), more),
                              rateCell(point.all.falseMatches), limitsCell(point.all.falseMatches),
                              rateCell(point.all.falseNonMatches), limitsCell(point.all.falseNonMatches),
                              cell(point.isChosen               ? tr("chosen")
                                       : point.all.isBeyondData ? tr("too few comparisons to tell")
                                                                : QString())});
    }
    return table;
}

TableSpec falseMatchTable(const Matched& matched, const MatchedPoint& point)
{
    TableSpec table;
    const auto shownOf = [&](const std::vector<int>& groups) {
        return matched.unknown() + (hasUnknown(groups) ? 1 : 0);
    };
    const int probes = shownOf(matched.probeGroups);
    const int gallery = matched.isOneSet() ? probes : shownOf(matched.galleryGroups);
    table.columns = {column("group", matched.isOneSet() ? tr("FMR") : tr("FMR: probe, gallery"), false)};
    for (int b = 0; b < gallery; ++b)
        table.columns.push_back({matched.labels[static_cast<std::size_t>(b)],
                                 matched.labels[static_cast<std::size_t>(b)],
                                 true,
                                 {},
                                 false});
    for (int a = 0; a < probes; ++a) {
        std::vector<TableCell> row {cell(matched.labels[static_cast<std::size_t>(a)])};
        for (int b = 0; b < gallery; ++b) {
            const measures::PairRate& rate = point.matrix.cell(a, b);
            row.push_back(rate.errors == 0 && rate.isBound ? cell(pairLimitsText(rate)) : rateCell(rate));
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

TableSpec falseMatchListTable(const FalseMatches& list)
{
    TableSpec table;
    table.columns = {column("rank", tr("Rank")),
                     column("score", tr("Score")),
                     column("file_a", tr("Image"), false),
                     column("subject_a", tr("Person"), false),
                     column("group_a", tr("Group"), false),
                     column("file_b", tr("Other image"), false),
                     column("subject_b", tr("Person"), false),
                     column("group_b", tr("Group"), false)};
    for (const FalseMatch& pair : list.pairs)
        table.rows.push_back({countCell(pair.rank), thresholdCell(pair.score), cell(pair.a.file),
                              cell(pair.a.subject), cell(pair.a.group), cell(pair.b.file),
                              cell(pair.b.subject), cell(pair.b.group)});
    return table;
}

} // namespace plumbline
