// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <memory>

#include <QDir>
#include <QTest>

#include "core/outcomes/stated_score.h"
#include "core/session/answer_desk.h"
#include "core/session/compare_desk.h"
#include "tests/session/scored_audit.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

/// Answers about five of the images and a stranger: right with a second face, wrong, nobody, failed, without
/// the attribute.
const QByteArray kSaved =
    R"({"p00.jpg":{"FaceDetails":[{"BoundingBox":{"Left":0.25,"Top":0.5,"Width":0.25,"Height":0.25},"Confidence":99,)"
    R"("AgeRange":{"Low":34,"High":40},"Gender":{"Value":"Female","Confidence":97.5}},)"
    R"({"BoundingBox":{"Left":0,"Top":0,"Width":1,"Height":1},"Confidence":60}]},)"
    R"("p01.jpg":{"FaceDetails":[{"Confidence":99,"AgeRange":{"Low":20,"High":30},"Gender":{"Value":"Female","Confidence":60}}]},)"
    R"("p02.jpg":{"FaceDetails":[]},"p03.jpg":{"__type":"ThrottlingException","message":"Rate exceeded"},)"
    R"("p04.jpg":{"FaceDetails":[{"Confidence":99}]},"stranger.jpg":{"FaceDetails":[]}})";

} // namespace

/// Answers that a service gave, from the file to runs and measures.
class TestSavedRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void savedAnswersAreRunsOfTheirTasks();
    void rawResponsesAreKept();
    void answersAreMatchedByNamePathAndId();
    void detectionNeedsNoLabels();
    void whoIsFoundByOneAndNotByTheOtherIsCompared();
    void answersWithoutAConfidenceHaveNoScore();
    void anExportedRunComesBackWithTheSameMeasures();
    void savedSearchesAreMatchingRuns();
    void answersOfNobodyHereAreRefused();
    void aSurveySaysWhatAnImportWillDo();
    void wordsAndFieldsAreTakenAsTold();
    void responsesOfComparisonsAreKept();
};

void TestSavedRuns::savedAnswersAreRunsOfTheirTasks()
{
    const ScoredAudit audit;
    const auto report = audit.answers("a.json", kSaved);
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().userText));
    QCOMPARE(report->tasks,
             (QStringList {QStringLiteral("classify:gender"), QStringLiteral("estimate:age")}));
    QCOMPARE(report->taken, 5);
    QCOMPARE(report->without, 7);
    QCOMPARE(report->unmatched.first, QStringList {QStringLiteral("stranger.jpg (a.json)")});
    MeasureQuery query;
    query.by = QStringList {QStringLiteral("gender")};
    const auto measured = audit.project->measure(query);
    QVERIFY2(measured.ok(), qPrintable(measured.ok() ? QString() : measured.error().userText));
    QCOMPARE(measured->runs.size(), std::size_t {1});
    QCOMPARE(measured->runs[0].name, QStringLiteral("Vendor 2024"));
    const auto& women = measured->runs[0].analysis.groups[0].counts;
    const auto& men = measured->runs[0].analysis.groups[1].counts;
    QCOMPARE(women.scored, 1); // p00 right, p02 nobody found, p04 without the attribute
    QCOMPARE(women.errors, 0);
    QCOMPARE(women.undetected.value(), 1);
    QCOMPARE(women.refused.value(), 1);
    QCOMPARE(men.scored, 1); // p01 is taken for a woman, p03 failed
    QCOMPARE(men.errors, 1);
    QCOMPARE(men.failed.value(), 1);
    ListQuery list;
    list.verdicts = {Verdict::Right};
    const auto rows = audit.project->list(list);
    QCOMPARE(rows->size(), std::size_t {1});
    const Outcome& outcome = rows->front().outcome;
    QCOMPARE(outcome.answer.confidence, 0.975);
    const Image& image = audit.project->dataset()->images[0];
    QCOMPARE(outcome.face.x1, 0.25 * image.widthPx);
    QCOMPARE(outcome.face.y2, 0.75 * image.heightPx);
    QVERIFY(outcome.multipleFaces);
}

