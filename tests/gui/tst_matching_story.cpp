// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include "tests/gui/sample_folder.h"
#include "tests/gui/window_story.h"
#include "tests/support/test_environment.h"
#include "ui/frame/context_chip.h"
#include "ui/models/spec_table_view.h"

using namespace plumbline;
using plumbline::test::kPatienceMs;
using plumbline::test::kRunPatienceMs;
using plumbline::test::WindowStory;

/// Matching is measured on the command line for now: the window opens such an audit, says so, and asks its
/// own questions of it as of any other.
class MatchingStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anAuditThatOnlyEnrolledFacesIsLookedAtEverywhere();

private:
    QTemporaryDir m_folder;
};

void MatchingStory::initTestCase()
{
    if (Session::sampleFolder().isEmpty())
        QSKIP("The sample portraits are not beside this build.");
    const QString missing = test::missingModels();
    if (!missing.isEmpty())
        QSKIP(qPrintable(missing));
    int taken = 0;
    QCOMPARE(test::makeSampleFolder(
                 m_folder.path(), QStringLiteral("file,subject_id,gender"),
                 [&](const test::SampleValue& value, const QString& name) -> QString {
                     if (taken++ >= 6)
                         return {};
                     return QStringLiteral("%1,%2,%3").arg(name, value("subject_id"), value("gender"));
                 }),
             6);
}

void MatchingStory::anAuditThatOnlyEnrolledFacesIsLookedAtEverywhere()
{
    WindowStory story;
    const auto wait = [](const auto& future) {
        return QTest::qWaitFor([&] { return future.isFinished(); }, kRunPatienceMs) && future.result().ok();
    };
    ImportRequest request;
    request.imagesDir = m_folder.filePath(QStringLiteral("portraits"));
    request.labelsFile = m_folder.filePath(QStringLiteral("labels.csv"));
    RunRequest enrol;
    enrol.task = QStringLiteral("verify");
    enrol.systems = QStringList {QStringLiteral("fr_detect+mobileface")};
    QVERIFY(wait(story.session.createProject(m_folder.filePath(QStringLiteral("faces.plumb")))));
    QVERIFY(wait(story.session.importDataset(request)));
    QVERIFY(wait(story.session.startRun(enrol)));
    QVERIFY(story.everyRunFinished());

    for (const char* page : {"Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5"}) {
        story.key(QLatin1String(page));
        QTest::qWait(200); // what it asks for comes
    }
    // Results are of the question that the window asks, and nobody was asked it.
    story.key(QStringLiteral("Ctrl+4"));
    const auto leadsOn = [&] {
        const auto* empty = story.shown<QWidget>(QStringLiteral("resultsEmpty"));
        const auto* text = empty ? empty->findChild<QLabel*>() : nullptr;
        return text && text->text().contains(QStringLiteral("Gender classification"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(leadsOn(), kPatienceMs);
    // The run stands among the runs and says where its results are.
    story.key(QStringLiteral("Ctrl+3"));
    auto* runs = story.shown<ui::SpecTableView>(QStringLiteral("runsTable"));
    QVERIFY(runs);
    QTRY_COMPARE_WITH_TIMEOUT(runs->model()->rowCount(), 1, kPatienceMs);
    Q_EMIT runs->activatedRow(0);
    QTRY_VERIFY_WITH_TIMEOUT(
        story.said(QStringLiteral("runSummary")).contains(QStringLiteral("--task verify")), kPatienceMs);
}

int main(int argc, char** argv)
{
    return plumbline::test::tellStory<MatchingStory>(argc, argv);
}

#include "tst_matching_story.moc"
