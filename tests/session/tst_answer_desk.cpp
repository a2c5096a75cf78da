// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include <QJsonObject>
#include <QTest>

#include "core/session/matching_desk.h"
#include "core/session/review_desk.h"
#include "tests/session/scored_audit.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

QString name(int image)
{
    return QStringLiteral("p%1.jpg").arg(image, 2, 10, QLatin1Char('0'));
}

/// A score for each pair of the twelve that tells people apart, but not always.
double scoreOf(int a, int b)
{
    const bool mated = a / 2 == b / 2;
    return std::fmod(0.37 * a + 0.61 * b, 1.0) * 0.8 + (mated ? 0.2 : 0);
}

QByteArray allPairs(const QByteArray& header = "image 1,image 2,score\n")
{
    QByteArray text = header;
    for (int a = 0; a < SmallAudit::kImages; ++a)
        for (int b = a + 1; b < SmallAudit::kImages; ++b)
            text +=
                QStringLiteral("%1,%2,%3\n").arg(name(a), name(b)).arg(scoreOf(a, b), 0, 'g', 17).toUtf8();
    return text;
}

/// Of the pairs asked for: errors, all.
template<class Wanted>
std::pair<qint64, qint64> brute(bool mated, double threshold, const Wanted& wanted)
{
    std::pair<qint64, qint64> found;
    for (int a = 0; a < SmallAudit::kImages; ++a) {
        for (int b = a + 1; b < SmallAudit::kImages; ++b) {
            if ((a / 2 == b / 2) != mated || !wanted(a, b))
                continue;
            ++found.second;
            found.first +=
                (static_cast<float>(scoreOf(a, b)) >= static_cast<float>(threshold)) != mated ? 1 : 0;
        }
    }
    return found;
}

} // namespace

/// Scores that another program worked out, from the file to rates.
class TestAnswerDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ratesEqualEveryPairTakenOneByOne();
    void withinProbesAndLeftOutAreAsForFacesOfOurs();
    void excludedImagesTakeNoPart();
    void aSampleIsDrawnBySeed();
    void falseMatchesAreOfTheFile();
    void theFilesWordStandsWhereSubjectsAreNotStated();
    void candidateListsAreSearches();
    void lfwPairsWithScores();
    void columnsAreKnownByNameOrByContent_data();
    void columnsAreKnownByNameOrByContent();
    void scalesAreToldOrGuessed_data();
    void scalesAreToldOrGuessed();
    void whatCannotBeTakenIsSaidWithItsLine();
    void filesThatHoldNoScoresAreRefused_data();
    void filesThatHoldNoScoresAreRefused();
    void aNameThatIsTakenIsRefused();
};

void TestAnswerDesk::ratesEqualEveryPairTakenOneByOne()
{
    const ScoredAudit audit;
    const auto report = audit.scores(allPairs());
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().userText));
    QCOMPARE(report->taken, 66);
    QCOMPARE(report->images, 12);
    QCOMPARE(report->unmatched.count + report->badRows.count + report->repeated + report->without, 0);
    MatchQuery query;
    query.by = QStringList {QStringLiteral("gender")};
    const auto matched = audit.ask(query);
    QVERIFY2(matched.ok(), qPrintable(matched.ok() ? QString() : matched.error().userText));
    QCOMPARE(matched->size(), std::size_t {1});
    const Matched& run = matched->front();
    QCOMPARE(run.name, QStringLiteral("Vendor 2024"));
    QCOMPARE(run.subjects, 6);
    QCOMPARE(run.images, 12);
    QVERIFY(run.imported && run.imported->scale == ScoreScale::Unit && !run.imported->isCandidates);
    QCOMPARE(run.notEnrolled.errors, 0);
    const MatchedCurves curves(run);
    QCOMPARE(curves.all().mated, 6);
    QCOMPARE(curves.all().nonMated, 60);
    qint64 errors = 0;
    for (const double threshold : {0.1, 0.3, 0.5, 0.55, 0.8}) {
        const MatchedPoint point = curves.at(static_cast<float>(threshold));
        const auto all = [](int, int) { return true; };
        QCOMPARE(counts(point.all.falseMatches), brute(false, threshold, all));
        QCOMPARE(counts(point.all.falseNonMatches), brute(true, threshold, all));
        errors += point.all.falseMatches.errors * point.all.falseNonMatches.errors;
        for (const int group : {0, 1}) {
            const auto has = [&](int a, int b) { return a % 2 == group || b % 2 == group; };
            const auto& rates = point.groups[static_cast<std::size_t>(group)];
            QCOMPARE(counts(rates.falseMatches), brute(false, threshold, has));
            QCOMPARE(counts(rates.falseNonMatches), brute(true, threshold, has));
        }
    }
    QVERIFY(errors > 0);
}

