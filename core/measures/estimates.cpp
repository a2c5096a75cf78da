// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/estimates.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <unordered_set>
#include <utility>

#include "core/measures/comparisons.h"
#include "core/measures/people_means.h"
#include "core/measures/student.h"

namespace plumbline::measures {

namespace {

using Sample = std::vector<PersonValue>;

double mean(std::span<const double> sample)
{
    double sum = 0;
    for (const double value : sample)
        sum += value;
    return sum / static_cast<double>(sample.size());
}

/// Sum of squared distances from the mean over n - 1, in two passes. \pre at least two
double variance(std::span<const double> sample, double mean)
{
    double sum = 0;
    for (const double value : sample)
        sum += (value - mean) * (value - mean);
    return sum / static_cast<double>(sample.size() - 1);
}

/// The samples of all groups but one, as one.
Sample restOf(const std::vector<Sample>& samples, int without)
{
    Sample rest;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (static_cast<int>(i) != without)
            rest.insert(rest.end(), samples[i].begin(), samples[i].end());
    }
    return rest;
}

std::vector<double> valuesOf(const Sample& sample)
{
    std::vector<double> values;
    values.reserve(sample.size());
    for (const PersonValue& one : sample)
        values.push_back(one.value);
    return values;
}

std::optional<MeanEstimate> meanOver(const Sample& sample, double level, bool overPeople)
{
    return overPeople ? meanOfPeople(sample, level) : meanOf(valuesOf(sample), level);
}

std::vector<EstimateDifference> differencesOf(const std::vector<Sample>& samples, const Settings& settings,
                                              bool overPeople)
{
    std::vector<EstimateDifference> differences;
    for (const auto& [a, b] : comparedPairs(static_cast<int>(samples.size()), settings)) {
        const Sample& ofA = samples[static_cast<std::size_t>(a)];
        const Sample ofB = b == kRest ? restOf(samples, a) : samples[static_cast<std::size_t>(b)];
        const auto gap = overPeople ? differenceOfPeople(ofA, ofB, settings.level)
                                    : welch(valuesOf(ofA), valuesOf(ofB), settings.level);
        if (gap)
            differences.push_back({a, b, *gap});
    }
    correctForNumber(differences, [](const EstimateDifference& each) { return each.welch.p; });
    return differences;
}

/// Whether somebody known has several of the estimates, in whatever groups.
bool somebodyRepeats(const std::vector<Sample>& samples)
{
    std::unordered_set<int> seen;
    for (const Sample& sample : samples)
        for (const PersonValue& one : sample)
            if (one.subject >= 0 && !seen.insert(one.subject).second)
                return true;
    return false;
}

} // namespace

std::optional<MeanEstimate> meanOf(std::span<const double> sample, double level)
{
    assert(level > 0 && level < 1);
    if (sample.empty())
        return std::nullopt;
    MeanEstimate result;
    result.mean = mean(sample);
    if (sample.size() < 2)
        return result;
    const auto n = static_cast<double>(sample.size());
    result.deviation = std::sqrt(variance(sample, result.mean));
    const double half = criticalT(n - 1, level) * *result.deviation / std::sqrt(n);
    result.low = result.mean - half;
    result.high = result.mean + half;
    return result;
}

std::optional<WelchDifference> welch(std::span<const double> a, std::span<const double> b, double level)
{
    assert(level > 0 && level < 1);
    if (a.size() < 2 || b.size() < 2)
        return std::nullopt;
    const double meanA = mean(a), meanB = mean(b);
    const double nA = static_cast<double>(a.size()), nB = static_cast<double>(b.size());
    const double partA = variance(a, meanA) / nA, partB = variance(b, meanB) / nB;
    const double squaredError = partA + partB;
    const double df = squaredError * squaredError / (partA * partA / (nA - 1) + partB * partB / (nB - 1));
    return tDifference(meanA - meanB, squaredError, df, level);
}

EstimateAnalysis analyseEstimates(std::span<const EstimateObservation> observations, int groups,
                                  const Settings& settings)
{
    assert(!settings.reference || (*settings.reference >= 0 && *settings.reference < groups));
    std::vector<Observation> plain;
    plain.reserve(observations.size());
    std::vector<Sample> signedErrors(static_cast<std::size_t>(groups));
    std::vector<Sample> absoluteErrors(static_cast<std::size_t>(groups));
    for (const EstimateObservation& one : observations) {
        assert(one.observation.disposition != Disposition::Error);
        plain.push_back(one.observation);
        if (one.observation.disposition != Disposition::Correct)
            continue;
        const auto group = static_cast<std::size_t>(one.observation.group);
        signedErrors[group].push_back({one.observation.subject, one.error});
        absoluteErrors[group].push_back({one.observation.subject, std::abs(one.error)});
    }
    EstimateAnalysis analysis;
    analysis.level = settings.level;
    analysis.overPeople = settings.resampling.mode == Resampling::Mode::Always
        || (settings.resampling.mode == Resampling::Mode::Auto && somebodyRepeats(signedErrors));
    const std::vector<GroupCounts> counts = count(plain, groups);
    const Settings resolved = withReference(counts, settings);
    for (std::size_t i = 0; i < counts.size(); ++i)
        analysis.groups.push_back({counts[i],
                                   meanOver(absoluteErrors[i], settings.level, analysis.overPeople),
                                   meanOver(signedErrors[i], settings.level, analysis.overPeople)});
    analysis.absolute = differencesOf(absoluteErrors, resolved, analysis.overPeople);
    analysis.bias = differencesOf(signedErrors, resolved, analysis.overPeople);
    return analysis;
}

} // namespace plumbline::measures
