// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/plan_text.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QCoreApplication>
#include <QLocale>

#include "core/measures/headline.h"
#include "core/views/chart_parts.h"
#include "core/views/compared.h"
#include "core/views/labels.h"
#include "core/views/rate_words.h"
#include "core/views/table_cells.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

QString tr(const char* text)
{
    return QCoreApplication::translate("Plan", text);
}

/// The group with most scored images but one; none where there is no other.
std::optional<int> largestBut(const MeasuredRun& run, int without, bool perSubmitted)
{
    std::optional<int> largest;
    const auto size = [&](int group) { return comparedTally(run, group, group, perSubmitted).n; };
    for (int group = 0; group < static_cast<int>(run.analysis.groups.size()); ++group) {
        if (group != without && (!largest || size(group) > size(*largest)))
            largest = group;
    }
    return largest;
}

std::optional<int> comparedTo(const Measured& measured, const MeasuredRun& run, int group, bool perSubmitted)
{
    switch (measured.settings.comparing()) {
    case measures::Compare::Rest:
        return measures::kRest;
    case measures::Compare::Reference:
        if (measured.settings.reference)
            return measured.settings.reference == group ? std::nullopt : measured.settings.reference;
        break;
    case measures::Compare::Pairs:
        break;
    }
    return largestBut(run, group, perSubmitted);
}

/// The tally in independent images, at least one of them.
measures::Tally worthOf(measures::Tally images, double worth)
{
    const auto n = std::max<std::int64_t>(1, std::llround(static_cast<double>(images.n) * worth));
    const auto errors = std::llround(images.rate() * static_cast<double>(n));
    return {errors, n};
}

/// Independent images as images of these people, who go on having as many each.
std::int64_t asImages(std::int64_t independent, double worth)
{
    return std::llround(std::ceil(static_cast<double>(independent) / worth));
}

} // namespace

std::optional<std::int64_t> imagesToHalve(measures::Tally images, double worth, double level)
{
    if (images.n == 0)
        return std::nullopt;
    const measures::Tally independent = worthOf(images, worth);
    const auto more = measures::imagesToHalveInterval(independent.errors, independent.n, level);
    return more ? std::optional(asImages(*more, worth)) : std::nullopt;
}

double plannedRate(const Measured& measured, bool perSubmitted)
{
    measures::Tally all;
    for (const MeasuredRun& run : measured.runs) {
        if (run.isBeside())
            continue; // other images: read, not compared
        const auto reference = measured.settings.comparing() == measures::Compare::Reference
            ? measured.settings.reference
            : std::nullopt;
        const measures::Tally one = reference
            ? comparedTally(run, *reference, measures::kRest, perSubmitted)
            : comparedTally(run, measures::kRest, measures::kRest, perSubmitted);
        all.errors += one.errors;
        all.n += one.n;
    }
    return all.n > 0 ? all.rate() : measures::Plan().rate;
}

measures::Plan planFor(const Measured& measured, bool perSubmitted)
{
    measures::Plan plan;
    plan.level = measured.settings.level;
    plan.rate = plannedRate(measured, perSubmitted);
    plan.comparisons = std::max(1, allComparisons(measured, perSubmitted));
    return plan;
}

std::vector<GroupPlan> planGroups(const Measured& measured, const MeasuredRun& run,
                                  const measures::Plan& plan, bool perSubmitted)
{
    const auto needed = measures::imagesToSee(plan);
    std::vector<GroupPlan> plans;
    for (int group = 0; group < static_cast<int>(run.analysis.groups.size()); ++group) {
        const auto other = comparedTo(measured, run, group, perSubmitted);
        if (!other)
            continue;
        GroupPlan one;
        one.group = group;
        one.other = *other;
        one.scored = comparedTally(run, group, *other, perSubmitted);
        const measures::Tally compared = comparedTally(run, *other, group, perSubmitted);
        one.worth = imageWorth(run, group, *other, perSubmitted);
        if (one.scored.n > 0 && compared.n > 0) {
            const auto n = worthOf(one.scored, one.worth).n;
            one.visible = measures::visibleDifference(
                plan, n, worthOf(compared, imageWorth(run, *other, group, perSubmitted)).n);
        }
        if (needed)
            one.missing = std::max<std::int64_t>(0, asImages(*needed, one.worth) - one.scored.n);
        one.toHalve = imagesToHalve(one.scored, one.worth, plan.level);
        plans.push_back(one);
    }
    return plans;
}