void TestSavedRuns::rawResponsesAreKept()
{
    const ScoredAudit audit;
    const QByteArray raw = R"({ "FaceDetails": [] , "x": 1.50 })";
    QVERIFY(QDir(audit.folder.path()).mkpath(QStringLiteral("r")));
    (void)audit.file(QStringLiteral("r/p03.jpg.json"), raw);
    (void)audit.file(QStringLiteral("r/p04.jpg.json"), R"({"__type":"X","message":"No"})");
    AnswersImport request {
        audit.folder.filePath(QStringLiteral("r")), {}, {}, {QStringLiteral("Vendor"), {}}};
    QVERIFY(AnswerDesk(*audit.project).importAnswers(request).ok());
    // Every run of one import has them.
    request.path = audit.file(QStringLiteral("all.json"), kSaved);
    request.system.name = QStringLiteral("Both");
    QVERIFY(AnswerDesk(*audit.project).importAnswers(request).ok());
    for (const QString& task : {QStringLiteral("classify:gender"), QStringLiteral("estimate:age")}) {
        const auto each = audit.project->detail(audit.project->dataset()->images[1].id, task);
        QVERIFY(each->answers.front().outcome.answer.raw.contains("FaceDetails"));
    }
    const auto detail =
        audit.project->detail(audit.project->dataset()->images[3].id, QStringLiteral("detect"));
    QVERIFY(detail.ok());
    QCOMPARE(detail->answers.front().outcome.answer.raw, raw);
}

void TestSavedRuns::answersAreMatchedByNamePathAndId()
{
    const ScoredAudit audit;
    QByteArray lines;
    const QString folder = audit.images();
    const QStringList names {QStringLiteral("p00"),
                             QStringLiteral("images/p01.jpg"),
                             folder % QStringLiteral("/p02.jpg"),
                             QStringLiteral("P03.JPG"),
                             QStringLiteral(R"(D:\\pics\\p04.jpg)"),
                             QStringLiteral("p04.png")};
    for (const QString& called : names)
        lines += R"({"image":")" + called.toUtf8() + R"(","FaceDetails":[]})" + "\n";
    const auto report = audit.answers("a.jsonl", lines);
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().userText));
    QCOMPARE(report->taken, 5);
    QCOMPARE(report->repeated, 1); // p04 twice
    QCOMPARE(report->unmatched.count, 0);
}

void TestSavedRuns::detectionNeedsNoLabels()
{
    const ScoredAudit audit;
    const auto report = audit.answers(
        "g.json",
        R"({"p00.jpg":{"faceAnnotations":[{"boundingPoly":{"vertices":[{"x":1,"y":1},{"x":9,"y":9}]},)"
        R"("detectionConfidence":0.9}]},"p01.jpg":{},"p02.jpg":{"faceAnnotations":[]}})");
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().userText));
    QCOMPARE(report->tasks, QStringList {QStringLiteral("detect")});
    MeasureQuery query;
    query.task = QStringLiteral("detect");
    query.by = QStringList {QStringLiteral("gender")};
    const auto measured = audit.project->measure(query);
    QVERIFY(measured.ok());
    const auto& groups = measured->runs[0].analysis.groups;
    QCOMPARE(groups[0].counts.scored, 2); // p00 is found, p02 is not
    QCOMPARE(groups[0].counts.errors, 1);
    QCOMPARE(groups[1].counts.errors, 1);
    ListQuery list;
    list.task = query.task;
    list.verdicts = {Verdict::Undetected};
    QCOMPARE(audit.project->list(list)->size(), std::size_t {2});
}

