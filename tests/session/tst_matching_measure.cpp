// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <atomic>
#include <cmath>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

#include "core/session/json.h"
#include "core/session/matching_desk.h"
#include "core/session/review_desk.h"
#include "core/views/match_tables.h"
#include "tests/session/enrolled_audit.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

/// Of the pairs asked for, how many are errors, of how many.
std::pair<qint64, qint64> bruteRate(
    const std::vector<Pair>& pairs, bool mated, double threshold,
    const std::function<bool(const Pair&)>& wanted = [](const Pair&) { return true; })
{
    qint64 errors = 0, all = 0;
    for (const Pair& pair : pairs) {
        if (pair.isMated != mated || !wanted(pair))
            continue;
        ++all;
        errors += (pair.score >= threshold) != mated ? 1 : 0;
    }
    return {errors, all};
}

std::pair<qint64, qint64> counts(const measures::PairRate& rate)
{
    return {rate.errors, rate.comparisons};
}

MatchQuery byGender()
{
    MatchQuery query;
    query.by = QStringList {QStringLiteral("gender")};
    return query;
}

const std::vector<double> kThresholds {0.1, 0.55, 0.8, 0.93, 0.99};

} // namespace

/// The question of matching from the audit to rates, against every pair taken one by one.
class TestMatchingMeasure : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratesOfAllAndOfGroupsEqualEveryPairTakenOneByOne();
    void areaEqualErrorsAndTrueMatchesEqualTheDefinition();
    void theMatrixHasEveryPairOfGroups();
    void withinComparesEqualsOnly();
    void aSampleIsDrawnBySeed();
    void pairsOnTheListAreLeftOut();
    void aListThatNamesNothingIsRefused();
    void probesMeetTheGalleryOnly();
    void aProbeWhoseMateIsLeftOutHasNone();
    void failuresToEnrolHaveTheirOwnRate();
    void excludedImagesTakeNoPart();
    void onePersonIsNeverTakenForAnother();
    void whoHasNoLabelIsUnknown();
    void falseMatchesAreTheBestPairsOfTwoPeople();
    void questionsThatCannotBeAnsweredSaySo();
    void aStopEndsTheWork();
    void jsonAndTablesHoldTheSameNumbers();
};

void TestMatchingMeasure::ratesOfAllAndOfGroupsEqualEveryPairTakenOneByOne()
{
    EnrolledAudit audit;
    audit.enrol();
    const std::vector<Pair> pairs = brutePairs(audit);
    const Matched matched = audit.matched(byGender());
    QCOMPARE(
        matched.labels,
        (std::vector<QString> {QStringLiteral("Women"), QStringLiteral("Men"), QStringLiteral("Unknown")}));
    QCOMPARE(matched.subjects, 6);
    const MatchedCurves curves(matched);
    QCOMPARE(curves.all().mated, 6);
    QCOMPARE(curves.all().nonMated, 60);
    qint64 errors = 0;
    for (const double threshold : kThresholds) {
        const MatchedPoint point = curves.at(static_cast<float>(threshold));
        QCOMPARE(counts(point.all.falseMatches), bruteRate(pairs, false, threshold));
        QCOMPARE(counts(point.all.falseNonMatches), bruteRate(pairs, true, threshold));
        errors += point.all.falseMatches.errors * point.all.falseNonMatches.errors;
        for (const bool female : {true, false}) {
            const auto& group = point.groups[female ? 0 : 1];
            const auto wanted = [&](const Pair& pair) { return pair.has(female); };
            QCOMPARE(counts(group.falseMatches), bruteRate(pairs, false, threshold, wanted));
            QCOMPARE(counts(group.falseNonMatches), bruteRate(pairs, true, threshold, wanted));
        }
        QCOMPARE(point.groups[2].falseMatches.comparisons, 0);
    }
    QVERIFY(errors > 0); // the set does not part by itself
}