QString planSentence(const measures::Plan& plan, const QString& task)
{
    const auto needed = measures::imagesToSee(plan);
    const bool isFinding = asksWhoIsFound(task);
    if (!needed && isFinding)
        return tr("A share of %1 not found and %2 points more are above 100 %: choose less.")
            .arg(percentText(plan.rate), pointsText(plan.difference));
    if (!needed)
        return tr("An error rate of %1 and %2 points more are above 100 %: choose less.")
            .arg(percentText(plan.rate), pointsText(plan.difference));
    const QString comparisons = plan.comparisons == 1
        ? tr("one comparison")
        : tr("%1 comparisons, corrected for").arg(countText(plan.comparisons));
    if (isFinding)
        return tr("To see that no face is found in %1 points more of the images of one subgroup than of "
                  "another, "
                  "where it is %2 of the images, with a chance of %3, both need %4 images (%5, level %6).")
            .arg(pointsText(plan.difference), percentText(plan.rate), levelText(plan.power),
                 countText(*needed), comparisons, levelText(plan.level));
    return tr("To see that one subgroup is misread %1 points more often than another, which is misread in %2 "
              "of its images, with a chance of %3, both need %4 images with an answer (%5, level %6).")
        .arg(pointsText(plan.difference), percentText(plan.rate), levelText(plan.power), countText(*needed),
             comparisons, levelText(plan.level));
}

QString planPeopleSentence(const Measured& measured, bool perSubmitted)
{
    double least = 1;
    for (const MeasuredRun& run : measured.runs)
        for (int group = 0; group < static_cast<int>(run.analysis.groups.size()); ++group)
            least = std::min(least, imageWorth(run, group, group, perSubmitted));
    if (least >= 1)
        return {};
    return tr("People have several images here, which resemble one another: an image is worth %1 to 1 "
              "independent ones. The table counts images of people with as many each as now; new people "
              "need fewer.")
        .arg(QLocale().toString(least, 'f', 2));
}

TableSpec planTable(const Measured& measured, const measures::Plan& plan, bool perSubmitted)
{
    TableSpec table;
    table.columns = {
        {QStringLiteral("system"), systemHead(measured), false, {}},
        {QStringLiteral("subgroup"), tr("subgroup"), false, {}},
        {QStringLiteral("other"), tr("compared with"), false, {}},
        {QStringLiteral("scored"), tr("images now"), true, tr("Images with an answer that counts")},
        {QStringLiteral("visible"), tr("sees"), true,
         tr("The smallest difference, in points, that would be found with the chance asked for")},
        {QStringLiteral("missing"), tr("more to see it"), true,
         tr("Images missing until the difference asked for would be found, as many being in both groups")},
        {QStringLiteral("halve"), tr("more to halve"), true,
         tr("Images that would halve the subgroup's own interval at the same rate")},
    };
    for (const MeasuredRun& run : measured.runs) {
        if (run.isBeside())
            continue;
        for (const GroupPlan& one : planGroups(measured, run, plan, perSubmitted)) {
            const bool enough = one.missing == 0;
            table.rows.push_back(
                {{run.name, kNoNumber, Tone::Plain, run.system},
                 {comparedLabel(measured, one.group), kNoNumber, Tone::Plain, {}},
                 {comparedLabel(measured, one.other), kNoNumber, Tone::Plain, {}},
                 countCell(one.scored.n,
                           one.scored.n < measured.settings.fewest ? Tone::Warning : Tone::Plain),
                 one.visible ? TableCell {tr("%1 points").arg(pointsText(*one.visible)),
                                          *one.visible,
                                          Tone::Strong,
                                          {}}
                             : TableCell {tr("nothing"), 2, Tone::Warning,
                                          asksWhoIsFound(measured.task)
                                              ? tr("Not even if no face of the subgroup were found")
                                              : tr("Not even if every image of the subgroup were misread")},
                 enough ? TableCell {tr("enough"), 0, Tone::Right, {}} : countCell(one.missing),
                 countCell(one.toHalve)});
            table.keys.push_back(
                {run.system, measured.by, measured.groups[static_cast<std::size_t>(one.group)]});
        }
    }
    return table;
}

} // namespace plumbline
