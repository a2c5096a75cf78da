// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/estimate_texts.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QCoreApplication>
#include <QLocale>

#include "core/measures/headline.h"
#include "core/measures/multiplicity.h"
#include "core/measures/student.h"
#include "core/views/chart_parts.h"
#include "core/views/compare_text.h"
#include "core/views/compared.h"
#include "core/views/table_cells.h"

namespace plumbline {

namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

QString tr(const char* text, const char* comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("Estimates", text, comment, n);
}

/// \a fewest: with fewer it is too few to tell; 0: it is not.
TableCell meanCell(const std::optional<measures::MeanEstimate>& mean, bool isSigned, int fewest)
{
    if (!mean)
        return {tr("no images"), kNoNumber, Tone::Muted, tr("Nothing was estimated in this group.")};
    const QString text = isSigned ? signedYearsText(mean->mean) : yearsText(mean->mean);
    if (fewest > 0)
        return {text, mean->mean, Tone::Warning,
                tr("Too few to tell: fewer than %1 estimates.").arg(countText(fewest))};
    return {text, mean->mean, isSigned ? Tone::Plain : Tone::Strong, {}};
}

TableCell rangeCell(std::optional<double> low, std::optional<double> high, bool isSigned)
{
    if (!low || !high)
        return {QStringLiteral("–"), kNoNumber, Tone::Muted, {}};
    const auto text = [&](double value) { return isSigned ? signedYearsText(value) : yearsText(value); };
    return {tr("%1 to %2").arg(text(*low), text(*high)), *low, Tone::Plain, {}, *high};
}

std::optional<double> lowOf(const std::optional<measures::MeanEstimate>& mean)
{
    return mean ? mean->low : std::nullopt;
}

std::optional<double> highOf(const std::optional<measures::MeanEstimate>& mean)
{
    return mean ? mean->high : std::nullopt;
}

std::vector<TableCell> groupRow(const Measured& measured, const MeasuredRun& run, std::size_t i)
{
    const measures::EstimateGroup& group = run.estimate->groups[i];
    const int fewest = measured.settings.fewest;
    const int few = measures::isTooFewToTell(group.counts, fewest) ? fewest : 0;
    return {{run.name, kNoNumber, Tone::Plain, run.system},
            {measured.labels[i], kNoNumber, Tone::Plain, {}},
            countCell(group.counts.images),
            countCell(group.counts.subjects),
            countCell(group.counts.undetected),
            countCell(group.counts.failed),
            countCell(group.counts.notOffered),
            countCell(group.counts.scored),
            meanCell(group.absolute, false, few),
            rangeCell(lowOf(group.absolute), highOf(group.absolute), false),
            meanCell(group.bias, true, few),
            rangeCell(lowOf(group.bias), highOf(group.bias), true)};
}

/// One comparison of a finished run, with Holm's p over those of all finished runs.
struct Candidate
{
    const MeasuredRun* run = nullptr;
    const measures::EstimateDifference* difference = nullptr;
    double pHolm = 1;
};

/// Comparisons with the reference (or all, without one), both groups having enough estimates.
std::vector<Candidate> candidates(const Measured& measured)
{
    std::vector<Candidate> all;
    std::vector<double> p;
    for (const MeasuredRun& run : measured.runs) {
        if (run.partial || !run.estimate)
            continue;
        for (const measures::EstimateDifference& d : run.estimate->absolute) {
            all.push_back({&run, &d});
            p.push_back(d.welch.p);
        }
    }
    const std::vector<double> corrected = measures::holm(p);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].pHolm = corrected[i];
    return all;
}

bool isFew(const Candidate& candidate, int fewest)
{
    const auto few = [&](int group, int of) {
        return comparedTally(*candidate.run, group, of, false).n < fewest;
    };
    const auto& [a, b] = std::pair(candidate.difference->a, candidate.difference->b);
    return few(a, b) || few(b, a);
}

/// Without a reference chosen beforehand the interval holds for all comparisons at once.
bool isWidened(const Measured& measured, std::size_t comparisons)
{
    return measured.settings.comparing() != measures::Compare::Reference && comparisons > 1;
}

QString intervalText(const measures::WelchDifference& d, double level)
{
    const double sign = d.difference < 0 ? -1 : 1;
    return tr("(%1 interval %2 to %3 years)")
        .arg(levelText(level), yearsText(std::min(sign * d.low, sign * d.high)),
             yearsText(std::max(sign * d.low, sign * d.high)));
}

