// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <array>
#include <cmath>
#include <limits>

#include <QtTest>

#include "core/measures/matching/enrolment.h"
#include "core/measures/matching/rate_difference.h"
#include "core/measures/matching/trade_off.h"
#include "core/measures/normal.h"
#include "tests/measures/match_sets.h"

using namespace plumbline::measures;
using namespace plumbline::test;

namespace {

bool isNear(double a, double b, double relative = 1e-9)
{
    return std::abs(a - b) <= relative * std::max({std::abs(a), std::abs(b), 1e-12});
}

#define VERIFY_NEAR(a, b)                                                                                    \
    QVERIFY2(isNear(a, b),                                                                                   \
             qPrintable(QString::number(a, 'g', 12) + QLatin1String(" / ") + QString::number(b, 'g', 12)))

/// Scored pairs of one group: people 0, 1, 2 ... with one image each.
MatchScores listed(const std::vector<ScoredPair>& pairs, const std::vector<int>& subjects, int groups = 1,
                   std::vector<int> groupOf = {})
{
    groupOf.resize(subjects.size(), 0);
    ScoreList list;
    list.groups = groups;
    list.subjectsA = subjects;
    list.groupsA = groupOf;
    list.pairs = pairs;
    return scoresOf(list);
}

/// Scores of all pairs of people with one image: drawn, and as many as asked for are above 0.5.
MatchScores random(int people, int above, std::uint64_t seed)
{
    RandomStream stream(seed, 0);
    std::vector<int> subjects;
    std::vector<ScoredPair> pairs;
    for (int i = 0; i < people; ++i) {
        subjects.push_back(i);
        for (int j = 0; j < i; ++j)
            pairs.push_back({static_cast<float>(stream() % 1000) / 2001.0F, j, i});
    }
    for (int i = 0; i < above; ++i)
        pairs[(static_cast<std::size_t>(i) * 7919) % pairs.size()].score += 0.5F;
    return listed(pairs, subjects);
}

} // namespace

