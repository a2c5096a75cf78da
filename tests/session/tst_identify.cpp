// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <stop_token>
#include <vector>

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include "core/session/gallery_draw.h"
#include "core/session/json.h"
#include "core/session/matching_desk.h"
#include "core/session/review_desk.h"
#include "core/views/identified.h"
#include "core/views/search_tables.h"
#include "tests/session/enrolled_audit.h"
#include "tests/session/scored_audit.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

constexpr int kMost = 100;

/// Probes are p00, p02, ... (women), the gallery p01, p03, ... (men); everybody has a mate there.
IdentifyQuery searchForWomen()
{
    IdentifyQuery query;
    query.faces.by = QStringList {QStringLiteral("gender")};
    query.faces.probes = QStringLiteral("gender=F");
    return query;
}

Result<std::vector<Identified>> ask(const EnrolledAudit& audit, const IdentifyQuery& query)
{
    return MatchingDesk(*audit.project).identify(query, [](const Progress&) {}, {});
}

/// Of each probe what it meets in the gallery, best first; by the definition.
std::map<int, std::vector<Pair>> bruteLists(const EnrolledAudit& audit, const std::set<int>& gallery)
{
    std::map<int, std::vector<Pair>> lists;
    for (Pair pair : brutePairs(audit)) {
        if (pair.a % 2 == 1)
            std::swap(pair.a, pair.b);
        if (pair.a % 2 == 0 && gallery.contains(pair.b))
            lists[pair.a].push_back(pair);
    }
    for (auto& [probe, list] : lists)
        std::sort(list.begin(), list.end(), [](const Pair& x, const Pair& y) { return x.score > y.score; });
    return lists;
}

struct BruteRates
{
    qint64 fpir = 0, unmated = 0, fnir = 0, mated = 0, matched = 0;
};

BruteRates bruteRates(const std::map<int, std::vector<Pair>>& lists, double threshold, std::size_t ranks)
{
    BruteRates rates;
    for (const auto& [probe, list] : lists) {
        const auto isMate = [](const Pair& pair) { return pair.isMated; };
        const bool mated = std::any_of(list.begin(), list.end(), isMate);
        bool found = false, other = false;
        for (std::size_t i = 0; i < std::min(ranks, list.size()); ++i) {
            if (list[i].score >= threshold)
                (list[i].isMated ? found : other) = true;
        }
        ++(mated ? rates.mated : rates.unmated);
        rates.fnir += mated && !found ? 1 : 0;
        rates.fpir += !mated && other ? 1 : 0;
        rates.matched += other ? 1 : 0;
    }
    return rates;
}

const std::set<int> kMen {1, 3, 5, 7, 9, 11};

} // namespace

/// 1:N from the audit to rates, against every probe and candidate taken one by one.
class TestIdentify : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratesEqualEveryCandidateTakenOneByOne();
    void aSmallerGalleryLeavesProbesWithoutAMate();
    void theMixOfTheGalleryIsAsAskedFor();
    void galleriesOfOneSeedAreNested();
    void whatCannotBeDrawnIsSaid();
    void candidatesAreListedWithTheirPlace();
    void onePersonAfterAllStaysOnTheList();
    void galleriesAreHalvedWithTheirSeed();
    void candidateListsOfAFileAreSearches();
    void thresholdsFollowFpir();
    void jsonHoldsTheSameNumbers();
    void questionsThatCannotBeAnsweredSaySo();
    void aStopEndsTheSearch();
};

