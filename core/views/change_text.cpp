// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/change_text.h"

#include <algorithm>

#include <QCoreApplication>

#include "core/measures/headline.h"
#include "core/views/chart_parts.h"
#include "core/views/compared.h"
#include "core/views/labels.h"
#include "core/views/people_text.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Change", text);
}

QString groupingText(const QStringList& by)
{
    QStringList names;
    for (const QString& name : by)
        names.append(attributeText(name));
    return names.isEmpty() ? tr("all images together") : names.join(QStringLiteral(" × "));
}

/// Groups of which some system scored fewer images than tell.
std::int64_t fewGroups(const Measured& measured)
{
    std::int64_t few = 0;
    for (std::size_t group = 0; group < measured.groups.size(); ++group)
        few += std::any_of(measured.runs.begin(), measured.runs.end(), [&](const MeasuredRun& run) {
            return measures::isTooFewToTell(run.analysis.groups[group].counts, measured.settings.fewest);
        });
    return few;
}

std::int64_t unanswered(const Measured& measured)
{
    std::int64_t sum = 0;
    for (const MeasuredRun& run : measured.runs)
        for (const measures::GroupResult& group : run.analysis.groups)
            sum += group.counts.undetected.value_or(0) + group.counts.refused.value_or(0);
    return sum;
}

QString grouping(const Measured& before, const Measured& after)
{
    const QString change =
        tr("Grouping changed: %1 → %2").arg(groupingText(before.by), groupingText(after.by));
    const std::int64_t few = fewGroups(after);
    if (few == 0)
        return tr("%1; every group has at least %2 scored images.").arg(change).arg(after.settings.fewest);
    return tr("%1; %2 of %3 groups now have fewer than %4 scored images.")
        .arg(change, countText(few), countText(std::ssize(after.groups)), countText(after.settings.fewest));
}

QStringList systems(const Measured& measured)
{
    QStringList names;
    for (const MeasuredRun& run : measured.runs)
        if (!run.isBeside())
            names.append(run.name);
    return names;
}

QString systemsChange(const Measured& before, const Measured& after)
{
    return tr("Systems changed: %1 → %2; the p values are corrected for %3 comparisons instead of %4.")
        .arg(countText(systems(before).size()), systems(after).join(QStringLiteral(", ")),
             countText(allComparisons(after, false)), countText(allComparisons(before, false)));
}

QString comparedWith(const Measured& measured)
{
    if (measured.settings.comparing() == measures::Compare::Rest)
        return tr("all others together");
    const auto reference = measured.settings.reference;
    return reference ? labelWithin(measured, *reference) : tr("every pair");
}

/// Another method, level or policy of small cells.
QString intervalsChange(const measures::Settings& before, bool wasResampled, const measures::Settings& after,
                        bool isResampled)
{
    QStringList parts;
    const auto named = [](const measures::Settings& settings, bool resampled) {
        return resampled
            ? tr("%1 people resampled (%2, %3 replicates, seed %4)")
                  .arg(levelText(settings.level), bootstrapText(settings.resampling.bootstrap),
                       countText(settings.resampling.replicates), QString::number(settings.resampling.seed))
            : tr("%1 %2").arg(levelText(settings.level), methodText(settings.method));
    };
    const bool sameWay = wasResampled == isResampled;
    const bool otherPlain = before.method != after.method && !isResampled;
    const bool otherDraw = before.resampling != after.resampling && isResampled;
    if (!sameWay || otherPlain || otherDraw || before.level != after.level)
        parts.append(
            tr("Intervals changed: %1 → %2.").arg(named(before, wasResampled), named(after, isResampled)));
    if (wasResampled && !isResampled)
        parts.append(tr("Images of one person count as independent now."));
    if (before.fewest != after.fewest)
        parts.append(
            tr("Groups with fewer than %1 scored images are too few to tell now, before fewer than %2.")
                .arg(countText(after.fewest), countText(before.fewest)));
    return parts.join(QLatin1Char(' '));
}

} // namespace

QString changeText(const Measured& before, const ChartOptions& beforeOptions, const Measured& after,
                   const ChartOptions& afterOptions)
{
    if (before.dataset != after.dataset || before.task != after.task || before.runs.empty()
        || after.runs.empty())
        return {}; // another audit, or the first answer: nothing to compare with
    const auto isPartial = [](const MeasuredRun& run) { return run.partial; };
    if (std::any_of(before.runs.begin(), before.runs.end(), isPartial)
        || std::any_of(after.runs.begin(), after.runs.end(), isPartial))
        return {}; // what changes while runs go on is not the reader's doing
    QStringList parts;
    if (before.by != after.by)
        parts.append(grouping(before, after));
    if (systems(before) != systems(after))
        parts.append(systemsChange(before, after));
    const bool comparesOtherwise = before.settings.reference != after.settings.reference
        || before.settings.comparing() != after.settings.comparing();
    if (before.by == after.by && comparesOtherwise)
        parts.append(
            tr("Compared with %1 instead of %2: %3 comparisons.")
                .arg(comparedWith(after), comparedWith(before), countText(allComparisons(after, false))));
    if (const QString intervals =
            intervalsChange(before.settings, isResampled(before), after.settings, isResampled(after));
        !intervals.isEmpty())
        parts.append(intervals);
    if (!beforeOptions.perSubmitted && afterOptions.perSubmitted)
        parts.append(
            tr("Counted per image submitted now: %1 images without an answer became errors, over all "
               "systems.")
                .arg(countText(unanswered(after))));
    else if (beforeOptions.perSubmitted && !afterOptions.perSubmitted)
        parts.append(tr("Counted per face found now: %1 images without an answer left the rates, over all "
                        "systems.")
                         .arg(countText(unanswered(after))));
    return parts.join(QLatin1Char(' '));
}

} // namespace plumbline