QString correctionText(const Measured& measured, const Candidate& best, std::size_t comparisons)
{
    const QString p = pText(best.pHolm).startsWith(QLatin1Char('<')) ? tr("p %1").arg(pText(best.pHolm))
                                                                     : tr("p = %1").arg(pText(best.pHolm));
    const QString count = countText(static_cast<std::int64_t>(comparisons));
    if (comparisons == 1)
        return tr("1 comparison, %1").arg(p);
    return isWidened(measured, comparisons) ? tr("the largest of %1 comparisons; the interval is widened "
                                                 "from %2 to hold for all of them, corrected "
                                                 "(Holm) %3")
                                                  .arg(count, levelText(measured.settings.level), p)
                                            : tr("%1 comparisons, corrected (Holm) %2").arg(count, p);
}

QString evidenceText(const Measured& measured, const Candidate& best, std::size_t comparisons)
{
    const auto& groups = best.run->estimate->groups;
    const auto mean = [&](int group) {
        if (group == measures::kRest)
            return tr("that of all others together");
        const measures::EstimateGroup& g = groups[static_cast<std::size_t>(group)];
        return tr("%1 years (%2 images)")
            .arg(yearsText(g.absolute->mean), QLocale().toString(static_cast<qlonglong>(g.counts.scored)));
    };
    return tr("Mean absolute error %1 against %2; %3.")
        .arg(mean(best.difference->a), mean(best.difference->b), correctionText(measured, best, comparisons));
}

QString warningText(const Measured& measured)
{
    QStringList parts;
    if (measured.synthetic)
        parts.append(tr("Synthetic portraits: no evidence about these systems."));
    if (measured.truth.isEmpty())
        parts.append(tr("No label says a number to compare with; import one called age."));
    const QString images = imagesOfPeople(measured.images, measured.subjects);
    if (isOverPeople(measured))
        parts.append(tr("%1: the interval and p are over people, not pictures.").arg(images));
    else if (measured.repeats())
        parts.append(
            tr("%1: the interval and p treat the images as independent and are too sure.").arg(images));
    return parts.join(QLatin1Char(' '));
}

} // namespace

QString yearsText(double years)
{
    return withMinus(QLocale().toString(std::abs(years) < 0.05 ? 0.0 : years, 'f', 1));
}

QString signedYearsText(double years)
{
    const QString text = QLocale().toString(std::abs(years), 'f', 1);
    if (std::abs(years) < 0.05)
        return text;
    return (years < 0 ? QStringLiteral("−") : QStringLiteral("+")) % text;
}

bool isOverPeople(const Measured& measured)
{
    return std::any_of(measured.runs.begin(), measured.runs.end(),
                       [](const MeasuredRun& run) { return run.estimate && run.estimate->overPeople; });
}

QString estimateAxis(const Measured& measured)
{
    const QString level = levelText(measured.settings.level);
    return isOverPeople(measured) ? tr("mean absolute error in years; %1 t interval over people").arg(level)
                                  : tr("mean absolute error in years; %1 t interval").arg(level);
}

TableSpec estimateTable(const Measured& measured)
{
    const QString level = levelText(measured.settings.level);
    const QString student = isOverPeople(measured) ? tr("Student's t over people") : tr("Student's t");
    TableSpec table;
    table.columns = {
        {QStringLiteral("system"), tr("system"), false, {}},
        {QStringLiteral("subgroup"), tr("subgroup"), false, {}},
        {QStringLiteral("images"), tr("images"), true, tr("Images of the subgroup with an outcome")},
        {QStringLiteral("subjects"), tr("people"), true, tr("Different people on them")},
        {QStringLiteral("undetected"), tr("no face"), true, tr("No face was found")},
        {QStringLiteral("failed"), tr("failed"), true, tr("Technical failures")},
        {QStringLiteral("not_offered"), tr("no number"), true, tr("The label says no number")},
        {QStringLiteral("scored"), tr("estimates"), true, tr("Estimates compared with a label")},
        {QStringLiteral("mean_absolute_error"), tr("mean error, years"), true,
         tr("Mean absolute error: by how many years an estimate misses the label")},
        {QStringLiteral("interval"), tr("%1 interval").arg(level), true, student, true},
        {QStringLiteral("bias"), tr("bias, years"), true,
         tr("Mean of estimate less label: below 0, people are taken for younger than the label says")},
        {QStringLiteral("interval_bias"), tr("%1 interval of the bias").arg(level), true, student, true},
    };
    for (const MeasuredRun& run : measured.runs) {
        for (std::size_t i = 0; run.estimate && i < run.estimate->groups.size(); ++i) {
            table.rows.push_back(groupRow(measured, run, i));
            table.keys.push_back({run.system, measured.by, measured.groups[i]});
        }
    }
    return table;
}

