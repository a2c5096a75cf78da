// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include "core/session/answer_desk.h"
#include "tests/gui/sample_folder.h"
#include "tests/gui/window_story.h"
#include "ui/answers/answers_plan.h"
#include "ui/charts/chart_view.h"
#include "ui/dialogs/answers_dialog.h"
#include "ui/dialogs/import_dialog.h"
#include "ui/frame/audit_controller.h"
#include "ui/results/compare_view.h"

using namespace plumbline;
using plumbline::test::kPatienceMs;
using plumbline::test::kRunPatienceMs;
using plumbline::test::WindowStory;

namespace {

constexpr int kPortraits = 24;
const QStringList kLocal {QStringLiteral("fr_detect+gear"), QStringLiteral("fr_detect+gender_minixception")};

/// Portraits of the sample with a table, and in responses/ what a service answered to each: every fourth
/// woman is taken for a man, one picture shows nobody, one response is broken and one is about a stranger.
class SavedFolder
{
public:
    SavedFolder()
    {
        QDir(m_dir.path()).mkpath(QStringLiteral("responses"));
        m_copied = test::makeSampleFolder(m_dir.path(), QStringLiteral("file,person,gender"),
                                          [this](const test::SampleValue& value, const QString& name) {
            return line(value, name);
        });
        write(QStringLiteral("responses/broken.json"), "{\"FaceDetails\":[");
        write(QStringLiteral("responses/stranger.jpg.json"), "{\"FaceDetails\":[]}");
    }
    [[nodiscard]] bool isReady() const { return m_copied == kPortraits; }
    [[nodiscard]] QString file(const QString& name) const { return m_dir.filePath(name); }
    [[nodiscard]] qint64 women() const { return m_women; }
    [[nodiscard]] qint64 wrongWomen() const { return m_wrong; }

private:
    void write(const QString& name, const QByteArray& bytes) const
    {
        QFile written(file(name));
        if (!written.open(QIODevice::WriteOnly) || written.write(bytes) != bytes.size())
            qFatal("no file");
    }
    QString line(const test::SampleValue& value, const QString& name)
    {
        const QString gender = value("gender");
        int& count = gender == QLatin1String("female") ? m_women : m_men;
        if (count == kPortraits / 2)
            return {};
        QByteArray said = gender == QLatin1String("female") ? "Female" : "Male";
        const bool isWrong = said == "Female" && count % 4 == 1;
        m_wrong += isWrong ? 1 : 0;
        const bool isNobody = said == "Male" && count == 5;
        ++count;
        if (isWrong)
            said = "Male";
        write(QStringLiteral("responses/%1.json").arg(name),
              isNobody ? QByteArray("{\"FaceDetails\":[]}")
                       : "{\"FaceDetails\":[{\"BoundingBox\":{\"Left\":0.2,\"Top\":0.2,\"Width\":0.5,"
                         "\"Height\":0.6},"
                         "\"Confidence\":99,\"Gender\":{\"Value\":\""
                      + said + "\",\"Confidence\":91}}]}");
        return QStringList {name, value("subject_id"), gender}.join(QLatin1Char(','));
    }
    QTemporaryDir m_dir;
    int m_women = 0, m_men = 0, m_wrong = 0;
    int m_copied = 0;
};

} // namespace

/// What a service answered comes to stand beside systems that ran here.
class AnswersStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aFolderOfResponsesIsDroppedOnTheWindow();
    void withoutAnAuditThereIsASentence();

private:
    void takeIn(WindowStory& story, const SavedFolder& folder);
};

void AnswersStory::initTestCase()
{
    if (Session::sampleFolder().isEmpty())
        QSKIP("The sample portraits are not beside this build.");
    const QString missing = test::missingModels();
    if (!missing.isEmpty())
        QSKIP(qPrintable(missing));
}

void AnswersStory::takeIn(WindowStory& story, const SavedFolder& folder)
{
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(folder.file(QStringLiteral("responses")))});
    QVERIFY(ui::AuditController::accepts(dropped));
    story.window->audits().take(dropped);
    QTRY_VERIFY_WITH_TIMEOUT(story.shown<ui::AnswersDialog>(QStringLiteral("answersDialog")), kPatienceMs);
    auto* dialog = story.shown<ui::AnswersDialog>(QStringLiteral("answersDialog"));
    QTRY_VERIFY_WITH_TIMEOUT(dialog->plan().survey(), kPatienceMs);
    QVERIFY2(story.said(QStringLiteral("answersEvidence"))
                 .startsWith(QStringLiteral("Amazon Rekognition DetectFaces")),
             qPrintable(story.said(QStringLiteral("answersEvidence"))));
    QVERIFY(story.said(QStringLiteral("answersCounts")).contains(QStringLiteral("Answers: 25")));
    QVERIFY(story.press(QStringLiteral("answersNext"))); // Meaning
    QTRY_VERIFY(story.shown<QComboBox>(QStringLiteral("word_Female")));
    QVERIFY(story.press(QStringLiteral("answersNext"))); // Images
    QTRY_VERIFY(story.said(QStringLiteral("answersMatched")).startsWith(QStringLiteral("24 of 25")));
    QVERIFY(story.press(QStringLiteral("answersNext"))); // System
    QTRY_VERIFY(story.shown<QLineEdit>(QStringLiteral("systemName")));
    auto* date = story.shown<QLineEdit>(QStringLiteral("system_date"));
    date->setFocus();
    QTest::keyClicks(date, QStringLiteral("2024-05"));
    QVERIFY(story.said(QStringLiteral("systemCaption")).contains(QStringLiteral("2024-05")));
    QVERIFY(story.press(QStringLiteral("answersNext"))); // Summary
    QTRY_VERIFY(story.shown<QCheckBox>(QStringLiteral("answersTask_detect")));
    QTest::mouseClick(story.shown<QCheckBox>(QStringLiteral("answersTask_detect")), Qt::LeftButton, {},
                      {8, 8});
    QVERIFY(story.press(QStringLiteral("answersImport")));
    QTRY_VERIFY_WITH_TIMEOUT(!story.shown<ui::AnswersDialog>(QStringLiteral("answersDialog")), kPatienceMs);
}