void TestMatchingMeasure::areaEqualErrorsAndTrueMatchesEqualTheDefinition()
{
    EnrolledAudit audit;
    audit.enrol();
    const std::vector<Pair> pairs = brutePairs(audit);
    double wins = 0;
    std::vector<double> nonMated;
    double least = 2, equal = 0;
    for (const Pair& mate : pairs) {
        if (!mate.isMated)
            continue;
        for (const Pair& other : pairs)
            wins += other.isMated ? 0 : mate.score > other.score ? 1 : mate.score == other.score ? 0.5 : 0;
        const auto [matches, others] = bruteRate(pairs, false, mate.score);
        const auto [misses, mates] = bruteRate(pairs, true, mate.score);
        const double fmr = double(matches) / double(others), fnmr = double(misses) / double(mates);
        if (std::abs(fmr - fnmr) < least) {
            least = std::abs(fmr - fnmr);
            equal = (fmr + fnmr) / 2;
        }
    }
    for (const Pair& pair : pairs)
        if (!pair.isMated)
            nonMated.push_back(pair.score);
    const MatchedCurves curves(audit.matched());
    const MatchedSide all = curves.all();
    QVERIFY(std::abs(all.auc.value() - wins / (6 * 60)) < 1e-9);
    QVERIFY(all.auc.value() < 1);
    QVERIFY(std::abs(all.equalErrors->rate - equal) < 1e-9);
    QCOMPARE(all.smallestFmr.value(), 1.0 / 60);
    QVERIFY(!all.det.empty());
    // A tenth of 60: just above the seventh score from the top.
    std::sort(nonMated.begin(), nonMated.end(), std::greater<>());
    const MatchedPoint point = curves.atRate(0.1);
    QCOMPARE(point.all.falseMatches.errors, 6);
    QVERIFY(point.all.threshold > static_cast<float>(nonMated[6]) - 1e-6F);
    QVERIFY(point.all.threshold <= static_cast<float>(nonMated[5]) + 1e-6F);
    QVERIFY(curves.atRate(1e-3).all.isBeyondData);
}

void TestMatchingMeasure::theMatrixHasEveryPairOfGroups()
{
    EnrolledAudit audit;
    audit.enrol();
    const std::vector<Pair> pairs = brutePairs(audit);
    const MatchedCurves curves(audit.matched(byGender()));
    for (const double threshold : kThresholds) {
        const MatchedPoint point = curves.at(static_cast<float>(threshold));
        for (const int a : {0, 1}) {
            for (const int b : {0, 1}) {
                const auto wanted = [&](const Pair& pair) {
                    return std::minmax(pair.a % 2, pair.b % 2) == std::minmax(a, b);
                };
                QCOMPARE(counts(point.matrix.cell(a, b)), bruteRate(pairs, false, threshold, wanted));
            }
        }
        const double women = point.groups[0].falseMatches.rate().value();
        const double men = point.groups[1].falseMatches.rate().value();
        QVERIFY(std::abs(point.fmr.difference.value.value() - std::abs(women - men)) < 1e-12);
    }
}

void TestMatchingMeasure::withinComparesEqualsOnly()
{
    EnrolledAudit audit;
    audit.enrol();
    const std::vector<Pair> pairs = brutePairs(audit);
    MatchQuery query = byGender();
    query.within = query.by;
    const MatchedCurves curves(audit.matched(query));
    for (const double threshold : kThresholds) {
        const MatchedPoint point = curves.at(static_cast<float>(threshold));
        QCOMPARE(counts(point.all.falseMatches), bruteRate(pairs, false, threshold, [](const Pair& pair) {
                     return pair.a % 2 == pair.b % 2;
                 }));
        QCOMPARE(counts(point.all.falseNonMatches),
                 bruteRate(pairs, true, threshold)); // these are not restricted
        QCOMPARE(point.matrix.cell(0, 1).comparisons, 0);
    }
}