void TestIdentify::ratesEqualEveryCandidateTakenOneByOne()
{
    EnrolledAudit audit;
    audit.enrol();
    const auto lists = bruteLists(audit, kMen);
    qint64 errors = 0;
    for (const int ranks : {1, 2, 3, kMost}) {
        IdentifyQuery query = searchForWomen();
        query.ranks = ranks;
        const Identified found = ask(audit, query).value().front();
        QCOMPARE(found.gallery.images, 6);
        QCOMPARE(found.gallery.people, 6);
        for (const double threshold : {0.1, 0.55, 0.8, 0.93, 0.99}) {
            const IdentifiedPoint point = identifiedAt(found, static_cast<float>(threshold));
            const BruteRates brute = bruteRates(lists, threshold, static_cast<std::size_t>(ranks));
            QCOMPARE(point.all.falseNegatives.errors, brute.fnir);
            QCOMPARE(point.all.falseNegatives.comparisons, brute.mated);
            QCOMPARE(point.all.falselyMatched.errors, brute.matched);
            QCOMPARE(point.all.falselyMatched.comparisons, 6);
            QCOMPARE(point.all.falsePositives.comparisons, 0);
            QCOMPARE(point.groups[0].falselyMatched.errors, brute.matched); // the probe's group
            QCOMPARE(point.groups[1].falselyMatched.comparisons, 0);
            errors += brute.fnir * brute.matched;
        }
    }
    QVERIFY(errors > 0);
}

void TestIdentify::aSmallerGalleryLeavesProbesWithoutAMate()
{
    EnrolledAudit audit;
    audit.enrol();
    IdentifyQuery query = searchForWomen();
    query.gallery.people = 3;
    for (quint64 seed = 1; seed < 5; ++seed) {
        query.gallery.seed = seed;
        const Identified found = ask(audit, query).value().front();
        QCOMPARE(found.gallery.people, 3);
        const auto lists =
            bruteLists(audit, std::set<int>(found.galleryImages.begin(), found.galleryImages.end()));
        for (const double threshold : {0.55, 0.8, 0.93}) {
            const IdentifiedPoint point = identifiedAt(found, static_cast<float>(threshold));
            const BruteRates brute = bruteRates(lists, threshold, kMost);
            QCOMPARE(point.all.falsePositives.errors, brute.fpir);
            QCOMPARE(point.all.falsePositives.comparisons, 3);
            QCOMPARE(point.all.falseNegatives.errors, brute.fnir);
            QCOMPARE(point.all.falselyMatched.errors, brute.matched);
        }
    }
}

void TestIdentify::theMixOfTheGalleryIsAsAskedFor()
{
    EnrolledAudit audit;
    const auto data = audit.project->dataset();
    // Nobody of the first two people is searched for; everybody else is in the gallery with two images.
    std::vector<bool> isProbe(data->images.size());
    for (std::size_t i = 0; i < 4; ++i)
        isProbe[i] = true;
    const std::vector<bool> none(data->images.size());
    GalleryDraw draw;
    draw.people = 2;
    draw.mix = QStringLiteral("subject");
    QVERIFY(!drawGallery(*data, isProbe, none, draw).ok());
    draw.mix = QStringLiteral("gender=F"); // the first image of everybody is F
    draw.share = 1;
    const auto women = drawGallery(*data, isProbe, none, draw).value();
    QCOMPARE(std::count(women.begin(), women.end(), true), 4 + 2 * 2);
    draw.share = 0;
    QCOMPARE(drawGallery(*data, isProbe, none, draw).error().code, ErrorCode::Usage);
    // Without a number: as many as the share allows. One person keeps only the image labelled M.
    std::vector<bool> excluded = none;
    excluded[4] = excluded[6] = true;
    draw.people = 0;
    draw.share = 0.5;
    const auto half = drawGallery(*data, isProbe, excluded, draw).value();
    QCOMPARE(std::count(half.begin() + 4, half.end(), true), 2 + 2 * 2);
    QVERIFY(half[5] && half[7]);
}