void AnswersStory::aFolderOfResponsesIsDroppedOnTheWindow()
{
    const SavedFolder folder;
    QVERIFY(folder.isReady());
    WindowStory story;
    const auto wait = [](const auto& future) {
        return QTest::qWaitFor([&] { return future.isFinished(); }, kRunPatienceMs) && future.result().ok();
    };
    ImportRequest images;
    images.imagesDir = folder.file(QStringLiteral("portraits"));
    images.labelsFile = folder.file(QStringLiteral("labels.csv"));
    RunRequest local;
    local.systems = kLocal;
    QVERIFY(wait(story.session.createProject(folder.file(QStringLiteral("a.plumb")))));
    QVERIFY(wait(story.session.importDataset(images)));
    QVERIFY(wait(story.session.startRun(local)));
    QTRY_VERIFY_WITH_TIMEOUT(story.everyRunFinished(), kPatienceMs);

    takeIn(story, folder);

    // The chart shows three systems, and the service's women as they were written.
    QTRY_COMPARE(story.window->page(), ui::PageId::Results);
    const auto chart = [&] { return story.shown<ui::ChartView>(QStringLiteral("resultsChart")); };
    QTRY_VERIFY_WITH_TIMEOUT(chart() && chart()->spec().series.size() == 3, kPatienceMs);
    QVERIFY(story.notice().startsWith(QStringLiteral("24 answers of Amazon Rekognition")));
    QVERIFY(story.notice().contains(QStringLiteral("Left out: 2")));
    MeasureQuery query;
    query.by = QStringList {QStringLiteral("gender")};
    query.systems = QStringList {QStringLiteral("Amazon Rekognition")};
    const auto measured = story.session.project()->measure(query);
    QVERIFY(measured.ok());
    const auto women = static_cast<std::size_t>(
        std::find(measured->groups.begin(), measured->groups.end(), QStringList {QStringLiteral("female")})
        - measured->groups.begin());
    QCOMPARE(measured->runs[0].analysis.groups[women].counts.scored, folder.women());
    QCOMPARE(measured->runs[0].analysis.groups[women].counts.errors, folder.wrongWomen());
    QVERIFY(measured->runs[0].versions.join(QLatin1Char(' ')).contains(QStringLiteral("2024-05")));
    // Detection is a run of its own.
    query.task = QStringLiteral("detect");
    QVERIFY(story.session.project()->measure(query).ok());

    // The same dialog by key, for the next file.
    story.key(QStringLiteral("Ctrl+Shift+I"));
    QTRY_VERIFY(story.shown<ui::AnswersDialog>(QStringLiteral("answersDialog")));
    QVERIFY(story.press(QStringLiteral("answersCancel")));

    // Compare sets two of them side by side, with how far they agree.
    QVERIFY(story.press(QStringLiteral("resultsViewCompare")));
    QTRY_VERIFY_WITH_TIMEOUT(story.shown<ui::CompareView>(QStringLiteral("compareView")), kPatienceMs);
    auto* compare = story.shown<ui::CompareView>(QStringLiteral("compareView"));
    QTRY_VERIFY_WITH_TIMEOUT(compare->compared(), kPatienceMs);
    QVERIFY(story.press(QStringLiteral("compareAgreementTab")));
    const TableSpec agreement = compare->table();
    QVERIFY(std::any_of(agreement.columns.begin(), agreement.columns.end(),
                        [](const TableColumn& column) { return column.id == QLatin1String("kappa"); }));
    QVERIFY(!agreement.rows.empty());
    const measures::PairedTally& both = *compare->compared()->analysis.all.paired;
    QCOMPARE(agreement.rows.back()[2].value, static_cast<double>(both.bothRight));
    QCOMPARE(agreement.rows.back()[5].value, static_cast<double>(both.bothWrong));
}

void AnswersStory::withoutAnAuditThereIsASentence()
{
    const SavedFolder folder;
    WindowStory story;
    QVERIFY(!story.window->findChild<QAction*>(QStringLiteral("actionImportAnswers"))->isEnabled());
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(folder.file(QStringLiteral("responses")))});
    story.window->audits().take(dropped);
    QTRY_VERIFY(story.notice().contains(QStringLiteral("open the audit that holds the images")));
    // A folder with pictures is one of pictures, whatever lies beside them.
    dropped.setUrls({QUrl::fromLocalFile(folder.file(QString()))});
    story.window->audits().take(dropped);
    QTRY_VERIFY_WITH_TIMEOUT(story.shown<ui::ImportDialog>(QStringLiteral("importDialog")), kPatienceMs);
}

int main(int argc, char** argv)
{
    return test::tellStory<AnswersStory>(argc, argv);
}

#include "tst_answers_story.moc"
