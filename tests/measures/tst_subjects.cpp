// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>
#include <stop_token>
#include <tuple>

#include <QtTest>

#include "core/measures/subjects.h"

using namespace plumbline::measures;

namespace {

void add(std::vector<Observation>& to, int group, int subject, int n, int errors,
         Disposition other = Disposition::Correct)
{
    for (int i = 0; i < n; ++i)
        to.push_back({group, subject, i < errors ? Disposition::Error : other, false});
}

/// \a people people of one group with n images each, \a wrong of whom are always misread and the others
/// never.
std::vector<Observation> allOrNothing(int people, int n, int wrong, int group = 0, int firstSubject = 0)
{
    std::vector<Observation> images;
    for (int s = 0; s < people; ++s)
        add(images, group, firstSubject + s, n, s < wrong ? n : 0);
    return images;
}

SubjectSample sampled(const std::vector<Observation>& images, int groups, Resampling settings = {})
{
    return SubjectSample::draw(images, groups, settings).value();
}

constexpr RateOf kFound = RateOf::FacesFound;

} // namespace

class TestSubjects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void peopleWithTheSameAnswersAreOnePattern()
    {
        std::vector<Observation> images;
        add(images, 0, 7, 4, 1);
        add(images, 0, 900'000'000, 4, 1); // far ids cost no memory
        add(images, 1, 3, 2, 0);
        add(images, 0, 3, 1, 1);
        add(images, 0, -1, 3, 0); // unknown people are each their own
        const SubjectPatterns patterns = SubjectPatterns::of(images, 2);
        QCOMPARE(patterns.people(), std::int64_t {6});
        std::vector<std::tuple<std::int64_t, std::vector<SubjectCell>>> all;
        for (std::size_t k = 0; k < patterns.size(); ++k)
            all.emplace_back(patterns.people(k),
                             std::vector<SubjectCell>(patterns.cells(k).begin(), patterns.cells(k).end()));
        QCOMPARE(all.size(), std::size_t {3});
        QVERIFY((all[0] == std::tuple {3, std::vector<SubjectCell> {{0, {1, 1}, {0, 0}}}}));
        QVERIFY(
            (all[1] == std::tuple {1, std::vector<SubjectCell> {{0, {1, 1}, {1, 1}}, {1, {2, 2}, {0, 0}}}}));
        QVERIFY((all[2] == std::tuple {2, std::vector<SubjectCell> {{0, {4, 4}, {1, 1}}}}));
        QVERIFY(patterns.repeats());
    }

    void whatIsInNoRateMakesNobody()
    {
        std::vector<Observation> images;
        for (const Disposition none : {Disposition::Failed, Disposition::NotOffered, Disposition::Excluded})
            add(images, 0, 1, 1, 0, none);
        add(images, 0, 2, 1, 0, Disposition::Excluded);
        add(images, 0, 2, 1, 0, Disposition::Undetected);
        const SubjectPatterns patterns = SubjectPatterns::of(images, 1);
        QCOMPARE(patterns.people(), std::int64_t {1});
        QVERIFY((patterns.cells(0)[0] == SubjectCell {0, {0, 1}, {0, 1}}));
        QVERIFY(!patterns.repeats()); // of two images of person 2, one was excluded
        QVERIFY(!SubjectSample::draw(std::vector<Observation>(images.begin(), images.begin() + 3), 1));
    }

    void patternsAddUpToTheCounts()
    {
        std::vector<Observation> images;
        for (int i = 0; i < 500; ++i) {
            images.push_back({(i * i) % 3, (i * 7) % 90, static_cast<Disposition>((i * 11) % 7), false});
        }
        const auto counts = count(images, 3);
        const SubjectSample sample =
            sampled(images, 3, {.replicates = 50, .seed = 1, .bootstrap = Bootstrap::Bca});
        for (int group = 0; group < 3; ++group) {
            const auto& known = counts[static_cast<std::size_t>(group)];
            QCOMPARE(sample.size(kFound, group).tally, perFaceFound(known));
            QCOMPARE(sample.size(RateOf::ImagesSubmitted, group).tally, perImageSubmitted(known));
            // The rest is everything else.
            Tally rest;
            for (int other = 0; other < 3; ++other) {
                if (other == group)
                    continue;
                rest.errors += counts[static_cast<std::size_t>(other)].errors;
                rest.n += counts[static_cast<std::size_t>(other)].scored;
            }
            QCOMPARE(sample.size(kFound, Side {group, true}).tally, rest);
        }
    }

    void neitherOrderNorNumbersNorThreadsChangeAReplicate()
    {
        std::vector<Observation> images;
        for (int i = 0; i < 800; ++i)
            images.push_back(
                {(i / 5) % 4, i / 3, i % 4 == 0 ? Disposition::Error : Disposition::Correct, false});
        std::vector<Observation> renamed(images.rbegin(), images.rend());
        for (Observation& each : renamed)
            each.subject = 5000 - 3 * each.subject;
        const Resampling settings {.replicates = 700, .seed = 42, .bootstrap = Bootstrap::Bca};
        const auto one = SubjectSample::draw(images, 4, settings, {}, 1).value();
        const auto three = SubjectSample::draw(renamed, 4, settings, {}, 3).value();
        const auto other = SubjectSample::draw(
                               images, 4, {.replicates = 700, .seed = 43, .bootstrap = Bootstrap::Bca}, {}, 2)
                               .value();
        for (int group = 0; group <= 4; ++group) {
            QVERIFY(std::ranges::equal(one.replicates().errors(kFound, group),
                                       three.replicates().errors(kFound, group)));
            QVERIFY(std::ranges::equal(one.replicates().n(RateOf::ImagesSubmitted, group),
                                       three.replicates().n(RateOf::ImagesSubmitted, group)));
        }
        QVERIFY(
            !std::ranges::equal(one.replicates().errors(kFound, 0), other.replicates().errors(kFound, 0)));
    }

    /// 27 ways to draw three people of three, each equally likely.
    void replicatesAreDistributedAsEveryDrawEnumerated()
    {
        std::vector<Observation> images;
        add(images, 0, 0, 3, 1);
        add(images, 1, 0, 1, 1); // in both groups
        add(images, 0, 1, 2, 0);
        add(images, 1, 2, 4, 1);
        const SubjectPatterns patterns = SubjectPatterns::of(images, 2);
        using Sums = std::array<std::int64_t, 4>; // n and errors of either group
        const std::array<Sums, 3> people {Sums {3, 1, 1, 1}, Sums {2, 0, 0, 0}, Sums {0, 0, 4, 1}};
        std::map<Sums, double> expected;
        for (std::size_t draw = 0; draw < 27; ++draw) {
            Sums sums {};
            for (const std::size_t person : {draw % 3, draw / 3 % 3, draw / 9})
                std::ranges::transform(sums, people[person], sums.begin(), std::plus<>());
            expected[sums] += 1.0 / 27;
        }
        constexpr int kCount = 60'000;
        const Replicates replicates = Replicates::draw(patterns, kCount, 5).value();
        std::map<Sums, double> seen;
        for (std::size_t r = 0; r < kCount; ++r)
            seen[{replicates.n(kFound, 0)[r], replicates.errors(kFound, 0)[r], replicates.n(kFound, 1)[r],
                  replicates.errors(kFound, 1)[r]}] += 1.0 / kCount;
        QCOMPARE(seen.size(), expected.size());
        for (const auto& [sums, share] : expected) {
            // Five standard errors: fails once in a million for each of ten.
            QVERIFY2(std::abs(seen[sums] - share) < 5 * std::sqrt(share / kCount),
                     qPrintable(QStringLiteral("%1 for %2").arg(seen[sums]).arg(share)));
        }
    }

    /// Binomials of every size: small ones are drawn by inversion, large ones by rejection.
    void replicatesHaveTheMultinomialsMeansAndVariances()
    {
        std::vector<Observation> images;
        add(images, 0, -1, 40'000, 12'000);
        add(images, 1, -1, 300, 6);
        add(images, 2, -1, 5, 1);
        constexpr int kCount = 20'000;
        const SubjectPatterns patterns = SubjectPatterns::of(images, 3);
        const Replicates replicates = Replicates::draw(patterns, kCount, 11).value();
        const double people = 40'305;
        const std::array<double, 3> errors {12'000, 6, 1};
        for (int group = 0; group < 3; ++group) {
            const auto column = replicates.errors(kFound, group);
            const double expected = errors[static_cast<std::size_t>(group)];
            const double variance = expected * (1 - expected / people);
            const double mean = std::accumulate(column.begin(), column.end(), 0.0) / kCount;
            double squares = 0;
            for (const std::uint32_t value : column)
                squares += (value - mean) * (value - mean) / (kCount - 1);
            QVERIFY2(std::abs(mean - expected) < 5 * std::sqrt(variance / kCount),
                     qPrintable(QString::number(mean)));
            QVERIFY2(std::abs(squares / variance - 1) < 0.06,
                     qPrintable(QString::number(squares / variance)));
        }
        const auto all = replicates.n(kFound, 3);
        QVERIFY(std::ranges::all_of(all, [&](std::uint32_t n) { return n == 40'305; }));
    }

    void aDesignEffectIsOneWithoutRepeatsAndTheImagesOfAPersonWhereTheyAllAgree()
    {
        std::vector<Observation> single;
        add(single, 0, -1, 50, 7);
        QCOMPARE(sampled(single, 1).size(kFound, 0).designEffect.value(), 1.0);
        QCOMPARE(sampled(single, 1).size(kFound, 0).effectiveN(), 50.0);
        // r_i = 4 (1 - p) or -4 p: m/(m-1) * 16 m p (1-p) / (4 m p (1-p)) = 4 m/(m-1).
        const auto size = sampled(allOrNothing(20, 4, 5), 1).size(kFound, 0);
        QVERIFY(std::abs(size.designEffect.value() - 4.0 * 20 / 19) < 1e-12);
        QVERIFY(std::abs(size.effectiveN() - 19) < 1e-12);
        QCOMPARE(size.effectiveTally(), (Tally {5, 19}));
        QCOMPARE(size.people, std::int64_t {20});
    }

    void imagesOfAPersonThatDifferOnPurposeAreNotWorthMoreThanImages()
    {
        std::vector<Observation> images;
        for (int s = 0; s < 30; ++s)
            add(images, 0, s, 2, 1); // always one of two
        const auto size = sampled(images, 1).size(kFound, 0);
        QCOMPARE(size.designEffect.value(), 0.0);
        QCOMPARE(size.effectiveN(), 60.0);
        QCOMPARE(size.effectiveTally(), (Tally {30, 60}));
    }

    void withoutErrorsOrCorrectImagesTheNumberOfPeopleCounts()
    {
        for (const int wrong : {0, 25}) {
            const SubjectSample sample = sampled(allOrNothing(25, 4, wrong), 1);
            const auto& size = sample.size(kFound, 0);
            QVERIFY(!size.designEffect.has_value());
            QCOMPARE(size.effectiveN(), 25.0);
            const SubjectInterval interval = sample.rate(kFound, {0}, 0.95).value();
            QCOMPARE(interval.method, SubjectMethod::Effective);
            QCOMPARE(interval.limits, wilsonAtRate(wrong / 25.0, 25, 0.95));
            QVERIFY(interval.limits.high > interval.limits.low);
        }
    }

    void nineAreTooFewToResampleAndTenAreNot()
    {
        const SubjectInterval nine = sampled(allOrNothing(9, 4, 3), 1).rate(kFound, {0}, 0.95).value();
        QCOMPARE(nine.method, SubjectMethod::Effective);
        // Design effect 4 * 9/8: 8 effective ones, fewer than the nine people.
        QCOMPARE(nine.limits, wilsonAtRate(1.0 / 3, 8, 0.95));
        const SubjectInterval ten = sampled(allOrNothing(10, 4, 3), 1).rate(kFound, {0}, 0.95).value();
        QCOMPARE(ten.method, SubjectMethod::Bca);
        const SubjectInterval one = sampled(allOrNothing(1, 12, 1), 1).rate(kFound, {0}, 0.95).value();
        QCOMPARE(one.limits, wilsonAtRate(1, 1, 0.95));
        // Nine people whose images are independent are still not more than nine.
        std::vector<Observation> images;
        for (int s = 0; s < 9; ++s)
            add(images, 0, s, 10, s % 3 + 1);
        QCOMPARE(sampled(images, 1).size(kFound, 0).effectiveN(), 9.0);
    }

    /// Ten people of one image: the replicates are Binomial(10, 0.3), whose quantiles and BCa can be worked
    /// out.
    void intervalsAreThoseOfTheExactDistribution()
    {
        const SubjectSample sample =
            sampled(allOrNothing(10, 1, 3), 1,
                    {.replicates = 100'000, .seed = 3, .bootstrap = Bootstrap::Percentile});
        // P(X <= 0) = 0.0282, P(X <= 5) = 0.9527, P(X <= 6) = 0.9894.
        const SubjectInterval percentile = sample.rate(kFound, {0}, 0.95).value();
        QCOMPARE(percentile.method, SubjectMethod::Percentile);
        QCOMPARE(percentile.limits, (Interval {0.0, 0.6}));
        // z0 = quantile(P(X < 3) + P(X = 3)/2 = 0.5162) = 0.0406; a = (1 - 2p)/(6 sqrt(n p (1 - p))) =
        // 0.0460; shares 0.0424 and 0.9876: between P(X <= 0) and P(X <= 1) = 0.149, and between P(X <= 5)
        // and P(X <= 6).
        const SubjectSample bca = sample.with(Bootstrap::Bca);
        QCOMPARE(bca.rate(kFound, {0}, 0.95)->limits, (Interval {0.1, 0.6}));
        const auto statistic = bca.resampled(Statistic::Rate, kFound, {0}, {0}).value();
        QVERIFY(std::abs(statistic.acceleration - 0.4 / (6 * std::sqrt(2.1))) < 1e-12);
    }

    void peopleInBothGroupsMakeTheDifferenceSurer()
    {
        // The same people are misread in either group, and of ten the others in the second group too.
        std::vector<Observation> shared;
        std::vector<Observation> apart;
        for (int s = 0; s < 60; ++s) {
            add(shared, 0, s, 3, s % 3 == 0 ? 3 : 0);
            add(shared, 1, s, 3, s % 3 == 0 || s % 10 == 1 ? 3 : 0);
            add(apart, 0, s, 3, s % 3 == 0 ? 3 : 0);
            add(apart, 1, 100 + s, 3, s % 3 == 0 || s % 10 == 1 ? 3 : 0);
        }
        const auto width = [](const SubjectInterval& interval) {
            return interval.limits.high - interval.limits.low;
        };
        const auto ofShared = sampled(shared, 2).difference(kFound, {0}, {1}, 0.95).value();
        const auto ofApart = sampled(apart, 2).difference(kFound, {0}, {1}, 0.95).value();
        QVERIFY2(width(ofShared) < 0.6 * width(ofApart), qPrintable(QString::number(width(ofShared))));
        QVERIFY(ofShared.limits.high < 0); // which independent groups of this size could not show
        QVERIFY(ofApart.limits.high > 0);
    }

    void aDifferenceTurnsAroundWithItsGroups()
    {
        std::vector<Observation> images = allOrNothing(40, 3, 6);
        const auto more = allOrNothing(30, 3, 12, 1, 100);
        images.insert(images.end(), more.begin(), more.end());
        const SubjectSample sample =
            sampled(images, 2, {.replicates = 2000, .seed = 9, .bootstrap = Bootstrap::Percentile});
        const auto there = sample.difference(kFound, {0}, {1}, 0.9).value();
        const auto back = sample.difference(kFound, {1}, {0}, 0.9).value();
        QVERIFY(std::abs(there.limits.low + back.limits.high) < 1e-9);
        QVERIFY(std::abs(there.limits.high + back.limits.low) < 1e-9);
        // Of two groups, the rest is the other.
        const auto rest = sample.difference(kFound, {0}, {0, true}, 0.9).value();
        QCOMPARE(rest.limits, there.limits);
        const auto ratio = sample.ratio(kFound, {0}, {1}, 0.9).value();
        const auto inverse = sample.ratio(kFound, {1}, {0}, 0.9).value();
        QVERIFY(std::abs(ratio.limits.low * inverse.limits.high - 1)
                < 1e-2); // interpolation is on another scale
    }

    void comparisonsWithAGroupThatCannotBeResampledUseTheEffectiveNumber()
    {
        std::vector<Observation> images = allOrNothing(40, 4, 10);
        const auto none = allOrNothing(30, 4, 0, 1, 100);
        images.insert(images.end(), none.begin(), none.end());
        const SubjectSample sample = sampled(images, 3);
        const auto gap = sample.difference(kFound, {0}, {1}, 0.95).value();
        QCOMPARE(gap.method, SubjectMethod::Effective);
        const auto by = newcombeAtRates(0.25, sample.size(kFound, 0).effectiveN(), 0, 30, 0.95);
        QCOMPARE(gap.limits, (Interval {by.low, by.high}));
        QVERIFY(!sample.ratio(kFound, {0}, {1}, 0.95));
        QVERIFY(!sample.rate(kFound, {2}, 0.95)); // nobody is in it
        QVERIFY(!sample.difference(kFound, {0}, {2}, 0.95));
    }

    void moreOfTheSameMakesTheIntervalShorterAndAHigherLevelLonger()
    {
        double last = 2;
        for (const int people : {20, 80, 320}) {
            const SubjectSample sample = sampled(allOrNothing(people, 4, people / 4), 1);
            const auto at95 = sample.rate(kFound, {0}, 0.95)->limits;
            const auto at99 = sample.rate(kFound, {0}, 0.99)->limits;
            QVERIFY(at95.high - at95.low < last);
            QVERIFY(at99.low < at95.low && at99.high > at95.high);
            last = at95.high - at95.low;
        }
    }

    void aStoppedDrawGivesNothing()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!SubjectSample::draw(allOrNothing(40, 4, 10), 1, {}, stop.get_token()));
    }
};

QTEST_APPLESS_MAIN(TestSubjects)
#include "tst_subjects.moc"