/// Rates, their intervals and what is made of them, against definitions spelt out.
class TestMatchRates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theVarianceIsTheDyadicRobustOne_data()
    {
        QTest::addColumn<bool>("twoSets");
        QTest::addColumn<int>("images");
        QTest::addColumn<bool>("strata");
        QTest::newRow("one set, one image each") << false << 1 << false;
        QTest::newRow("one set, several images") << false << 4 << false;
        QTest::newRow("one set, only within a stratum") << false << 3 << true;
        QTest::newRow("two sets, one image each") << true << 1 << false;
        QTest::newRow("two sets, several images") << true << 4 << false;
    }
    void theVarianceIsTheDyadicRobustOne()
    {
        QFETCH(bool, twoSets);
        QFETCH(int, images);
        QFETCH(bool, strata);
        const MatchSet a =
            matchSet({.people = 25, .mostImages = images, .groups = 2, .strata = strata ? 2 : 0, .seed = 3});
        // Other people in the gallery: whoever is in both sets has two ways to meet the same person.
        const MatchSet b =
            matchSet({.people = 20, .mostImages = images, .groups = 2, .firstSubject = 100, .seed = 4});
        const MatchCells cells(twoSets ? Pairing::TwoSets : Pairing::OneSet, 2);
        const MatchScores scores = twoSets ? scorePairs(a.view(), b.view(), Metric::Cosine, 2, {}).value()
                                           : scorePairs(a.view(), Metric::Cosine, 2, {}).value();
        const auto brute = brutePairs(a, twoSets ? &b : nullptr, Metric::Cosine, {}, cells);
        for (const std::vector<int>& sum :
             {std::vector {cells.cell(0, 0)}, std::vector {cells.cell(0, 1)}, cells.with(1), cells.all()}) {
            const auto nonMated = only(brute, sum, false);
            const CrossedCurve curve = scores.crossed.curve(sum);
            int compared = 0;
            for (int k = 0; k < scores.crossed.grid().size(); ++k) {
                const float edge = scores.crossed.grid().edge(k);
                const CrossedPoint& point = curve.points[at(k)];
                QCOMPARE(point.designEffect.has_value(), point.seen > 0 && point.seen < curve.comparisons);
                if (!point.designEffect)
                    continue;
                ++compared;
                VERIFY_NEAR(*point.designEffect,
                            bruteDesignEffect(nonMated, [edge](float score) { return score >= edge; }));
            }
            QVERIFY(compared > 3);
        }
    }

    void theCovarianceOfTwoGroupsIsThatOfWhatTheyShare_data()
    {
        QTest::addColumn<bool>("twoSets");
        QTest::addColumn<int>("images");
        QTest::newRow("one set, one image each") << false << 1;
        QTest::newRow("one set, several images") << false << 3;
        QTest::newRow("two sets, one image each") << true << 1;
        QTest::newRow("two sets, several images") << true << 3;
    }
    void theCovarianceOfTwoGroupsIsThatOfWhatTheyShare()
    {
        QFETCH(bool, twoSets);
        QFETCH(int, images);
        const MatchSet a = matchSet({.people = 24, .mostImages = images, .groups = 3, .seed = 6});
        const MatchSet b =
            matchSet({.people = 18, .mostImages = images, .groups = 3, .firstSubject = 100, .seed = 7});
        const MatchCells cells(twoSets ? Pairing::TwoSets : Pairing::OneSet, 3);
        const MatchScores scores = twoSets ? scorePairs(a.view(), b.view(), Metric::Cosine, 3, {}).value()
                                           : scorePairs(a.view(), Metric::Cosine, 3, {}).value();
        const auto brute = brutePairs(a, twoSets ? &b : nullptr, Metric::Cosine, {}, cells);
        const std::vector<std::vector<int>> sums {cells.with(0), cells.with(1), cells.with(2)};
        int shared = 0;
        for (int k = 0; k < scores.crossed.grid().size(); k += 3) {
            const float edge = scores.crossed.grid().edge(k);
            const auto isError = [edge](float score) { return score >= edge; };
            const std::vector<double> covariances = scores.crossed.covariances(sums, k);
            for (std::size_t i = 0; i < sums.size(); ++i) {
                for (std::size_t j = 0; j < sums.size(); ++j) {
                    const double wanted =
                        bruteCovariance(only(brute, sums[i], false), only(brute, sums[j], false), isError);
                    QVERIFY2(std::abs(covariances[i * 3 + j] - wanted) < 1e-12 + 1e-9 * std::abs(wanted),
                             qPrintable(QStringLiteral("%1 / %2").arg(covariances[i * 3 + j]).arg(wanted)));
                    shared += i != j && wanted != 0 ? 1 : 0;
                }
                // With itself it is the variance.
                const CrossedCurve curve = scores.crossed.curve(sums[i]);
                const CrossedPoint& point = curve.points[at(k)];
                if (!point.designEffect)
                    continue;
                const auto n = static_cast<double>(curve.comparisons);
                const double rate = static_cast<double>(point.seen) / n;
                VERIFY_NEAR(covariances[i * 3 + i], *point.designEffect * rate * (1 - rate) / n);
            }
        }
        QVERIFY(shared > 6);
    }

    void theLimitsOfADifferenceAreSquaredAndAdded()
    {
        PairRate a {.errors = 40, .comparisons = 1000, .people = 1'000'000, .limits = {}};
        PairRate b {.errors = 20, .comparisons = 2000, .people = 1'000'000, .limits = {}};
        setLimits(a, 800, 0.95);
        setLimits(b, 1500, 0.95);
        const Interval plain = differenceLimits(a, b, 0, 0.95);
        // Newcombe's method 10 by hand.
        VERIFY_NEAR(plain.low, 0.03 - std::hypot(0.04 - a.limits->low, b.limits->high - 0.01));
        VERIFY_NEAR(plain.high, 0.03 + std::hypot(a.limits->high - 0.04, 0.01 - b.limits->low));
        const Interval turned = differenceLimits(b, a, 0, 0.95);
        VERIFY_NEAR(turned.low, -plain.high);
        VERIFY_NEAR(turned.high, -plain.low);
        // What both have in common does not blur the difference.
        const Interval together = differenceLimits(a, b, 0.6, 0.95);
        QVERIFY(together.low > plain.low && together.high < plain.high);
        const double p = differenceP(a, b, 0.6);
        QVERIFY(p > 0 && p < 0.001);
        QVERIFY(std::abs(differenceLimits(a, b, 0.6, 1 - p).low) < 1e-7);
        QVERIFY(differenceP(a, b, 0) > p);
    }

    void whereNothingDiffersThatIsChance()
    {
        PairRate none {.errors = 0, .comparisons = 1000, .people = 60, .limits = {}};
        setLimits(none, 500, 0.95);
        PairRate few = none;
        few.errors = 2;
        setLimits(few, 500, 0.95);
        const Interval same = differenceLimits(none, none, 0, 0.95);
        QVERIFY(same.low < 0 && same.high > 0);
        QVERIFY(differenceP(none, none, 0) > 0.999);
        Correlations apart(3);
        const std::vector<PairRate> rates {none, few, none};
        const auto widest = widestDifference(rates, apart, 0.95);
        QVERIFY(widest && !widest->isBeyondChance() && widest->p > 0.05);
        QCOMPARE(widest->high, 1);
        QCOMPARE(widest->among, 3);
        // Of rates of which nothing is known there is no difference.
        QVERIFY(!widestDifference(std::vector<PairRate> {PairRate {}, few}, apart, 0.95));
        QVERIFY(!widestDifference(std::vector<PairRate> {few}, apart, 0.95));
    }

    void aDifferenceThatIsPickedMustBeWider()
    {
        PairRate low {.errors = 30, .comparisons = 3000, .people = 500, .limits = {}};
        setLimits(low, 3000, 0.95);
        PairRate high = low;
        high.errors = 52;
        setLimits(high, 3000, 0.95);
        const auto two = widestDifference(std::vector {low, high}, Correlations(2), 0.95);
        const auto four = widestDifference(std::vector {low, high, low, low}, Correlations(4), 0.95);
        QVERIFY(two->isBeyondChance() && two->p < 0.05);
        QVERIFY(!four->isBeyondChance() && four->p > 0.05);
        QCOMPARE(two->value, four->value);
        VERIFY_NEAR(four->p, 6 * two->p);
        QVERIFY(four->limits.low < two->limits.low && four->limits.high > two->limits.high);
        // A wide difference of few comparisons does not hide a smaller one that is certain.
        PairRate rare {.errors = 1, .comparisons = 10, .people = 6, .limits = {}};
        setLimits(rare, 6, 0.95);
        PairRate certain = low;
        certain.errors = 150;
        setLimits(certain, 3000, 0.95);
        const auto found = widestDifference(std::vector {low, certain, rare}, Correlations(3), 0.95);
        QVERIFY(found->isBeyondChance());
        QCOMPARE(found->high, 1);
        QCOMPARE(found->low, 0);
    }

    void missesOfPeopleInTwoGroupsGoTogether()
    {
        // Every person has images in both groups, and is missed in both or in neither.
        std::vector<ScoredPair> pairs;
        std::vector<int> subjects, groups;
        for (int person = 0; person < 40; ++person) {
            const int first = static_cast<int>(subjects.size());
            for (int image = 0; image < 4; ++image) {
                subjects.push_back(person);
                groups.push_back(image / 2);
            }
            const float score = person % 4 == 0 ? 0.1F : 0.9F;
            pairs.push_back({score, first, first + 1});
            pairs.push_back({score, first + 2, first + 3});
        }
        const MatchScores scores = listed(pairs, subjects, 2, groups);
        const std::array curves {FalseNonMatchCurve(scores, scores.cells.with(0), 0.95),
                                 FalseNonMatchCurve(scores, scores.cells.with(1), 0.95)};
        const std::array both {&curves[0], &curves[1]};
        const Correlations found = falseNonMatchCorrelations(both, 0.5F);
        QVERIFY2(found.at(0, 1) > 0.99, qPrintable(QString::number(found.at(0, 1))));
        QCOMPARE(found.at(0, 1), found.at(1, 0));
    }

    void everybodysIntervalIsTheSameForEveryGrouping()
    {
        const MatchSet grouped = matchSet({.people = 40, .mostImages = 3, .groups = 3, .seed = 8});
        MatchSet together = grouped;
        std::ranges::fill(together.groups, 0);
        for (const std::int64_t sampled : {std::int64_t {0}, std::int64_t {300}}) {
            PairRules rules;
            rules.sampled = sampled;
            const MatchScores one = scorePairs(together.view(), Metric::Cosine, 1, rules).value();
            const MatchScores three = scorePairs(grouped.view(), Metric::Cosine, 3, rules).value();
            const FalseMatchCurve ofOne(one, one.cells.all(), 0.95);
            const FalseMatchCurve ofThree(three, three.cells.all(), 0.95);
            QCOMPARE(ofOne.comparisons(), ofThree.comparisons());
            int compared = 0;
            for (const double rate : {0.3, 0.1, 0.03, 0.01, 0.003}) {
                const float threshold = ofOne.thresholdFor(rate);
                QCOMPARE(ofThree.thresholdFor(rate), threshold);
                const PairRate a = ofOne.at(threshold);
                const PairRate b = ofThree.at(threshold);
                QCOMPARE(a.errors, b.errors);
                VERIFY_NEAR(a.limits.value().low, b.limits.value().low);
                VERIFY_NEAR(a.limits.value().high, b.limits.value().high);
                compared += a.errors > 0 ? 1 : 0;
            }
            QVERIFY(compared > 2);
        }
    }

    void theVarianceOfMissesIsThatOfPeople()
    {
        const MatchSet a = matchSet({.people = 30, .mostImages = 5, .groups = 1, .seed = 5});
        const MatchScores scores = scorePairs(a.view(), Metric::Cosine, 1, {}).value();
        const MatedScores mated = scores.matedOf(scores.cells.all());
        int compared = 0;
        for (std::int64_t i = 1; i < mated.size(); i += 3) {
            const float threshold = mated.pairs()[at(i)].pair.score;
            std::map<int, std::pair<double, double>> people; // missed, compared
            for (const MatedPair& pair : mated.pairs()) {
                people[pair.subject].first += pair.pair.score < threshold ? 1 : 0;
                people[pair.subject].second += 1;
            }
            const MissedBelow missed = mated.missedBelow(threshold);
            if (!missed.designEffect)
                continue;
            const double rate = double(missed.missed) / double(missed.comparisons);
            double sum = 0;
            for (const auto& [subject, counts] : people)
                sum += std::pow(counts.first - rate * counts.second, 2);
            const auto m = static_cast<double>(people.size());
            VERIFY_NEAR(*missed.designEffect,
                        m / (m - 1) * sum / (double(missed.comparisons) * rate * (1 - rate)));
            ++compared;
        }
        QVERIFY(compared > 10);
        QVERIFY(!mated.missedBelow(-1e9F).designEffect);
        QVERIFY(!mated.missedBelow(1e9F).designEffect);
    }

    void whereEverythingHangsOnOnePersonLittleIsKnown()
    {
        // Person 0 matches everybody, nobody else does: 99 false matches of 4950, worth about one.
        std::vector<int> subjects;
        std::vector<ScoredPair> hub, spread;
        for (int i = 0; i < 100; ++i) {
            subjects.push_back(i);
            for (int j = 0; j < i; ++j) {
                hub.push_back({j == 0 ? 0.9F : 0.1F, j, i});
                spread.push_back({(i + j) % 50 == 0 ? 0.9F : 0.1F, j, i});
            }
        }
        const FalseMatchCurve one(listed(hub, subjects), std::array {0});
        const FalseMatchCurve all(listed(spread, subjects), std::array {0});
        QCOMPARE(one.at(0.5F).errors, 99);
        QVERIFY2(one.at(0.5F).effectiveN < 120, qPrintable(QString::number(one.at(0.5F).effectiveN)));
        QVERIFY(all.at(0.5F).errors > 90);
        QCOMPARE(all.at(0.5F).effectiveN, 4950.0); // a design effect below 1 is not used
        QVERIFY(one.at(0.5F).limits->high > 2 * all.at(0.5F).limits->high);
    }

    void intervalsStayWithinZeroAndOne()
    {
        const MatchScores scores = random(40, 30, 1);
        const FalseMatchCurve curve(scores, scores.cells.all());
        double before = 1;
        for (float threshold = -0.1F; threshold < 1.2F; threshold += 0.01F) {
            const PairRate rate = curve.at(threshold);
            QVERIFY(rate.limits);
            QVERIFY(rate.limits->low >= 0 && rate.limits->low <= *rate.rate());
            QVERIFY(rate.limits->high >= *rate.rate() && rate.limits->high <= 1);
            QVERIFY(*rate.rate() <= before);
            before = *rate.rate();
        }
    }

    void nothingSeenIsABoundOnTheEffectiveNumber()
    {
        const MatchScores scores = random(60, 40, 2);
        const FalseMatchCurve curve(scores, scores.cells.all());
        const PairRate none = curve.at(2);
        QCOMPARE(none.errors, 0);
        QVERIFY(none.isBound);
        QCOMPARE(none.limits->low, 0.0);
        VERIFY_NEAR(none.limits->high, 1 - std::pow(0.05, 1 / none.effectiveN));
        // The rule of three.
        QVERIFY(std::abs(none.limits->high * none.effectiveN / 3 - 1) < 0.01);
        // The design effect is borrowed from where ten were seen; so few matches hardly cluster.
        QVERIFY(none.effectiveN <= 1770 && none.effectiveN > 1770 / 3.0);
    }

    void nothingEverSeenCountsPairsWithNobodyInCommon()
    {
        std::vector<int> subjects;
        std::vector<ScoredPair> pairs;
        for (int i = 0; i < 5; ++i) {
            subjects.push_back(i);
            for (int j = 0; j < i; ++j)
                pairs.push_back({0.1F, j, i});
        }
        // Ten pairs of five people: never ten on either side of a threshold.
        const FalseMatchCurve curve(listed(pairs, subjects), std::array {0});
        QCOMPARE(curve.at(0.5F).effectiveN, 2.0);
        VERIFY_NEAR(curve.at(0.5F).limits->high, 1 - std::sqrt(0.05));
    }

    void studentsTWidensForFewPeople()
    {
        PairRate few {.errors = 30, .comparisons = 1000, .people = 5, .limits = {}};
        PairRate many {.errors = 30, .comparisons = 1000, .people = 500, .limits = {}};
        setLimits(few, 200, 0.95);
        setLimits(many, 200, 0.95);
        const Interval wilson = wilsonAtRate(0.03, 200, 0.95);
        QVERIFY(few.limits->high > many.limits->high && few.limits->low < many.limits->low);
        QVERIFY(std::abs(many.limits->high - wilson.high) < 2e-4);
        // t(0.975; 4) = 2.776445
        const Interval byHand = wilsonAtRate(0.03, 200 * std::pow(1.959964 / 2.776445, 2), 0.95);
        QVERIFY(std::abs(few.limits->high - byHand.high) < 1e-6);
    }

    void theMatrixHasEveryPairOfGroups()
    {
        const MatchSet a = matchSet({.people = 60, .mostImages = 2, .groups = 3, .unknown = 0.1, .seed = 11});
        const MatchScores scores = scorePairs(a.view(), Metric::Cosine, 3, {}).value();
        const auto brute = brutePairs(a, nullptr, Metric::Cosine, {}, scores.cells);
        const FalseMatchMatrices matrices(scores);
        for (const float threshold : {-50.0F, 0.0F, 70.0F, 1e6F}) {
            const FalseMatchMatrix matrix = matrices.at(threshold);
            QCOMPARE(matrix.groups, 4);
            for (int i = 0; i < 4; ++i) {
                for (int j = 0; j < 4; ++j) {
                    const auto pairs = scoresOfPairs(only(brute, {scores.cells.cell(i, j)}, false));
                    QCOMPARE(matrix.cell(i, j).comparisons, std::ssize(pairs));
                    QCOMPARE(matrix.cell(i, j).errors, bruteFrom(pairs, threshold));
                    QCOMPARE(matrix.cell(i, j).errors, matrix.cell(j, i).errors);
                }
            }
        }
    }

    void areaEqualErrorsAndRatesAreThoseOfTheDefinition_data()
    {
        QTest::addColumn<int>("keep");
        QTest::newRow("all kept") << 1'000'000;
        QTest::newRow("bins below the tail") << 1;
    }
    void areaEqualErrorsAndRatesAreThoseOfTheDefinition()
    {
        QFETCH(int, keep);
        const MatchSet a = matchSet({.people = 200, .mostImages = 3, .groups = 1, .seed = 12});
        const MatchScores scores =
            scorePairs(a.view(), Metric::NegativeEuclidean, 1, {}, {.keep = keep}).value();
        const auto brute = brutePairs(a, nullptr, Metric::NegativeEuclidean, {}, scores.cells);
        const auto nonMated = scoresOfPairs(only(brute, scores.cells.all(), false));
        const auto mated = scoresOfPairs(only(brute, scores.cells.all(), true));
        const NonMatedScores ours = scores.nonMatedOf(scores.cells.all());
        const MatedScores oursMated = scores.matedOf(scores.cells.all());
        QCOMPARE(ours.exactFrom() == NonMatedScores::kNoLimit, keep > 1);

        double wins = 0;
        double least = 2;
        EqualErrors equal;
        for (const float score : mated) {
            const auto above = double(bruteFrom(nonMated, std::nextafter(score, 1e9F)));
            const auto from = double(bruteFrom(nonMated, score));
            wins += double(nonMated.size()) - (above + from) / 2;
            const double fmr = from / double(nonMated.size());
            const double fnmr = 1 - double(bruteFrom(mated, score)) / double(mated.size());
            if (std::abs(fmr - fnmr) < least - 1e-12) {
                least = std::abs(fmr - fnmr);
                equal = {score, (fmr + fnmr) / 2};
            }
        }
        const double area = wins / double(nonMated.size()) / double(mated.size());
        QVERIFY(std::abs(*areaUnderRoc(ours, oursMated) - area) < (keep > 1 ? 1e-12 : 1e-4));
        QVERIFY(std::abs(equalErrorRate(ours, oursMated)->rate - equal.rate) < (keep > 1 ? 1e-12 : 1e-3));
        if (keep > 1)
            QCOMPARE(equalErrorRate(ours, oursMated)->threshold, equal.threshold);

        const FalseMatchCurve falseMatches(scores, scores.cells.all());
        const FalseNonMatchCurve falseNonMatches(scores, scores.cells.all());
        for (const double wanted : {1e-2, 1e-3, 1e-4, 1e-5, 1e-6}) {
            const OperatingPoint point = atRate(falseMatches, falseNonMatches, wanted);
            QVERIFY(*point.falseMatches.rate() <= wanted);
            QCOMPARE(point.falseMatches.errors, bruteFrom(nonMated, point.threshold));
            QCOMPARE(point.falseNonMatches.errors, std::ssize(mated) - bruteFrom(mated, point.threshold));
            QCOMPARE(point.isBeyondData, wanted * double(nonMated.size()) < 1);
        }
        QCOMPARE(*falseMatches.one(), 1 / double(nonMated.size()));
    }

    void detPointsLieOnTheCurve()
    {
        const MatchSet a = matchSet({.people = 100, .mostImages = 3, .groups = 1, .seed = 13});
        const MatchScores scores = scorePairs(a.view(), Metric::Cosine, 1, {}).value();
        const FalseMatchCurve falseMatches(scores, scores.cells.all());
        const FalseNonMatchCurve falseNonMatches(scores, scores.cells.all());
        const auto points = detCurve(falseMatches, falseNonMatches);
        QVERIFY(points.size() > 30);
        QCOMPARE(points.front().fmr, 1.0);
        QCOMPARE(points.back().fmr, 0.0);
        for (std::size_t i = 0; i < points.size(); ++i) {
            const DetPoint& point = points[i];
            QCOMPARE(point.fmr, *falseMatches.at(point.threshold).rate());
            QCOMPARE(point.fnmr, *falseNonMatches.at(point.threshold).rate());
            QCOMPARE(point.fmrDeviate.has_value(), point.fmr > 0 && point.fmr < 1);
            if (point.fmrDeviate)
                QVERIFY(isNear(*point.fmrDeviate, normalQuantile(point.fmr)));
            QVERIFY(i == 0 || (point.fmr <= points[i - 1].fmr && point.fnmr >= points[i - 1].fnmr));
        }
        QVERIFY(detCurve(falseMatches, FalseNonMatchCurve(random(5, 0, 1), std::array {0})).empty());
    }

    void oneSubjectAndPerfectScoresAreNoAccident()
    {
        // Two images of one person: a mated pair, nothing to be falsely matched with.
        const MatchScores scores = listed({{0.8F, 0, 1}}, {7, 7});
        const FalseNonMatchCurve misses(scores, std::array {0});
        QCOMPARE(*misses.at(0.8F).rate(), 0.0);
        QCOMPARE(*misses.at(0.9F).rate(), 1.0);
        VERIFY_NEAR(misses.at(0.8F).limits->high, 0.95); // one person
        VERIFY_NEAR(misses.at(0.9F).limits->low, 0.05);
        QVERIFY(!FalseMatchCurve(scores, std::array {0}).at(0.5F).rate());
        QVERIFY(!areaUnderRoc(scores.nonMatedOf(std::array {0}), scores.matedOf(std::array {0})));
        QVERIFY(!equalErrorRate(scores.nonMatedOf(std::array {0}), scores.matedOf(std::array {0})));
    }

    void whoIsNotEnrolledIsNotRecognised()
    {
        // Subject 1 has three images, one of which failed; subject 2 has two, both fine; one is nobody's.
        const std::vector<EnrolmentTry> tries {{1, 0, false}, {1, 0, true},  {1, 0, false},
                                               {2, 1, false}, {2, 1, false}, {-1, -1, true}};
        const auto rates = failuresToEnrol(tries, 2);
        QCOMPARE(rates.size(), std::size_t(3));
        QCOMPARE(rates[0].errors, 1);
        QCOMPARE(rates[0].comparisons, 3);
        QCOMPARE(rates[0].people, 1);
        QCOMPARE(rates[1].errors, 0);
        QVERIFY(rates[1].isBound);
        QCOMPARE(rates[2].errors, 1);
        const MatchCells cells(Pairing::OneSet, 2);
        const LostPairs pairs = lostMatedPairs(cells, tries, {});
        QCOMPARE(pairs.all[at(cells.cell(0, 0))], 3);
        QCOMPARE(pairs.lost[at(cells.cell(0, 0))], 2);
        QCOMPARE(pairs.lost[at(cells.cell(1, 1))], 0);
        const PairRate compared {.errors = 0, .comparisons = 1, .people = 1, .limits = {}};
        VERIFY_NEAR(*generalisedFnmr(compared, 2), 2.0 / 3);
        QVERIFY(!generalisedFnmr({}, 0));
        const std::vector<EnrolmentTry> gallery {{1, 1, true}, {1, 0, false}, {3, 0, false}};
        const MatchCells two(Pairing::TwoSets, 2);
        const LostPairs crossed = lostMatedPairs(two, tries, gallery);
        QCOMPARE(crossed.all[at(two.cell(0, 1))], 3);
        QCOMPARE(crossed.lost[at(two.cell(0, 1))], 3);
        QCOMPARE(crossed.lost[at(two.cell(0, 0))], 1);
    }
};

QTEST_APPLESS_MAIN(TestMatchRates)
#include "tst_match_rates.moc"
