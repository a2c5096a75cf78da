// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <array>
#include <numeric>

#include <QtTest>

#include "core/measures/matching/identification.h"
#include "tests/measures/match_sets.h"

using namespace plumbline::measures;
using namespace plumbline::test;

namespace {

/// Everything compared and sorted.
std::vector<Candidate> bruteList(const MatchSet& probes, int probe, const MatchSet& gallery, Metric metric,
                                 const SearchSettings& settings)
{
    std::vector<Candidate> all;
    for (int row = 0; row < gallery.rows(); ++row)
        if (std::ranges::find(settings.leftOut, std::pair(probe, row)) == settings.leftOut.end())
            all.push_back({bruteScore(metric, probes, probe, gallery, row), row});
    std::ranges::sort(all, [](const Candidate& x, const Candidate& y) {
        return x.score != y.score ? x.score > y.score : x.gallery < y.gallery;
    });
    all.resize(std::min(all.size(), at(settings.candidates)));
    return all;
}

MatchSet faces(std::vector<int> subjects, std::vector<int> groups)
{
    MatchSet set;
    set.subjects = std::move(subjects);
    set.groups = std::move(groups);
    set.dimension = 1;
    set.values.assign(set.subjects.size(), 0);
    return set;
}

} // namespace

/// Searching and what its lists say, against everything compared and sorted.
class TestGallerySearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theListIsTheBestOfAll_data()
    {
        QTest::addColumn<int>("candidates");
        QTest::addColumn<int>("threads");
        QTest::addColumn<bool>("distance");
        QTest::addColumn<bool>("leftOut");
        QTest::newRow("one candidate") << 1 << 1 << false << false;
        QTest::newRow("fifty, three threads") << 50 << 3 << false << false;
        QTest::newRow("distances, with pairs left out") << 7 << 2 << true << true;
        QTest::newRow("more than the gallery has") << 5000 << 2 << false << true;
    }
    void theListIsTheBestOfAll()
    {
        QFETCH(int, candidates);
        QFETCH(int, threads);
        QFETCH(bool, distance);
        QFETCH(bool, leftOut);
        // More than one block of either; scores are whole numbers and tie often.
        const MatchSet probes = matchSet({.people = 300, .mostImages = 1, .seed = 20});
        const MatchSet gallery = matchSet({.people = 1500, .mostImages = 3, .firstSubject = 200, .seed = 21});
        const Metric metric = distance ? Metric::NegativeEuclidean : Metric::Cosine;
        SearchSettings settings {
            .candidates = candidates, .threads = static_cast<unsigned>(threads), .leftOut = {}};
        if (leftOut) { // among them the best of some
            for (int probe = 0; probe < 40; ++probe)
                settings.leftOut.emplace_back(probe,
                                              bruteList(probes, probe, gallery, metric, {})[0].gallery);
        }
        const auto lists = searchGallery(probes.view(), gallery.view(), metric, settings);
        QCOMPARE(lists->probes(), probes.rows());
        for (int probe = 0; probe < probes.rows(); ++probe)
            QVERIFY(
                std::ranges::equal(lists->of(probe), bruteList(probes, probe, gallery, metric, settings)));
    }

    void nobodyInTheGalleryOrNobodyToSearch()
    {
        const MatchSet some = matchSet({});
        MatchSet none;
        none.dimension = some.dimension;
        QVERIFY(searchGallery(some.view(), none.view(), Metric::Cosine)->of(0).empty());
        QCOMPARE(searchGallery(none.view(), some.view(), Metric::Cosine)->probes(), 0);
    }

    void stoppingEndsIt()
    {
        const MatchSet gallery = matchSet({.people = 6000, .mostImages = 1});
        std::stop_source stop;
        double told = 0;
        const auto lists = searchGallery(gallery.view(), gallery.view(), Metric::Cosine,
                                         {.threads = 2, .leftOut = {}}, stop.get_token(), [&](double done) {
                                             told = done;
                                             stop.request_stop();
                                         });
        QVERIFY(!lists);
        QVERIFY(told > 0 && told < 1);
    }

    void ratesAreCountedFromTheLists()
    {
        // Gallery: people 1, 2, 3 and somebody unknown.
        const MatchSet gallery = faces({1, 2, 3, -1}, {0, 0, 0, 0});
        // Probes: 1 found first, 2 found second behind another, 3 missed, 8 and 9 are not enrolled, and
        // somebody.
        const MatchSet probes = faces({1, 2, 3, 8, 9, -1}, {0, 0, 1, 0, 1, 1});
        const CandidateLists lists({{{0.9F, 0}, {0.3F, 1}},
                                    {{0.8F, 3}, {0.7F, 1}},
                                    {{0.4F, 0}, {0.2F, 1}},
                                    {{0.85F, 2}, {0.1F, 0}},
                                    {{0.3F, 2}, {0.1F, 0}},
                                    {{0.6F, 3}, {0.1F, 0}}});
        const auto found = Identification::of(lists, probes.view(), gallery.view());
        const auto errors = [](const PairRate& rate) { return std::pair(rate.errors, rate.comparisons); };
        using Counts = std::pair<std::int64_t, std::int64_t>;
        // Without a mate: 8, 9 and somebody, who is nobody's mate even for the unknown.
        QCOMPARE(errors(found.falsePositives({}, 0.5F, 2)), Counts(2, 3));
        QCOMPARE(errors(found.falsePositives({}, 0.7F, 2)), Counts(1, 3));
        QCOMPARE(errors(found.falsePositives(1, 0.5F, 2)), Counts(1, 2));
        // With one: 1, 2 and 3.
        QCOMPARE(errors(found.falseNegatives({}, 0.5F, 2)), Counts(1, 3));
        QCOMPARE(errors(found.falseNegatives({}, 0.5F, 1)), Counts(2, 3));
        QCOMPARE(errors(found.falseNegatives({}, 0.75F, 2)), Counts(2, 3));
        QCOMPARE(errors(found.falseNegatives(1, 0.1F, 2)), Counts(1, 1));
        QCOMPARE(errors(found.identified({}, 1)), Counts(1, 3));
        QCOMPARE(errors(found.identified({}, 2)), Counts(2, 3));
        // 2 is falsely matched although its own person is on the list; 1's other candidate is second.
        QCOMPARE(errors(found.falselyMatched({}, 0.5F, 1)), Counts(3, 6));
        QCOMPARE(errors(found.falselyMatched({}, 0.25F, 2)), Counts(6, 6));
        QCOMPARE(errors(found.falselyMatched({}, 0.25F, 1)), Counts(5, 6));
        QVERIFY(found.falsePositives({}, 0.5F, 2).limits);
        QVERIFY(!found.falsePositives(7, 0.5F, 2).rate());
    }

    void searchesOfOnePersonAreNotOfSeveral()
    {
        std::vector<Search> once, often;
        for (int i = 0; i < 400; ++i) {
            Search search;
            search.subject = i;
            if (i % 10 < 2)
                search.bestOther = 0.9F;
            search.otherRank = 1;
            once.push_back(search);
            search.subject = i / 40 * 40 + i % 10; // four searches of a person, all alike
            often.push_back(search);
        }
        const PairRate a = Identification(once).falsePositives({}, 0.5F, 1);
        const PairRate b = Identification(often).falsePositives({}, 0.5F, 1);
        QCOMPARE(a.errors, 80);
        QCOMPARE(b.errors, 80);
        QCOMPARE(a.people, 400);
        QCOMPARE(b.people, 100);
        QVERIFY(std::abs(a.effectiveN - 400) < 1e-9);
        QVERIFY2(std::abs(b.effectiveN - 99) < 1e-6, qPrintable(QString::number(b.effectiveN)));
    }
};

QTEST_APPLESS_MAIN(TestGallerySearch)
#include "tst_gallery_search.moc"
