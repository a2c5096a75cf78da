// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <set>
#include <stop_token>
#include <tuple>

#include <QtTest>

#include "core/measures/matching/match_curves.h"
#include "core/measures/matching/pair_space.h"
#include "tests/measures/match_sets.h"

using namespace plumbline::measures;
using namespace plumbline::test;

namespace {

struct Case
{
    MatchSet a;
    std::optional<MatchSet> b;
    Metric metric = Metric::Cosine;
    PairRules rules;
    int groups = 2;

    [[nodiscard]] MatchCells cells() const { return {b ? Pairing::TwoSets : Pairing::OneSet, groups}; }
    [[nodiscard]] std::vector<BrutePair> brute() const
    {
        return brutePairs(a, b ? &*b : nullptr, metric, rules, cells());
    }
    [[nodiscard]] MatchScores scores(const ScoringSettings& settings = {}) const
    {
        return b ? scorePairs(a.view(), b->view(), metric, groups, rules, settings).value()
                 : scorePairs(a.view(), metric, groups, rules, settings).value();
    }
};

Case caseNamed(const QString& name)
{
    Case c;
    const bool two = name.startsWith(QLatin1String("two"));
    MatchSetOf of {.people = 40, .mostImages = 3, .groups = 2, .seed = 7};
    if (name.contains(QLatin1String("unknown")))
        of.unknown = 0.2;
    if (name.contains(QLatin1String("strata")))
        of.strata = 3;
    if (name.contains(QLatin1String("mixed")))
        of.mixedGroups = true;
    if (name.contains(QLatin1String("large"))) { // several blocks, cut between people and within one
        of.people = 500;
        of.mostImages = 4;
    }
    c.a = matchSet(of);
    if (two) {
        of.seed = 8;
        of.firstSubject = 20; // half of the people are in both
        c.b = matchSet(of);
    }
    if (name.contains(QLatin1String("distance")))
        c.metric = Metric::NegativeEuclidean;
    if (name.contains(QLatin1String("left out"))) {
        for (int i = 0; i < 30; ++i)
            c.rules.leftOut.emplace_back((i * 7) % c.a.rows(), (i * 5 + 1) % c.a.rows());
        std::erase_if(c.rules.leftOut, [&](const auto& pair) {
            return pair.first == pair.second || pair.second >= (c.b ? *c.b : c.a).rows();
        });
        c.rules.leftOut.push_back(c.rules.leftOut.front()); // twice does no harm
    }
    if (name.contains(QLatin1String("leave")))
        c.rules.unknown = UnknownSubjects::LeaveOut;
    return c;
}

/// All scores and, between and beyond them, thresholds that nobody has.
std::vector<float> thresholdsOf(const std::vector<float>& scores)
{
    std::set<float> thresholds {-1000, 1000};
    for (const float score : scores) {
        thresholds.insert(score);
        thresholds.insert(score + 0.3F);
    }
    return {thresholds.begin(), thresholds.end()};
}

} // namespace

