// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <random>

#include <QtTest>

#include "core/measures/difference.h"
#include "core/measures/interval.h"
#include "core/measures/multiplicity.h"
#include "core/measures/significance.h"

using namespace plumbline::measures;

namespace {

bool isNear(double value, double expected, double tolerance)
{
    return std::abs(value - expected) <= tolerance;
}

std::vector<Tally> someTallies(unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<Tally> tallies;
    for (int i = 0; i < 200; ++i) {
        const std::int64_t n = std::uniform_int_distribution(1, i % 2 == 0 ? 30 : 3000)(random);
        tallies.push_back({std::uniform_int_distribution<std::int64_t>(0, n)(random), n});
    }
    return tallies;
}

} // namespace

/// What must hold whatever R says: ends, symmetry, monotony, worked examples. R's values: tst_reference.
class TestStatistics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingScoredHasNoInterval()
    {
        for (const IntervalMethod method : intervalMethods())
            QVERIFY(!interval(method, 0, 0, 0.95));
    }

    void endsAreExactAtNoneAndAllErrors()
    {
        for (const IntervalMethod method : intervalMethods()) {
            for (const std::int64_t n : {1, 7, 100, 100000}) {
                QCOMPARE(interval(method, 0, n, 0.95)->low, 0.0);
                QVERIFY(interval(method, 0, n, 0.95)->high > 0);
                QCOMPARE(interval(method, n, n, 0.95)->high, 1.0);
                QVERIFY(interval(method, n, n, 0.95)->low < 1);
            }
        }
    }

    void intervalsHoldTheRateAndMirror()
    {
        for (const IntervalMethod method : intervalMethods()) {
            for (const Tally tally : someTallies(1)) {
                const Interval limits = interval(method, tally.errors, tally.n, 0.95).value();
                const Interval mirror = interval(method, tally.n - tally.errors, tally.n, 0.95).value();
                QVERIFY(0 <= limits.low && limits.low <= tally.rate());
                QVERIFY(tally.rate() <= limits.high && limits.high <= 1);
                QVERIFY(isNear(limits.low, 1 - mirror.high, 1e-13));
            }
        }
    }

    void higherLevelIsWiderAndMoreErrorsLieHigher()
    {
        for (const IntervalMethod method : intervalMethods()) {
            for (const Tally tally : someTallies(2)) {
                const Interval at90 = interval(method, tally.errors, tally.n, 0.90).value();
                const Interval at99 = interval(method, tally.errors, tally.n, 0.99).value();
                QVERIFY(at99.low <= at90.low && at90.high <= at99.high);
                if (tally.errors < tally.n) {
                    const Interval oneMore = interval(method, tally.errors + 1, tally.n, 0.90).value();
                    QVERIFY(oneMore.low >= at90.low && oneMore.high >= at90.high);
                }
            }
        }
    }

    void clopperPearsonHoldsJeffreys()
    {
        for (const Tally tally : someTallies(3)) {
            const Interval exact =
                interval(IntervalMethod::ClopperPearson, tally.errors, tally.n, 0.95).value();
            const Interval jeffreys = interval(IntervalMethod::Jeffreys, tally.errors, tally.n, 0.95).value();
            QVERIFY(exact.low <= jeffreys.low && jeffreys.high <= exact.high);
        }
    }

    void methodIdsGoThereAndBack()
    {
        QCOMPARE(intervalMethods().size(), std::size_t {4});
        for (const IntervalMethod method : intervalMethods())
            QVERIFY(intervalMethodFromString(toString(method)) == method);
        QVERIFY(intervalMethodFromString("wilson") == IntervalMethod::Wilson);
        QVERIFY(intervalMethodFromString("clopper_pearson") == IntervalMethod::ClopperPearson);
        QVERIFY(!intervalMethodFromString("Wilson"));
        QVERIFY(!intervalMethodFromString(""));
    }

    void newcombeGivesItsWorkedExamples_data()
    {
        QTest::addColumn<int>("errorsA");
        QTest::addColumn<int>("nA");
        QTest::addColumn<int>("errorsB");
        QTest::addColumn<int>("nB");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("56/70-48/80") << 56 << 70 << 48 << 80 << 0.0524 << 0.3339;
        QTest::newRow("9/10-3/10") << 9 << 10 << 3 << 10 << 0.1705 << 0.8090;
        QTest::newRow("5/56-0/29") << 5 << 56 << 0 << 29 << -0.0381 << 0.1926;
    }

    void newcombeGivesItsWorkedExamples()
    {
        QFETCH(int, errorsA);
        QFETCH(int, nA);
        QFETCH(int, errorsB);
        QFETCH(int, nB);
        QFETCH(double, low);
        QFETCH(double, high);
        const RateDifference gap = newcombe({errorsA, nA}, {errorsB, nB}, 0.95).value();
        QVERIFY(isNear(gap.low, low, 0.00005));
        QVERIFY(isNear(gap.high, high, 0.00005));
    }

    void newcombeIsUndefinedWithoutImages()
    {
        QVERIFY(!newcombe({0, 0}, {1, 2}, 0.95));
        QVERIFY(!newcombe({1, 2}, {0, 0}, 0.95));
    }

    void exchangedGroupsChangeTheSignOnly()
    {
        const auto tallies = someTallies(4);
        for (std::size_t i = 1; i < tallies.size(); ++i) {
            const RateDifference there = newcombe(tallies[i - 1], tallies[i], 0.95).value();
            const RateDifference back = newcombe(tallies[i], tallies[i - 1], 0.95).value();
            QCOMPARE(there.difference, -back.difference);
            QCOMPARE(there.low, -back.high);
            QVERIFY(-1 <= there.low && there.low <= there.difference && there.difference <= there.high);
            QVERIFY(there.high <= 1);
            const double p = fisherTwoSided(tallies[i - 1], tallies[i]).value();
            QVERIFY(isNear(fisherTwoSided(tallies[i], tallies[i - 1]).value(), p, 1e-9 * p));
            QVERIFY(p >= 0 && p <= 1);
        }
    }

    void fisherKnowsItsPlainCases()
    {
        QVERIFY(isNear(fisherTwoSided({3, 4}, {1, 4}).value(), 34.0 / 70, 1e-14)); // the lady tasting tea
        QCOMPARE(fisherTwoSided({0, 5}, {0, 9}).value(), 1.0);
        QCOMPARE(fisherTwoSided({5, 5}, {9, 9}).value(), 1.0);
        QCOMPARE(fisherTwoSided({50, 100}, {50, 100}).value(), 1.0);
        QVERIFY(!fisherTwoSided({0, 0}, {1, 5}));
        QVERIFY(!fisherTwoSided({1, 5}, {0, 0}));
    }

    void fisherFallsAsTheGapGrows()
    {
        double last = 1;
        for (std::int64_t errors = 50; errors <= 1000; ++errors) {
            const double p = fisherTwoSided({errors, 1000}, {50, 1000}).value();
            QVERIFY(p <= last);
            last = p;
        }
        QVERIFY(last < 1e-300 && last >= 0);
    }

    void fisherIsQuickAtTheLargestCounts()
    {
        // Seconds if it walked all 1e9 tables; the spread of the distribution is what it may cost.
        const std::int64_t n = 1'000'000'000;
        QElapsedTimer timer;
        timer.start();
        QVERIFY(fisherTwoSided({n / 2, n}, {n / 2 + 10000, n}).value() > 0.5);
        QCOMPARE(fisherTwoSided({0, n}, {n, n}).value(), 0.0);
        QVERIFY(timer.elapsed() < 2000);
    }

    void chiSquaredIsUndefinedWithoutTwoGroupsOrTwoOutcomes()
    {
        QVERIFY(!chiSquared({}));
        QVERIFY(!chiSquared(std::vector<Tally> {{1, 5}}));
        QVERIFY(!chiSquared(std::vector<Tally> {{1, 5}, {0, 0}}));
        QVERIFY(!chiSquared(std::vector<Tally> {{0, 5}, {0, 9}}));
        QVERIFY(!chiSquared(std::vector<Tally> {{5, 5}, {9, 9}}));
    }

    void chiSquaredLeavesEmptyGroupsOutAndIgnoresOrder()
    {
        const auto full = chiSquared(std::vector<Tally> {{1, 50}, {8, 60}, {3, 20}}).value();
        const auto mixed = chiSquared(std::vector<Tally> {{3, 20}, {0, 0}, {1, 50}, {8, 60}}).value();
        QCOMPARE(mixed.df, 2);
        QCOMPARE(mixed.df, full.df);
        QVERIFY(isNear(mixed.statistic, full.statistic, 1e-12));
        QVERIFY(isNear(mixed.p, full.p, 1e-12));
        QCOMPARE(chiSquared(std::vector<Tally> {{5, 10}, {10, 20}})->p, 1.0);
    }

    void correctionsGiveRsWorkedValues()
    {
        // p.adjust(c(0.01, 0.04, 0.03, 0.005), m)
        const std::vector p {0.01, 0.04, 0.03, 0.005};
        const std::vector byHolm {0.03, 0.06, 0.06, 0.02};
        const std::vector byBh {0.02, 0.04, 0.04, 0.02};
        for (std::size_t i = 0; i < p.size(); ++i) {
            QVERIFY(isNear(holm(p)[i], byHolm[i], 1e-15));
            QVERIFY(isNear(benjaminiHochberg(p)[i], byBh[i], 1e-15));
        }
        QVERIFY(holm({}).empty());
        QVERIFY(benjaminiHochberg({}).empty());
        QCOMPARE(holm(std::vector {0.2}), std::vector {0.2});
        QCOMPARE(benjaminiHochberg(std::vector {0.2}), std::vector {0.2});
    }

    void correctionsKeepTheOrderAndRaiseOnly()
    {
        std::mt19937 random(5);
        std::vector<double> p(100);
        std::ranges::generate(p, [&] { return std::pow(static_cast<double>(random() % 1000) / 1000, 3); });
        const auto byHolm = holm(p);
        const auto byBh = benjaminiHochberg(p);
        for (std::size_t i = 0; i < p.size(); ++i) {
            QVERIFY(p[i] <= byBh[i] && byBh[i] <= byHolm[i] && byHolm[i] <= 1);
            for (std::size_t j = 0; j < p.size(); ++j)
                QVERIFY(p[i] > p[j] || (byHolm[i] <= byHolm[j] && byBh[i] <= byBh[j]));
        }
    }
};

QTEST_APPLESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