void TestMatchingMeasure::aSampleIsDrawnBySeed()
{
    EnrolledAudit audit;
    audit.enrol();
    MatchQuery query;
    query.pairs = 20;
    const auto seen = [&](quint64 seed) {
        query.seed = seed;
        const MatchedCurves curves(audit.matched(query));
        std::vector<qint64> errors;
        for (const double threshold : kThresholds)
            errors.push_back(curves.at(static_cast<float>(threshold)).all.falseMatches.errors);
        return errors;
    };
    QCOMPARE(MatchedCurves(audit.matched(query)).all().nonMated, 20);
    QCOMPARE(MatchedCurves(audit.matched(query)).all().mated, 6);
    const auto first = seen(1);
    QCOMPARE(seen(1), first);
    bool differs = false;
    for (quint64 seed = 2; seed < 8; ++seed)
        differs = differs || seen(seed) != first;
    QVERIFY(differs);
}

void TestMatchingMeasure::pairsOnTheListAreLeftOut()
{
    EnrolledAudit audit;
    audit.enrol();
    std::vector<Pair> pairs = brutePairs(audit);
    MatchQuery query;
    query.leaveOutFile = audit.file("out.csv",
                                    "one,other,why\np01.jpg,p00.jpg,same photograph\n"
                                    "p04.jpg,p09.jpg,\np09.jpg,p04.jpg,twice\n"
                                    "p03.jpg,p03.jpg,itself\np02.jpg,gone.jpg,not here\n");
    const Matched matched = audit.matched(query);
    QCOMPARE(matched.pairs.leftOut, 2);
    QCOMPARE(matched.pairs.unknownNames, 1);
    std::erase_if(
        pairs, [](const Pair& pair) { return (pair.a == 0 && pair.b == 1) || (pair.a == 4 && pair.b == 9); });
    const MatchedCurves curves(matched);
    QCOMPARE(curves.all().mated, 5);
    QCOMPARE(curves.all().nonMated, 59);
    for (const double threshold : kThresholds) {
        const MatchedPoint point = curves.at(static_cast<float>(threshold));
        QCOMPARE(counts(point.all.falseMatches), bruteRate(pairs, false, threshold));
        QCOMPARE(counts(point.all.falseNonMatches), bruteRate(pairs, true, threshold));
    }
}

void TestMatchingMeasure::aListThatNamesNothingIsRefused()
{
    EnrolledAudit audit;
    audit.enrol();
    MatchQuery query;
    query.leaveOutFile = audit.file("none.csv", "one,other\nx.jpg,y.jpg\n");
    QCOMPARE(audit.ask(query).error().code, ErrorCode::BadFormat);
    query.leaveOutFile = audit.file("narrow.csv", "one\np00.jpg\n");
    QCOMPARE(audit.ask(query).error().code, ErrorCode::BadFormat);
    query.leaveOutFile = audit.folder.filePath(QStringLiteral("missing.csv"));
    QVERIFY(!audit.ask(query).ok());
}

