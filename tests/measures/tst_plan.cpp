// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <vector>

#include <QtTest>

#include "core/measures/plan.h"
#include "core/measures/significance.h"

using namespace plumbline::measures;

namespace {

/// Chance of x errors in n images, for every x.
std::vector<double> binomial(std::int64_t n, double rate)
{
    std::vector<double> chances;
    for (std::int64_t x = 0; x <= n; ++x) {
        const auto k = static_cast<double>(x), all = static_cast<double>(n);
        chances.push_back(std::exp(std::lgamma(all + 1) - std::lgamma(k + 1) - std::lgamma(all - k + 1)
                                   + (x > 0 ? k * std::log(rate) : 0)
                                   + (x < n ? (all - k) * std::log1p(-rate) : 0)));
    }
    return chances;
}

/// How often Fisher's test says p <= alpha when the groups err at these rates: every table is looked at.
double power(std::int64_t nA, double rateA, std::int64_t nB, double rateB, double alpha)
{
    const std::vector<double> a = binomial(nA, rateA), b = binomial(nB, rateB);
    double sum = 0;
    for (std::int64_t x = 0; x <= nA; ++x) {
        for (std::int64_t y = 0; y <= nB; ++y) {
            const double chance = a[static_cast<std::size_t>(x)] * b[static_cast<std::size_t>(y)];
            if (chance > 1e-9 && fisherTwoSided({x, nA}, {y, nB}).value() <= alpha)
                sum += chance;
        }
    }
    return sum;
}

} // namespace

class TestPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNumbersAreTheFormulas()
    {
        // Casagrande, Pike & Smith 1978, by hand: A = (1.959964 sqrt(2 * 0.15 * 0.85) + 0.841621 sqrt(0.1 *
        // 0.9
        // + 0.2 * 0.8))^2 = 1.98952; 1.98952 (1 + sqrt(1 + 4 * 0.1 / 1.98952))^2 / (4 * 0.01) = 218.27.
        QCOMPARE(imagesToSee({.rate = 0.1, .difference = 0.1}).value(), 219);
    }

    void theImagesPlannedForHaveThePower_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<double>("difference");
        QTest::addColumn<double>("power");
        QTest::addColumn<int>("comparisons");
        QTest::newRow("of a rate of 1 %") << 0.01 << 0.2 << 0.8 << 1;
        QTest::newRow("of nothing") << 0.0 << 0.25 << 0.9 << 1;
        QTest::newRow("of a rate of 10 %") << 0.1 << 0.2 << 0.8 << 1;
        QTest::newRow("of a rate of 30 %") << 0.3 << 0.3 << 0.9 << 1;
        QTest::newRow("for six comparisons") << 0.05 << 0.25 << 0.8 << 6;
        QTest::newRow("of a rate of 60 %") << 0.6 << 0.3 << 0.8 << 3;
    }

    void theImagesPlannedForHaveThePower()
    {
        QFETCH(double, rate);
        QFETCH(double, difference);
        QFETCH(double, power);
        QFETCH(int, comparisons);
        const Plan plan {rate, difference, power, 0.95, comparisons};
        const std::int64_t n = imagesToSee(plan).value();
        const double exact = ::power(n, rate + difference, n, rate, 0.05 / comparisons);
        // The formula approximates the exact power, and errs on the side of more images.
        QVERIFY2(exact > power - 0.02 && exact < power + 0.08,
                 qPrintable(QStringLiteral("n %1, power %2").arg(n).arg(exact)));
    }

    void groupsOfUnequalSizeSeeWhatIsSaid()
    {
        for (const auto& [n, nOther] : {std::pair {30, 120}, std::pair {60, 60}, std::pair {100, 40}}) {
            const Plan plan {.rate = 0.05, .power = 0.8};
            const double seen = visibleDifference(plan, n, nOther).value();
            const double exact = power(n, 0.05 + seen, nOther, 0.05, 0.05);
            QVERIFY2(exact > 0.77 && exact < 0.88,
                     qPrintable(QStringLiteral("%1 of %2: %3").arg(seen).arg(n).arg(exact)));
        }
    }

    void whatIsVisibleIsWhatIsPlannedFor()
    {
        Plan plan {.rate = 0.08, .difference = 0.07, .power = 0.9, .level = 0.99, .comparisons = 3};
        const std::int64_t n = imagesToSee(plan).value();
        QVERIFY(visibleDifference(plan, n, n).value() <= 0.07);
        QVERIFY(visibleDifference(plan, n - 1, n - 1).value() > 0.07);
    }

    void moreIsAskedForOfSmallerGapsAndMoreComparisons()
    {
        const auto images = [](const Plan& plan) { return imagesToSee(plan).value(); };
        QVERIFY(images({.difference = 0.05}) > images({.difference = 0.1}));
        QVERIFY(images({.power = 0.9}) > images({.power = 0.8}));
        QVERIFY(images({.level = 0.99}) > images({.level = 0.95}));
        QVERIFY(images({.comparisons = 6}) > images({}));
    }

    void aDifferenceBeyondOneHundredPercentCannotBePlannedFor()
    {
        QVERIFY(!imagesToSee({.rate = 0.95, .difference = 0.1}));
        QVERIFY(!visibleDifference({.rate = 1}, 100, 100));
        QVERIFY(!visibleDifference({.rate = 0.5}, 2, 100)); // so few that not even all wrong would be seen
    }
};

QTEST_APPLESS_MAIN(TestPlan)
#include "tst_plan.moc"
