// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/simulation/subject_coverage.h"

#include <algorithm>
#include <boost/random/beta_distribution.hpp>
#include <boost/random/binomial_distribution.hpp>
#include <boost/random/uniform_01.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <cmath>
#include <functional>
#include <vector>

#include "core/measures/difference.h"
#include "core/measures/random_stream.h"
#include "core/measures/subjects.h"
#include "tests/simulation/trials.h"

namespace plumbline::simulation {

namespace {

using measures::Interval;
using measures::Observation;
using measures::RateOf;
using measures::Side;
using measures::SubjectSample;
using Random = measures::RandomStream;

/// A person's own rate of error.
double ownRate(const People& people, Random& random)
{
    const double correlation = people.correlation();
    if (correlation <= 0)
        return people.rate;
    if (correlation >= 1)
        return boost::random::uniform_01<double>()(random) < people.rate ? 1 : 0;
    const double size = 1 / correlation - 1;
    return boost::random::beta_distribution<double>(people.rate * size, (1 - people.rate) * size)(random);
}

void addImages(std::vector<Observation>& to, int group, int subject, int images, double rate, Random& random)
{
    const int errors = boost::random::binomial_distribution<int>(images, rate)(random);
    for (int i = 0; i < images; ++i) {
        to.push_back({group, subject,
                      i < errors ? measures::Disposition::Error : measures::Disposition::Correct, false});
    }
}

int imagesOf(const People& people, Random& random)
{
    return people.uneven ? boost::random::uniform_int_distribution<int>(1, 2 * people.images - 1)(random)
                         : people.images;
}

/// What one trial found: hits by kind.
struct Hits
{
    int bca = 0, percentile = 0, effective = 0, plain = 0, fellBack = 0, withEffect = 0;
    double designEffect = 0;

    void add(const Hits& other)
    {
        bca += other.bca;
        percentile += other.percentile;
        effective += other.effective;
        plain += other.plain;
        fellBack += other.fellBack;
        withEffect += other.withEffect;
        designEffect += other.designEffect;
    }
};

int holds(const Interval& limits, double value)
{
    return limits.low <= value && value <= limits.high ? 1 : 0;
}

SubjectCoverage simulate(int trials, std::uint64_t seed, const std::function<Hits(Random&)>& trial)
{
    Hits sum;
    for (const Hits& hits : runTrials(trials, seed, trial))
        sum.add(hits);
    const auto share = [&](int hits) { return static_cast<double>(hits) / trials; };
    return {trials,
            share(sum.bca),
            share(sum.percentile),
            share(sum.effective),
            share(sum.plain),
            share(sum.fellBack),
            sum.withEffect > 0 ? sum.designEffect / sum.withEffect : 0};
}

} // namespace

double People::correlation() const
{
    // Design effect = 1 + correlation (mean of n squared / mean of n - 1).
    double size = images;
    if (uneven) {
        double sum = 0;
        double squares = 0;
        for (int n = 1; n < 2 * images; ++n) {
            sum += n;
            squares += n * n;
        }
        size = squares / sum;
    }
    return size > 1 ? (designEffect - 1) / (size - 1) : 0;
}

SubjectCoverage rateOfPeople(const People& people, int trials, int replicates, std::uint64_t seed)
{
    constexpr double kLevel = 0.95;
    return simulate(trials, seed, [&](Random& random) {
        std::vector<Observation> images;
        for (int s = 0; s < people.people; ++s) {
            const int n = imagesOf(people, random);
            addImages(images, 0, s, n, ownRate(people, random), random);
        }
        const auto sample =
            SubjectSample::draw(
                images, 1,
                {.replicates = replicates, .seed = random(), .bootstrap = measures::Bootstrap::Bca}, {}, 1)
                .value();
        const auto& size = sample.size(RateOf::FacesFound, 0);
        const double rate = size.tally.rate();
        Hits hits;
        const auto bca = sample.rate(RateOf::FacesFound, Side {0}, kLevel).value();
        hits.bca = holds(bca.limits, people.rate);
        hits.fellBack = bca.method == measures::SubjectMethod::Effective ? 1 : 0;
        hits.percentile = holds(sample.with(measures::Bootstrap::Percentile)
                                    .rate(RateOf::FacesFound, Side {0}, kLevel)
                                    .value()
                                    .limits,
                                people.rate);
        hits.effective = holds(measures::wilsonAtRate(rate, size.effectiveN(), kLevel), people.rate);
        hits.plain =
            holds(measures::wilsonAtRate(rate, static_cast<double>(size.tally.n), kLevel), people.rate);
        hits.withEffect = size.designEffect ? 1 : 0;
        hits.designEffect = size.designEffect.value_or(0);
        return hits;
    });
}

SubjectCoverage differenceOfPeople(const People& a, const People& b, bool shared, int trials, int replicates,
                                   std::uint64_t seed)
{
    constexpr double kLevel = 0.95;
    const double truth = a.rate - b.rate;
    return simulate(trials, seed, [&](Random& random) {
        std::vector<Observation> images;
        for (int s = 0; s < a.people; ++s) {
            const double rate = ownRate(a, random);
            addImages(images, 0, s, imagesOf(a, random), rate, random);
            if (shared)
                addImages(images, 1, s, imagesOf(a, random), rate, random);
        }
        for (int s = 0; s < b.people && !shared; ++s)
            addImages(images, 1, a.people + s, imagesOf(b, random), ownRate(b, random), random);
        const auto sample =
            SubjectSample::draw(
                images, 2,
                {.replicates = replicates, .seed = random(), .bootstrap = measures::Bootstrap::Bca}, {}, 1)
                .value();
        const auto& ofA = sample.size(RateOf::FacesFound, 0);
        const auto& ofB = sample.size(RateOf::FacesFound, 1);
        Hits hits;
        const auto bca = sample.difference(RateOf::FacesFound, Side {0}, Side {1}, kLevel).value();
        hits.bca = holds(bca.limits, truth);
        hits.fellBack = bca.method == measures::SubjectMethod::Effective ? 1 : 0;
        hits.percentile = holds(sample.with(measures::Bootstrap::Percentile)
                                    .difference(RateOf::FacesFound, Side {0}, Side {1}, kLevel)
                                    .value()
                                    .limits,
                                truth);
        const auto gap = measures::newcombeAtRates(ofA.tally.rate(), ofA.effectiveN(), ofB.tally.rate(),
                                                   ofB.effectiveN(), kLevel);
        hits.effective = holds({gap.low, gap.high}, truth);
        const auto plain = measures::newcombe(ofA.tally, ofB.tally, kLevel).value();
        hits.plain = holds({plain.low, plain.high}, truth);
        return hits;
    });
}

} // namespace plumbline::simulation