void TestMatchingMeasure::probesMeetTheGalleryOnly()
{
    EnrolledAudit audit;
    audit.enrol();
    std::vector<Pair> pairs = brutePairs(audit);
    std::erase_if(pairs, [](const Pair& pair) { return pair.a % 2 == pair.b % 2; });
    MatchQuery query = byGender();
    query.probes = QStringLiteral("gender=F");
    const Matched matched = audit.matched(query);
    QVERIFY(!matched.isOneSet());
    QCOMPARE(matched.probeImages, (std::vector {0, 2, 4, 6, 8, 10}));
    QCOMPARE(matched.galleryImages, (std::vector {1, 3, 5, 7, 9, 11}));
    const MatchedCurves curves(matched);
    QCOMPARE(curves.all().mated, 6);
    QCOMPARE(curves.all().nonMated, 30);
    for (const double threshold : kThresholds) {
        const MatchedPoint point = curves.at(static_cast<float>(threshold));
        QCOMPARE(counts(point.all.falseMatches), bruteRate(pairs, false, threshold));
        QCOMPARE(counts(point.groups[0].falseMatches),
                 bruteRate(pairs, false, threshold)); // the probe's group
        QCOMPARE(point.groups[1].falseMatches.comparisons, 0);
        QCOMPARE(counts(point.matrix.cell(0, 1)), bruteRate(pairs, false, threshold));
    }
    qint64 firsts = 0;
    for (const int probe : matched.probeImages) {
        const Pair* best = nullptr;
        for (const Pair& pair : pairs)
            if ((pair.a == probe || pair.b == probe) && (best == nullptr || pair.score > best->score))
                best = &pair;
        firsts += best->isMated ? 1 : 0;
    }
    QVERIFY(firsts > 0 && firsts < 6);
    QCOMPARE(counts(curves.all().rankOne.value()), (std::pair<qint64, qint64>(firsts, 6)));
}

void TestMatchingMeasure::aProbeWhoseMateIsLeftOutHasNone()
{
    EnrolledAudit audit;
    audit.enrol();
    MatchQuery query;
    query.probes = QStringLiteral("gender=F");
    query.leaveOutFile = audit.file("out.csv", "gallery,probe\np01.jpg,p00.jpg\n"); // turned round
    const MatchedSide all = MatchedCurves(audit.matched(query)).all();
    QCOMPARE(all.mated, 5);
    QCOMPARE(all.rankOne->comparisons, 5);
}

void TestMatchingMeasure::failuresToEnrolHaveTheirOwnRate()
{
    EnrolledAudit audit;
    audit.enrol({2, 5});
    const std::vector<Pair> pairs = brutePairs(audit);
    const Matched matched = audit.matched(byGender());
    QCOMPARE(counts(matched.notEnrolled), (std::pair<qint64, qint64>(2, 12)));
    QCOMPARE(counts(matched.notEnrolledBy[0]), (std::pair<qint64, qint64>(1, 6)));
    QCOMPARE(counts(matched.notEnrolledBy[1]), (std::pair<qint64, qint64>(1, 6)));
    QVERIFY(matched.notEnrolled.limits.has_value());
    const MatchedPoint point = MatchedCurves(matched).at(0.93F);
    const auto [missed, mated] = bruteRate(pairs, true, 0.93);
    QCOMPARE(mated, 4);
    QCOMPARE(counts(point.all.falseNonMatches), (std::pair(missed, mated)));
    QCOMPARE(point.generalisedFnmr.value(), double(missed + 2) / 6);
    // A pair that is left out is not lost, too.
    MatchQuery query;
    query.leaveOutFile = audit.file("out.csv", "a,b\np02.jpg,p03.jpg\n");
    QCOMPARE(MatchedCurves(audit.matched(query)).at(0.93F).generalisedFnmr.value(), double(missed + 1) / 5);
}

void TestMatchingMeasure::excludedImagesTakeNoPart()
{
    EnrolledAudit audit;
    audit.enrol();
    const auto data = audit.project->dataset();
    QVERIFY(ReviewDesk(*audit.project).exclude({data->images[0].id}, QStringLiteral("a drawing")));
    const Matched matched = audit.matched(byGender());
    QCOMPARE(matched.excluded, 1);
    QCOMPARE(matched.images, 11);
    QVERIFY(std::find(matched.probeImages.begin(), matched.probeImages.end(), 0)
            == matched.probeImages.end());
    const std::vector<Pair> pairs = brutePairs(audit); // of what stays
    QCOMPARE(pairs.size(), std::size_t {55});
    QCOMPARE(counts(MatchedCurves(matched).at(0.8F).all.falseMatches), bruteRate(pairs, false, 0.8));
}