void TestSavedRuns::whoIsFoundByOneAndNotByTheOtherIsCompared()
{
    const ScoredAudit audit;
    const auto take = [&](const char* system, const QList<bool>& found) {
        QByteArray lines;
        for (int i = 0; i < found.size(); ++i)
            lines += R"({"image":"p0)" + QByteArray::number(i) + R"(.jpg","faceAnnotations":[)"
                + (found[i] ? R"({"detectionConfidence":0.9})" : "") + "]}\n";
        const AnswersImport request {audit.file(QLatin1String(system) + QStringLiteral(".jsonl"), lines),
                                     {},
                                     {QStringLiteral("detect")},
                                     {QLatin1String(system), {}}};
        return AnswerDesk(*audit.project).importAnswers(request);
    };
    const auto a = take("A", {true, true, true, false, false, false});
    QVERIFY2(a.ok(), qPrintable(a.ok() ? QString() : a.error().userText));
    const auto b = take("B", {true, true, false, true, true, false});
    QVERIFY(b.ok());
    MeasureQuery detection;
    detection.task = QStringLiteral("detect");
    const auto compared =
        CompareDesk(*audit.project)
            .compare({QString::number(a->runs[0].value()), QString::number(b->runs[0].value()), detection});
    QVERIFY2(compared.ok(), qPrintable(compared.ok() ? QString() : compared.error().userText));
    const measures::PairedTally expected {2, 2, 1, 1};
    QCOMPARE(*compared->analysis.all.paired, expected);
    QVERIFY(std::abs(compared->analysis.all.agreement->kappa) < 1e-12); // half agree, as chance would have it
    ListQuery list;
    list.task = detection.task;
    list.disagree = true;
    list.systems = {QStringLiteral("A")};
    QCOMPARE(audit.project->list(list)->size(), std::size_t {3});
}

void TestSavedRuns::answersWithoutAConfidenceHaveNoScore()
{
    const ScoredAudit audit;
    const QByteArray face = R"("faceRectangle":{"top":1,"left":1,"width":9,"height":9},"faceAttributes":)";
    const auto report = audit.answers("z.json",
                                      R"({"p00.jpg":[{)" + face + R"({"gender":"female"}}],"p01.jpg":[{)"
                                          + face + R"({"gender":"female"}}]})");
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().userText));
    ListQuery list;
    list.verdicts = {Verdict::Right, Verdict::Wrong};
    const auto rows = audit.project->list(list);
    QCOMPARE(rows->size(), std::size_t {2});
    QVERIFY(!statedScore(rows->front().outcome));
    list.confidenceFrom = 0.0; // 0 is a score, and these have none
    QVERIFY(audit.project->list(list)->empty());
    const QString csv = audit.folder.filePath(QStringLiteral("out.csv"));
    QVERIFY(audit.project->exportOutcomes(QStringLiteral("csv"), csv, {}).ok());
    QFile written(csv);
    QVERIFY(written.open(QIODevice::ReadOnly));
    const auto at = written.readLine().trimmed().split(',').indexOf("confidence");
    QVERIFY(at > 0);
    int answered = 0;
    while (!written.atEnd()) {
        const QList<QByteArray> cells = written.readLine().split(',');
        answered += cells[4] == "answered" ? 1 : 0;
        QCOMPARE(cells[at], QByteArray());
    }
    QCOMPARE(answered, 2);
    MeasureQuery query;
    query.answers = true;
    const auto measured = audit.project->measure(query);
    QCOMPARE(measured->runs[0].answers->size(), std::size_t {2});
    for (const measures::ScoredAnswer& one : *measured->runs[0].answers)
        QVERIFY(std::isnan(one.confidence) && std::isnan(one.score));
}