void TestAnswerDesk::withinProbesAndLeftOutAreAsForFacesOfOurs()
{
    const ScoredAudit audit;
    QVERIFY(audit.scores(allPairs()).ok());
    MatchQuery within;
    within.within = QStringList {QStringLiteral("gender")};
    const auto like = [](int a, int b) { return a % 2 == b % 2; };
    const MatchedCurves same(audit.ask(within)->front());
    QCOMPARE(counts(same.at(0.5F).all.falseMatches), brute(false, 0.5, like));
    QCOMPARE(same.all().mated, 6); // mated pairs are not restricted

    MatchQuery rule;
    rule.probes = QStringLiteral("gender=F");
    const Matched two = audit.ask(rule)->front();
    QVERIFY(!two.isOneSet());
    const auto across = [](int a, int b) { return a % 2 != b % 2; };
    const MatchedCurves sides(two);
    QCOMPARE(counts(sides.at(0.5F).all.falseMatches), brute(false, 0.5, across));
    QCOMPARE(counts(sides.at(0.5F).all.falseNonMatches), brute(true, 0.5, across));

    MatchQuery without;
    without.leaveOutFile = audit.file(QStringLiteral("left.csv"), "a,b\np05.jpg,p01.jpg\np02.jpg,p03.jpg\n");
    const Matched fewer = audit.ask(without)->front();
    QCOMPARE(fewer.pairs.leftOut, 2);
    QCOMPARE(MatchedCurves(fewer).all().mated, 5);
    QCOMPARE(MatchedCurves(fewer).all().nonMated, 59);
}

void TestAnswerDesk::excludedImagesTakeNoPart()
{
    const ScoredAudit audit;
    QVERIFY(audit.scores(allPairs()).ok());
    QVERIFY(ReviewDesk(*audit.project)
                .exclude({audit.project->dataset()->images[4].id}, QStringLiteral("blurred"))
                .ok());
    const Matched matched = audit.ask()->front();
    QCOMPARE(matched.images, 11);
    const auto others = [](int a, int b) { return a != 4 && b != 4; };
    QCOMPARE(counts(MatchedCurves(matched).at(0.4F).all.falseMatches), brute(false, 0.4, others));
}

void TestAnswerDesk::aSampleIsDrawnBySeed()
{
    const ScoredAudit audit;
    QVERIFY(audit.scores(allPairs()).ok());
    MatchQuery query;
    query.pairs = 20;
    std::set<QString> drawn;
    for (const quint64 seed : {quint64 {1}, quint64 {1}, quint64 {2}, quint64 {3}}) {
        query.seed = seed;
        const Matched matched = audit.ask(query)->front();
        QVERIFY(matched.scores->sampled);
        QCOMPARE(MatchedCurves(matched).all().nonMated, 20);
        QCOMPARE(MatchedCurves(matched).all().mated, 6);
        QString pairs;
        for (const FalseMatch& one :
             MatchingDesk(*audit.project).falseMatches(matched, std::nullopt, 0).pairs)
            pairs += one.a.file % one.b.file;
        drawn.insert(pairs);
    }
    QCOMPARE(drawn.size(), std::size_t {3});
}

void TestAnswerDesk::falseMatchesAreOfTheFile()
{
    const ScoredAudit audit;
    QVERIFY(audit.scores(allPairs()).ok());
    const Matched matched = audit.ask()->front();
    const FalseMatches list = MatchingDesk(*audit.project).falseMatches(matched, 0.3, 0);
    QCOMPARE(std::ssize(list.pairs), brute(false, 0.3, [](int, int) { return true; }).first);
    for (const FalseMatch& one : list.pairs) {
        const int a = QStringView(one.a.file).mid(1, 2).toInt();
        const int b = QStringView(one.b.file).mid(1, 2).toInt();
        QVERIFY(a / 2 != b / 2);
        QVERIFY(std::abs(one.score - scoreOf(std::min(a, b), std::max(a, b))) < 1e-6);
    }
}

