// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include "tests/support/test_environment.h"
#include "tests/ui/review_audit.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::ReviewAudit;

class ReviewKeysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void flagsAreForTheWholeSelectionAndUndone();
    void excludingAsksWhyAndCountsAgainWhenUndone();
    void anUnusedNumberAsksForItsTag();
    void numbersSetAndTakeOffTags();
    void aNoteIsInTheAuditWhenOneLeaves();
    void lettersTypedIntoTextReviewNothing();
    void escapeLeavesAQuestionUnanswered();
    void aUsualReasonIsChosenByKeysAlone();
    void historyListsEveryStepAndLeadsBack();
};

void ReviewKeysTest::flagsAreForTheWholeSelectionAndUndone()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    struct Flag
    {
        int key;
        bool Review::*on;
    };
    for (const Flag& flag : {Flag {Qt::Key_L, &Review::labelWrong}, Flag {Qt::Key_P, &Review::poorImage},
                             Flag {Qt::Key_R, &Review::reviewed}}) {
        const auto marked = [&] {
            return audit.count([&](const Review& review) { return review.*flag.on; });
        };
        audit.grid()->setCurrentIndex(audit.model()->index(1));
        audit.press(flag.key);
        QCOMPARE(marked(), 1);
        audit.press(Qt::Key_A, Qt::ControlModifier);
        audit.press(flag.key); // one has it, the others not: all get it
        QCOMPARE(marked(), ReviewAudit::kImages);
        audit.press(flag.key); // all have it: it goes
        QCOMPARE(marked(), 0);
        for (const int left : {ReviewAudit::kImages, 1, 0}) {
            audit.session.history().stack()->undo();
            audit.session.history().waitForDone();
            QCOMPARE(marked(), left);
        }
    }
}

void ReviewKeysTest::excludingAsksWhyAndCountsAgainWhenUndone()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    audit.grid()->setCurrentIndex(audit.model()->index(0));
    audit.press(Qt::Key_Right, Qt::ShiftModifier);
    audit.press(Qt::Key_X);
    auto* reason = audit.shown<QPushButton>(QStringLiteral("askChoice1"));
    QVERIFY(reason);
    QTest::mouseClick(reason, Qt::LeftButton);
    audit.session.history().waitForDone();
    QCOMPARE(audit.count([](const Review& review) { return review.excluded; }), 2);
    QCOMPARE(audit.review(0).excludedReason, reason->accessibleName());
    QTRY_COMPARE(audit.model()->row(0).verdict, Verdict::Excluded);
    audit.session.history().stack()->undo();
    audit.session.history().waitForDone();
    QTRY_COMPARE(audit.model()->row(0).verdict, Verdict::Wrong);
}

void ReviewKeysTest::anUnusedNumberAsksForItsTag()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    audit.grid()->setCurrentIndex(audit.model()->index(3));
    audit.press(Qt::Key_4);
    auto* name = audit.shown<QLineEdit>(QStringLiteral("askText"));
    QVERIFY(name);
    name->setText(QStringLiteral("beard"));
    QTest::keyClick(name, Qt::Key_Return);
    audit.session.history().waitForDone();
    const Tag* tag = audit.book()->tagOfKey(4);
    QVERIFY(tag);
    QCOMPARE(tag->name, QStringLiteral("beard"));
    QCOMPARE(audit.review(3).tags, (std::vector<TagId> {tag->id}));
    audit.session.history().stack()->undo(); // tag and all
    audit.session.history().waitForDone();
    QVERIFY(audit.book()->tags.empty());
    QVERIFY(audit.review(3).isEmpty());
    audit.session.history().stack()->redo();
    audit.session.history().waitForDone();
    QCOMPARE(audit.review(3).tags.size(), std::size_t(1));
}

void ReviewKeysTest::numbersSetAndTakeOffTags()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    audit.session.history().defineTag(QStringLiteral("hat"), 2);
    audit.session.history().waitForDone();
    const auto tagged = [&] {
        return audit.count([](const Review& review) { return !review.tags.empty(); });
    };
    audit.grid()->setCurrentIndex(audit.model()->index(0));
    audit.press(Qt::Key_2);
    QCOMPARE(tagged(), 1);
    QVERIFY(!audit.shown<QLineEdit>(QStringLiteral("askText")));
    audit.press(Qt::Key_2);
    QCOMPARE(tagged(), 0);
    audit.press(Qt::Key_A, Qt::ControlModifier);
    audit.press(Qt::Key_2);
    QCOMPARE(tagged(), ReviewAudit::kImages);
}