void TestSavedRuns::anExportedRunComesBackWithTheSameMeasures()
{
    const ScoredAudit audit;
    audit.script->answer = [calls = std::make_shared<int>(0)](const Picture&) {
        const double male = 0.1 * (*calls % 10) + 0.031;
        ++*calls;
        Answer answer;
        answer.label = male > 0.5 ? QStringLiteral("male") : QStringLiteral("female");
        answer.scores = {{QStringLiteral("female"), 1 - male}, {QStringLiteral("male"), male}};
        answer.confidence = std::max(male, 1 - male);
        return answer;
    };
    QVERIFY(audit.run().ok());
    const QString csv = audit.folder.filePath(QStringLiteral("out.csv"));
    QVERIFY(audit.project->exportOutcomes(QStringLiteral("csv"), csv, {}).ok());
    const AnswersImport request {csv, {}, {}, {QStringLiteral("Again"), {}}};
    const auto report = AnswerDesk(*audit.project).importAnswers(request);
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().userText));
    QCOMPARE(report->taken, 12);
    MeasureQuery query;
    query.answers = true;
    const auto measured = audit.project->measure(query);
    QCOMPARE(measured->runs.size(), std::size_t {2});
    const auto& a = measured->runs[0];
    const auto& b = measured->runs[1];
    QVERIFY(a.analysis.groups[0].counts.errors + a.analysis.groups[1].counts.errors > 2);
    for (std::size_t group = 0; group < 2; ++group) {
        QCOMPARE(a.analysis.groups[group].counts.errors, b.analysis.groups[group].counts.errors);
        QCOMPARE(a.analysis.groups[group].counts.scored, b.analysis.groups[group].counts.scored);
    }
    QCOMPARE(a.answers->size(), b.answers->size());
    for (std::size_t i = 0; i < a.answers->size(); ++i)
        QCOMPARE((*a.answers)[i].score, (*b.answers)[i].score);
}

void TestSavedRuns::savedSearchesAreMatchingRuns()
{
    const ScoredAudit audit;
    const QByteArray found =
        R"({"SearchedFaceConfidence":99,"FaceMatches":[{"Similarity":99,"Face":{"ExternalImageId":"p01"}},)"
        R"({"Similarity":91,"Face":{"ExternalImageId":"p03"}}]})";
    const auto report = audit.answers(
        "s.json",
        "{\"p00.jpg\":" + found + R"(,"p02.jpg":{"SearchedFaceConfidence":99,"FaceMatches":[]},)"
            + R"("p04.jpg":{"__type":"X","message":"There are no faces in the image."}})");
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().userText));
    QCOMPARE(report->tasks, QStringList {QStringLiteral("verify")});
    QCOMPARE(report->images, 5);
    const Matched matched = audit.ask()->front();
    QCOMPARE(std::ssize(matched.searches->searches()), 2); // the third has no face
    QCOMPARE(counts(matched.searches->identified(std::nullopt, 1)), (std::pair<qint64, qint64> {1, 2}));
    QCOMPARE(counts(matched.searches->falselyMatched(std::nullopt, 80, 5)),
             (std::pair<qint64, qint64> {1, 2}));
    QCOMPARE(matched.notEnrolled.errors, 1);
}

void TestSavedRuns::answersOfNobodyHereAreRefused()
{
    const ScoredAudit audit;
    QVERIFY(!audit.answers("a.json", R"({"x.jpg":{"FaceDetails":[]}})").ok());
    AnswersImport request {audit.file(QStringLiteral("b.json"), kSaved), {}, {}, {QStringLiteral("V"), {}}};
    request.tasks = QStringList {QStringLiteral("classify:race")};
    QCOMPARE(AnswerDesk(*audit.project).importAnswers(request).error().code, ErrorCode::Usage);
    QVERIFY(audit.project->runs().empty());
}

