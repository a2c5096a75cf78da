// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <optional>
#include <vector>

#include <QSignalSpy>
#include <QTest>

#include "core/session/history.h"
#include "core/session/matching_desk.h"
#include "core/session/review_desk.h"
#include "core/views/match_tables.h"
#include "tests/session/enrolled_audit.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

ImagePair pairOf(const FalseMatch& match)
{
    return {match.a.image, match.b.image};
}

FalseMatches listed(const EnrolledAudit& audit, const MatchQuery& query = {})
{
    return MatchingDesk(*audit.project).falseMatches(audit.matched(query), std::nullopt, 0);
}

} // namespace

/// The auditor's word on pairs: kept in the file, taken back by undo, and "one person" out of the numbers.
class TestPairReviews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPairHasNoOrder();
    void whatIsSaidIsInTheFile();
    void everyActCanBeTakenBack();
    void onePersonAfterAllLeavesTheComparisons();
    void otherVerdictsChangeNoNumber();
    void pairsOfWhoIsOnePersonByTheLabelsStay();
    void ofTwoSetsOnlyPairsAcrossLeave();
    void whatIsNotThereIsRefused();
};

void TestPairReviews::aPairHasNoOrder()
{
    QCOMPARE(ImagePair(ImageId(7), ImageId(3)), ImagePair(ImageId(3), ImageId(7)));
    QVERIFY(ImagePair(ImageId(7), ImageId(3)).a == ImageId(3));
    for (const PairVerdict verdict :
         {PairVerdict::SamePerson, PairVerdict::LabelError, PairVerdict::Lookalike, PairVerdict::PoorImage})
        QVERIFY(pairVerdictFromName(pairVerdictName(verdict)) == verdict);
    QVERIFY(!pairVerdictFromName(QStringLiteral("twins")));
}

void TestPairReviews::whatIsSaidIsInTheFile()
{
    EnrolledAudit audit;
    const auto data = audit.project->dataset();
    const ImagePair one(data->images[3].id, data->images[0].id),
        other(data->images[1].id, data->images[4].id);
    {
        ReviewDesk desk(*audit.project);
        QVERIFY(desk.setPairVerdict({one}, PairVerdict::Lookalike));
        QVERIFY(desk.setPairNote({one}, QStringLiteral("  brothers ")));
        QVERIFY(desk.setPairsReviewed({other, other}, true));
    }
    audit.reopen(audit.path);
    const auto book = ReviewDesk(*audit.project).book();
    QCOMPARE(book->pairs.size(), std::size_t {2});
    QCOMPARE(book->of(one), (PairReview {true, PairVerdict::Lookalike, QStringLiteral("brothers")}));
    QCOMPARE(book->of(other), (PairReview {true, std::nullopt, {}}));
    QVERIFY(book->of(ImagePair(data->images[0].id, data->images[1].id)).isEmpty());
}

void TestPairReviews::everyActCanBeTakenBack()
{
    EnrolledAudit audit;
    const auto data = audit.project->dataset();
    const ImagePair pair(data->images[0].id, data->images[3].id);
    const auto said = [&] { return ReviewDesk(*audit.project).book()->of(pair); };
    History history;
    history.setProject(audit.project);
    QSignalSpy told(&history, &History::reviewChanged);
    history.setPairsReviewed({pair}, true);
    history.setPairVerdict({pair}, PairVerdict::SamePerson);
    history.setPairNote({pair}, QStringLiteral("same ear"));
    history.setPairVerdict({pair}, std::nullopt);
    history.waitForDone();
    QCOMPARE(told.count(), 4);
    QCOMPARE(said(), (PairReview {true, std::nullopt, QStringLiteral("same ear")}));
    const std::vector<PairReview> before {{true, PairVerdict::SamePerson, QStringLiteral("same ear")},
                                          {true, PairVerdict::SamePerson, {}},
                                          {true, std::nullopt, {}},
                                          {}};
    for (const PairReview& review : before) {
        history.stack()->undo();
        history.waitForDone();
        QCOMPARE(said(), review);
    }
    history.stack()->redo();
    history.stack()->redo();
    history.waitForDone();
    QCOMPARE(said().verdict, std::optional(PairVerdict::SamePerson));
    history.setProject(nullptr);
    audit.reopen(audit.path);
    QCOMPARE(said().verdict, std::optional(PairVerdict::SamePerson));
}

