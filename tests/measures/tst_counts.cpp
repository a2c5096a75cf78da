// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <limits>
#include <random>

#include <QtTest>

#include "core/measures/counts.h"
#include "core/measures/several_faces.h"

using namespace plumbline::measures;

namespace {

Observation seen(int group, int subject, Disposition disposition, bool multipleFaces = false)
{
    return {group, subject, disposition, multipleFaces};
}

} // namespace

class TestCounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void severalFacesOfOnePersonAreWorthOneImage()
    {
        std::vector<Observation> images;
        for (int i = 0; i < 40; ++i)
            images.push_back(seen(0, i / 4, Disposition::Correct, i % 4 == 0));
        const auto ofPeople = severalFaces(count(images, 1).at(0), 0.95);
        QVERIFY((ofPeople->tally == Tally {10, 40}));
        const Interval wilson = wilsonAtRate(0.25, 10, 0.95);
        QCOMPARE(ofPeople->interval->low, wilson.low);
        QCOMPARE(ofPeople->interval->high, wilson.high);
        // Without an image there is no rate, of a table of counts nobody knows.
        QVERIFY(!severalFaces(count({}, 1).at(0), 0.95)->interval);
        QVERIFY(!severalFaces(GroupCounts {}, 0.95));
    }

    void eachDispositionHasItsOwnCount()
    {
        const std::vector images {
            seen(0, 1, Disposition::Correct),       seen(0, 2, Disposition::Error, true),
            seen(0, 3, Disposition::Error),         seen(0, 4, Disposition::Undetected),
            seen(0, 5, Disposition::Refused),       seen(0, 6, Disposition::Refused),
            seen(0, 7, Disposition::Failed),        seen(0, 8, Disposition::NotOffered),
            seen(0, 9, Disposition::Excluded, true)};
        const GroupCounts counts = count(images, 1).at(0);
        QCOMPARE(counts.images.value(), 9);
        QCOMPARE(counts.subjects.value(), 9);
        QCOMPARE(counts.excluded.value(), 1);
        QCOMPARE(counts.submitted, 8);
        QCOMPARE(counts.scored, 3);
        QCOMPARE(counts.errors, 2);
        QCOMPARE(counts.undetected.value(), 1);
        QCOMPARE(counts.refused.value(), 2);
        QCOMPARE(counts.failed.value(), 1);
        QCOMPARE(counts.notOffered.value(), 1);
        QCOMPARE(counts.multipleFaces.value(), 1); // the excluded one is not submitted
        const auto several = severalFaces(counts, 0.95);
        QVERIFY((several->tally == Tally {1, 7})); // of the submitted, without the failure
        const Interval wilson = wilsonAtRate(1.0 / 7, 7, 0.95);
        QCOMPARE(several->interval->low, wilson.low);
        QCOMPARE(several->interval->high, wilson.high);
        QVERIFY(!problem(counts));
        QVERIFY((perFaceFound(counts) == Tally {2, 3}));
        QVERIFY((perImageSubmitted(counts) == Tally {5, 6}));
    }

    void groupsWithoutImagesAreThereWithZeros()
    {
        const auto groups = count({}, 2);
        QCOMPARE(groups.size(), std::size_t {2});
        QCOMPARE(groups[1].images.value(), 0);
        QCOMPARE(groups[1].subjects.value(), 0);
        QVERIFY(count({}, 0).empty());
    }

    void aPersonCountsOnceInEachGroupAndTheUnknownEachForThemselves()
    {
        const std::vector images {seen(0, 7, Disposition::Correct),  seen(1, 7, Disposition::Correct),
                                  seen(0, 7, Disposition::Error),    seen(0, -1, Disposition::Correct),
                                  seen(0, -1, Disposition::Correct), seen(1, 8, Disposition::Correct)};
        const auto groups = count(images, 2);
        QCOMPARE(groups[0].subjects.value(), 3);
        QCOMPARE(groups[1].subjects.value(), 2);
        QCOMPARE(groups[0].repeatedSubjects.value(), 1);
        QCOMPARE(groups[1].repeatedSubjects.value(), 1); // subject 7 again: groups of the same people
        QVERIFY(repeats(groups));
    }

    void repetitionEndsWhenTheOthersAreExcluded()
    {
        const std::vector images {seen(0, 7, Disposition::Correct), seen(0, 7, Disposition::Excluded)};
        const auto groups = count(images, 1);
        QCOMPARE(groups[0].subjects.value(), 1);
        QVERIFY(!repeats(groups));
    }

    void subjectIdsMayBeAnything()
    {
        const int most = std::numeric_limits<int>::max();
        const std::vector images {seen(0, most, Disposition::Correct), seen(0, 0, Disposition::Correct),
                                  seen(0, most, Disposition::Correct),
                                  seen(0, most - 1, Disposition::Correct)};
        const auto groups = count(images, 1);
        QCOMPARE(groups[0].subjects.value(), 3);
        QCOMPARE(groups[0].repeatedSubjects.value(), 1);
    }

    void orderOfImagesDoesNotMatter()
    {
        std::mt19937 random(2);
        std::vector<Observation> images;
        for (unsigned i = 0; i < 2000; ++i) {
            images.push_back(seen(static_cast<int>(random() % 5), static_cast<int>(random() % 300) - 1,
                                  static_cast<Disposition>(random() % 7), random() % 9 == 0));
        }
        const auto groups = count(images, 5);
        std::shuffle(images.begin(), images.end(), random);
        QVERIFY(count(images, 5) == groups);
        for (const GroupCounts& counts : groups)
            QVERIFY(!problem(counts));
    }

    void aTableOfCountsKnowsOnlyNAndErrors()
    {
        const GroupCounts counts = fromTable(12, 5);
        QCOMPARE(counts.submitted, 12);
        QCOMPARE(counts.scored, 12);
        QCOMPARE(counts.errors, 5);
        QVERIFY(!counts.images && !counts.subjects && !counts.excluded && !counts.undetected
                && !counts.refused && !counts.failed && !counts.notOffered && !counts.multipleFaces
                && !counts.repeatedSubjects);
        QVERIFY(perImageSubmitted(counts) == perFaceFound(counts));
        QVERIFY(!repeats(std::vector {counts}));
    }

    void impossibleTablesAreNamed_data()
    {
        QTest::addColumn<qint64>("n");
        QTest::addColumn<qint64>("errors");
        QTest::addColumn<bool>("fine");
        QTest::newRow("nothing") << qint64 {0} << qint64 {0} << true;
        QTest::newRow("all errors") << qint64 {5} << qint64 {5} << true;
        QTest::newRow("more errors than images") << qint64 {5} << qint64 {6} << false;
        QTest::newRow("negative n") << qint64 {-1} << qint64 {0} << false;
        QTest::newRow("negative errors") << qint64 {5} << qint64 {-1} << false;
        QTest::newRow("most") << qint64 {kMaxCount} << qint64 {1} << true;
        QTest::newRow("too many") << qint64 {kMaxCount + 1} << qint64 {1} << false;
    }

    void impossibleTablesAreNamed()
    {
        QFETCH(qint64, n);
        QFETCH(qint64, errors);
        QTEST(!problem(n, errors).has_value(), "fine");
    }

    void impossibleSumsAreNamed()
    {
        const GroupCounts good = count(std::vector {seen(0, 1, Disposition::Correct)}, 1).at(0);
        QVERIFY(!problem(good));
        const auto isCaught = [good](auto change) {
            GroupCounts bad = good;
            change(bad);
            return problem(bad).has_value();
        };
        QVERIFY(isCaught([](GroupCounts& bad) { bad.images = 2; }));
        QVERIFY(isCaught([](GroupCounts& bad) { bad.undetected = 1; }));
        QVERIFY(isCaught([](GroupCounts& bad) { bad.refused = -1; }));
        QVERIFY(isCaught([](GroupCounts& bad) { bad.subjects = 2; }));
        QVERIFY(isCaught([](GroupCounts& bad) { bad.multipleFaces = 2; }));
        QVERIFY(isCaught([](GroupCounts& bad) { bad.failed = std::numeric_limits<std::int64_t>::max(); }));
    }
};

QTEST_APPLESS_MAIN(TestCounts)
#include "tst_counts.moc"