void ReviewKeysTest::aNoteIsInTheAuditWhenOneLeaves()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    audit.grid()->setCurrentIndex(audit.model()->index(2));
    const ImageId image = audit.model()->listing().imageId(2);
    QTest::qWait(100); // the detail follows the selection
    audit.press(Qt::Key_N);
    auto* note = audit.shown<QPlainTextEdit>(QStringLiteral("reviewNoteText"));
    QVERIFY(note && note->hasFocus());
    QTest::keyClicks(note, QStringLiteral("asked her"));
    QTest::keyClick(note, Qt::Key_Return, Qt::ControlModifier);
    audit.session.history().waitForDone();
    QCOMPARE(audit.book()->of(image).note, QStringLiteral("asked her"));
    QVERIFY(audit.grid()->hasFocus());
    audit.press(Qt::Key_N);
    QTest::keyClicks(note, QStringLiteral(" twice"));
    audit.grid()->setCurrentIndex(
        audit.model()->index(4)); // another image: nothing is lost, nothing misplaced
    QTRY_COMPARE(note->toPlainText(), QString());
    audit.session.history().waitForDone();
    QCOMPARE(audit.book()->of(image).note, QStringLiteral("asked her twice"));
    QVERIFY(audit.review(4).note.isEmpty());
}

void ReviewKeysTest::lettersTypedIntoTextReviewNothing()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    auto* text = audit.page.findChild<QLineEdit*>(QStringLiteral("filterText"));
    text->setFocus();
    QTest::keyClicks(text, QStringLiteral("plx1"));
    audit.session.history().waitForDone();
    QCOMPARE(text->text(), QStringLiteral("plx1"));
    QCOMPARE(audit.count([](const Review& review) { return !review.isEmpty(); }), 0);
}

void ReviewKeysTest::escapeLeavesAQuestionUnanswered()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    audit.grid()->setCurrentIndex(audit.model()->index(0));
    audit.press(Qt::Key_X);
    auto* line = audit.shown<QLineEdit>(QStringLiteral("askText"));
    QVERIFY(line);
    QTest::keyClick(line, Qt::Key_Return); // a blank reason is none
    QVERIFY(audit.shown<QLineEdit>(QStringLiteral("askText")));
    QTest::keyClick(line, Qt::Key_Escape);
    QTRY_VERIFY(!audit.shown<QLineEdit>(QStringLiteral("askText")));
    QVERIFY(audit.review(0).isEmpty());
}

void ReviewKeysTest::aUsualReasonIsChosenByKeysAlone()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    audit.grid()->setCurrentIndex(audit.model()->index(0));
    audit.press(Qt::Key_X);
    auto* line = audit.shown<QLineEdit>(QStringLiteral("askText"));
    QVERIFY(line);
    QTest::keyClick(line, Qt::Key_Down);
    auto* first = audit.shown<QPushButton>(QStringLiteral("askChoice1"));
    QCOMPARE(line->window()->focusWidget(), first);
    const QString reason = first->accessibleName();
    QTest::keyClick(first, Qt::Key_Return);
    audit.session.history().waitForDone();
    QCOMPARE(audit.review(0).excludedReason, reason);
}

void ReviewKeysTest::historyListsEveryStepAndLeadsBack()
{
    ReviewAudit audit;
    QVERIFY(audit.isReady());
    audit.grid()->setCurrentIndex(audit.model()->index(0));
    audit.press(Qt::Key_L);
    audit.press(Qt::Key_P);
    audit.press(Qt::Key_R);
    QTest::mouseClick(audit.page.findChild<QAbstractButton*>(QStringLiteral("browseHistory")),
                      Qt::LeftButton);
    auto* list = audit.shown<QListWidget>(QStringLiteral("historyList"));
    QVERIFY(list);
    QCOMPARE(list->count(), 4); // as opened, and three steps
    QTest::keyClick(list, Qt::Key_Up);
    QTest::keyClick(list, Qt::Key_Up);
    audit.session.history().waitForDone();
    QVERIFY(audit.review(0).reviewed); // looking does nothing
    QCOMPARE(list->currentRow(), 1);
    QTest::keyClick(list, Qt::Key_Return);
    audit.session.history().waitForDone();
    const Review review = audit.review(0);
    QVERIFY(review.labelWrong && !review.poorImage && !review.reviewed);
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("plumbline"));
    QApplication::setOrganizationName(QStringLiteral("plumbline"));
    const ui::Theme theme(&app);
    ReviewKeysTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_review_keys.moc"
