// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <optional>

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/history.h"
#include "core/session/review_desk.h"
#include "tests/gui/search_folders.h"
#include "tests/gui/window_story.h"
#include "tests/support/test_environment.h"
#include "ui/matching/match_state.h"

using namespace plumbline;
using plumbline::test::kPatienceMs;
using plumbline::test::kRunPatienceMs;
using plumbline::test::WindowStory;

/// The ACLU's test as a newcomer makes it: two folders of pictures, a sentence, the pairs on the screen.
class SearchStory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void fromTwoFoldersToAPairOnTheScreen();

private:
    [[nodiscard]] static QTableView* list(const WindowStory& story)
    {
        return story.shown<QTableView>(QStringLiteral("pairList"));
    }
    static void judgePairs(WindowStory& story);

    QTemporaryDir m_folder;
    TwoFolders m_folders;
};

void SearchStory::initTestCase()
{
    if (Session::sampleFolder().isEmpty())
        QSKIP("The sample portraits are not beside this build.");
    const QString missing = test::missingModels();
    if (!missing.isEmpty())
        QSKIP(qPrintable(missing));
    m_folders = test::makeSearchFolders(m_folder.path());
    QVERIFY(!m_folders.probes.isEmpty());
}

void SearchStory::fromTwoFoldersToAPairOnTheScreen()
{
    WindowStory story;
    QVERIFY(test::fillSearchGuide(story, m_folders));
    // Nobody is searched for among the same pictures.
    auto* gallery = story.shown<QLineEdit>(QStringLiteral("guideGalleryEdit"));
    const auto choose = [&](const QString& folder) {
        gallery->setText(folder);
        Q_EMIT gallery->editingFinished();
    };
    choose(m_folders.probes + QStringLiteral("/."));
    QVERIFY(!story.canPress(QStringLiteral("guideRun")));
    QVERIFY(story.said(QStringLiteral("guideStatus")).contains(QStringLiteral("the same folder")));
    // A table that lies with the pictures is found, and goes with them.
    const QString labelled = m_folder.filePath(QStringLiteral("labelled"));
    QVERIFY(QDir().mkpath(labelled));
    QVERIFY(QFile::copy(m_folders.probeLabels, labelled + QStringLiteral("/labels.csv")));
    auto* table = story.shown<QLineEdit>(QStringLiteral("guideGalleryLabelsEdit"));
    choose(labelled);
    QTRY_VERIFY_WITH_TIMEOUT(table->text().endsWith(QStringLiteral("labels.csv")), kPatienceMs);
    choose(m_folders.gallery);
    QTRY_VERIFY_WITH_TIMEOUT(table->text().isEmpty(), kPatienceMs);
    QCOMPARE(story.shown<QLineEdit>(QStringLiteral("guideProbeLabelsEdit"))->text(), m_folders.probeLabels);
    const QString goesTo = story.said(QStringLiteral("guideStatus"));
    QVERIFY2(goesTo.contains(QStringLiteral("congress in arrests")), qPrintable(goesTo));
    QVERIFY(story.press(QStringLiteral("guideRun")));
    QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("guideLook")), kRunPatienceMs);
    // Where nobody is falsely matched there is nothing to look at.
    auto* threshold = story.shown<QDoubleSpinBox>(QStringLiteral("guideThreshold"));
    const double before = threshold->value();
    threshold->setValue(5);
    QVERIFY(!story.canPress(QStringLiteral("guideLook")));
    threshold->setValue(before);
    QVERIFY(story.canPress(QStringLiteral("guideLook")));
    const QString sentence = story.said(QStringLiteral("guideSentence"));
    QVERIFY2(sentence.contains(QStringLiteral("of 8 probes were falsely matched")), qPrintable(sentence));
    QVERIFY2(sentence.contains(QStringLiteral("of the probes")), qPrintable(sentence));
    // The page for the browser says the same.
    story.prompts.file = m_folder.filePath(QStringLiteral("result.html"));
    QVERIFY(story.press(QStringLiteral("guideExport")));
    QFile page(story.prompts.file);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(story.prompts.file), kPatienceMs);
    QVERIFY(page.open(QIODevice::ReadOnly));
    QVERIFY(QString::fromUtf8(page.readAll()).contains(sentence.toHtmlEscaped()));

    QVERIFY(story.press(QStringLiteral("guideLook")));
    QTRY_VERIFY_WITH_TIMEOUT(list(story) && list(story)->model()->rowCount() > 1, kPatienceMs);
    QCOMPARE(story.window->page(), ui::PageId::Browse);
    QTRY_COMPARE_WITH_TIMEOUT(list(story)->currentIndex().row(), 0, kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(story.window->focusWidget(), list(story), kPatienceMs); // keys judge at once
    QVERIFY(!story.session.project()->path().startsWith(QDir::homePath() + QStringLiteral("/Plumbline")));
    judgePairs(story);
    const int all = list(story)->model()->rowCount();
    // The table of the pairs.
    story.prompts.file = m_folder.filePath(QStringLiteral("pairs.csv"));
    auto* exportTable = story.window->findChild<QAction*>(QStringLiteral("pairExportTable"));
    QVERIFY(exportTable);
    exportTable->trigger();
    QFile csv(story.prompts.file);
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(story.prompts.file), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(story.notice().contains(QStringLiteral("pairs.csv")), kPatienceMs);
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QCOMPARE(csv.readAll().trimmed().split('\n').size(), all + 1);
}