/// Scores of all pairs, against pairs compared one by one.
class TestMatchScores : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPairIsInItsCellOnce_data()
    {
        QTest::addColumn<bool>("dummy");
        for (const char* name :
             {"one", "two", "one, unknown", "two, unknown", "one, unknown, leave", "two, unknown, leave",
              "one, strata", "two, strata", "one, mixed", "two, mixed, strata, unknown", "one, left out",
              "two, left out", "one, distance", "two, distance, left out, strata"})
            QTest::newRow(name) << true;
    }
    void everyPairIsInItsCellOnce()
    {
        const Case c = caseNamed(QString::fromLatin1(QTest::currentDataTag()));
        const std::vector<BrutePair> brute = c.brute();
        const MatchScores scores = c.scores();
        for (const int cell : c.cells().all()) {
            const auto nonMated = only(brute, {cell}, false);
            const NonMatedScores& ours = scores.nonMated[at(cell)];
            QCOMPARE(ours.size(), std::ssize(nonMated));
            std::vector<ScoredPair> pairs;
            for (const BrutePair& pair : nonMated)
                pairs.push_back(pair.pair);
            std::ranges::sort(pairs, isBetter);
            QVERIFY(std::ranges::equal(ours.tail(), pairs));
            const std::vector<float> known = scoresOfPairs(nonMated);
            for (const float threshold : thresholdsOf(known)) {
                QCOMPARE(ours.countFrom(threshold).count, bruteFrom(known, threshold));
                QVERIFY(ours.countFrom(threshold).exact);
            }
            const auto mated = scoresOfPairs(only(brute, {cell}, true));
            QCOMPARE(scores.mated[at(cell)].size(), std::ssize(mated));
            for (const float threshold : thresholdsOf(mated))
                QCOMPARE(scores.mated[at(cell)].below(threshold),
                         std::ssize(mated) - bruteFrom(mated, threshold));
        }
    }

    void comparisonsOfPeopleAreCounted_data() { everyPairIsInItsCellOnce_data(); }
    void comparisonsOfPeopleAreCounted()
    {
        const Case c = caseNamed(QString::fromLatin1(QTest::currentDataTag()));
        const std::vector<BrutePair> brute = c.brute();
        const MatchScores scores = c.scores();
        std::vector<std::vector<int>> sums {c.cells().all(), c.cells().with(0), c.cells().with(c.groups)};
        for (const int cell : c.cells().all())
            sums.push_back({cell});
        for (const std::vector<int>& cells : sums) {
            const auto nonMated = only(brute, cells, false);
            std::set<int> people;
            for (const BrutePair& pair : nonMated)
                people.insert({pair.subjectA, pair.subjectB});
            const std::vector<float> known = scoresOfPairs(nonMated);
            const CrossedCurve curve = scores.crossed.curve(cells);
            QCOMPARE(curve.comparisons, std::ssize(nonMated));
            QCOMPARE(curve.people, std::ssize(people));
            for (int k = 0; k < scores.crossed.grid().size(); ++k)
                QCOMPARE(curve.points[at(k)].seen, bruteFrom(known, scores.crossed.grid().edge(k)));
        }
    }

    void severalBlocksAndThreadsMakeTheSame()
    {
        for (const char* name : {"one, large", "two, large, left out"}) {
            const Case c = caseNamed(QString::fromLatin1(name));
            const auto brute = c.brute();
            const MatchScores alone = c.scores({.threads = 1});
            const MatchScores together = c.scores({.threads = 4});
            for (const int cell : c.cells().all()) {
                const auto nonMated = scoresOfPairs(only(brute, {cell}, false));
                QCOMPARE(alone.nonMated[at(cell)].size(), std::ssize(nonMated));
                QVERIFY(
                    std::ranges::equal(alone.nonMated[at(cell)].tail(), together.nonMated[at(cell)].tail()));
                const CrossedCurve x = alone.crossed.curve(std::array {cell});
                const CrossedCurve y = together.crossed.curve(std::array {cell});
                for (std::size_t k = 0; k < x.points.size(); ++k) {
                    QCOMPARE(x.points[k].seen,
                             bruteFrom(nonMated, alone.crossed.grid().edge(static_cast<int>(k))));
                    QCOMPARE(x.points[k].seen, y.points[k].seen);
                    QVERIFY(x.points[k].designEffect == y.points[k].designEffect);
                }
            }
        }
    }

    void whatIsKeptIsExactAndSaysFromWhere()
    {
        const Case c = caseNamed(QStringLiteral("one, large"));
        const auto brute = c.brute();
        // As if memory were for the least tail, and there were too many pairs to look at all of them.
        for (const std::int64_t everything : {std::int64_t(1'000'000'000), std::int64_t(1000)}) {
            const ScoringSettings settings {
                .threads = 3, .everythingUpTo = everything, .tailShare = 0.05, .keep = 1};
            const MatchScores scores = c.scores(settings);
            for (const std::vector<int>& cells : {std::vector {c.cells().cell(0, 1)}, c.cells().all()}) {
                const auto nonMated = scoresOfPairs(only(brute, cells, false));
                const NonMatedScores ours = scores.nonMatedOf(cells);
                QVERIFY(ours.exactFrom() > NonMatedScores::kNoLimit);
                QVERIFY(!ours.tail().empty() && std::ssize(ours.tail()) < ours.size() / 2);
                QCOMPARE(ours.size(), std::ssize(nonMated));
                QCOMPARE(std::ssize(ours.tail()), bruteFrom(nonMated, ours.exactFrom()));
                for (const float threshold : thresholdsOf(nonMated)) {
                    const SeenAbove seen = ours.countFrom(threshold);
                    if (threshold >= ours.exactFrom())
                        QVERIFY(seen.exact);
                    if (seen.exact)
                        QCOMPARE(seen.count, bruteFrom(nonMated, threshold));
                }
                for (int bin = 0; bin < ours.bins().count(); ++bin)
                    QCOMPARE(ours.countFrom(ours.bins().edge(bin)).count,
                             bruteFrom(nonMated, ours.bins().edge(bin)));
            }
        }
    }

    void belowTheTailARateHasNoInterval()
    {
        const Case c = caseNamed(QStringLiteral("one, large"));
        const MatchScores scores = c.scores({.everythingUpTo = 1000, .tailShare = 0.05});
        const FalseMatchCurve curve(scores, c.cells().all());
        const float first = scores.crossed.grid().edge(0);
        QVERIFY(curve.at(first).limits);
        QVERIFY(!curve.at(first - 1).limits);
        QVERIFY(curve.at(first - 1).errors > curve.at(first).errors);
        const double share = *curve.at(first).rate();
        QVERIFY2(share > 0.03 && share < 0.09, qPrintable(QString::number(share)));
    }

    void aThresholdForARateIsTheSmallest_data() { everyPairIsInItsCellOnce_data(); }
    void aThresholdForARateIsTheSmallest()
    {
        const Case c = caseNamed(QString::fromLatin1(QTest::currentDataTag()));
        const MatchScores scores = c.scores();
        const NonMatedScores all = scores.nonMatedOf(c.cells().all());
        for (std::int64_t most = 0; most < all.size(); most += 13) {
            const float threshold = all.thresholdFor(most);
            QVERIFY(all.countFrom(threshold).count <= most);
            QVERIFY(all.countFrom(std::nextafter(threshold, -1e9F)).count > most);
        }
        QCOMPARE(all.countFrom(all.thresholdFor(all.size())).count, all.size());
    }

    void aSampleIsOfNonMatedPairsEachOnce_data()
    {
        QTest::addColumn<double>("share");
        for (const char* name : {"one", "two", "one, strata, left out", "two, unknown, strata"}) {
            QTest::addRow("%s, some", name) << 0.2;
            QTest::addRow("%s, most", name) << 0.9;
        }
    }
    void aSampleIsOfNonMatedPairsEachOnce()
    {
        QFETCH(double, share);
        Case c = caseNamed(QString::fromLatin1(QTest::currentDataTag()));
        const auto nonMated = only(c.brute(), c.cells().all(), false);
        std::set<std::tuple<int, int, float>> known;
        for (const BrutePair& pair : nonMated)
            known.insert({pair.pair.a, pair.pair.b, pair.pair.score});
        c.rules.sampled = static_cast<std::int64_t>(share * static_cast<double>(nonMated.size()));
        const MatchScores scores = c.scores();
        QVERIFY(scores.sampled);
        const NonMatedScores all = scores.nonMatedOf(c.cells().all());
        QCOMPARE(all.size(), c.rules.sampled);
        std::set<std::tuple<int, int, float>> seen;
        for (const ScoredPair& pair : all.tail())
            seen.insert({pair.a, pair.b, pair.score});
        QCOMPARE(std::ssize(seen), c.rules.sampled);
        QVERIFY(std::ranges::includes(known, seen));
        const NonMatedScores again = c.scores().nonMatedOf(c.cells().all());
        QVERIFY(std::ranges::equal(all.tail(), again.tail()));
        c.rules.seed = 99;
        const NonMatedScores other = c.scores().nonMatedOf(c.cells().all());
        QVERIFY(!std::ranges::equal(all.tail(), other.tail()));
    }

    void aSampleTakesEveryPairAsOften()
    {
        Case c = caseNamed(QStringLiteral("one, strata"));
        const auto nonMated = only(c.brute(), c.cells().all(), false);
        c.rules.sampled = std::ssize(nonMated) / 4;
        std::map<std::pair<int, int>, int> times;
        constexpr int kRounds = 2000;
        for (int round = 0; round < kRounds; ++round) {
            c.rules.seed = static_cast<std::uint64_t>(round);
            const PairSpace space(c.a.view(), nullptr, c.metric, c.groups, c.rules);
            const auto drawn = sampledScores(space, c.rules, {});
            for (const ScoredPair& pair : *drawn)
                ++times[std::minmax(pair.a, pair.b)];
        }
        QCOMPARE(times.size(), nonMated.size());
        const double expected = kRounds * double(c.rules.sampled) / double(nonMated.size());
        for (const auto& [pair, number] : times) // binomial: five standard errors
            QVERIFY2(std::abs(number - expected) < 5.5 * std::sqrt(expected * 0.75),
                     qPrintable(QString::number(number)));
    }

    void aListOfScoresCountsLikeTheEmbeddings_data() { everyPairIsInItsCellOnce_data(); }
    void aListOfScoresCountsLikeTheEmbeddings()
    {
        const Case c = caseNamed(QString::fromLatin1(QTest::currentDataTag()));
        const MatchScores scores = c.scores();
        const auto brute = c.brute();
        std::vector<ScoredPair> pairs;
        for (const BrutePair& pair : brute)
            pairs.push_back(pair.pair);
        ScoreList list;
        list.pairing = c.cells().pairing();
        list.groups = c.groups;
        list.subjectsA = c.a.subjects;
        list.groupsA = c.a.groups;
        if (c.b) {
            list.subjectsB = c.b->subjects;
            list.groupsB = c.b->groups;
        }
        list.pairs = pairs;
        const MatchScores listed = scoresOf(list);
        for (const int cell : c.cells().all()) {
            QVERIFY(std::ranges::equal(listed.nonMated[at(cell)].tail(), scores.nonMated[at(cell)].tail()));
            QVERIFY(std::ranges::equal(listed.mated[at(cell)].pairs(), scores.mated[at(cell)].pairs()));
            QCOMPARE(listed.crossed.curve(std::array {cell}).people,
                     scores.crossed.curve(std::array {cell}).people);
        }
    }

    void aListMaySayItselfWhoIsMated()
    {
        const std::vector<int> subjects {-1, -1, -1};
        const std::vector<int> groups {0, 0, 0};
        const std::vector<ScoredPair> pairs {{0.9F, 1, 0}, {0.2F, 0, 2}, {0.3F, 1, 2}};
        const std::vector<Mating> matings {Mating::Mated, Mating::NonMated, Mating::BySubject};
        ScoreList list {Pairing::OneSet, 1, subjects, groups, {}, {}, pairs, matings};
        const MatchScores scores = scoresOf(list);
        const int cell = scores.cells.cell(0, 0);
        QCOMPARE(scores.mated[at(cell)].size(), 1);
        QCOMPARE(scores.mated[at(cell)].pairs()[0].pair, (ScoredPair {0.9F, 0, 1}));
        QCOMPARE(scores.nonMated[at(cell)].size(), 2);
    }

    void emptySetsAndListsHaveNothing()
    {
        MatchSet none;
        none.dimension = 4;
        const MatchScores scores = scorePairs(none.view(), Metric::Cosine, 2, {}).value();
        const FalseMatchCurve curve(scores, scores.cells.all());
        QCOMPARE(curve.comparisons(), 0);
        QVERIFY(!curve.at(0.5F).rate() && !curve.at(0.5F).limits && !curve.one());
        QVERIFY(!FalseNonMatchCurve(scores, scores.cells.all()).at(0.5F).rate());
        const MatchSet some = matchSet({});
        QCOMPARE(
            scorePairs(some.view(), matchSet({.people = 0}).view(), Metric::Cosine, 2, {})->cells.groups(),
            2);
        QCOMPARE(scoresOf({}).nonMated.size(), std::size_t(1));
    }

    void stoppingEndsIt()
    {
        const MatchSet many = matchSet({.people = 5000, .mostImages = 1});
        std::stop_source stop;
        int told = 0;
        double last = 0;
        const auto scores = scorePairs(many.view(), Metric::Cosine, 2, {}, {.threads = 2}, stop.get_token(),
                                       [&](double done) {
            ++told;
            last = done;
            if (told == 3)
                stop.request_stop();
        });
        QVERIFY(!scores);
        QVERIFY(told >= 3 && last < 1);
        double end = 0;
        QVERIFY(scorePairs(many.view(), Metric::Cosine, 2, {}, {}, {}, [&](double done) { end = done; }));
        QCOMPARE(end, 1.0);
    }

    void numbersThatAreNoneAreRefused()
    {
        MatchSet set = matchSet({});
        QVERIFY(set.view().isValid(2));
        QVERIFY(!set.view().isValid(1));
        set.values[3] = std::nanf("");
        QVERIFY(!set.view().isValid(2));
        set.values.pop_back();
        QVERIFY(!set.view().isValid(2));
    }

    void binsDecideAsTheirEdgesDo()
    {
        for (const auto& [low, high] :
             {std::pair(-1.0F, 1.0F), std::pair(-1.7F, 0.0F), std::pair(0.0F, 100.0F),
              std::pair(-9000.0F, 123.0F), std::pair(0.5F, 0.5F)}) {
            const ScoreBins bins(low, high);
            QVERIFY(bins.count() <= ScoreBins::kMost);
            QVERIFY(bins.edge(0) <= low && bins.edge(bins.count()) > high);
            for (int bin = 1; bin < bins.count(); ++bin) {
                const float edge = bins.edge(bin);
                // Not the float before 0: what is too small to be halved is 0.
                const float before = edge == 0 ? -1e-30F : std::nextafter(edge, -1e9F);
                QCOMPARE(bins.bin(edge), bin);
                QCOMPARE(bins.bin(before), bin - 1);
                std::array<int, 2> many {};
                bins.bins(std::array {edge, before}.data(), 2, many.data());
                QCOMPARE(many[0], bin);
                QCOMPARE(many[1], bin - 1);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestMatchScores)
#include "tst_match_scores.moc"
