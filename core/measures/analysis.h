// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/measures/bootstrap.h"
#include "core/measures/counts.h"
#include "core/measures/interval.h"

namespace plumbline::measures {

/// What each group is compared with.
enum class Compare {
    Pairs,     ///< every other group
    Reference, ///< one group that was chosen
    Rest,      ///< all other groups together
};

/// The ids stored in files and JSON: "pairs", "reference", "rest".
std::string_view toString(Compare compare);
std::optional<Compare> compareFromString(std::string_view id);

/// What may be asked for: fewer leave the limits unsteady, more change nothing that is shown.
inline constexpr int kFewestReplicates = 2000;
inline constexpr int kMostReplicates = 100'000;

/// Intervals by resampling persons, where they have several images.
struct Resampling
{
    enum class Mode {
        Auto,  ///< where somebody has several submitted images
        Never, ///< images are taken as independent
        Always
    };
    Mode mode = Mode::Auto;
    int replicates = 2000;
    std::uint64_t seed = 1; ///< also of the permutation test
    Bootstrap bootstrap = Bootstrap::Bca;
    friend bool operator==(const Resampling&, const Resampling&) = default;
};

/// The ids stored in files and JSON: "auto", "never", "always".
std::string_view toString(Resampling::Mode mode);
std::optional<Resampling::Mode> resamplingModeFromString(std::string_view id);

/// Fewer scored images than this are "too few to tell", unless somebody chose another number.
inline constexpr int kFewestToTell = 10;

/// What a reader may choose about an analysis.
struct Settings
{
    IntervalMethod method = IntervalMethod::Wilson; ///< of the rates; differences are always Newcombe's
    double level = 0.95;                            ///< of every interval, 0 < level < 1
    std::optional<int> reference = std::nullopt;    ///< the group that Compare::Reference compares with
    Compare compare = Compare::Pairs;               ///< ask comparing() instead
    int fewest = kFewestToTell; ///< groups with fewer scored images: listed and compared, never the headline
    Resampling resampling = {};

    /// What is compared: a reference overrules Pairs, Rest a reference. Compare::Reference without one means
    /// the group with most scored images.
    [[nodiscard]] Compare comparing() const
    {
        return compare == Compare::Pairs && reference ? Compare::Reference : compare;
    }
};

/// A share of images with its interval. Undefined, nothing to divide by: tally.n is 0 and there is no
/// interval.
struct RateResult
{
    Tally tally;
    std::optional<Interval> interval = std::nullopt;

    [[nodiscard]] std::optional<double> value() const
    {
        return tally.n > 0 ? std::optional(tally.rate()) : std::nullopt;
    }
};

/// How one group fares with one class: of the images that have this label, and of those read as it.
struct ClassRates
{
    RateResult tpr; ///< true positive rate: read as the class, of those with its label
    RateResult fnr; ///< false negative rate: not read as the class, of those with its label
    RateResult fpr; ///< false positive rate: read as the class, of those with another label
    RateResult ppv; ///< positive predictive value: with its label, of those read as the class
};

/// Both ways of counting images without an answer.
struct ClassResult
{
    ClassRates found;     ///< per face found: only images with an answer
    ClassRates submitted; ///< per image submitted: an image without an answer is read as no class
};

/// Counts of one group and its two error rates, fractions 0..1; empty = undefined, nothing to divide by.
struct GroupResult
{
    GroupCounts counts;
    std::optional<double> errorRate; ///< per face found
    std::optional<Interval> interval;
    std::optional<double> errorRateSubmitted; ///< per image submitted, the unanswered being errors
    std::optional<Interval> intervalSubmitted;
    std::vector<ClassResult> classes = {}; ///< in the order of the classes; empty where answers are unknown
    /// How the intervals were made, an id of static storage: that of settings.method, or of the resampling.
    std::string_view intervalMethod = "wilson";
    std::string_view intervalMethodSubmitted = "wilson";
    // Filled where persons were resampled, see EffectiveSize:
    std::optional<double> designEffect = std::nullopt; ///< variance over that of as many independent images
    std::optional<double> effectiveN = std::nullopt;   ///< what the scored images are worth
    std::optional<std::int64_t> people = std::nullopt; ///< distinct persons with a scored image
    std::optional<double> designEffectSubmitted = std::nullopt;
    std::optional<double> effectiveNSubmitted = std::nullopt;
};

/// In the place of a group's index: all other groups together.
inline constexpr int kRest = -1;

/// rate(a) / rate(b) with its interval. One-sided where b has no error: no value and no upper limit.
struct Ratio
{
    std::optional<double> value = std::nullopt; ///< empty: b errs never
    double low = 0;
    std::optional<double> high = std::nullopt; ///< empty: without bound
};

/// rate(a) - rate(b): Newcombe's interval, Fisher's p and that p corrected within the analysis.
struct Difference
{
    int a = 0; ///< index of a group
    int b = 0; ///< index of a group, the reference where there is one; or kRest
    double difference = 0;
    double low = 0;
    double high = 0;
    double p = 1;
    double pHolm = 1;
    double pBh = 1;
    std::optional<Ratio> ratio = std::nullopt; ///< empty where it is undefined: neither errs
    // Ids of static storage:
    std::string_view method = "newcombe"; ///< of the difference's interval
    std::string_view test = "fisher";
    std::string_view ratioMethod = "miettinen_nurminen";

    /// The interval lies wholly on one side of zero.
    [[nodiscard]] bool excludesZero() const { return low > 0 || high < 0; }
};

/// Pearson's chi-squared over all groups with something scored; all three are empty where it is undefined.
struct Overall
{
    std::optional<double> statistic;
    std::optional<int> df;
    std::optional<double> p;
    std::string_view method = "chi_squared"; ///< or "permutation", where an expected count is below 5;
                                             ///< both with "_effective" where persons were resampled
    /// Of a permutation test by Monte Carlo; empty: not needed, or every table was looked at.
    std::optional<int> replicates = std::nullopt;
};

/// The result for one run or one set of counts.
struct Analysis
{
    std::vector<GroupResult> groups;     ///< as given, empty ones included
    std::vector<Difference> differences; ///< the m comparisons corrected for: its size is m
    Overall overall;
    // The same per image submitted, images without an answer being errors:
    std::vector<Difference> differencesSubmitted = {};
    Overall overallSubmitted = {};
};

class SubjectSample;

/// Rates of all groups, and their comparison: pairs i < j in the order given, each other group (a) against
/// the reference (b), or each group against all others (kRest). Groups with nothing scored take no part in
/// comparisons; a reference with nothing scored leaves none. \pre no problem() with any group; reference, if
/// any, is an index into groups.
/// With the \a people behind the counts, intervals and tests do not take two images of a person for two
/// people.
Analysis analyse(std::span<const GroupCounts> groups, const Settings& settings,
                 const SubjectSample* people = nullptr);

} // namespace plumbline::measures
