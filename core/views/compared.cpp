// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/compared.h"

#include <algorithm>

#include <QCoreApplication>

#include "core/measures/headline.h"
#include "core/views/chart_parts.h"
#include "core/views/labels.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Compared", text);
}

constexpr std::size_t kMostNamed = 4;

/// How the comparisons were chosen.
QString comparedWith(const Measured& measured)
{
    switch (measured.settings.comparing()) {
    case measures::Compare::Pairs:
        return tr("every pair");
    case measures::Compare::Rest:
        return tr("each subgroup with all others together");
    case measures::Compare::Reference:
        break;
    }
    const auto reference = measured.settings.reference;
    return reference ? tr("each with %1").arg(labelWithin(measured, *reference))
                     : tr("each with the largest group");
}

QString testText(const measures::Overall& overall)
{
    QString text = tr("chi-squared test");
    if (overall.method.starts_with("permutation"))
        text = overall.replicates ? tr("permutation test, %1 replicates").arg(countText(*overall.replicates))
                                  : tr("exact permutation test");
    return overall.method.ends_with("_effective") ? tr("%1 on effective numbers").arg(text) : text;
}

} // namespace

QString comparedLabel(const Measured& measured, int group)
{
    return group == measures::kRest ? tr("All others together")
                                    : measured.labels[static_cast<std::size_t>(group)];
}

QString labelWithin(const Measured& measured, int group)
{
    const QString label = comparedLabel(measured, group);
    if (group == measures::kRest)
        return labelInSentence(label);
    const auto at = static_cast<std::size_t>(group);
    const bool isGiven = at < measured.originals.size() && measured.originals[at] != label;
    return isGiven ? label : labelInSentence(label);
}

const std::vector<measures::Difference>& differencesOf(const MeasuredRun& run, bool perSubmitted)
{
    return perSubmitted ? run.analysis.differencesSubmitted : run.analysis.differences;
}

const measures::Overall& overallOf(const MeasuredRun& run, bool perSubmitted)
{
    return perSubmitted ? run.analysis.overallSubmitted : run.analysis.overall;
}

measures::Tally comparedTally(const MeasuredRun& run, int group, int of, bool perSubmitted)
{
    if (group != measures::kRest)
        return tally(run.analysis.groups[static_cast<std::size_t>(group)].counts, perSubmitted);
    measures::Tally rest;
    for (std::size_t i = 0; i < run.analysis.groups.size(); ++i) {
        if (static_cast<int>(i) == of)
            continue;
        const measures::Tally one = tally(run.analysis.groups[i].counts, perSubmitted);
        rest.errors += one.errors;
        rest.n += one.n;
    }
    return rest;
}

double imageWorth(const MeasuredRun& run, int group, int of, bool perSubmitted)
{
    double worth = 0;
    std::int64_t n = 0;
    for (std::size_t i = 0; i < run.analysis.groups.size(); ++i) {
        const bool isMeant =
            group == measures::kRest ? static_cast<int>(i) != of : static_cast<int>(i) == group;
        if (!isMeant)
            continue;
        const measures::GroupResult& one = run.analysis.groups[i];
        const std::int64_t images = tally(one.counts, perSubmitted).n;
        worth +=
            (perSubmitted ? one.effectiveNSubmitted : one.effectiveN).value_or(static_cast<double>(images));
        n += images;
    }
    return n > 0 ? worth / static_cast<double>(n) : 1;
}

bool isTooFew(const Measured& measured, const MeasuredRun& run, std::size_t group, bool perSubmitted)
{
    return tally(run.analysis.groups[group].counts, perSubmitted).n < measured.settings.fewest;
}

bool isNotCounted(const Measured& measured, const MeasuredRun& run, std::size_t group)
{
    return measured.fromCounts && run.analysis.groups[group].counts.submitted == 0;
}

QString systemHead(const Measured& measured)
{
    return measured.fromCounts ? tr("set") : tr("system");
}

bool knowsUnanswered(const Measured& measured)
{
    return std::any_of(measured.runs.begin(), measured.runs.end(), [](const MeasuredRun& run) {
        return std::any_of(run.analysis.groups.begin(), run.analysis.groups.end(),
                           [](const measures::GroupResult& group) {
            return group.counts.undetected.has_value();
        });
    });
}

QString nothingText(const Measured& measured)
{
    return measured.fromCounts ? tr("not counted") : tr("no images");
}

