// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>

#include <QtTest>

#include "core/measures/comparisons.h"
#include "core/measures/permutation.h"
#include "core/measures/ratio.h"
#include "core/measures/significance.h"

using namespace plumbline::measures;

namespace {

/// Chi-squared of all ways to hand out errors to twelve images in groups of 4, 4 and 4, one by one.
double shareByHand(int first, int second, int third)
{
    const auto statistic = [](std::array<int, 3> x) {
        const std::array tallies {Tally {x[0], 4}, Tally {x[1], 4}, Tally {x[2], 4}};
        return chiSquared(tallies)->statistic;
    };
    const int errors = first + second + third;
    const double seen = statistic({first, second, third});
    int all = 0, extreme = 0;
    for (unsigned images = 0; images < 1U << 12; ++images) {
        std::array<int, 3> x {};
        for (unsigned bit = 0; bit < 12; ++bit)
            x[bit / 4] += images >> bit & 1U ? 1 : 0;
        if (x[0] + x[1] + x[2] != errors)
            continue;
        ++all;
        extreme += statistic(x) >= seen - 1e-9 ? 1 : 0;
    }
    return static_cast<double>(extreme) / all;
}

} // namespace

class TestComparisons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newcombeGivesThePublishedLimitsThroughTheAnalysis_data()
    {
        QTest::addColumn<int>("x1");
        QTest::addColumn<int>("n1");
        QTest::addColumn<int>("x2");
        QTest::addColumn<int>("n2");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        // Newcombe 1998, table II, method 10
        QTest::newRow("a") << 56 << 70 << 48 << 80 << 0.0524 << 0.3339;
        QTest::newRow("b") << 9 << 10 << 3 << 10 << 0.1705 << 0.8090;
        QTest::newRow("e") << 5 << 56 << 0 << 29 << -0.0381 << 0.1926;
    }

    void newcombeGivesThePublishedLimitsThroughTheAnalysis()
    {
        QFETCH(int, x1);
        QFETCH(int, n1);
        QFETCH(int, x2);
        QFETCH(int, n2);
        QFETCH(double, low);
        QFETCH(double, high);
        const auto one = compareGroups(std::vector {fromTable(n1, x1), fromTable(n2, x2)}, {}).at(0);
        QVERIFY(std::abs(one.low - low) < 5e-5);
        QVERIFY(std::abs(one.high - high) < 5e-5);
    }

    void aRatioTurnsOverWithItsGroups()
    {
        const Ratio ratio = ratioInterval({9, 40}, {4, 60}, 0.95).value();
        const Ratio turned = ratioInterval({4, 60}, {9, 40}, 0.95).value();
        QCOMPARE(*ratio.value, 9.0 / 40 / (4.0 / 60));
        QVERIFY(std::abs(ratio.low * *turned.high - 1) < 1e-12);
        QVERIFY(std::abs(*ratio.high * turned.low - 1) < 1e-12);
        QVERIFY(ratio.low < *ratio.value && *ratio.value < *ratio.high);
        QVERIFY(ratio.low > ratioInterval({9, 40}, {4, 60}, 0.99)->low);
    }

    void aRatioIsOneSidedWhereOneGroupNeverErrs()
    {
        const Ratio none = ratioInterval({0, 40}, {4, 60}, 0.95).value();
        QCOMPARE(*none.value, 0.0);
        QCOMPARE(none.low, 0.0);
        QVERIFY(*none.high > 0);
        const Ratio without = ratioInterval({9, 40}, {0, 60}, 0.95).value();
        QVERIFY(!without.value && !without.high);
        QVERIFY(without.low > 1);
        QVERIFY(!ratioInterval({0, 40}, {0, 60}, 0.95)); // every ratio fits
        QVERIFY(!ratioInterval({0, 0}, {3, 60}, 0.95));
    }

    void twoGroupsAreEachOthersRest()
    {
        const std::vector groups {fromTable(40, 9), fromTable(60, 4)};
        const auto rest = compareGroups(groups, {.compare = Compare::Rest});
        QCOMPARE(rest.size(), std::size_t {2});
        QCOMPARE(rest[0].difference, -rest[1].difference);
        QCOMPARE(rest[0].low, compareGroups(groups, {}).at(0).low);
        QCOMPARE(rest[0].b, kRest);
    }

    void aGroupThatIsAloneHasNoRest()
    {
        QVERIFY(compareGroups(std::vector {fromTable(40, 9), fromTable(0, 0)}, {.compare = Compare::Rest})
                    .empty());
    }

    void theLargestGroupIsTheReferenceThatIsAskedForAndNotNamed()
    {
        const std::vector groups {fromTable(40, 9), fromTable(60, 4), fromTable(50, 3)};
        const auto differences = compareGroups(groups, {.compare = Compare::Reference});
        QCOMPARE(differences.size(), std::size_t {2});
        QVERIFY(std::ranges::all_of(differences, [](const Difference& d) { return d.b == 1; }));
    }

    void permutationsAreCountedAsByHand()
    {
        for (const auto& [a, b, c] :
             {std::array {3, 1, 0}, std::array {4, 0, 1}, std::array {2, 2, 1}, std::array {1, 4, 4}}) {
            const std::vector tallies {Tally {a, 4}, Tally {b, 4}, Tally {c, 4}};
            const Permuted test = permutationTest(tallies, 1).value();
            QVERIFY(!test.replicates);
            QVERIFY(std::abs(test.p - shareByHand(a, b, c)) < 1e-12);
        }
    }

    void aPermutationTestByChanceIsTheSameForTheSameSeed()
    {
        const std::vector tallies {Tally {30, 4000}, Tally {9, 900}, Tally {2, 40},
                                   Tally {40, 6000}, Tally {1, 3},   Tally {80, 9000}};
        const Permuted test = permutationTest(tallies, 7).value();
        QCOMPARE(test.replicates.value(), kPermutations);
        QCOMPARE(permutationTest(tallies, 7)->p, test.p);
        QVERIFY(std::abs(permutationTest(tallies, 8)->p - test.p) < 0.02);
        QVERIFY(test.p >= 1.0 / (kPermutations + 1));
    }

    void aPermutationIsNeededWhereACellIsExpectedToHoldFewerThanFive()
    {
        QVERIFY(!hasSmallExpectation(std::vector {Tally {5, 50}, Tally {5, 50}}));
        QVERIFY(hasSmallExpectation(std::vector {Tally {5, 50}, Tally {5, 49}, Tally {0, 0}}));
        QVERIFY(hasSmallExpectation(std::vector {Tally {46, 50}, Tally {46, 50}})); // four right each
        QVERIFY(!permutationTest(std::vector {Tally {0, 5}, Tally {0, 5}}, 1));
        QCOMPARE(analyse(std::vector {fromTable(50, 5), fromTable(50, 5)}, {}).overall.method, "chi_squared");
        QCOMPARE(analyse(std::vector {fromTable(50, 3), fromTable(50, 5)}, {}).overall.method, "permutation");
    }
};

QTEST_APPLESS_MAIN(TestComparisons)
#include "tst_comparisons.moc"