void TestAnswerDesk::theFilesWordStandsWhereSubjectsAreNotStated()
{
    const ScoredAudit audit;
    const QByteArray text = "a.image,b.image,similarity,same\n"
                            "p00.jpg,p01.jpg,0.9,yes\n"
                            "p00.jpg,p02.jpg,0.2,no\n"
                            "p02.jpg,p04.jpg,0.7,yes\n"; // of two people by the labels
    const auto report = audit.scores(text);
    QVERIFY(report.ok());
    QCOMPARE(report->conflicts, 1);
    QCOMPARE(MatchedCurves(audit.ask()->front()).all().mated, 1);

    // The same without any subjects.
    const SmallAudit bare;
    const QString path = bare.folder.filePath(QStringLiteral("audit/bare.plumb"));
    const auto project = Project::create(bare.services, path).value();
    ImportRequest images;
    images.imagesDir = bare.images();
    QVERIFY(project->import(images, [](const Progress&) {}, {}).ok());
    const ScoreImport request {
        audit.file(QStringLiteral("more.csv"), text), {QStringLiteral("Vendor"), {}}, {}};
    const auto taken = AnswerDesk(*project).importScores(request);
    QVERIFY(taken.ok());
    QCOMPARE(taken->conflicts, 0);
    const auto matched = MatchingDesk(*project).measure({}, [](const Progress&) {}, {});
    QVERIFY(matched.ok());
    QCOMPARE(MatchedCurves(matched->front()).all().mated, 2);
    QCOMPARE(MatchedCurves(matched->front()).all().nonMated, 1);
}

void TestAnswerDesk::candidateListsAreSearches()
{
    const ScoredAudit audit;
    // Probes 0, 2, 4, 6 of people 0..3; person 3's mate (7) is never returned.
    const auto report = audit.scores("probe,candidate,rank,score\n"
                                     "p00.jpg,p01.jpg,1,99.1\n"
                                     "p00.jpg,p03.jpg,2,71\n"
                                     "p02.jpg,p05.jpg,1,93\n"
                                     "p02.jpg,p03.jpg,2,88\n"
                                     "p04.jpg,p01.jpg,1,40\n"
                                     "p06.jpg,p09.jpg,1,82\n");
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().userText));
    const Matched matched = audit.ask()->front();
    QVERIFY(matched.imported->isCandidates);
    QCOMPARE(matched.imported->scale, ScoreScale::Percent);
    QVERIFY(!matched.isOneSet());
    const measures::Identification& searches = matched.searches.value();
    QCOMPARE(std::ssize(searches.searches()), 4);
    QCOMPARE(counts(searches.identified(std::nullopt, 1)), (std::pair<qint64, qint64> {1, 4}));
    QCOMPARE(counts(searches.identified(std::nullopt, 2)), (std::pair<qint64, qint64> {2, 4}));
    QCOMPARE(counts(searches.falseNegatives(std::nullopt, 90, 2)), (std::pair<qint64, qint64> {3, 4}));
    QCOMPARE(counts(searches.falselyMatched(std::nullopt, 80, 2)), (std::pair<qint64, qint64> {2, 4}));
    QCOMPARE(MatchedCurves(matched).all().mated, 2);
    QCOMPARE(MatchedCurves(matched).all().nonMated, 4);

    // Everybody in everybody: nobody is his own mate.
    QByteArray both = allPairs("probe,candidate,score\n");
    for (int a = 0; a < SmallAudit::kImages; ++a)
        for (int b = 0; b < a; ++b)
            both += QStringLiteral("%1,%2,0.5\n").arg(name(a), name(b)).toUtf8();
    both.replace("p11.jpg,p10.jpg,0.5",
                 "p11.jpg,p09.jpg,0.4"); // said already: the mate of 11 is not returned
    const auto everybody = audit.scores(both, {}, QStringLiteral("All"));
    QVERIFY(everybody.ok());
    QCOMPARE(everybody->repeated, 1);
    MatchQuery all;
    all.systems = QStringList {QStringLiteral("All")};
    const Matched full = audit.ask(all)->front();
    QCOMPARE(std::ssize(full.searches->searches()), 12);
    for (const measures::Search& search : full.searches->searches()) {
        QVERIFY(search.isMated);
        QCOMPARE(search.mateRank.has_value(),
                 full.probeImages[static_cast<std::size_t>(search.probe)] != SmallAudit::kImages - 1);
    }
}