void TestIdentify::galleriesOfOneSeedAreNested()
{
    EnrolledAudit audit;
    const auto data = audit.project->dataset();
    const std::vector<bool> none(data->images.size());
    std::set<std::vector<bool>> drawn;
    for (quint64 seed = 1; seed < 6; ++seed) {
        std::vector<bool> before(data->images.size());
        for (qint64 people = 1; people <= 6; ++people) {
            const auto now = drawGallery(*data, none, none, {people, seed, {}, {}}).value();
            QCOMPARE(std::count(now.begin(), now.end(), true), people * 2);
            for (std::size_t i = 0; i < now.size(); ++i)
                QVERIFY(now[i] || !before[i]);
            before = now;
            if (people == 3)
                drawn.insert(now);
        }
    }
    QVERIFY(drawn.size() > 1);
}

void TestIdentify::whatCannotBeDrawnIsSaid()
{
    EnrolledAudit audit;
    audit.enrol();
    IdentifyQuery query = searchForWomen();
    query.gallery.people = 7;
    QVERIFY(ask(audit, query).error().userText.contains(QLatin1Char('7')));
    query.gallery.people = 2;
    query.gallery.mix = QStringLiteral("gender=F");
    query.gallery.share = 0.5;
    QCOMPARE(ask(audit, query).error().code, ErrorCode::Usage); // there are no women in it
    query.gallery.share = 1.5;
    QCOMPARE(ask(audit, query).error().code, ErrorCode::Usage);
}

void TestIdentify::candidatesAreListedWithTheirPlace()
{
    EnrolledAudit audit;
    audit.enrol();
    const auto lists = bruteLists(audit, kMen);
    const auto data = audit.project->dataset();
    const Identified found = ask(audit, searchForWomen()).value().front();
    const MatchingDesk desk(*audit.project);
    const FalseMatches all = desk.falseCandidates(found, std::nullopt, 0);
    QCOMPARE(all.all, 30);
    double last = 2;
    for (const FalseMatch& match : all.pairs) {
        const int probe = match.a.file.mid(1, 2).toInt();
        const Pair& brute = lists.at(probe)[static_cast<std::size_t>(match.candidate - 1)];
        QCOMPARE(match.b.file, data->images[static_cast<std::size_t>(brute.b)].file);
        QVERIFY(std::abs(match.score - brute.score) < 1e-5);
        QVERIFY(!brute.isMated && match.score <= last);
        last = match.score;
    }
    const FalseMatches some = desk.falseCandidates(found, 0.8, 3);
    QCOMPARE(some.pairs.size(), std::size_t {3});
    QVERIFY(some.all > 3 && some.all < 30);
}

void TestIdentify::onePersonAfterAllStaysOnTheList()
{
    EnrolledAudit audit;
    audit.enrol();
    const MatchingDesk desk(*audit.project);
    const FalseMatches before = desk.falseCandidates(ask(audit, searchForWomen()).value().front(), {}, 0);
    const FalseMatch first = before.pairs.front();
    QVERIFY(ReviewDesk(*audit.project)
                .setPairVerdict({ImagePair(first.a.image, first.b.image)}, PairVerdict::SamePerson)
                .ok());
    const Identified found = ask(audit, searchForWomen()).value().front();
    QCOMPARE(found.samePerson, 1);
    const FalseMatches after = desk.falseCandidates(found, {}, 0);
    QCOMPARE(after.all, before.all - 1);
    QCOMPARE(after.samePerson.size(), std::size_t {1});
    QCOMPARE(after.samePerson.front().a.file, first.a.file);
    QVERIFY(std::abs(after.samePerson.front().score - first.score) < 1e-5);
    QVERIFY(desk.falseCandidates(found, first.score + 0.01, 0).samePerson.empty());
}