void TestSavedRuns::aSurveySaysWhatAnImportWillDo()
{
    const ScoredAudit audit;
    AnswersImport request;
    request.path = audit.file(QStringLiteral("a.json"), kSaved);
    const AnswerDesk desk(*audit.project);
    const auto survey = desk.survey(request);
    QVERIFY2(survey.ok(), qPrintable(survey.ok() ? QString() : survey.error().userText));
    QVERIFY(audit.project->runs().empty());
    QCOMPARE(survey->read->format, QStringLiteral("aws_detect_faces"));
    QCOMPARE(survey->read->about.value(QStringLiteral("vendor")).toString(), QStringLiteral("Amazon"));
    QCOMPARE(survey->said, 6);
    QCOMPARE(survey->oneFace, 2);
    QCOMPARE(survey->severalFaces, 1);
    QCOMPARE(survey->nobody, 2);
    QCOMPARE(survey->errors, 1);
    QCOMPARE(survey->words.size(), std::size_t {1});
    QCOMPARE(survey->words[0].word, QStringLiteral("Female"));
    QCOMPARE(survey->words[0].faces, 2);
    QCOMPARE(survey->tasks.size(), 3);
    QCOMPARE(survey->preview.size(), std::size_t {6});
    QCOMPARE(survey->preview[0].file, QStringLiteral("p00.jpg"));
    QVERIFY2(survey->preview[0].said.startsWith(QStringLiteral("female 98 %, 37 years")),
             qPrintable(survey->preview[0].said));
    QCOMPARE(survey->preview[2].said, QStringLiteral("no face"));
    QVERIFY(survey->preview[5].file.isEmpty());
    request.read = survey->read;
    request.system.name = QStringLiteral("Vendor");
    const auto report = AnswerDesk(*audit.project).importAnswers(request);
    QVERIFY(report.ok());
    QCOMPARE(report->taken, survey->report.taken);
    QCOMPARE(report->without, survey->report.without);
    QCOMPARE(report->unmatched.first, survey->report.unmatched.first);
    QCOMPARE(report->tasks, survey->tasks.mid(0, 2));
}

void TestSavedRuns::wordsAndFieldsAreTakenAsTold()
{
    const ScoredAudit audit;
    AnswersImport request;
    request.path = audit.file(QStringLiteral("t.json"),
                              R"([{"bild":"p00.jpg","wer":"Frau"},{"bild":"p01.jpg","wer":"Mann"}])");
    request.format = saved_formats::fields();
    request.reading.fields.image = QStringLiteral("bild");
    request.reading.fields.gender = QStringLiteral("wer");
    request.words = {{QStringLiteral("Frau"), word_meanings::female()}};
    request.system.name = QStringLiteral("Vendor");
    const auto survey = AnswerDesk(*audit.project).survey(request);
    QVERIFY2(survey.ok(), qPrintable(survey.ok() ? QString() : survey.error().userText));
    QCOMPARE(survey->report.taken, 1); // nobody knows "Mann"
    QVERIFY(!survey->words[1].isKnown || !survey->words[0].isKnown);
    QVERIFY(survey->preview[1].said.contains(QStringLiteral("not known")));
    QVERIFY(survey->preview[1].isLeftOut && !survey->preview[0].isLeftOut);
    request.words.insert(QStringLiteral("Mann"), word_meanings::male());
    request.read = survey->read;
    const auto report = AnswerDesk(*audit.project).importAnswers(request);
    QVERIFY(report.ok());
    QCOMPARE(report->taken, 2);
    ListQuery list;
    list.verdicts = {Verdict::Right};
    QCOMPARE(audit.project->list(list)->size(), std::size_t {2});
    const auto first = firstSavedDocument(request.path);
    QVERIFY(first.ok());
    QVERIFY(first->isArray());
}

void TestSavedRuns::responsesOfComparisonsAreKept()
{
    const ScoredAudit audit;
    const QByteArray saved =
        R"([{"image":"p00.jpg","target":"p02.jpg","response":{"FaceMatches":[{"Similarity":91,"Face":{}}],"UnmatchedFaces":[]}},)"
        R"({"image":"p00.jpg","target":"p04.jpg","response":{"FaceMatches":[{"Similarity":12,"Face":{}}],"UnmatchedFaces":[]}},)"
        R"({"image":"p01.jpg","target":"p03.jpg","response":{"FaceMatches":[{"Similarity":55,"Face":{}}],"UnmatchedFaces":[]}}])";
    const auto report = audit.answers("pairs.json", saved);
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().userText));
    QCOMPARE(report->taken, 3);
    const auto raw = [&](std::size_t image) {
        return audit.project->detail(audit.project->dataset()->images[image].id, QStringLiteral("verify"))
            ->answers.front()
            .outcome.answer.raw;
    };
    QVERIFY(raw(0).startsWith("[{"));
    QVERIFY(raw(0).contains("91") && raw(0).contains("12"));
    QVERIFY(raw(1).contains("55"));
    QVERIFY(raw(1).startsWith("{"));
}

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    TestSavedRuns test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_saved_runs.moc"
