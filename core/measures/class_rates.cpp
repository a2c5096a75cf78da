// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/class_rates.h"

#include <cassert>

#include "core/measures/confusion.h"
#include "core/measures/interval.h"

namespace plumbline::measures {

namespace {

/// What became of one group's images as far as one class is concerned.
struct ClassCounts
{
    std::int64_t truePositives = 0;
    std::int64_t falseNegatives = 0; ///< answered with another class
    std::int64_t falsePositives = 0;
    std::int64_t trueNegatives = 0;
    std::int64_t silentPositives = 0; ///< with the label, without an answer
    std::int64_t silentNegatives = 0;
};

RateResult rate(std::int64_t part, std::int64_t of, const Settings& settings)
{
    return {{part, of}, interval(settings.method, part, of, settings.level)};
}

ClassRates ratesOf(const ClassCounts& counts, std::int64_t silentPositives, std::int64_t silentNegatives,
                   const Settings& settings)
{
    const std::int64_t missed = counts.falseNegatives + silentPositives;
    const std::int64_t positives = counts.truePositives + missed;
    const std::int64_t negatives = counts.falsePositives + counts.trueNegatives + silentNegatives;
    return {rate(counts.truePositives, positives, settings), rate(missed, positives, settings),
            rate(counts.falsePositives, negatives, settings),
            rate(counts.truePositives, counts.truePositives + counts.falsePositives, settings)};
}

} // namespace

std::vector<std::vector<ClassResult>> classRates(std::span<const ScoredAnswer> answers, int groups,
                                                 int classes, const Settings& settings)
{
    std::vector<std::vector<ClassCounts>> counts(static_cast<std::size_t>(groups),
                                                 std::vector<ClassCounts>(static_cast<std::size_t>(classes)));
    for (const ConfusionRow& row : confusion(answers, groups, classes)) {
        const std::int64_t silent = row.undetected + row.refused;
        const std::int64_t answered = row.total() - silent;
        for (int c = 0; c < classes; ++c) {
            ClassCounts& of = counts[static_cast<std::size_t>(row.group)][static_cast<std::size_t>(c)];
            const std::int64_t readAs = row.answered[static_cast<std::size_t>(c)];
            const bool hasLabel = row.truth == c;
            (hasLabel ? of.truePositives : of.falsePositives) += readAs;
            (hasLabel ? of.falseNegatives : of.trueNegatives) += answered - readAs;
            (hasLabel ? of.silentPositives : of.silentNegatives) += silent;
        }
    }
    std::vector<std::vector<ClassResult>> results;
    for (const std::vector<ClassCounts>& group : counts) {
        std::vector<ClassResult>& result = results.emplace_back();
        for (const ClassCounts& each : group)
            result.push_back({ratesOf(each, 0, 0, settings),
                              ratesOf(each, each.silentPositives, each.silentNegatives, settings)});
    }
    return results;
}

} // namespace plumbline::measures