void TestIdentify::galleriesAreHalvedWithTheirSeed()
{
    EnrolledAudit audit;
    audit.enrol();
    const MatchingDesk desk(*audit.project);
    const auto nothing = [](const Progress&) {};
    const Identified whole = ask(audit, searchForWomen()).value().front();
    for (const quint64 seed : {1U, 5U}) {
        IdentifyQuery query = searchForWomen();
        query.gallery.seed = seed;
        const auto galleries = desk.smallerGalleries(query, whole, nothing, {}).value();
        QCOMPARE(galleries.size(), std::size_t {2}); // of three people and of all six
        query.gallery.people = 3;
        const Identified half = ask(audit, query).value().front();
        QCOMPARE(galleries.front().galleryImages, half.galleryImages);
        QCOMPARE(identifiedAt(galleries.front(), 0.6F).all.falsePositives.errors,
                 identifiedAt(half, 0.6F).all.falsePositives.errors);
        QCOMPARE(galleries.back().gallery.people, 6);
    }
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!desk.smallerGalleries(searchForWomen(), whole, nothing, stop.get_token()).ok());
}

void TestIdentify::candidateListsOfAFileAreSearches()
{
    // Probes 0, 2, 4, 6 of people 0 .. 3; nobody is returned for 8; the mate of 6 is never returned.
    const ScoredAudit audit;
    const auto taken = audit.scores("probe,candidate,rank,score\n"
                                    "p00.jpg,p01.jpg,1,99.1\n"
                                    "p00.jpg,p03.jpg,2,71\n"
                                    "p02.jpg,p05.jpg,1,93\n"
                                    "p02.jpg,p03.jpg,2,88\n"
                                    "p04.jpg,p01.jpg,1,40\n"
                                    "p06.jpg,p09.jpg,1,82\n");
    QVERIFY2(taken.ok(), qPrintable(taken.ok() ? QString() : taken.error().userText));
    const MatchingDesk desk(*audit.project);
    const auto search = [&](const IdentifyQuery& query) {
        return desk.identify(query, [](const Progress&) {}, {});
    };
    IdentifyQuery query; // who is a probe is told by the lists
    const Identified found = search(query).value().front();
    QVERIFY(found.imported.has_value());
    QCOMPARE(found.imported->scale, ScoreScale::Percent);
    QCOMPARE(found.searches->searches().size(), std::size_t {4});
    QCOMPARE(found.ranks, 2); // the longest list
    QVERIFY(!importedSearchText(found).isEmpty());
    const IdentifiedPoint point = identifiedAt(found, 80);
    QCOMPARE(counts(point.all.falselyMatched), (std::pair<qint64, qint64> {2, 4}));
    QCOMPARE(counts(point.all.falseNegatives), (std::pair<qint64, qint64> {2, 4}));
    QCOMPARE(counts(found.searches->identified(std::nullopt, 1)), (std::pair<qint64, qint64> {1, 4}));
    const FalseMatches list = desk.falseCandidates(found, std::nullopt, 0);
    QCOMPARE(list.all, 4);
    QCOMPARE(list.pairs.front().a.file, QStringLiteral("p02.jpg"));
    QCOMPARE(list.pairs.front().candidate, 1);
    // Only the first place; only some probes; and what nobody can know.
    query.ranks = 1;
    QCOMPARE(counts(identifiedAt(search(query).value().front(), 80).all.falseNegatives),
             (std::pair<qint64, qint64> {3, 4}));
    query.faces.probes = QStringLiteral("gender=M");
    query.faces.systems = QStringList {QStringLiteral("Vendor 2024")};
    QCOMPARE(search(query).error().code, ErrorCode::Usage); // no list of a man
    query.faces.probes.clear();
    query.gallery.people = 2;
    QVERIFY(search(query).error().userText.contains(QStringLiteral("candidate lists")));
    QCOMPARE(desk.smallerGalleries({}, found, [](const Progress&) {}, {}).error().code, ErrorCode::Usage);
    const QJsonObject json =
        identifiedAsJson(*audit.project, {found}, {})[QStringLiteral("runs")].toArray()[0].toObject();
    QCOMPARE(json[QStringLiteral("metric")].toString(), QStringLiteral("imported"));
}

