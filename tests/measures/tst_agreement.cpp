// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <numeric>

#include <QTest>

#include "core/measures/agreement.h"
#include "core/measures/paired_analysis.h"

using namespace plumbline::measures;

/// Cohen's kappa: published examples, and an error found another way.
class TestAgreement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void equalsThePublishedExamples();
    void equalsTheReference_data();
    void equalsTheReference();
    void isUndefinedWhereBothUseOneClass();
    void fullAgreementHasNoInterval();
    void imagesOfOnePersonWidenTheInterval();
};

void TestAgreement::equalsThePublishedExamples()
{
    // Fleiss, Cohen & Everitt (1969): kappa 0.429, variance 0.002885.
    const std::vector<std::int64_t> first {106, 10, 4, 22, 28, 10, 2, 12, 6};
    const auto kappa = cohenKappa(first, 3);
    QVERIFY(kappa);
    QCOMPARE(std::round(kappa->kappa * 1000), 429.0);
    QCOMPARE(std::round(kappa->deviation * kappa->deviation / 200 * 1e6), 2885.0);
    // Fleiss, Levin & Paik, Statistical Methods for Rates and Proportions: 0.68, error 0.087 or 0.088.
    const std::vector<std::int64_t> second {75, 1, 4, 5, 4, 1, 0, 0, 10};
    const auto other = cohenKappa(second, 3);
    QVERIFY(other);
    QCOMPARE(std::round(other->kappa * 100), 68.0);
    const auto limits = other->interval(100, 0.95);
    QVERIFY(limits);
    QCOMPARE(std::round(limits->low * 100), 50.0);
    QCOMPARE(std::round(limits->high * 100), 85.0);
}

void TestAgreement::equalsTheReference_data()
{
    // R: kappa by its definition; its error by the delta method with a numeric gradient by every cell's
    // share, sqrt((sum(p g^2) - sum(p g)^2) / n).
    QTest::addColumn<QList<int>>("cells");
    QTest::addColumn<double>("kappa");
    QTest::addColumn<double>("error");
    QTest::newRow("even") << QList<int> {40, 9, 6, 45} << 0.699519231 << 0.071393603;
    QTest::newRow("few wrong") << QList<int> {80, 3, 10, 7} << 0.449152542 << 0.125955755;
    QTest::newRow("against each other") << QList<int> {5, 40, 45, 10} << -0.7 << 0.071056316;
    QTest::newRow("never both wrong") << QList<int> {90, 5, 5, 0} << -0.052631579 << 0.016620498;
    QTest::newRow("four classes") << QList<int> {88, 10, 14, 40, 22, 9, 10, 7, 3, 5, 4, 6, 1, 0, 2, 13}
                                  << 0.190311419 << 0.041336266;
}

void TestAgreement::equalsTheReference()
{
    QFETCH(QList<int>, cells);
    QFETCH(double, kappa);
    QFETCH(double, error);
    const std::vector<std::int64_t> table(cells.begin(), cells.end());
    const auto n = static_cast<double>(std::accumulate(table.begin(), table.end(), std::int64_t {0}));
    const auto found = cohenKappa(table, static_cast<int>(std::lround(std::sqrt(table.size()))));
    QVERIFY(found);
    QVERIFY(std::abs(found->kappa - kappa) < 1e-8);
    QVERIFY(std::abs(found->deviation / std::sqrt(n) - error) < 1e-7);
    const auto limits = found->interval(n, 0.95);
    QVERIFY(limits && limits->low >= -1 && limits->low < found->kappa && limits->high > found->kappa);
}

void TestAgreement::isUndefinedWhereBothUseOneClass()
{
    QVERIFY(!cohenKappa(std::vector<std::int64_t> {0, 0, 0, 0}, 2));
    QVERIFY(!cohenKappa(std::vector<std::int64_t> {50, 0, 0, 0}, 2)); // both always right
    const auto oneSided = cohenKappa(std::vector<std::int64_t> {48, 2, 0, 0}, 2);
    QVERIFY(oneSided); // A is always right: what agreement there is, is chance
    QCOMPARE(oneSided->kappa, 0.0);
}

void TestAgreement::fullAgreementHasNoInterval()
{
    const auto kappa = cohenKappa(std::vector<std::int64_t> {45, 0, 0, 5}, 2);
    QVERIFY(kappa);
    QCOMPARE(kappa->kappa, 1.0);
    QVERIFY(!kappa->interval(50, 0.95));
}

void TestAgreement::imagesOfOnePersonWidenTheInterval()
{
    const auto analysed = [](int imagesEach, bool known) {
        std::vector<PairedObservation> seen;
        for (int person = 0; person < 40; ++person)
            for (int image = 0; image < imagesEach; ++image)
                seen.push_back({0, known ? person : -1, person % 4 == 0, person % 5 == 0});
        return analysePaired(seen, 1, {}).all;
    };
    const ChangedGroup one = analysed(1, true);
    const ChangedGroup alone = analysed(4, false);
    const ChangedGroup together = analysed(4, true);
    QCOMPARE(together.method, ChangeMethod::Subjects);
    QVERIFY(std::abs(one.agreement->kappa - together.agreement->kappa) < 1e-12);
    const auto width = [](const ChangedGroup& group) {
        return group.agreementLimits->high - group.agreementLimits->low;
    };
    // Four images that always go together say no more than one (a little less than z would: t on 39 degrees).
    QVERIFY(width(alone) < 0.6 * width(together));
    QVERIFY(std::abs(width(together) / width(one) - 1) < 0.06);
    QVERIFY(!analysePaired({}, 1, {}).all.agreement);
}

QTEST_GUILESS_MAIN(TestAgreement)

#include "tst_agreement.moc"
