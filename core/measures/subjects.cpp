// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/subjects.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>
#include <vector>

namespace plumbline::measures {

namespace {

/// A quantile beyond which fewer replicates lie is chance: at 99.9 % 2,000 replicates are too few and 10,000
/// are not.
constexpr double kFewestInATail = 5;

/// Whether replicates can tell what the rate of these people might have been.
bool canResample(const EffectiveSize& size)
{
    return size.people >= kFewestPeople && size.tally.errors > 0 && size.tally.errors < size.tally.n;
}

/// A side in every replicate.
class Column
{
public:
    Column(const Replicates& replicates, RateOf rate, Side side)
        : m_errors(replicates.errors(rate, side.group))
        , m_n(replicates.n(rate, side.group))
        , m_allErrors(replicates.errors(rate, replicates.groups()))
        , m_all(replicates.n(rate, replicates.groups()))
        , m_rest(side.rest)
    {
    }

    /// NaN where nobody of that side was drawn.
    [[nodiscard]] double rate(std::size_t replicate) const
    {
        if (m_rest)
            return static_cast<double>(m_allErrors[replicate] - m_errors[replicate])
                / static_cast<double>(m_all[replicate] - m_n[replicate]);
        return static_cast<double>(m_errors[replicate]) / static_cast<double>(m_n[replicate]);
    }

private:
    std::span<const std::uint32_t> m_errors, m_n, m_allErrors, m_all;
    bool m_rest;
};

double rateWithout(Tally all, Tally one)
{
    return Tally {all.errors - one.errors, all.n - one.n}.rate();
}

double valueOf(Statistic statistic, double a, double b)
{
    switch (statistic) {
    case Statistic::Rate:
        return a;
    case Statistic::Difference:
        return a - b;
    case Statistic::Ratio:
        return a / b;
    }
    return a;
}

} // namespace

std::optional<SubjectSample> SubjectSample::draw(std::span<const Observation> observations, int groups,
                                                 const Resampling& settings, const std::stop_token& stop,
                                                 unsigned threads)
{
    return draw(SubjectPatterns::of(observations, groups), settings, stop, threads);
}

std::optional<SubjectSample> SubjectSample::draw(SubjectPatterns patterns, const Resampling& settings,
                                                 const std::stop_token& stop, unsigned threads)
{
    if (patterns.people() == 0)
        return std::nullopt;
    auto replicates = Replicates::draw(patterns, settings.replicates, settings.seed, stop, threads);
    if (!replicates)
        return std::nullopt;
    std::vector<EffectiveSize> sizes = effectiveSizes(patterns);
    return SubjectSample(
        std::make_shared<const Data>(Data {std::move(patterns), std::move(*replicates), std::move(sizes)}),
        settings);
}

SubjectSample::SubjectSample(std::shared_ptr<const Data> data, const Resampling& settings)
    : m_data(std::move(data))
    , m_settings(settings)
{
}

SubjectSample SubjectSample::with(Bootstrap method) const
{
    Resampling settings = m_settings;
    settings.bootstrap = method;
    return SubjectSample(m_data, settings);
}

const EffectiveSize& SubjectSample::size(RateOf rate, int group) const
{
    assert(group >= 0 && group < groups());
    return m_data->sizes[static_cast<std::size_t>(rate) * static_cast<std::size_t>(groups())
                         + static_cast<std::size_t>(group)];
}

EffectiveSize SubjectSample::size(RateOf rate, Side side) const
{
    return side.rest ? effectiveSize(patterns(), rate, side) : size(rate, side.group);
}

std::optional<Resampled> SubjectSample::resampled(Statistic statistic, RateOf rate, Side a, Side b) const
{
    const EffectiveSize ofA = size(rate, a);
    const EffectiveSize ofB = statistic == Statistic::Rate ? ofA : size(rate, b);
    if (!canResample(ofA) || !canResample(ofB))
        return std::nullopt;
    Resampled result;
    result.estimate = valueOf(statistic, ofA.tally.rate(), ofB.tally.rate());
    const Column columnA(replicates(), rate, a);
    const Column columnB(replicates(), rate, b);
    const auto count = static_cast<std::size_t>(replicates().count());
    result.values.reserve(count);
    for (std::size_t r = 0; r < count; ++r) {
        const double value = valueOf(statistic, columnA.rate(r), columnB.rate(r));
        if (!std::isnan(value))
            result.values.push_back(value);
    }
    if (m_settings.bootstrap == Bootstrap::Percentile)
        return result;
    std::vector<JackknifeValue> jackknife;
    jackknife.reserve(patterns().size());
    for (std::size_t k = 0; k < patterns().size(); ++k) {
        const auto cells = patterns().cells(k);
        const double value = valueOf(statistic, rateWithout(ofA.tally, sumOf(cells, rate, a)),
                                     rateWithout(ofB.tally, sumOf(cells, rate, b)));
        if (std::isfinite(value))
            jackknife.push_back({value, static_cast<double>(patterns().people(k))});
    }
    result.acceleration = acceleration(jackknife);
    return result;
}

std::optional<SubjectInterval> SubjectSample::interval(Statistic statistic, RateOf rate, Side a, Side b,
                                                       double level) const
{
    if ((replicates().count() + 1) * (1 - level) / 2 < kFewestInATail)
        return std::nullopt;
    auto values = resampled(statistic, rate, a, b);
    if (!values)
        return std::nullopt;
    const auto limits = bootstrapInterval(std::move(*values), m_settings.bootstrap, level);
    if (!limits)
        return std::nullopt;
    return SubjectInterval {
        *limits, m_settings.bootstrap == Bootstrap::Bca ? SubjectMethod::Bca : SubjectMethod::Percentile};
}

std::optional<SubjectInterval> SubjectSample::rate(RateOf rate, Side side, double level) const
{
    if (auto resampled = interval(Statistic::Rate, rate, side, side, level))
        return resampled;
    const EffectiveSize people = size(rate, side);
    if (people.tally.n == 0)
        return std::nullopt;
    return SubjectInterval {wilsonAtRate(people.tally.rate(), people.effectiveN(), level),
                            SubjectMethod::Effective};
}

std::optional<SubjectInterval> SubjectSample::difference(RateOf rate, Side a, Side b, double level) const
{
    if (auto resampled = interval(Statistic::Difference, rate, a, b, level))
        return resampled;
    const EffectiveSize ofA = size(rate, a);
    const EffectiveSize ofB = size(rate, b);
    if (ofA.tally.n == 0 || ofB.tally.n == 0)
        return std::nullopt;
    const RateDifference gap =
        newcombeAtRates(ofA.tally.rate(), ofA.effectiveN(), ofB.tally.rate(), ofB.effectiveN(), level);
    return SubjectInterval {{gap.low, gap.high}, SubjectMethod::Effective};
}

std::optional<SubjectInterval> SubjectSample::ratio(RateOf rate, Side a, Side b, double level) const
{
    return interval(Statistic::Ratio, rate, a, b, level);
}

} // namespace plumbline::measures