void SearchStory::judgePairs(WindowStory& story)
{
    const int all = list(story)->model()->rowCount();

    // By key: looked at, lookalikes, and one person after all, which leaves the numbers and stays listed.
    const auto book = [&] { return ReviewDesk(*story.session.project()).book(); };
    const auto press = [&](Qt::Key key) {
        story.window->activateWindow(); // offscreen nobody does when a dialog closes
        QVERIFY(QTest::qWaitForWindowActive(story.window.get()));
        list(story)->setFocus();
        QTest::keyClick(list(story), key);
        story.session.history().waitForDone();
    };
    press(Qt::Key_A);
    QTRY_COMPARE_WITH_TIMEOUT(book()->pairs.size(), std::size_t {1}, kPatienceMs);
    QCOMPARE(book()->pairs.begin()->second.verdict, std::optional(PairVerdict::Lookalike));
    press(Qt::Key_J);
    QTRY_COMPARE_WITH_TIMEOUT(list(story)->currentIndex().row(), 1, kPatienceMs);
    press(Qt::Key_S);
    QTRY_COMPARE_WITH_TIMEOUT(book()->pairs.size(), std::size_t {2}, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(
        story.said(QStringLiteral("pairTitle")).startsWith(QString::number(all - 1) + QLatin1Char(' ')),
        kPatienceMs);
    QCOMPARE(list(story)->model()->rowCount(), all);
    QVERIFY(story.said(QStringLiteral("pairCount")).contains(QStringLiteral("2 of %1").arg(all)));

    // What is left of them by the filter.
    auto* show = story.shown<QComboBox>(QStringLiteral("pairShow"));
    QVERIFY(show);
    show->setCurrentIndex(show->findText(QStringLiteral("Same person after all")));
    QTRY_COMPARE_WITH_TIMEOUT(list(story)->model()->rowCount(), 1, kPatienceMs);
    show->setCurrentIndex(0);
    QTRY_COMPARE_WITH_TIMEOUT(list(story)->model()->rowCount(), all, kPatienceMs);

    // As a click on a cell of the heat map asks for it: the pairs of two groups.
    auto* matching = story.window->findChild<ui::MatchState*>();
    QVERIFY(matching && matching->answer());
    const auto& labels = matching->answer()->matched.labels;
    story.key(QStringLiteral("Ctrl+4"));
    matching->wishPairs(0, 1);
    story.key(QStringLiteral("Ctrl+5"));
    auto* groups = story.shown<QComboBox>(QStringLiteral("pairGroups"));
    QVERIFY(groups);
    QTRY_COMPARE_WITH_TIMEOUT(groups->currentText(), QStringLiteral("%1 × %2").arg(labels[0], labels[1]),
                              kPatienceMs);
    // A cell in which none was seen: those groups, and nothing of others.
    const int nobody = matching->answer()->matched.unknown();
    story.key(QStringLiteral("Ctrl+4"));
    matching->wishPairs(nobody, nobody);
    story.key(QStringLiteral("Ctrl+5"));
    QTRY_COMPARE_WITH_TIMEOUT(groups->currentData().toPoint(), QPoint(nobody, nobody), kPatienceMs);
    QCOMPARE(story.window->findChild<QTableView*>(QStringLiteral("pairList"))->model()->rowCount(), 0);
    groups->setCurrentIndex(0);
    QTRY_COMPARE_WITH_TIMEOUT(list(story)->model()->rowCount(), all, kPatienceMs);

    // A note is written and everything is taken back.
    press(Qt::Key_N);
    auto* note = story.shown<QLineEdit>(QStringLiteral("pairNoteLine"));
    QVERIFY(note);
    QTest::keyClicks(note, QStringLiteral("same ears"));
    QTest::keyClick(note, Qt::Key_Return);
    story.session.history().waitForDone();
    const auto hasNote = [&] {
        const auto now = book();
        return std::any_of(now->pairs.begin(), now->pairs.end(),
                           [](const auto& pair) { return pair.second.note == QLatin1String("same ears"); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasNote(), kPatienceMs);
    for (int i = 0; i < 3; ++i) {
        story.key(QStringLiteral("Ctrl+Z"));
        story.session.history().waitForDone();
    }
    QTRY_VERIFY_WITH_TIMEOUT(book()->pairs.empty(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(
        story.said(QStringLiteral("pairTitle")).startsWith(QString::number(all) + QLatin1Char(' ')),
        kPatienceMs);
}

int main(int argc, char** argv)
{
    return plumbline::test::tellStory<SearchStory>(argc, argv);
}

#include "tst_search_story.moc"