void TestAnswerDesk::lfwPairsWithScores()
{
    const ScoredAudit audit;
    const QDir images(audit.images());
    for (const char* person : {"Ann_Lee", "Bob_Day"}) {
        const QString folder = QLatin1String(person);
        QVERIFY(images.mkpath(folder));
        for (int i = 1; i <= 2; ++i)
            QVERIFY(QFile::copy(
                audit.image(person[0] == 'A' ? i : i + 4),
                images.filePath(folder
                                % QStringLiteral("/%1_%2.jpg").arg(folder).arg(i, 4, 10, QLatin1Char('0')))));
    }
    const auto project =
        Project::create(audit.services, audit.folder.filePath(QStringLiteral("audit/l.plumb"))).value();
    ImportRequest request;
    request.imagesDir = audit.images();
    QVERIFY(project->import(request, [](const Progress&) {}, {}).ok());
    const QByteArray text =
        "1\t2\nAnn_Lee\t1\t2\t0.8\nAnn_Lee\t1\tBob_Day\t2\t0.3\nAnn_Lee\t2\tBob_Day\t1\t\n";
    const ScoreImport scores {
        audit.file(QStringLiteral("pairs.txt"), text), {QStringLiteral("Vendor"), {}}, {}};
    const auto report = AnswerDesk(*project).importScores(scores);
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().userText));
    QCOMPARE(report->taken, 2);
    QCOMPARE(report->badRows.first, QStringList {QStringLiteral("Line 4: there is no score.")});
    const auto matched = MatchingDesk(*project).measure({}, [](const Progress&) {}, {});
    QCOMPARE(MatchedCurves(matched->front()).all().mated, 1);
    QCOMPARE(MatchedCurves(matched->front()).all().nonMated, 1);
}

void TestAnswerDesk::columnsAreKnownByNameOrByContent_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<double>("score");
    QTest::newRow("no header") << QByteArray("p00.jpg,p01.jpg,0.5\np00.jpg,p02.jpg,0.4\n") << 0.5;
    QTest::newRow("scores first") << QByteArray(
        "similarity;right;left\n0,5;p00.jpg;p01.jpg\n0,4;p00.jpg;p02.jpg\n")
                                  << 0.5;
    QTest::newRow("people beside images") << QByteArray(
        "subject1,image1,subject2,image2,score\nA,p00.jpg,A,p01.jpg,0.5\nA,p00.jpg,B,p02.jpg,0.4\n")
                                          << 0.5;
    QTest::newRow("target is an image")
        << QByteArray("query,target,value\np00.jpg,p01.jpg,0.5\np00.jpg,p02.jpg,0.4\n") << 0.5;
    QTest::newRow("target is a word")
        << QByteArray("a,b,target,out\np00.jpg,p01.jpg,1,0.5\np00.jpg,p02.jpg,0,0.4\n") << 0.5;
    QTest::newRow("names without suffix, folders")
        << QByteArray("f1,f2,score\nC:\\x\\p00,./p01.jpg,0.5\nx/p00.JPG,p02,0.4\n") << 0.5;
    QTest::newRow("distance") << QByteArray("f1,f2,distance\np00.jpg,p01.jpg,0.4\np00.jpg,p02.jpg,0.5\n")
                              << -0.4;
}

void TestAnswerDesk::columnsAreKnownByNameOrByContent()
{
    QFETCH(QByteArray, text);
    QFETCH(double, score);
    const ScoredAudit audit;
    const auto report = audit.scores(text);
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().userText));
    QCOMPARE(report->taken, 2);
    QCOMPARE(report->images, 3);
    const Matched matched = audit.ask()->front();
    const auto mated = matched.scores->matedOf(matched.scores->cells.all());
    QCOMPARE(mated.size(), 1);
    const float step = 1e-5F;
    QCOMPARE(MatchedCurves(matched).at(static_cast<float>(score) - step).all.falseNonMatches.errors, 0);
    QCOMPARE(MatchedCurves(matched).at(static_cast<float>(score) + step).all.falseNonMatches.errors, 1);
}

void TestAnswerDesk::scalesAreToldOrGuessed_data()
{
    QTest::addColumn<QByteArray>("scores");
    QTest::addColumn<QString>("told");
    QTest::addColumn<QString>("scale");
    QTest::addColumn<qint64>("bad");
    QTest::newRow("up to 1") << QByteArray("0.1 0.9") << QString() << QStringLiteral("0-1") << qint64 {0};
    QTest::newRow("up to 100") << QByteArray("10 99") << QString() << QStringLiteral("0-100") << qint64 {0};
    QTest::newRow("beyond") << QByteArray("10 990") << QString() << QStringLiteral("raw") << qint64 {0};
    QTest::newRow("far below 100") << QByteArray("10 40") << QString() << QStringLiteral("raw") << qint64 {0};
    QTest::newRow("cosine") << QByteArray("-0.1 0.9") << QString() << QStringLiteral("raw") << qint64 {0};
    QTest::newRow("said") << QByteArray("0.1 0.9") << QStringLiteral("0-100") << QStringLiteral("0-100")
                          << qint64 {0};
    QTest::newRow("off the scale") << QByteArray("0.1 1.5") << QStringLiteral("0-1") << QStringLiteral("0-1")
                                   << qint64 {1};
}

