// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>

#include <QtTest>

#include "core/measures/difference.h"
#include "core/measures/headline.h"
#include "core/measures/significance.h"

using namespace plumbline::measures;

namespace {

/// As the window asks unless somebody chooses: with the largest group.
const Settings kLargest {.compare = Compare::Reference};

} // namespace

class TestHeadline : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void genderShadesOfIbmIsShownAsPublished()
    {
        const std::vector groups {fromTable(271, 94), fromTable(317, 38), fromTable(296, 21),
                                  fromTable(385, 1)};
        const Headline found = headline(groups, kLargest);
        QVERIFY(found.verdict == Verdict::Shown);
        QCOMPARE(found.reference.value(), 3); // the largest group
        QVERIFY(!found.referenceIsChosen);
        QCOMPARE(found.largest->a, 0);
        QCOMPARE(found.largest->b, 3);
        QCOMPARE(found.comparisons, 3);
        QCOMPARE(std::round(found.largest->difference * 1000), 344.0);
        QCOMPARE(std::round(found.largest->low * 1000), 289.0);
        QCOMPARE(std::round(found.largest->high * 1000), 403.0);
        QVERIFY(!found.smallestGap && !found.repeats && found.tooFew.empty());
    }

    void aChosenReferenceIsKeptAndTheNumbersAreTheAnalysis()
    {
        const std::vector groups {fromTable(271, 94), fromTable(317, 38), fromTable(296, 21),
                                  fromTable(385, 1)};
        const Settings settings {.level = 0.99, .reference = 0};
        const Headline found = headline(groups, settings);
        QVERIFY(found.referenceIsChosen);
        QCOMPARE(found.reference.value(), 0);
        QCOMPARE(found.largest->a, 3);
        QVERIFY(found.largest->high < 0); // the group errs less than its reference
        const Difference same = analyse(groups, settings).differences.at(2);
        QCOMPARE(found.largest->low, same.low);
        QCOMPARE(found.largest->pHolm, same.pHolm);
    }

    void theReferenceIsTheFirstOfTheLargestWhateverTheErrors()
    {
        const Headline found =
            headline(std::vector {fromTable(30, 1), fromTable(50, 9), fromTable(50, 2)}, kLargest);
        QCOMPARE(found.reference.value(), 1);
    }

    void smallGroupsAreListedAndNeverTheHeadline()
    {
        const std::vector groups {fromTable(9, 9), fromTable(100, 10), fromTable(0, 0), fromTable(10, 4)};
        const Headline found = headline(groups, kLargest);
        QCOMPARE(found.largest->a, 3);
        QVERIFY((found.tooFew == std::vector {0, 2}));
        QCOMPARE(found.comparisons, 2); // the group of nine is compared, though it is not the headline
    }

    void onlySmallGroupsAreTooFewToTell()
    {
        QVERIFY(headline(std::vector {fromTable(9, 9), fromTable(100, 0)}, kLargest).verdict
                == Verdict::TooFewToTell);
        const Headline found = headline(std::vector {fromTable(9, 9), fromTable(100, 0)}, {.reference = 0});
        QVERIFY(found.verdict == Verdict::TooFewToTell); // the reference is too small
        QVERIFY(!found.largest && !found.smallestGap);
    }

    void withoutTwoScoredGroupsThereIsNothingToCompare()
    {
        QVERIFY(headline({}, kLargest).verdict == Verdict::NothingToCompare);
        QVERIFY(!headline({}, kLargest).reference);
        QVERIFY(!headline(std::vector {fromTable(0, 0)}, kLargest).reference);
        const Headline one = headline(std::vector {fromTable(50, 3), fromTable(0, 0)}, kLargest);
        QVERIFY(one.verdict == Verdict::NothingToCompare);
        QCOMPARE(one.reference.value(), 0);
        const Headline empty =
            headline(std::vector {fromTable(50, 3), fromTable(50, 4), fromTable(0, 0)}, {.reference = 2});
        QVERIFY(empty.verdict == Verdict::NothingToCompare);
    }

    void aGapThatCouldBeChanceIsNotShownAndSaysWhatWouldBe()
    {
        const std::vector groups {fromTable(100, 5), fromTable(60, 5)};
        const Headline found = headline(groups, kLargest);
        QVERIFY(found.verdict == Verdict::NotShown);
        QVERIFY(found.smallestGap.value() > std::abs(found.largest->difference));
    }

    void oneOfManyGapsHasToStandCorrection()
    {
        // One gap whose interval excludes zero alone; beside nine groups like the reference Holm's p does not
        // hold.
        std::vector groups {fromTable(200, 10), fromTable(100, 13)};
        QVERIFY(headline(groups, kLargest).verdict == Verdict::Shown);
        groups.insert(groups.end(), 8, fromTable(100, 5));
        const Headline found = headline(groups, kLargest);
        QVERIFY(found.largest->excludesZero());
        QVERIFY(found.verdict == Verdict::NotAfterCorrection);
        QVERIFY(found.smallestGap.value() > found.largest->difference);
        QCOMPARE(found.smallestGap, smallestVisibleGap({10, 200}, 100, 0.95, 9));
    }

    void aGapThatWouldHaveBeenSeenIsShownAndASmallerOneIsNot()
    {
        for (const int comparisons : {1, 3, 35}) {
            for (const Tally reference : {Tally {0, 40}, Tally {3, 100}, Tally {50, 100}, Tally {98, 100}}) {
                for (const std::int64_t n : {20, 33, 120}) {
                    const auto shown = [&](std::int64_t errors) {
                        const auto gap = newcombe({errors, n}, reference, 0.95);
                        return gap->excludesZero()
                            && *fisherTwoSided({errors, n}, reference) * comparisons <= 0.05;
                    };
                    const auto smallest = smallestVisibleGap(reference, n, 0.95, comparisons);
                    bool anyAbove = false;
                    for (std::int64_t errors = 0; errors <= n; ++errors) {
                        const double gap = Tally {errors, n}.rate() - reference.rate();
                        if (gap <= 0)
                            continue;
                        anyAbove = anyAbove || shown(errors);
                        QCOMPARE(shown(errors), anyAbove && gap > *smallest - 1e-12);
                    }
                    QVERIFY(smallest.has_value()); // these all have a number of errors that would do
                }
            }
        }
    }

    void ofSeveralSystemsTheGapIsThatOfAllComparisons()
    {
        const std::vector<GroupCounts> groups {fromTable(40, 1), fromTable(40, 9)};
        const std::vector<std::vector<GroupCounts>> four(4, groups);
        const Headline together = headlines(four, kLargest).front();
        QCOMPARE(together.smallestGap, smallestVisibleGap({1, 40}, 40, 0.95, 4));
        QVERIFY(together.smallestGap.value() > together.largest->difference);
    }

    void ofSeveralSystemsEveryComparisonIsCorrectedFor()
    {
        // p of 9/40 against 1/40 is 0.0143 (Fisher): below 0.05 alone and for two systems, not for four.
        const std::vector<GroupCounts> groups {fromTable(40, 1), fromTable(40, 9)};
        const Headline alone = headline(groups, kLargest);
        QCOMPARE(alone.verdict, Verdict::Shown);
        const std::vector<std::vector<GroupCounts>> one {groups};
        QCOMPARE(headlines(one, kLargest).front().largest->pHolm, alone.largest->pHolm);
        const std::vector<std::vector<GroupCounts>> four(4, groups);
        const std::vector<Headline> together = headlines(four, kLargest);
        QCOMPARE(together.size(), std::size_t {4});
        QCOMPARE(together.front().comparisons, 4);
        QCOMPARE(together.front().largest->pHolm, 4 * alone.largest->p);
        QCOMPARE(together.front().verdict, Verdict::NotAfterCorrection);
        const std::vector<std::vector<GroupCounts>> withEmpty {
            groups, {}, {fromTable(0, 0), fromTable(5, 1)}};
        QCOMPARE(headlines(withEmpty, kLargest)[1].verdict, Verdict::NothingToCompare);
    }

    void theLargestOfEveryPairHasAnIntervalWidenedForTheirNumber()
    {
        const std::vector groups {fromTable(271, 94), fromTable(317, 38), fromTable(296, 21),
                                  fromTable(385, 1)};
        const Headline found = headline(groups, {});
        QCOMPARE(found.verdict, Verdict::Shown);
        QVERIFY(!found.reference && found.isWidened());
        QCOMPARE(found.comparisons, 6);
        QCOMPARE(found.level, 1 - 0.05 / 6);
        QCOMPARE(found.largest->a, 0);
        QCOMPARE(found.largest->b, 3);
        const auto wide = newcombe({94, 271}, {1, 385}, 1 - 0.05 / 6);
        QCOMPARE(found.largest->low, wide->low);
        QCOMPARE(found.largest->high, wide->high);
        std::vector turned = groups;
        std::ranges::reverse(turned);
        const Headline same = headline(turned, {});
        QCOMPARE(same.largest->a, 3); // who errs more often comes first, whatever the order of the groups
        QCOMPARE(same.largest->low, found.largest->low);
        QVERIFY(std::abs(same.largest->ratio->low / found.largest->ratio->low - 1) < 1e-9);
        QVERIFY(found.differences[2].low > wide->low); // those handed out are at the level asked for
    }

    void anIntervalThatExcludesZeroOnlyWhileItIsNotWidenedIsNoFinding()
    {
        // 12/60 against 4/60 leaves out zero at 95 %, not at 1 - 0.05 / 3.
        const std::vector groups {fromTable(60, 12), fromTable(60, 4), fromTable(60, 8)};
        QVERIFY(newcombe({12, 60}, {4, 60}, 0.95)->low > 0);
        const Headline found = headline(groups, {});
        QCOMPARE(found.verdict, Verdict::NotAfterCorrection);
        QVERIFY(found.largest->low < 0);
    }

    void theRestIsEverybodyElse()
    {
        const std::vector groups {fromTable(40, 12), fromTable(100, 5), fromTable(60, 3)};
        const Headline found = headline(groups, {.compare = Compare::Rest});
        QCOMPARE(found.comparisons, 3);
        QCOMPARE(found.largest->a, 0);
        QCOMPARE(found.largest->b, kRest);
        QCOMPARE(found.largest->difference, 0.3 - 8.0 / 160);
        const auto wide = newcombe({12, 40}, {8, 160}, 1 - 0.05 / 3);
        QCOMPARE(found.largest->low, wide->low);
        QCOMPARE(found.verdict, Verdict::Shown);
    }

    void howFewIsTooFewCanBeChosen()
    {
        const std::vector groups {fromTable(20, 19), fromTable(100, 2), fromTable(50, 4)};
        QCOMPARE(headline(groups, kLargest).largest->a, 0);
        const Headline strict = headline(groups, {.compare = Compare::Reference, .fewest = 30});
        QCOMPARE(strict.largest->a, 2);
        QVERIFY((strict.tooFew == std::vector {0}));
        QCOMPARE(strict.comparisons, 2);
    }

    void itHandsOutTheComparisonsItCorrectedFor()
    {
        const std::vector<std::vector<GroupCounts>> systems {
            {fromTable(260, 1), fromTable(92, 15), fromTable(23, 8), fromTable(5, 1)},
            {fromTable(260, 3), fromTable(92, 2), fromTable(23, 1), fromTable(0, 0)}};
        std::size_t all = 0;
        for (const Headline& one : headlines(systems, kLargest)) {
            all += one.differences.size();
            const auto largest = std::find_if(one.differences.begin(), one.differences.end(),
                                              [&](const Difference& d) { return d.a == one.largest->a; });
            QCOMPARE(largest->pHolm, one.largest->pHolm);
            QCOMPARE(one.comparisons, 5);
            for (const Difference& d : one.differences)
                QVERIFY(d.pHolm >= d.p && d.pBh >= d.p);
        }
        QCOMPARE(all, std::size_t {5});
    }

    void theLargestGroupIsTheLargestOverAllRuns()
    {
        const std::vector<GroupCounts> first {fromTable(10, 0), fromTable(12, 0)};
        const std::vector<GroupCounts> second {fromTable(10, 9), fromTable(7, 0)};
        const std::span<const GroupCounts> both[] {first, second};
        QCOMPARE(largestGroup({both, 1}), std::optional(1));
        QCOMPARE(largestGroup(both), std::optional(0));
        const std::vector<GroupCounts> none {fromTable(0, 0)};
        const std::span<const GroupCounts> empty[] {none};
        QVERIFY(!largestGroup(empty) && !largestGroup({}));
    }

    void peopleWithSeveralImagesAreTold()
    {
        std::vector<Observation> images;
        for (int i = 0; i < 40; ++i)
            images.push_back({i % 2, i / 4, Disposition::Correct, false});
        QVERIFY(headline(count(images, 2), kLargest).repeats);
    }

    void theSmallestVisibleGapTurnsWhereNoMoreErrorsArePossible()
    {
        const double gap = smallestVisibleGap({100, 100}, 20, 0.95).value();
        const auto errors = static_cast<std::int64_t>(std::llround((1 - gap) * 20));
        const auto shown = [](std::int64_t wrong) {
            return newcombe({wrong, 20}, {100, 100}, 0.95)->high < 0
                && *fisherTwoSided({wrong, 20}, {100, 100}) <= 0.05;
        };
        QVERIFY(shown(errors));
        QVERIFY(!shown(errors + 1));
        QVERIFY(!smallestVisibleGap({1, 2}, 1, 0.95)); // so few that no gap at all would be seen
    }

    void moreImagesSeeSmallerGaps()
    {
        double last = 1;
        for (const std::int64_t n : {20, 80, 320, 1280}) {
            const double gap = smallestVisibleGap({n / 10, n}, n, 0.95).value();
            QVERIFY(gap < last);
            last = gap;
        }
    }

    void imagesToHalveIsTheLeastNumberThatDoes()
    {
        QVERIFY(!imagesToHalveInterval(0, 0, 0.95));
        QCOMPARE(imagesToHalveInterval(0, 10, 0.95).value(), 14); // n + z^2 for no errors: 10 + 3.84
        for (const Tally tally :
             {Tally {0, 1}, Tally {5, 5}, Tally {3, 9}, Tally {21, 296}, Tally {7, 100000}}) {
            const std::int64_t more = imagesToHalveInterval(tally.errors, tally.n, 0.95).value();
            const auto width = [rate = tally.rate()](std::int64_t n) {
                const Interval limits = wilsonAtRate(rate, static_cast<double>(n), 0.95);
                return limits.high - limits.low;
            };
            QVERIFY(width(tally.n + more) <= width(tally.n) / 2);
            QVERIFY(width(tally.n + more - 1) > width(tally.n) / 2);
        }
    }
};

QTEST_APPLESS_MAIN(TestHeadline)
#include "tst_headline.moc"
