// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/history.h"
#include "core/session/review_desk.h"
#include "tests/gui/sample_folder.h"
#include "tests/gui/window_story.h"
#include "tests/support/test_environment.h"
#include "ui/browser/multi_choice.h"
#include "ui/browser/thumbnail_grid.h"
#include "ui/browser/thumbnail_model.h"

using namespace plumbline;
using plumbline::test::kPatienceMs;
using plumbline::test::kRunPatienceMs;
using plumbline::test::WindowStory;

namespace {

constexpr int kWomen = 24;
const QString kSystem = QStringLiteral("fr_detect+gender_minixception");

/// Darker-skinned women of the sample, and their table.
bool makeFolder(const QString& folder)
{
    int taken = 0;
    return test::makeSampleFolder(folder, QStringLiteral("file,gender,skin,light"),
                                  [&](const test::SampleValue& value, const QString& name) -> QString {
                                      if (taken == kWomen || value("gender") != QLatin1String("female")
                                          || value("skin_tone_group") != QLatin1String("darker"))
                                          return {};
                                      ++taken;
                                      return QStringLiteral("%1,female,%2,%3")
                                          .arg(name, value("skin_tone_group"), value("lighting"));
                                  })
        == kWomen;
}

/// The audit a colleague left: imported and run.
bool makeAudit(Session& session, const QString& folder)
{
    const auto wait = [](const auto& future) {
        return QTest::qWaitFor([&] { return future.isFinished(); }, kRunPatienceMs) && future.result().ok();
    };
    ImportRequest request;
    request.imagesDir = folder + QStringLiteral("/portraits");
    request.labelsFile = folder + QStringLiteral("/labels.csv");
    RunRequest run;
    run.systems = {kSystem};
    if (!wait(session.createProject(folder + QStringLiteral("/left.plumb")))
        || !wait(session.importDataset(request)) || !wait(session.startRun(run)))
        return false;
    session.closeProject();
    return true;
}

} // namespace

class AnalystStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void thePolicyAnalystsMorning();

private:
    QTemporaryDir m_folder;
};

void AnalystStory::initTestCase()
{
    if (Session::sampleFolder().isEmpty())
        QSKIP("The sample portraits are not beside this build.");
    const QString missing = test::missingModels();
    if (!missing.isEmpty())
        QSKIP(qPrintable(missing));
    QVERIFY(makeFolder(m_folder.path()));
    Session session {std::make_shared<const Services>()};
    QVERIFY(makeAudit(session, m_folder.path()));
}

void AnalystStory::thePolicyAnalystsMorning()
{
    // She opens what her colleague left and goes to the portraits.
    WindowStory story;
    story.prompts.openProject = m_folder.filePath(QStringLiteral("left.plumb"));
    story.key(QStringLiteral("Ctrl+O"));
    QTRY_VERIFY_WITH_TIMEOUT(story.session.hasProject(), kPatienceMs);
    story.key(QStringLiteral("Ctrl+5"));
    QCOMPARE(story.window->page(), ui::PageId::Browse);
    auto* grid = story.window->findChild<ui::ThumbnailGrid*>();
    const auto* tiles = qobject_cast<const ui::ThumbnailModel*>(grid->model());
    QTRY_COMPARE_WITH_TIMEOUT(tiles->rowCount(), kWomen, kPatienceMs);
    const auto book = [&] { return ReviewDesk(*story.session.project()).book(); };
    History& history = story.session.history();

    // Only the misread ones.
    story.window->findChild<ui::MultiChoice*>(QStringLiteral("filterOutcome"))
        ->toggle(QStringLiteral("wrong"));
    QTRY_VERIFY_WITH_TIMEOUT(tiles->rowCount() < kWomen, kPatienceMs);
    const int wrong = tiles->rowCount();
    QVERIFY2(wrong > 1, qPrintable(QString::number(wrong)));

    // All of them get a tag of her own.
    grid->setFocus();
    QTest::keyClick(grid, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(grid, Qt::Key_1);
    auto* name = story.shown<QLineEdit>(QStringLiteral("askText"));
    QVERIFY(name);
    name->setText(QStringLiteral("ask about lighting"));
    QTest::keyClick(name, Qt::Key_Return);
    history.waitForDone();
    QCOMPARE(static_cast<int>(book()->reviews.size()), wrong);

    // The first gets a note.
    QTRY_COMPARE_WITH_TIMEOUT(tiles->rowCount(), wrong, kPatienceMs);
    grid->setCurrentIndex(tiles->index(0));
    const ImageId first = tiles->listing().imageId(0);
    QTest::qWait(200);              // the detail follows
    story.window->activateWindow(); // offscreen nobody does when a popover closes
    QVERIFY(QTest::qWaitForWindowActive(story.window.get()));
    QTest::keyClick(grid, Qt::Key_N);
    auto* note = story.shown<QPlainTextEdit>(QStringLiteral("reviewNoteText"));
    QVERIFY(note);
    QTRY_VERIFY(note->hasFocus());
    QTest::keyClicks(note, QStringLiteral("for the report"));
    QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
    history.waitForDone();
    QCOMPARE(book()->of(first).note, QStringLiteral("for the report"));

    // One is left out, and then counted after all.
    QTest::keyClick(grid, Qt::Key_X);
    QVERIFY(story.press(QStringLiteral("askChoice3")));
    history.waitForDone();
    QVERIFY(book()->of(first).excluded);
    QTRY_COMPARE_WITH_TIMEOUT(tiles->rowCount(), wrong - 1, kPatienceMs); // excluded is not misread
    story.key(QStringLiteral("Ctrl+Z"));
    history.waitForDone();
    QTRY_COMPARE_WITH_TIMEOUT(tiles->rowCount(), wrong, kPatienceMs);
    QVERIFY(!book()->of(first).excluded);

    // The sheet for the meeting.
    story.prompts.file = m_folder.filePath(QStringLiteral("meeting.pdf"));
    QVERIFY(story.press(QStringLiteral("browseSheet")));
    QTRY_VERIFY(story.canPress(QStringLiteral("sheetSave")));
    QVERIFY(story.press(QStringLiteral("sheetSave")));
    QTRY_VERIFY_WITH_TIMEOUT(
        story.said(QStringLiteral("sheetMessage")).contains(QStringLiteral("meeting.pdf")), kPatienceMs);
    QVERIFY(QFile::exists(story.prompts.file));
    QVERIFY(story.press(QStringLiteral("sheetClose")));

    // The next day everything is as she left it.
    story.session.closeProject();
    story.key(QStringLiteral("Ctrl+O"));
    QTRY_VERIFY_WITH_TIMEOUT(story.session.hasProject(), kPatienceMs);
    QCOMPARE(static_cast<int>(book()->reviews.size()), wrong);
    QCOMPARE(book()->of(first).note, QStringLiteral("for the report"));
    QCOMPARE(book()->tagOfKey(1)->name, QStringLiteral("ask about lighting"));
    QCOMPARE(story.notice(), QString());
}

int main(int argc, char** argv)
{
    return plumbline::test::tellStory<AnalystStory>(argc, argv);
}

#include "tst_analyst_story.moc"