std::vector<std::size_t> tooFewGroups(const Measured& measured, bool perSubmitted)
{
    std::vector<std::size_t> few;
    for (std::size_t group = 0; group < measured.groups.size(); ++group) {
        if (std::any_of(measured.runs.begin(), measured.runs.end(), [&](const MeasuredRun& run) {
                return !run.isBeside() && !isNotCounted(measured, run, group)
                    && isTooFew(measured, run, group, perSubmitted);
            }))
            few.push_back(group);
    }
    return few;
}

QString tooFewText(const Measured& measured, bool perSubmitted)
{
    const std::vector<std::size_t> few = tooFewGroups(measured, perSubmitted);
    if (few.empty())
        return {};
    QStringList names;
    for (std::size_t i = 0; i < std::min(few.size(), kMostNamed); ++i)
        names.append(labelWithin(measured, static_cast<int>(few[i])));
    if (few.size() > kMostNamed)
        names.append(tr("%1 more").arg(countText(std::ssize(few) - std::ssize(names))));
    return tr("Too few to tell (fewer than %1 scored images): %2.")
        .arg(countText(measured.settings.fewest), names.join(QStringLiteral("; ")));
}

int allComparisons(const Measured& measured, bool perSubmitted)
{
    std::ptrdiff_t sum = 0;
    for (const MeasuredRun& run : measured.runs)
        sum += run.isBeside() ? 0 : std::ssize(differencesOf(run, perSubmitted));
    return static_cast<int>(sum);
}

QString comparisonsNumber(const Measured& measured, bool perSubmitted)
{
    std::vector<std::int64_t> numbers;
    for (const MeasuredRun& run : measured.runs) {
        if (run.isBeside())
            continue; // other images: read, not compared
        numbers.push_back(run.estimate ? std::ssize(run.estimate->absolute)
                                       : std::ssize(differencesOf(run, perSubmitted)));
    }
    if (numbers.empty() || *std::max_element(numbers.begin(), numbers.end()) == 0)
        return {};
    const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
    return *least == *most ? countText(*most) : tr("%1 to %2").arg(countText(*least), countText(*most));
}

namespace {

/// All of them, as the sentence has it: it picks one of every finished system's.
QString overSystems(const Measured& measured, bool perSubmitted, const QString& each)
{
    const auto counts = [](const MeasuredRun& run) { return !run.isBeside() && !run.partial; };
    const bool anyFinished = std::any_of(measured.runs.begin(), measured.runs.end(), counts);
    std::int64_t sum = 0;
    std::int64_t systems = 0;
    for (const MeasuredRun& run : measured.runs) {
        if (run.isBeside() || (anyFinished && run.partial))
            continue;
        sum +=
            run.estimate ? std::ssize(run.estimate->absolute) : std::ssize(differencesOf(run, perSubmitted));
        ++systems;
    }
    if (systems == 1)
        return sum == 1 ? tr("1 comparison") : tr("%1 comparisons").arg(countText(sum));
    const QString said = measured.fromCounts ? tr("%1 comparisons over %2 sets (%3 per set)")
                                             : tr("%1 comparisons over %2 systems (%3 per system)");
    return said.arg(countText(sum), countText(systems), each);
}

} // namespace

QString comparisonsText(const Measured& measured, bool perSubmitted)
{
    const QString number = comparisonsNumber(measured, perSubmitted);
    if (number.isEmpty())
        return {};
    const QString one = countText(1);
    const auto systems = std::count_if(measured.runs.begin(), measured.runs.end(),
                                       [](const MeasuredRun& run) { return !run.isBeside(); });
    const QString counted = systems > 1
        ? overSystems(measured, perSubmitted, number)
        : (number == one ? tr("1 comparison") : tr("%1 comparisons").arg(number));
    const QString correction = tr("p corrected for their number (Holm, Benjamini-Hochberg).");
    const QString method = measured.isEstimate ? tr("Welch's method")
        : isResampled(measured)                ? tr("resampling people")
                                               : tr("Newcombe's method");
    return tr("%1, %2; intervals of differences by %3; %4")
        .arg(counted, comparedWith(measured), method, correction);
}

QString overallText(const Measured& measured, bool perSubmitted)
{
    QStringList said;
    for (const MeasuredRun& run : measured.runs) {
        const measures::Overall& overall = overallOf(run, perSubmitted);
        if (!overall.p || run.isBeside())
            continue;
        const QString p = pText(*overall.p);
        said.append(tr("%1 p %2 (%3)")
                        .arg(run.name, p.startsWith(QLatin1Char('<')) ? p : QStringLiteral("= ") % p,
                             testText(overall)));
    }
    return said.isEmpty() ? QString() : tr("All subgroups at once: %1.").arg(said.join(QStringLiteral(", ")));
}

} // namespace plumbline