void TestIdentify::thresholdsFollowFpir()
{
    EnrolledAudit audit;
    audit.enrol();
    IdentifyQuery query = searchForWomen();
    const Identified mated = ask(audit, query).value().front();
    QVERIFY(!identifiedAtRate(mated, 0.1).all.falsePositives.rate()); // everybody has a mate
    QVERIFY(std::isfinite(identifiedAtRate(mated, 0.1).threshold));
    query.gallery.people = 2;
    const Identified found = ask(audit, query).value().front();
    for (const double rate : {0.0, 0.25, 0.5, 0.75})
        QVERIFY(identifiedAtRate(found, rate).all.falsePositives.rate().value() <= rate);
    QVERIFY(identifiedAtRate(found, 0.1).isBeyondData);
    const auto curve = searchCurve(found);
    QCOMPARE(curve.front().falselyMatched, 1.0);
    for (std::size_t i = 0; i < curve.size(); ++i) {
        const IdentifiedPoint point = identifiedAt(found, curve[i].threshold);
        QCOMPARE(curve[i].fpir, point.all.falsePositives.rate());
        QCOMPARE(curve[i].fnir, point.all.falseNegatives.rate());
        QCOMPARE(curve[i].falselyMatched, point.all.falselyMatched.rate().value());
    }
}

void TestIdentify::jsonHoldsTheSameNumbers()
{
    EnrolledAudit audit;
    audit.enrol();
    const Identified found = ask(audit, searchForWomen()).value().front();
    const QJsonObject run = identifiedAsJson(*audit.project, {found}, {{0.8}, {}})[QStringLiteral("runs")]
                                .toArray()[0]
                                .toObject();
    const QJsonValue point = run[QStringLiteral("thresholds")].toArray()[0];
    const IdentifiedPoint same = identifiedAt(found, 0.8F);
    QVERIFY(same.all.falselyMatched.errors > 0);
    QCOMPARE(point[QStringLiteral("falsely_matched")][QStringLiteral("count")].toInteger(),
             same.all.falselyMatched.errors);
    QCOMPARE(point[QStringLiteral("fnir")][QStringLiteral("of")].toInteger(), 6);
    QVERIFY(point[QStringLiteral("fpir")][QStringLiteral("value")].isNull());
    QCOMPARE(run[QStringLiteral("gallery")][QStringLiteral("people")].toInteger(), 6);
    const auto list = MatchingDesk(*audit.project).falseCandidates(found, 0.8, 0);
    const QJsonArray pairs = candidatesAsJson(*audit.project, {found}, {list})[QStringLiteral("runs")]
                                 .toArray()[0][QStringLiteral("pairs")]
                                 .toArray();
    QCOMPARE(pairs.size(), std::ssize(list.pairs));
    for (const TableSpec& table : {identifiedGroupTable(found, same), candidateTable(list)}) {
        QVERIFY(!table.rows.empty());
        for (const auto& row : table.rows)
            QCOMPARE(row.size(), table.columns.size());
    }
}

void TestIdentify::questionsThatCannotBeAnsweredSaySo()
{
    EnrolledAudit audit;
    QCOMPARE(ask(audit, searchForWomen()).error().code, ErrorCode::Usage); // nothing was run
    audit.enrol();
    QCOMPARE(ask(audit, {}).error().code, ErrorCode::Usage); // who is searched for?
    IdentifyQuery none = searchForWomen();
    none.ranks = 0;
    QCOMPARE(ask(audit, none).error().code, ErrorCode::Usage);
    none = searchForWomen();
    none.faces.probes = QStringLiteral("elsewhere");
    QCOMPARE(ask(audit, none).error().code, ErrorCode::Usage);
}

void TestIdentify::aStopEndsTheSearch()
{
    EnrolledAudit audit;
    audit.enrol();
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = MatchingDesk(*audit.project)
                             .identify(
                                 searchForWomen(), [](const Progress&) {}, stop.get_token());
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
}

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    TestIdentify test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_identify.moc"