void TestAnswerDesk::scalesAreToldOrGuessed()
{
    QFETCH(QByteArray, scores);
    QFETCH(QString, told);
    QFETCH(QString, scale);
    QFETCH(qint64, bad);
    const ScoredAudit audit;
    const QList<QByteArray> two = scores.split(' ');
    ScoreReading reading;
    reading.scale = scoreScaleFromName(told);
    const auto report =
        audit.scores("a,b,score\np00.jpg,p01.jpg," + two[0] + "\np00.jpg,p02.jpg," + two[1] + "\n", reading);
    QVERIFY(report.ok());
    QCOMPARE(scoreScaleName(audit.ask()->front().imported->scale), scale);
    QCOMPARE(report->badRows.count, bad);
}

void TestAnswerDesk::whatCannotBeTakenIsSaidWithItsLine()
{
    const ScoredAudit audit;
    const auto report = audit.scores("image1,image2,score,same\n"
                                     "p00.jpg,p01.jpg,0.9,1\n"
                                     "p00.jpg,,0.9,1\n"
                                     "p00.jpg,p02.jpg,,0\n"
                                     "p00.jpg,p02.jpg,high,0\n"
                                     "p00.jpg,p03.jpg,nan,0\n"
                                     "p00.jpg,p04.jpg,0.2,perhaps\n"
                                     "p01.jpg,p00.jpg,0.9,1\n"
                                     "p05.jpg,p05.jpg,1,1\n"
                                     "p00.jpg,stranger.jpg,0.4,0\n"
                                     "stranger.jpg,p06.jpg,0.4,0\n");
    QVERIFY(report.ok());
    QCOMPARE(report->taken, 1);
    QCOMPARE(report->repeated, 1);
    QCOMPARE(report->badRows.count, 6);
    for (const int line : {3, 4, 5, 6, 7, 9})
        QVERIFY(std::any_of(report->badRows.first.begin(), report->badRows.first.end(),
                            [&](const QString& said) {
            return said.startsWith(QStringLiteral("Line %1: ").arg(line));
        }));
    QCOMPARE(report->unmatched.count, 1);
    QVERIFY(report->unmatched.first.front().startsWith(QStringLiteral("stranger.jpg (line 10")));
    QCOMPARE(report->without, 10);
    const RunRecord run = audit.project->runs().back();
    QCOMPARE(run.images, 2);
    QVERIFY(!run.provenance[QStringLiteral("imported")][QStringLiteral("sha256")].toString().isEmpty());
}

void TestAnswerDesk::filesThatHoldNoScoresAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QByteArray() << QStringLiteral("scores.csv");
    QTest::newRow("binary") << QByteArray("\0\1\2\3", 4) << QStringLiteral("scores.csv");
    QTest::newRow("no score") << QByteArray("a,b\np00.jpg,p01.jpg\n") << QStringLiteral("looks like a score");
    QTest::newRow("one image") << QByteArray("a,score\np00.jpg,0.5\n") << QStringLiteral("two columns");
    QTest::newRow("strangers") << QByteArray("a,b,score\nx.jpg,y.jpg,0.5\n") << QStringLiteral("x.jpg");
    QTest::newRow("only bad rows") << QByteArray("a,b,score\np00.jpg,,0.5\n") << QStringLiteral("Line 2");
    QTest::newRow("published pairs") << QByteArray("10\t300\nAnn\t1\t2\nAnn\t1\tBob\t2\n")
                                     << QStringLiteral("without scores");
}

void TestAnswerDesk::filesThatHoldNoScoresAreRefused()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const ScoredAudit audit;
    const auto report = audit.scores(text);
    QVERIFY(!report.ok());
    QVERIFY2(report.error().userText.contains(says), qPrintable(report.error().userText));
    QVERIFY(audit.project->runs().empty());
}

void TestAnswerDesk::aNameThatIsTakenIsRefused()
{
    const ScoredAudit audit;
    for (const char* taken : {"", "  ", "a,b", "fr_detect+fr_feature", "a\nb"}) {
        const auto report = audit.scores(allPairs(), {}, QString::fromLatin1(taken));
        QVERIFY2(!report.ok(), taken);
        QCOMPARE(report.error().code, ErrorCode::Usage);
    }
}

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    TestAnswerDesk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_answer_desk.moc"
