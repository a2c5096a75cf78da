// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <vector>

#include <QTest>

#include "core/measures/estimates.h"

using namespace plumbline::measures;

namespace {

bool near(double a, double b, double tolerance = 1e-9)
{
    return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

EstimateObservation seen(int group, double error, int subject = -1)
{
    return {{group, subject, Disposition::Correct, false}, error};
}

} // namespace

class TestEstimates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void meanAndIntervalAreStudents();
    void oneImageHasAMeanAndNoInterval();
    void welchEqualsR();
    void whatHasNoVarianceIsNotCompared();
    void onlyEstimatesWithALabelCount();
    void biasKeepsItsSignAndAbsoluteDoesNot();
    void theReferenceIsComparedWithEveryOther();
};

void TestEstimates::meanAndIntervalAreStudents()
{
    // R 4.2: t.test(c(1, 2, 3, 4, 10)): mean 4, 95 % -0.38994517 to 8.38994517.
    const std::vector<double> sample {1, 2, 3, 4, 10};
    const auto mean = meanOf(sample, 0.95);
    QVERIFY(mean.has_value());
    QCOMPARE(mean->mean, 4.0);
    QVERIFY(near(mean->deviation.value(), std::sqrt(12.5)));
    QVERIFY(near(mean->low.value(), -0.38994516542541391));
    QVERIFY(near(mean->high.value(), 8.38994516542541469));
    QVERIFY(!meanOf({}, 0.95).has_value());
}

void TestEstimates::oneImageHasAMeanAndNoInterval()
{
    const std::vector<double> sample {7.5};
    const auto mean = meanOf(sample, 0.95);
    QCOMPARE(mean->mean, 7.5);
    QVERIFY(!mean->deviation && !mean->low && !mean->high);
}

void TestEstimates::welchEqualsR()
{
    // R 4.2: t.test(a, b). The samples are the third worked example of Wikipedia's article on Welch's t test:
    // df 24.5, p 0.036, two-sided.
    const std::vector<double> a {19.8, 20.4, 19.6, 17.8, 18.5, 18.9, 18.3, 18.9, 19.5, 22.0};
    const std::vector<double> b {28.2, 26.6, 20.1, 23.3, 25.2, 22.1, 17.7, 27.6, 20.6, 13.7,
                                 23.2, 17.5, 20.6, 18.0, 23.9, 21.6, 24.3, 20.4, 23.9, 13.3};
    const auto gap = welch(a, b, 0.95);
    QVERIFY(gap.has_value());
    QVERIFY(near(gap->df, 24.524634944257347));
    QVERIFY(near(gap->p, 0.035484530830010325));
    QVERIFY(near(gap->low, -4.276458650120554594));
    QVERIFY(near(gap->high, -0.163541349879443298));
    QVERIFY(near(gap->high - gap->difference, gap->difference - gap->low)); // symmetric
    const auto turned = welch(b, a, 0.95);
    QVERIFY(near(turned->difference, -gap->difference) && near(turned->p, gap->p));
}

void TestEstimates::whatHasNoVarianceIsNotCompared()
{
    const std::vector<double> same {2, 2, 2}, one {1}, some {1, 2};
    QVERIFY(!welch(same, same, 0.95).has_value());
    QVERIFY(!welch(one, some, 0.95).has_value());
    QVERIFY(welch(same, some, 0.95).has_value());
}

void TestEstimates::onlyEstimatesWithALabelCount()
{
    std::vector<EstimateObservation> all {seen(0, 3), seen(0, -1)};
    all.push_back({{0, -1, Disposition::Undetected, false}, 99});
    all.push_back({{0, -1, Disposition::NotOffered, false}, 99});
    all.push_back({{0, -1, Disposition::Excluded, false}, 99});
    const auto analysis = analyseEstimates(all, 1, {});
    const EstimateGroup& group = analysis.groups.front();
    QCOMPARE(group.counts.images.value(), 5);
    QCOMPARE(group.counts.submitted, 4);
    QCOMPARE(group.counts.scored, 2);
    QCOMPARE(group.counts.undetected.value(), 1);
    QCOMPARE(group.absolute->mean, 2.0);
    QCOMPARE(group.bias->mean, 1.0);
}

void TestEstimates::biasKeepsItsSignAndAbsoluteDoesNot()
{
    const std::vector<EstimateObservation> all {seen(0, -8), seen(0, -4), seen(1, 8), seen(1, 4)};
    const auto analysis = analyseEstimates(all, 3, {});
    QCOMPARE(analysis.groups[0].bias->mean, -6.0);
    QCOMPARE(analysis.groups[0].absolute->mean, 6.0);
    QVERIFY(!analysis.groups[2].absolute && !analysis.groups[2].bias); // empty, and there
    QCOMPARE(analysis.absolute.size(), std::size_t {1});
    QCOMPARE(analysis.absolute.front().welch.difference, 0.0);
    QCOMPARE(analysis.bias.front().welch.difference, -12.0);
}

void TestEstimates::theReferenceIsComparedWithEveryOther()
{
    std::vector<EstimateObservation> all;
    for (int i = 0; i < 12; ++i)
        all.push_back(seen(i % 3, i * 1.5 - i % 2));
    const auto pairs = analyseEstimates(all, 3, {});
    QCOMPARE(pairs.absolute.size(), std::size_t {3});
    const auto against = analyseEstimates(all, 3, {.reference = 1});
    QCOMPARE(against.absolute.size(), std::size_t {2});
    for (const EstimateDifference& d : against.absolute) {
        QCOMPARE(d.b, 1);
        QVERIFY(d.pHolm >= d.welch.p && d.pBh >= d.welch.p);
        QCOMPARE(d.excludesZero(), d.welch.p < 0.05);
    }
}

QTEST_APPLESS_MAIN(TestEstimates)

#include "tst_estimates.moc"
