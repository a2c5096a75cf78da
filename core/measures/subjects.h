// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>

#include "core/measures/analysis.h"
#include "core/measures/bootstrap.h"
#include "core/measures/difference.h"
#include "core/measures/effective_size.h"
#include "core/measures/replicates.h"
#include "core/measures/subject_patterns.h"

namespace plumbline::measures {

/// How an interval that respects repeated people was made.
enum class SubjectMethod {
    Bca,        ///< people resampled
    Percentile, ///< people resampled
    Effective,  ///< the formula for independent images (Wilson, Newcombe) on the effective number
};

/// An interval, and how it was made.
struct SubjectInterval
{
    Interval limits;
    SubjectMethod method = SubjectMethod::Bca;
};

/// What can be worked out in every replicate.
enum class Statistic {
    Rate,       ///< of the first side
    Difference, ///< rate(a) - rate(b)
    Ratio,      ///< rate(a) / rate(b)
};

/// The people of one run, resampled once and asked often: intervals and tests that do not take two images of
/// a person for two people. The same replicates serve every group, so that people who are in several groups
/// are in several groups of a replicate, too. Plain and immutable: any thread may ask it; copies share their
/// data. Formulas and sources in docs/methods.md.
///
/// Where a group has no or only errors, or fewer than kFewestPeople people, replicates know nothing of what
/// was not seen, or too little, and the formulas for independent images are used with the effective number
/// instead; and so they are for a level whose tails hold fewer than five replicates.
class SubjectSample
{
public:
    /// nullopt when stopped, and where no image is in either rate. Seconds at most; see docs/performance.md.
    /// \pre as for count(), and for Replicates::draw()
    static std::optional<SubjectSample> draw(std::span<const Observation> observations, int groups,
                                             const Resampling& settings = {},
                                             const std::stop_token& stop = {}, unsigned threads = 0);
    static std::optional<SubjectSample> draw(SubjectPatterns patterns, const Resampling& settings,
                                             const std::stop_token& stop = {}, unsigned threads = 0);

    /// The same people and replicates, read by another method.
    [[nodiscard]] SubjectSample with(Bootstrap method) const;

    [[nodiscard]] const Resampling& settings() const { return m_settings; }
    [[nodiscard]] const SubjectPatterns& patterns() const { return m_data->patterns; }
    [[nodiscard]] const Replicates& replicates() const { return m_data->replicates; }
    [[nodiscard]] int groups() const { return patterns().groups(); }

    /// Counts, design effect and effective number of one group.
    [[nodiscard]] const EffectiveSize& size(RateOf rate, int group) const;
    /// The same of the group or of all others.
    [[nodiscard]] EffectiveSize size(RateOf rate, Side side) const;

    /// Of the error rate of one side; nullopt where it has no image. \pre 0 < level < 1
    [[nodiscard]] std::optional<SubjectInterval> rate(RateOf rate, Side side, double level) const;
    /// Of rate(a) - rate(b); nullopt where either has no image. \pre 0 < level < 1
    [[nodiscard]] std::optional<SubjectInterval> difference(RateOf rate, Side a, Side b, double level) const;
    /// Of rate(a) / rate(b), by resampling only: nullopt where people cannot be resampled, as above. The
    /// upper end may be infinite. \pre 0 < level < 1
    [[nodiscard]] std::optional<SubjectInterval> ratio(RateOf rate, Side a, Side b, double level) const;

    /// What these intervals are made of; nullopt where people cannot be resampled, as above.
    [[nodiscard]] std::optional<Resampled> resampled(Statistic statistic, RateOf rate, Side a, Side b) const;

private:
    struct Data
    {
        SubjectPatterns patterns;
        Replicates replicates;
        std::vector<EffectiveSize> sizes; ///< FacesFound of every group, then ImagesSubmitted
    };

    SubjectSample(std::shared_ptr<const Data> data, const Resampling& settings);
    /// The interval by resampling, or nothing.
    [[nodiscard]] std::optional<SubjectInterval> interval(Statistic statistic, RateOf rate, Side a, Side b,
                                                          double level) const;

    std::shared_ptr<const Data> m_data;
    Resampling m_settings;
};

} // namespace plumbline::measures
