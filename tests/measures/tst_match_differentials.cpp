// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <array>
#include <cmath>
#include <vector>

#include <QtTest>

#include "core/measures/matching/differentials.h"

using namespace plumbline::measures;

namespace {

bool isNear(const Differential& measure, double value, double tolerance = 5e-7)
{
    return measure.value && !measure.why && std::abs(*measure.value - value) < tolerance;
}

bool isUndefined(const Differential& measure, Undefined why)
{
    return !measure.value && measure.why == why;
}

} // namespace

class TestMatchDifferentials : public QObject
{
    Q_OBJECT

    const std::array<double, 4> m_fmr {0.001, 0.002, 0.004, 0.008};
    const std::array<double, 4> m_fnmr {0.02, 0.03, 0.05, 0.10};

private Q_SLOTS:
    void theWorkedCheckHolds()
    {
        const RateDifferentials fmr = differentials(m_fmr);
        QVERIFY(isNear(fmr.difference, 0.007));
        QVERIFY(isNear(fmr.ratioToLowest, 8));
        QVERIFY(isNear(fmr.maxToGeometric, 2.828427));
        QVERIFY(isNear(fmr.giniRaw, 0.383333));
        QVERIFY(isNear(fmr.giniCorrected, 0.511111));
        const RateDifferentials fnmr = differentials(m_fnmr);
        QVERIFY(isNear(fnmr.giniRaw, 0.325));
        QVERIFY(isNear(fnmr.giniCorrected, 0.433333));
        const CombinedDifferentials both = combined(m_fmr, m_fnmr, 0.5);
        QVERIFY(isNear(both.fdr, 0.9565));
        QVERIFY(isNear(both.inequity, 6.324555));
        QVERIFY(isNear(both.garbe, 0.472222));
    }

    void equalRatesAreEqual()
    {
        const std::array<double, 3> equal {0.01, 0.01, 0.01};
        const RateDifferentials one = differentials(equal);
        QVERIFY(isNear(one.difference, 0));
        QVERIFY(isNear(one.ratioToLowest, 1));
        QVERIFY(isNear(one.maxToGeometric, 1));
        QVERIFY(isNear(one.giniRaw, 0));
        QVERIFY(isNear(one.giniCorrected, 0));
        const CombinedDifferentials both = combined(equal, equal, 0.3);
        QVERIFY(isNear(both.fdr, 1));
        QVERIFY(isNear(both.inequity, 1));
        QVERIFY(isNear(both.garbe, 0));
    }

    void allErrorsInOneGroupOfTwoIsTheWorst()
    {
        const RateDifferentials one = differentials(std::array {0.0, 1.0});
        QVERIFY(isNear(one.giniCorrected, 1));
        QVERIFY(isNear(one.giniRaw, 0.5));
        QVERIFY(isNear(one.difference, 1));
    }

    void zerosAreSaidToBeUndefined()
    {
        const RateDifferentials one = differentials(std::array {0.0, 0.01, 0.02});
        QVERIFY(isUndefined(one.ratioToLowest, Undefined::ZeroLowest));
        QVERIFY(isUndefined(one.maxToGeometric, Undefined::ZeroLowest));
        QVERIFY(isNear(one.difference, 0.02));
        QVERIFY(one.giniRaw.value.has_value());
        const RateDifferentials none = differentials(std::array {0.0, 0.0});
        QVERIFY(isNear(none.difference, 0));
        QVERIFY(isUndefined(none.ratioToLowest, Undefined::AllZero));
        QVERIFY(isUndefined(none.giniCorrected, Undefined::AllZero));
        const CombinedDifferentials both = combined(std::array {0.0, 0.001}, m_fnmr, 0.5);
        QVERIFY(isUndefined(both.inequity, Undefined::ZeroLowest));
        QVERIFY(both.fdr.value.has_value() && both.garbe.value.has_value());
        QVERIFY(isUndefined(combined(m_fmr, std::array {0.0, 0.0}, 0.5).garbe, Undefined::AllZero));
    }

    void aWeightOfZeroLooksAtNothing()
    {
        const std::array<double, 2> zeros {0, 0};
        QVERIFY(isNear(combined(m_fmr, zeros, 1).garbe, 0.511111));
        QVERIFY(isNear(combined(zeros, m_fnmr, 0).inequity, 5));
        QVERIFY(isNear(combined(m_fmr, {}, 1).fdr, 1 - 0.007));
        QVERIFY(isUndefined(combined(m_fmr, {}, 0.999).fdr, Undefined::TooFewGroups));
    }

    void oneGroupHasNothingToBeComparedWith()
    {
        for (const auto& rates : {std::vector<double> {}, std::vector {0.5}}) {
            const RateDifferentials one = differentials(rates);
            for (const Differential& measure :
                 {one.difference, one.ratioToLowest, one.maxToGeometric, one.giniRaw, one.giniCorrected})
                QVERIFY(isUndefined(measure, Undefined::TooFewGroups));
        }
    }

    void giniIsTheMeanDifferenceOfAllPairs()
    {
        const std::vector<double> rates {0.3, 0.01, 0.2, 0.2, 0.07, 0.9, 0.0};
        double differences = 0;
        double sum = 0;
        for (const double x : rates) {
            sum += x;
            for (const double y : rates)
                differences += std::abs(x - y);
        }
        const auto n = static_cast<double>(rates.size());
        const RateDifferentials one = differentials(rates);
        QVERIFY(isNear(one.giniRaw, differences / (2 * n * sum), 1e-12));
        QVERIFY(isNear(one.giniCorrected, n / (n - 1) * differences / (2 * n * n * (sum / n)), 1e-12));
    }
};

QTEST_APPLESS_MAIN(TestMatchDifferentials)
#include "tst_match_differentials.moc"