void TestMatchingMeasure::onePersonIsNeverTakenForAnother()
{
    EnrolledAudit audit;
    audit.enrol();
    std::vector<ImageId> others;
    for (const Image& image : audit.project->dataset()->images) {
        if (image.subject != 0)
            others.push_back(image.id);
    }
    QVERIFY(ReviewDesk(*audit.project).exclude(others, QStringLiteral("other people")));
    const Matched matched = audit.matched(byGender());
    const MatchedCurves curves(matched);
    QCOMPARE(curves.all().mated, 1);
    QVERIFY(!curves.all().auc && !curves.all().smallestFmr && curves.all().det.empty());
    const MatchedPoint point = curves.atRate(1e-3);
    QVERIFY(!point.all.falseMatches.rate() && !point.all.falseMatches.limits);
    QVERIFY(matchedFinding(point, 0.95).startsWith(QStringLiteral("No two people")));
    QVERIFY(MatchingDesk(*audit.project).falseMatches(matched, std::nullopt, 0).pairs.empty());
    QVERIFY(!matchedAsJson(*audit.project, {matched}, {}).isEmpty());
}

void TestMatchingMeasure::whoHasNoLabelIsUnknown()
{
    EnrolledAudit audit;
    audit.enrol();
    QVERIFY(audit.project->setGroupings({{QStringLiteral("who"),
                                          QStringLiteral("gender"),
                                          {{QStringLiteral("her"), {QStringLiteral("F")}}}}}));
    MatchQuery query;
    query.by = QStringList {QStringLiteral("who")};
    const Matched matched = audit.matched(query);
    QCOMPARE(matched.groups.size(), std::size_t {1});
    QCOMPARE(matched.unknown(), 1);
    const MatchedPoint point = MatchedCurves(matched).at(0.8F);
    QCOMPARE(counts(point.matrix.cell(1, 1)), bruteRate(brutePairs(audit), false, 0.8, [](const Pair& pair) {
                 return pair.a % 2 + pair.b % 2 == 2;
             }));
    QVERIFY(point.fmr.difference.why == measures::Undefined::TooFewGroups);
    query.within = query.by; // whose value is not known is compared with nobody
    QCOMPARE(MatchedCurves(audit.matched(query)).all().nonMated, 15);
}

void TestMatchingMeasure::falseMatchesAreTheBestPairsOfTwoPeople()
{
    EnrolledAudit audit;
    audit.enrol();
    std::vector<Pair> pairs = brutePairs(audit);
    std::erase_if(pairs, [](const Pair& pair) { return pair.isMated; });
    std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.score > b.score; });
    const auto data = audit.project->dataset();
    const Matched matched = audit.matched(byGender());
    const MatchingDesk desk(*audit.project);
    const FalseMatches all = desk.falseMatches(matched, std::nullopt, 0);
    QVERIFY(all.isComplete);
    QCOMPARE(all.pairs.size(), pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        const FalseMatch& listed = all.pairs[i];
        QCOMPARE(listed.rank, static_cast<int>(i) + 1);
        QVERIFY(std::abs(listed.score - pairs[i].score) < 1e-5);
        QVERIFY(listed.a.subject != listed.b.subject);
        QCOMPARE(listed.a.group,
                 listed.a.file.section(u'.', 0, 0).right(1).toInt() % 2 == 0 ? QStringLiteral("Women")
                                                                             : QStringLiteral("Men"));
    }
    QCOMPARE(all.pairs.front().a.file, data->images[static_cast<std::size_t>(pairs.front().a)].file);
    QCOMPARE(all.pairs.front().b.file, data->images[static_cast<std::size_t>(pairs.front().b)].file);
    const FalseMatches some = desk.falseMatches(matched, 0.93, 0);
    QCOMPARE(some.all, bruteRate(pairs, false, 0.93).first);
    QCOMPARE(std::ssize(some.pairs), some.all);
    QCOMPARE(desk.falseMatches(matched, 0.1, 3).pairs.size(), std::size_t {3});
    QVERIFY(desk.falseMatches(matched, 2, 0).pairs.empty());
}

