// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "core/session/matching_desk.h"
#include "core/session/session.h"
#include "tests/answers/answer_samples.h"
#include "tests/session/small_audit.h"
#include "tests/support/test_environment.h"
#include "tests/ui/scripted_prompts.h"
#include "ui/answers/answers_plan.h"
#include "ui/dialogs/answers_dialog.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

constexpr int kPatienceMs = 20000;

/// A session with twelve labelled pictures, one labelled F and one M in turn, and the dialog on it.
class AnswersAudit
{
public:
    AnswersAudit()
        : session(audit.services)
    {
        audit.project.reset(); // one writes at a time
        const auto opened = session.openProject(audit.path);
        isOpen = QTest::qWaitFor([&] { return opened.isFinished(); }, kPatienceMs) && opened.result().ok();
        dialog = std::make_unique<ui::AnswersDialog>(ui::PageServices {session, context, prompts}, QString(),
                                                     nullptr);
    }

    [[nodiscard]] QString file(const QString& name, const QByteArray& bytes) const
    {
        QFile written(audit.folder.filePath(name));
        if (!written.open(QIODevice::WriteOnly) || written.write(bytes) != bytes.size())
            qFatal("no file");
        return written.fileName();
    }
    [[nodiscard]] bool isRead() const
    {
        return QTest::qWaitFor([this] { return !dialog->plan().isReading(); }, kPatienceMs);
    }
    [[nodiscard]] bool import() const
    {
        const QSignalSpy accepted(dialog.get(), &QDialog::accepted);
        dialog->findChild<QPushButton*>(QStringLiteral("answersImport"))->click();
        return QTest::qWaitFor([&] { return !accepted.isEmpty(); }, kPatienceMs);
    }
    /// "p00: answered female" of every image of a run.
    [[nodiscard]] QStringList outcomes(const QString& task) const
    {
        ListQuery query;
        query.task = task;
        const auto rows = session.project()->list(query);
        QStringList lines;
        for (const OutcomeRow& row : rows ? *rows : std::vector<OutcomeRow>())
            if (row.run.isValid())
                lines.append(row.file.left(3) + QStringLiteral(": ") + outcomeName(row.outcome.kind)
                             + QLatin1Char(' ') + row.outcome.answer.label
                             + (row.outcome.multipleFaces ? QStringLiteral(" several") : QString()));
        lines.sort();
        return lines;
    }

    SmallAudit audit;
    Session session;
    ui::AuditContext context;
    ScriptedPrompts prompts;
    std::unique_ptr<ui::AnswersDialog> dialog;
    bool isOpen = false;
};

} // namespace

/// What services answered, through the dialog.
class TestAnswersDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatGivesTheOutcomesWrittenBesideIt_data();
    void everyFormatGivesTheOutcomesWrittenBesideIt();
    void wordsAreSaidInTheDialog();
    void anotherLayoutIsSaidAndKept();
    void scoresOfPairsBecomeAMatchingRun();
    void whatCannotBeReadIsASentence();
};

void TestAnswersDialog::everyFormatGivesTheOutcomesWrittenBesideIt_data()
{
    QTest::addColumn<QString>("format");
    for (const AnswerSample& sample : answerSamples())
        QTest::newRow(qPrintable(sample.format)) << sample.format;
}

