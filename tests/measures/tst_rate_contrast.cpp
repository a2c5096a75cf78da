// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <vector>

#include <QTest>

#include "core/measures/matching/clustered_rate.h"
#include "core/measures/matching/rate_contrast.h"

using namespace plumbline::measures;

namespace {

constexpr double kLevel = 0.95;

/// So many people with one attempt each.
PairRate rateOf(int errors, int n)
{
    std::vector<Attempt> attempts;
    for (int i = 0; i < n; ++i)
        attempts.push_back({i, i < errors});
    return clusteredRate(attempts, kLevel);
}

double binomial(int n, int k)
{
    return std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0));
}

/// Fisher's p by the definition: every table with these margins.
double bruteFisher(int a, int nA, int b, int nB)
{
    const int errors = a + b;
    const auto probability = [&](int x) {
        return binomial(nA, x) * binomial(nB, errors - x) / binomial(nA + nB, errors);
    };
    double p = 0;
    for (int x = std::max(0, errors - nB); x <= std::min(nA, errors); ++x)
        p += probability(x) <= probability(a) * (1 + 1e-7) ? probability(x) : 0;
    return p;
}

} // namespace

class TestRateContrast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theExtremesAreTestedAmongAllPairs()
    {
        const std::vector<PairRate> groups {rateOf(9, 40), rateOf(2, 50), rateOf(20, 45)};
        const auto found = rateContrast(groups, kLevel);
        QVERIFY(found);
        QCOMPARE(found->high, 2);
        QCOMPARE(found->low, 1);
        QCOMPARE(found->groups, 3);
        QCOMPARE(found->comparisons(), 3);
        QVERIFY(!found->areEffective);
        QVERIFY(std::abs(*found->ratio->value - (20.0 / 45) / (2.0 / 50)) < 1e-12);
        QVERIFY(found->ratio->low < *found->ratio->value && *found->ratio->value < *found->ratio->high);
        std::vector<double> p {bruteFisher(9, 40, 2, 50), bruteFisher(9, 40, 20, 45),
                               bruteFisher(2, 50, 20, 45)};
        QVERIFY(std::abs(found->p - p[2]) < 1e-9);
        std::sort(p.begin(), p.end());
        QVERIFY(std::abs(found->p - p[0]) < 1e-9); // the smallest, so Holm multiplies by all three
        QVERIFY(std::abs(found->pHolm - 3 * p[0]) < 1e-9);
    }

    void peopleWhoRecurAreNotIndependent()
    {
        // Forty searches of ten people each, all of a person alike: worth ten people.
        const auto repeated = [](int wrong) {
            std::vector<Attempt> attempts;
            for (int i = 0; i < 40; ++i)
                attempts.push_back({i / 4, i / 4 < wrong});
            return clusteredRate(attempts, kLevel);
        };
        const std::vector<PairRate> groups {repeated(6), repeated(1)};
        QCOMPARE(groups[0].errors, 24);
        const auto found = rateContrast(groups, kLevel);
        QVERIFY(found->areEffective);
        QVERIFY(effectiveTally(groups[0]).n <= 10);
        const Tally a = effectiveTally(groups[0]);
        const Tally b = effectiveTally(groups[1]);
        const auto whole = [](std::int64_t number) { return static_cast<int>(number); };
        QVERIFY(std::abs(found->p - bruteFisher(whole(a.errors), whole(a.n), whole(b.errors), whole(b.n)))
                < 1e-9);
        QVERIFY(found->p > bruteFisher(24, 40, 4, 40)); // more than forty independent searches would tell
        QVERIFY(std::abs(*found->ratio->value - 6) < 1e-12); // of what was seen
    }

    void nothingToCompareSaysSo()
    {
        QVERIFY(!rateContrast({}, kLevel));
        const std::vector<PairRate> one {rateOf(3, 10)};
        QVERIFY(!rateContrast(one, kLevel));
        const std::vector<PairRate> oneHasIt {rateOf(3, 10), PairRate {}};
        QVERIFY(!rateContrast(oneHasIt, kLevel));
    }

    void noErrorsAreNoDifference()
    {
        const std::vector<PairRate> none {rateOf(0, 30), rateOf(0, 20)};
        const auto found = rateContrast(none, kLevel);
        QCOMPARE(found->high, 0);
        QCOMPARE(found->low, 1);
        QVERIFY(!found->ratio);
        QCOMPARE(found->p, 1.0);
        const std::vector<PairRate> against {rateOf(0, 30), rateOf(12, 30)};
        const auto infinite = rateContrast(against, kLevel);
        QCOMPARE(infinite->high, 1);
        QVERIFY(infinite->ratio && !infinite->ratio->value && !infinite->ratio->high);
        QVERIFY(infinite->ratio->low > 1);
        QVERIFY(infinite->p < 0.001);
    }
};

QTEST_APPLESS_MAIN(TestRateContrast)
#include "tst_rate_contrast.moc"
