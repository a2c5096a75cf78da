// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>

#include <QtTest>

#include "core/measures/analysis.h"

using namespace plumbline::measures;

namespace {

/// Microsoft in Gender Shades, darker women first, and a group that has nobody.
std::vector<GroupCounts> genderShades()
{
    return {fromTable(265, 55), fromTable(300, 18), fromTable(0, 0), fromTable(296, 5), fromTable(385, 0)};
}

} // namespace

class TestAnalysis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pairsComeInTheOrderOfTheGroupsWithoutTheEmptyOne()
    {
        const Analysis analysis = analyse(genderShades(), {});
        QCOMPARE(analysis.groups.size(), std::size_t {5});
        std::vector<std::pair<int, int>> pairs;
        for (const Difference& difference : analysis.differences)
            pairs.emplace_back(difference.a, difference.b);
        QVERIFY((pairs == std::vector<std::pair<int, int>> {{0, 1}, {0, 3}, {0, 4}, {1, 3}, {1, 4}, {3, 4}}));
        QCOMPARE(analysis.differences[0].difference, 55.0 / 265 - 18.0 / 300);
        QCOMPARE(analysis.overall.df.value(), 3);
    }

    void aReferenceIsTheSecondOfEachComparison()
    {
        const Analysis analysis = analyse(genderShades(), {.reference = 3});
        std::vector<std::pair<int, int>> pairs;
        for (const Difference& difference : analysis.differences)
            pairs.emplace_back(difference.a, difference.b);
        QVERIFY((pairs == std::vector<std::pair<int, int>> {{0, 3}, {1, 3}, {4, 3}}));
        // Corrected for three comparisons, not for six.
        const Analysis every = analyse(genderShades(), {});
        QCOMPARE(analysis.differences[0].p, every.differences[1].p);
        QVERIFY(analysis.differences[0].pHolm < every.differences[1].pHolm);
        QCOMPARE(analysis.overall.p.value(), every.overall.p.value());
    }

    void anEmptyReferenceLeavesNoComparison()
    {
        const Analysis analysis = analyse(genderShades(), {.reference = 2});
        QVERIFY(analysis.differences.empty());
        QVERIFY(analysis.overall.p.has_value());
    }

    void nothingScoredIsUndefinedAndListed()
    {
        const Analysis analysis = analyse(std::vector {fromTable(0, 0)}, {});
        const GroupResult& group = analysis.groups.at(0);
        QVERIFY(!group.errorRate && !group.interval && !group.errorRateSubmitted && !group.intervalSubmitted);
        QVERIFY(analysis.differences.empty());
        QVERIFY(!analysis.overall.statistic && !analysis.overall.df && !analysis.overall.p);
    }

    void noGroupsIsAnEmptyAnalysis()
    {
        const Analysis analysis = analyse({}, {});
        QVERIFY(analysis.groups.empty() && analysis.differences.empty() && !analysis.overall.p);
    }

    void noErrorsAnywhereComparesButHasNoChiSquared()
    {
        const Analysis analysis = analyse(std::vector {fromTable(20, 0), fromTable(30, 0)}, {});
        QCOMPARE(analysis.groups[0].errorRate.value(), 0.0);
        QCOMPARE(analysis.groups[0].interval->low, 0.0);
        QCOMPARE(analysis.differences.at(0).difference, 0.0);
        QCOMPARE(analysis.differences.at(0).p, 1.0);
        QVERIFY(!analysis.overall.p);
    }

    void unansweredImagesAreErrorsPerImageSubmittedOnly()
    {
        std::vector<Observation> images;
        const auto add = [&images](int times, Disposition disposition) {
            for (int i = 0; i < times; ++i)
                images.push_back({0, -1, disposition, false});
        };
        add(40, Disposition::Correct);
        add(10, Disposition::Error);
        add(6, Disposition::Undetected);
        add(4, Disposition::Refused);
        add(7, Disposition::Failed);
        add(3, Disposition::NotOffered);
        add(30, Disposition::Excluded);
        const Settings settings {.method = IntervalMethod::ClopperPearson, .level = 0.9};
        const GroupResult group = analyse(count(images, 1), settings).groups.at(0);
        QCOMPARE(group.errorRate.value(), 10.0 / 50);
        QCOMPARE(group.errorRateSubmitted.value(), 20.0 / 60);
        QVERIFY(group.interval == interval(IntervalMethod::ClopperPearson, 10, 50, 0.9));
        QVERIFY(group.intervalSubmitted == interval(IntervalMethod::ClopperPearson, 20, 60, 0.9));
    }

    void undetectedOnlyHasARatePerImageSubmitted()
    {
        const std::vector images {Observation {0, -1, Disposition::Undetected, false}};
        const GroupResult group = analyse(count(images, 1), {}).groups.at(0);
        QVERIFY(!group.errorRate);
        QCOMPARE(group.errorRateSubmitted.value(), 1.0);
    }

    void orderOfGroupsChangesNoNumber()
    {
        std::vector<GroupCounts> groups = genderShades();
        const Analysis forward = analyse(groups, {});
        std::ranges::reverse(groups);
        const Analysis backward = analyse(groups, {});
        QCOMPARE(forward.differences.size(), backward.differences.size());
        for (const Difference& one : forward.differences) {
            const auto same = std::ranges::find_if(backward.differences, [&one](const Difference& other) {
                return other.a == 4 - one.b && other.b == 4 - one.a;
            });
            QVERIFY(same != backward.differences.end());
            QCOMPARE(same->difference, -one.difference);
            QCOMPARE(same->low, -one.high);
            QVERIFY(std::abs(same->p - one.p) <= 1e-9 * one.p);
            QVERIFY(std::abs(same->pHolm - one.pHolm) <= 1e-9 * one.pHolm);
            QVERIFY(std::abs(same->pBh - one.pBh) <= 1e-9 * one.pBh);
        }
        QVERIFY(std::abs(*forward.overall.statistic - *backward.overall.statistic) < 1e-9);
    }
};

QTEST_APPLESS_MAIN(TestAnalysis)
#include "tst_analysis.moc"