void TestPairReviews::onePersonAfterAllLeavesTheComparisons()
{
    EnrolledAudit audit;
    audit.enrol();
    const FalseMatches before = listed(audit);
    QCOMPARE(before.all, 60);
    const FalseMatch& best = before.pairs[0];
    const FalseMatch& third = before.pairs[2];
    QVERIFY(
        ReviewDesk(*audit.project).setPairVerdict({pairOf(third), pairOf(best)}, PairVerdict::SamePerson));
    const Matched matched = audit.matched({});
    QCOMPARE(matched.pairs.samePerson, 2);
    QCOMPARE(matched.pairs.leftOut, 0);
    const MatchedCurves curves(matched);
    QCOMPARE(curves.all().nonMated, 58);
    QCOMPARE(curves.all().mated, 6);
    QVERIFY(matchedEvidence(matched, curves.all()).contains(QStringLiteral("one person after all: 2")));
    const FalseMatches now = listed(audit);
    QCOMPARE(now.all, 58);
    QCOMPARE(pairOf(now.pairs[0]), pairOf(before.pairs[1]));
    // They are still there to be looked at, with what they score.
    QCOMPARE(now.samePerson.size(), std::size_t {2});
    QCOMPARE(pairOf(now.samePerson[0]), pairOf(best));
    QVERIFY(std::abs(now.samePerson[0].score - best.score) < 1e-5);
    QCOMPARE(pairOf(now.samePerson[1]), pairOf(third));
}

void TestPairReviews::otherVerdictsChangeNoNumber()
{
    EnrolledAudit audit;
    audit.enrol();
    const FalseMatches before = listed(audit);
    ReviewDesk desk(*audit.project);
    QVERIFY(desk.setPairVerdict({pairOf(before.pairs[0])}, PairVerdict::LabelError));
    QVERIFY(desk.setPairVerdict({pairOf(before.pairs[1])}, PairVerdict::Lookalike));
    QVERIFY(desk.setPairVerdict({pairOf(before.pairs[2])}, PairVerdict::PoorImage));
    QCOMPARE(listed(audit).all, 60);
    QVERIFY(listed(audit).samePerson.empty());
}

void TestPairReviews::pairsOfWhoIsOnePersonByTheLabelsStay()
{
    EnrolledAudit audit;
    audit.enrol();
    const auto data = audit.project->dataset();
    QVERIFY(
        ReviewDesk(*audit.project)
            .setPairVerdict({ImagePair(data->images[0].id, data->images[1].id)}, PairVerdict::SamePerson));
    const Matched matched = audit.matched({});
    QCOMPARE(matched.pairs.samePerson, 0);
    QCOMPARE(MatchedCurves(matched).all().mated, 6);
}

void TestPairReviews::ofTwoSetsOnlyPairsAcrossLeave()
{
    EnrolledAudit audit;
    audit.enrol();
    const auto data = audit.project->dataset();
    const auto pair = [&](std::size_t a, std::size_t b) {
        return ImagePair(data->images[a].id, data->images[b].id);
    };
    MatchQuery query;
    query.probes = QStringLiteral("gender=F"); // the even ones
    QVERIFY(ReviewDesk(*audit.project).setPairVerdict({pair(1, 4), pair(0, 2)}, PairVerdict::SamePerson));
    const Matched matched = audit.matched(query);
    QCOMPARE(matched.pairs.samePerson, 1);
    QCOMPARE(MatchedCurves(matched).all().nonMated, 29);
    const auto list = listed(audit, query);
    QCOMPARE(list.samePerson.size(), std::size_t {1});
    QCOMPARE(list.samePerson[0].a.image, data->images[4].id); // the probe
}

void TestPairReviews::whatIsNotThereIsRefused()
{
    EnrolledAudit audit;
    const auto data = audit.project->dataset();
    ReviewDesk desk(*audit.project);
    const ImagePair gone(data->images[0].id, ImageId(999));
    QCOMPARE(desk.setPairVerdict({gone}, PairVerdict::Lookalike).error().code, ErrorCode::NotFound);
    const ImagePair itself(data->images[0].id, data->images[0].id);
    QCOMPARE(desk.setPairVerdict({itself}, PairVerdict::Lookalike).error().code, ErrorCode::NotFound);
    QVERIFY(desk.book()->pairs.empty());
}

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    TestPairReviews test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_pair_reviews.moc"