TableSpec estimateComparisonTable(const Measured& measured)
{
    TableSpec table;
    table.columns = {
        {QStringLiteral("system"), tr("system"), false, {}},
        {QStringLiteral("a"), tr("subgroup"), false, {}},
        {QStringLiteral("b"), tr("compared with"), false, {}},
        {QStringLiteral("difference"), tr("difference, years"), true, tr("Of the mean absolute errors")},
        {QStringLiteral("interval"), tr("%1 interval").arg(levelText(measured.settings.level)), true,
         isOverPeople(measured) ? tr("Welch's t over people") : tr("Welch's t"), true},
        {QStringLiteral("p"), tr("p"), true,
         isOverPeople(measured) ? tr("Welch's t test over people, two-sided")
                                : tr("Welch's t test, two-sided")},
        {QStringLiteral("p_holm"), tr("p (Holm)"), true,
         tr("Corrected for the comparisons shown, family-wise")},
        {QStringLiteral("p_bh"), tr("p (BH)"), true, tr("Benjamini-Hochberg: false discovery rate")},
    };
    const auto pCell = [](double p) { return TableCell {pText(p), p, Tone::Plain, {}}; };
    for (const MeasuredRun& run : measured.runs) {
        if (!run.estimate)
            continue;
        for (const measures::EstimateDifference& d : run.estimate->absolute) {
            const auto a = static_cast<std::size_t>(d.a);
            const Tone tone = d.pHolm <= 1 - measured.settings.level ? Tone::Strong : Tone::Plain;
            table.rows.push_back({{run.name, kNoNumber, Tone::Plain, run.system},
                                  {measured.labels[a], kNoNumber, Tone::Plain, {}},
                                  {comparedLabel(measured, d.b), kNoNumber, Tone::Plain, {}},
                                  {signedYearsText(d.welch.difference), d.welch.difference, tone, {}},
                                  rangeCell(d.welch.low, d.welch.high, true),
                                  pCell(d.welch.p),
                                  pCell(d.pHolm),
                                  pCell(d.pBh)});
            table.keys.push_back({run.system, measured.by, measured.groups[a]});
        }
    }
    return table;
}

HeadlineText estimateHeadline(const Measured& measured)
{
    HeadlineText text;
    text.warning = warningText(measured);
    if (measured.runs.empty())
        return {tr("Nothing has been run yet"), {}, tr("Choose systems under Runs and press Run."), {}, {}};
    const std::vector<Candidate> all = candidates(measured);
    const Candidate* best = nullptr;
    for (const Candidate& one : all) {
        const double size = std::abs(one.difference->welch.difference);
        const bool larger = !best || size > std::abs(best->difference->welch.difference);
        if (larger && !isFew(one, measured.settings.fewest))
            best = &one;
    }
    if (!best) {
        text.finding = all.empty() ? tr("There is nothing to compare yet") : tr("Too few images to tell");
        text.evidence = tr("A comparison needs two groups with at least %1 estimates each.")
                            .arg(countText(measured.settings.fewest));
        return text;
    }
    const double level = isWidened(measured, all.size())
        ? 1 - (1 - measured.settings.level) / static_cast<double>(all.size())
        : measured.settings.level;
    const measures::WelchDifference d = measures::atLevel(best->difference->welch, level);
    const bool turned = d.difference < 0;
    const auto label = [&](int group) { return labelWithin(measured, group); };
    text.evidence = evidenceText(measured, *best, all.size());
    text.key = MarkKey {best->run->system, measured.by,
                        measured.groups[static_cast<std::size_t>(best->difference->a)]};
    if ((d.low <= 0 && d.high >= 0) || best->pHolm > 1 - measured.settings.level) {
        text.finding = tr("No difference in the error of age can be shown with these images");
        return text;
    }
    text.finding = tr("%1 misses the age of %2 by %3 years more than that of %4")
                       .arg(best->run->name, label(turned ? best->difference->b : best->difference->a),
                            yearsText(std::abs(d.difference)),
                            label(turned ? best->difference->a : best->difference->b));
    text.interval = intervalText(d, level);
    return text;
}

} // namespace plumbline