void TestAnswersDialog::everyFormatGivesTheOutcomesWrittenBesideIt()
{
    QFETCH(QString, format);
    const AnswerSample& sample = answerSample(format);
    AnswersAudit audit;
    QVERIFY(audit.isOpen);
    QByteArray lines;
    const auto add = [&](const char* image, const QByteArray& response) {
        lines += QByteArray("{\"image\":\"") + image
            + "\",\"response\":" + QByteArray(response).replace('\n', ' ') + "}\n";
    };
    add("p00.jpg", sample.woman);
    add("p01.jpg", sample.twoFaces);
    add("p02.jpg", sample.nobody);
    add("p03.jpg", sample.error);
    add("p04.jpg", sample.bare);
    add("stranger.jpg", sample.nobody);
    ui::AnswersPlan& plan = audit.dialog->plan();
    plan.setPath(audit.file(QStringLiteral("a.jsonl"), lines));
    QVERIFY(audit.isRead());
    QVERIFY2(plan.survey(), qPrintable(plan.error()));
    QCOMPARE(plan.usedFormat(), format);
    QCOMPARE(plan.survey()->report.taken, 5);
    QCOMPARE(plan.survey()->report.unmatched.count, 1);
    QCOMPARE(plan.survey()->report.without, 7);
    QVERIFY(!plan.about(QStringLiteral("vendor")).isEmpty());
    plan.setName(QStringLiteral("Vendor"));
    QVERIFY2(audit.dialog->obstacle().isEmpty(), qPrintable(audit.dialog->obstacle()));
    QVERIFY(audit.import());
    if (sample.isDetectionOnly) {
        QCOMPARE(
            audit.outcomes(QStringLiteral("detect")),
            (QStringList {QStringLiteral("p00: answered face"), QStringLiteral("p01: answered face several"),
                          QStringLiteral("p02: undetected "), QStringLiteral("p03: failed "),
                          QStringLiteral("p04: answered face")}));
        return;
    }
    QCOMPARE(audit.outcomes(QStringLiteral("classify:gender")),
             (QStringList {QStringLiteral("p00: answered female"),
                           QStringLiteral("p01: answered male several"), QStringLiteral("p02: undetected "),
                           QStringLiteral("p03: failed "), QStringLiteral("p04: refused ")}));
    QCOMPARE(audit.outcomes(QStringLiteral("estimate:age")),
             (QStringList {QStringLiteral("p00: answered 37"), QStringLiteral("p01: answered 50 several"),
                           QStringLiteral("p02: undetected "), QStringLiteral("p03: failed "),
                           QStringLiteral("p04: refused ")}));
}

void TestAnswersDialog::wordsAreSaidInTheDialog()
{
    AnswersAudit audit;
    ui::AnswersPlan& plan = audit.dialog->plan();
    plan.setPath(audit.file(QStringLiteral("Anbieter.csv"),
                            "file,answer,confidence\np00.jpg,Frau,98\np01.jpg,Mann,97\np02.jpg,Frau,55\n"));
    QVERIFY(audit.isRead());
    QVERIFY2(plan.survey(), qPrintable(plan.error()));
    QCOMPARE(plan.usedFormat(), saved_formats::table());
    QCOMPARE(plan.name(), QStringLiteral("Anbieter"));
    QVERIFY(!audit.dialog->obstacle().isEmpty()); // nobody knows these words
    audit.dialog->goTo(1);
    const auto choose = [&](const char* word, const char* meaning) {
        auto* box = audit.dialog->findChild<QComboBox*>(QStringLiteral("word_") + QLatin1String(word));
        QVERIFY(box);
        box->setCurrentIndex(box->findData(QLatin1String(meaning)));
        Q_EMIT box->activated(box->currentIndex());
        QVERIFY(audit.isRead());
    };
    choose("Frau", "female");
    QVERIFY(!plan.advice().isEmpty());
    choose("Mann", "male");
    QVERIFY(plan.advice().isEmpty());
    QCOMPARE(plan.survey()->preview.front().said, QStringLiteral("female 98 %"));
    QVERIFY(audit.import());
    QCOMPARE(audit.outcomes(QStringLiteral("classify:gender")),
             (QStringList {QStringLiteral("p00: answered female"), QStringLiteral("p01: answered male"),
                           QStringLiteral("p02: answered female")}));
}

