// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/estimates.h"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cassert>
#include <cmath>
#include <utility>

#include "core/measures/comparisons.h"

namespace plumbline::measures {

namespace {

using Sample = std::vector<double>;

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

/// Student's t that leaves (1 - level) / 2 above it.
double criticalT(double df, double level)
{
    return boost::math::quantile(boost::math::complement(boost::math::students_t(df), (1 - level) / 2));
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

std::vector<EstimateDifference> differencesOf(const std::vector<Sample>& samples, const Settings& settings)
{
    std::vector<EstimateDifference> differences;
    for (const auto& [a, b] : comparedPairs(static_cast<int>(samples.size()), settings)) {
        const Sample& ofA = samples[static_cast<std::size_t>(a)];
        const auto gap = b == kRest ? welch(ofA, restOf(samples, a), settings.level)
                                    : welch(ofA, samples[static_cast<std::size_t>(b)], settings.level);
        if (gap)
            differences.push_back({a, b, *gap});
    }
    correctForNumber(differences, [](const EstimateDifference& each) { return each.welch.p; });
    return differences;
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
    if (!(squaredError > 0))
        return std::nullopt;
    WelchDifference result;
    result.difference = meanA - meanB;
    result.df = squaredError * squaredError / (partA * partA / (nA - 1) + partB * partB / (nB - 1));
    const double error = std::sqrt(squaredError);
    const double half = criticalT(result.df, level) * error;
    result.low = result.difference - half;
    result.high = result.difference + half;
    const boost::math::students_t t(result.df);
    result.p = 2 * boost::math::cdf(boost::math::complement(t, std::abs(result.difference) / error));
    return result;
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
        signedErrors[group].push_back(one.error);
        absoluteErrors[group].push_back(std::abs(one.error));
    }
    EstimateAnalysis analysis;
    analysis.level = settings.level;
    const std::vector<GroupCounts> counts = count(plain, groups);
    const Settings resolved = withReference(counts, settings);
    for (std::size_t i = 0; i < counts.size(); ++i)
        analysis.groups.push_back(
            {counts[i], meanOf(absoluteErrors[i], settings.level), meanOf(signedErrors[i], settings.level)});
    analysis.absolute = differencesOf(absoluteErrors, resolved);
    analysis.bias = differencesOf(signedErrors, resolved);
    return analysis;
}

} // namespace plumbline::measures