void TestMatchingMeasure::questionsThatCannotBeAnsweredSaySo()
{
    EnrolledAudit audit;
    QCOMPARE(audit.ask({}).error().code, ErrorCode::Usage); // nothing was run
    audit.enrol();
    MatchQuery query;
    query.by = QStringList {QStringLiteral("shoe size")};
    QVERIFY(audit.ask(query).error().userText.contains(QStringLiteral("shoe size")));
    for (const char* rule : {"gender=X", "elsewhere", "shoe=3"}) {
        MatchQuery split;
        split.probes = QLatin1String(rule);
        QCOMPARE(audit.ask(split).error().code, ErrorCode::Usage);
    }
    MatchQuery other;
    other.runs = {RunId(77)};
    QCOMPARE(audit.ask(other).error().code, ErrorCode::Usage);
}

void TestMatchingMeasure::aStopEndsTheWork()
{
    EnrolledAudit audit;
    audit.enrol();
    std::stop_source stop;
    stop.request_stop();
    const auto stopped = MatchingDesk(*audit.project)
                             .measure(
                                 {}, [](const Progress&) {}, stop.get_token());
    QVERIFY(!stopped.ok());
    QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
}

void TestMatchingMeasure::jsonAndTablesHoldTheSameNumbers()
{
    EnrolledAudit audit;
    audit.enrol();
    const Matched matched = audit.matched(byGender());
    const MatchedCurves curves(matched);
    const QJsonObject run = matchedAsJson(*audit.project, {matched}, {{0.8}, {0.1}})[QStringLiteral("runs")]
                                .toArray()[0]
                                .toObject();
    QCOMPARE(run[QStringLiteral("everybody")][QStringLiteral("auc")].toDouble(), curves.all().auc.value());
    const QJsonArray thresholds = run[QStringLiteral("thresholds")].toArray();
    QCOMPARE(thresholds.size(), 7);
    QCOMPARE(thresholds[0][QStringLiteral("threshold")].toDouble(), 0.8);
    QCOMPARE(thresholds[1][QStringLiteral("wanted_fmr")].toDouble(), 0.1);
    const MatchedPoint point = curves.at(0.8F);
    QCOMPARE(thresholds[0][QStringLiteral("groups")][0][QStringLiteral("fmr")][QStringLiteral("count")]
                 .toInteger(),
             point.groups[0].falseMatches.errors);
    const QJsonValue mixed = thresholds[0][QStringLiteral("false_match_matrix")][1];
    QCOMPARE(mixed[QStringLiteral("a")][QStringLiteral("gender")].toString(), QStringLiteral("F"));
    QCOMPARE(mixed[QStringLiteral("b")][QStringLiteral("gender")].toString(), QStringLiteral("M"));
    QCOMPARE(mixed[QStringLiteral("fmr")][QStringLiteral("count")].toInteger(),
             point.matrix.cell(0, 1).errors);
    // A threshold that was written can be read back, and means the same.
    const MatchedPoint again =
        curves.at(static_cast<float>(thresholds[1][QStringLiteral("threshold")].toDouble()));
    QCOMPARE(again.all.falseMatches.errors, 6);
    const TableSpec groups = matchedGroupTable(matched, curves, point);
    QCOMPARE(groups.rows.size(), std::size_t {3}); // all, women, men; nobody is unknown
    for (const auto& row : groups.rows)
        QCOMPARE(row.size(), groups.columns.size());
    QCOMPARE(groups.rows[0][6].value, point.all.falseMatches.rate().value());
    QVERIFY(matchedFinding(point, 0.95).contains(QStringLiteral("of 60")));
    QVERIFY(matchedEvidence(matched, curves.all()).contains(QStringLiteral("12 images of 6 people")));
}

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    TestMatchingMeasure test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_matching_measure.moc"