void TestAnswersDialog::anotherLayoutIsSaidAndKept()
{
    AnswersAudit audit;
    ui::AnswersPlan& plan = audit.dialog->plan();
    const QString path = audit.file(
        QStringLiteral("studio.json"),
        R"({"portraits":[{"file":"p00.jpg","who":{"kind":"female"}},{"file":"p01.jpg","who":{"kind":"male"}}]})");
    plan.setPath(path);
    QVERIFY(audit.isRead());
    QVERIFY(!plan.survey());
    QVERIFY(!plan.error().isEmpty());
    plan.setFormat(saved_formats::fields());
    QVERIFY(audit.isRead());
    QCOMPARE(plan.reading().fields.answers, QStringLiteral("portraits"));
    QCOMPARE(plan.reading().fields.image, QStringLiteral("file"));
    audit.dialog->goTo(1);
    auto* gender = audit.dialog->findChild<QComboBox*>(QStringLiteral("fieldGender"));
    QVERIFY(gender->findData(QStringLiteral("who.kind")) > 0);
    gender->setCurrentIndex(gender->findData(QStringLiteral("who.kind")));
    Q_EMIT gender->activated(gender->currentIndex());
    QVERIFY(audit.isRead());
    QVERIFY2(plan.survey(), qPrintable(plan.error()));
    auto* table = audit.dialog->findChild<QTableView*>(QStringLiteral("answersPreview"));
    QCOMPARE(table->model()->rowCount(), 2);
    QCOMPARE(table->model()->index(0, 2).data().toString(), QStringLiteral("female"));
    audit.dialog->findChild<QLineEdit*>(QStringLiteral("fieldsName"))->setText(QStringLiteral("Studio"));
    audit.dialog->findChild<QPushButton*>(QStringLiteral("fieldsKeep"))->click();
    QCOMPARE(keptMappings(), QStringList {QStringLiteral("Studio")});
    QCOMPARE(keptMapping(QStringLiteral("Studio"))->gender, QStringLiteral("who.kind"));
    QVERIFY(audit.import());
    QCOMPARE(audit.dialog->report().taken, 2);
}

void TestAnswersDialog::scoresOfPairsBecomeAMatchingRun()
{
    AnswersAudit audit;
    ui::AnswersPlan& plan = audit.dialog->plan();
    plan.setPath(audit.file(QStringLiteral("s.csv"),
                            "image 1,image 2,score\np00,p01,0.9\np00,p02,0.2\np02,nobody,0.3\n"));
    QVERIFY(audit.isRead());
    QVERIFY2(plan.survey(), qPrintable(plan.error()));
    QVERIFY(plan.isScores());
    QCOMPARE(plan.survey()->said, 3);
    QCOMPARE(plan.survey()->report.taken, 2);
    QCOMPARE(plan.survey()->report.unmatched.count, 1);
    ScoreReading distance;
    distance.scale = ScoreScale::Distance;
    plan.setScores(distance);
    QVERIFY(audit.isRead());
    QCOMPARE(plan.survey()->read->scores->scale, ScoreScale::Distance);
    plan.setScores({});
    QVERIFY(audit.isRead());
    plan.setName(QStringLiteral("Vendor"));
    QVERIFY(audit.import());
    QCOMPARE(audit.dialog->report().tasks, QStringList {QStringLiteral("verify")});
    QCOMPARE(audit.session.project()->runs().size(), std::size_t {1});
}

void TestAnswersDialog::whatCannotBeReadIsASentence()
{
    AnswersAudit audit;
    ui::AnswersPlan& plan = audit.dialog->plan();
    QVERIFY(!audit.dialog->obstacle().isEmpty());
    for (const QByteArray& bytes : {QByteArray(), QByteArray("{"), QByteArray("hello"), QByteArray("[1,2,3]"),
                                    QByteArray("PK\x03\x04 no archive", 15)}) {
        plan.setPath(audit.file(QStringLiteral("x.json"), bytes));
        QVERIFY(audit.isRead());
        QVERIFY(!plan.survey());
        QVERIFY(!plan.error().isEmpty());
        QVERIFY(!audit.dialog->findChild<QPushButton*>(QStringLiteral("answersImport"))->isEnabled());
    }
    // Stopped while it reads: a sentence too, and the next file is read as ever.
    plan.setPath(audit.file(QStringLiteral("y.csv"), "file,answer\np00.jpg,female\n"));
    plan.stopReading();
    QVERIFY(!plan.isReading());
    QVERIFY(!plan.error().isEmpty());
    plan.setPath(plan.path());
    QVERIFY(audit.isRead());
    QVERIFY(plan.survey());
}

int main(int argc, char** argv)
{
    isolate();
    const QApplication app(argc, argv);
    const ui::Theme theme(qApp);
    TestAnswersDialog test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_answers_dialog.moc"
