// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>

#include <QTest>

#include "core/session/run_queue.h"
#include "core/session/session.h"
#include "tests/session/small_audit.h"

using namespace plumbline;
using test::SmallAudit;

/// Runs one after the other, in the order somebody wants.
class TestRunQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsComeOneAfterTheOtherInTheOrderShown();
    void aRunTakenOutIsNotMade();
    void cancellingHoldsTheQueueUntilItIsReleased();
    void closingTheAuditEmptiesTheQueue();
    void whatWaitedWaitsAgainWhenTheAuditIsOpened();
    void aResumedRunGoesBeforeWhatWaited();
    void aRunAskedForStartsThoughOthersAreHeld();

private:
    /// The audit opened in a session of its own, idle.
    struct Open
    {
        Open()
            : kept(std::make_unique<Session>(audit.services))
        {
            audit.project.reset();
            open();
        }
        void open()
        {
            (void)session().openProject(audit.path);
            if (!QTest::qWaitFor(
                    [this] { return session().hasProject() && session().job() == JobKind::None; }, 20000))
                qFatal("not opened");
        }
        /// As after the program was ended and begun again.
        void restart()
        {
            kept.reset();
            kept = std::make_unique<Session>(audit.services);
            open();
        }
        [[nodiscard]] bool allEnded() const
        {
            return kept->job() == JobKind::None && kept->runQueue().entries().empty();
        }
        [[nodiscard]] Session& session() const { return *kept; }
        SmallAudit audit;
        std::unique_ptr<Session> kept;
    };
};

void TestRunQueue::runsComeOneAfterTheOtherInTheOrderShown()
{
    Open open;
    open.audit.script->delayMs = 10;
    RunQueue& queue = open.session().runQueue();
    queue.add(SmallAudit::request("fake_gender"));
    QVERIFY(queue.entries().empty()); // nothing ran: begun at once
    QCOMPARE(open.session().job(), JobKind::Run);
    queue.add(SmallAudit::request("fake_gender"));
    queue.add(SmallAudit::request("fake_other"));
    QCOMPARE(queue.entries().size(), std::size_t {2});
    queue.move(queue.entries()[1].id, 0);
    QTRY_VERIFY_WITH_TIMEOUT(open.allEnded(), 60000);
    const auto runs = open.session().project()->runs();
    QCOMPARE(runs.size(), std::size_t {3});
    QCOMPARE(runs[1].system, QStringLiteral("fake_detect+fake_other"));
    QCOMPARE(runs[2].system, QStringLiteral("fake_detect+fake_gender"));
    for (std::size_t i = 0; i < runs.size(); ++i) {
        QCOMPARE(runs[i].state, RunState::Finished);
        QVERIFY(i == 0 || runs[i].startedUtc >= runs[i - 1].endedUtc);
    }
}

void TestRunQueue::aRunTakenOutIsNotMade()
{
    Open open;
    open.audit.script->delayMs = 10;
    RunQueue& queue = open.session().runQueue();
    queue.add(SmallAudit::request());
    queue.add(SmallAudit::request("fake_other"));
    queue.remove(queue.entries().front().id);
    QTRY_VERIFY_WITH_TIMEOUT(open.allEnded(), 60000);
    QCOMPARE(open.session().project()->runs().size(), std::size_t {1});
}

void TestRunQueue::cancellingHoldsTheQueueUntilItIsReleased()
{
    Open open;
    open.audit.script->delayMs = 50;
    RunQueue& queue = open.session().runQueue();
    queue.add(SmallAudit::request());
    queue.add(SmallAudit::request("fake_other"));
    QTRY_VERIFY_WITH_TIMEOUT(open.session().progress().done > 0, 20000);
    open.session().cancelJob();
    QTRY_VERIFY_WITH_TIMEOUT(queue.isHeld(), 20000);
    QTest::qWait(200);
    QCOMPARE(open.session().job(), JobKind::None);
    QCOMPARE(open.session().project()->runs().size(), std::size_t {1});
    open.audit.script->delayMs = 0;
    queue.release();
    QTRY_VERIFY_WITH_TIMEOUT(open.allEnded(), 60000);
    QCOMPARE(open.session().project()->runs().size(), std::size_t {2});
    QCOMPARE(open.session().project()->runs()[1].state, RunState::Finished);
}

void TestRunQueue::closingTheAuditEmptiesTheQueue()
{
    Open open;
    open.audit.script->delayMs = 50;
    RunQueue& queue = open.session().runQueue();
    queue.add(SmallAudit::request());
    queue.add(SmallAudit::request("fake_other"));
    open.session().closeProject();
    QVERIFY(queue.entries().empty());
    QTRY_COMPARE_WITH_TIMEOUT(open.session().job(), JobKind::None, 20000);
    QVERIFY(!queue.isHeld());
}

void TestRunQueue::whatWaitedWaitsAgainWhenTheAuditIsOpened()
{
    Open open;
    open.audit.script->delayMs = 50;
    open.session().runQueue().add(SmallAudit::request());
    RunRequest other = SmallAudit::request("fake_other");
    open.session().runQueue().add(other);
    open.session().runQueue().add(SmallAudit::request());
    open.session().runQueue().remove(open.session().runQueue().entries()[1].id);
    open.session().runQueue().add(SmallAudit::request("fake_other"));
    open.restart();
    open.audit.script->delayMs = 0;
    RunQueue& queue = open.session().runQueue();
    QCOMPARE(queue.entries().size(), std::size_t {2});
    QCOMPARE(queue.entries()[0].request.systems, other.systems);
    QCOMPARE(queue.entries()[0].request.workers, other.workers);
    QVERIFY(queue.isKept() && queue.isHeld()); // nothing starts behind anybody's back
    QCOMPARE(open.session().job(), JobKind::None);
    queue.release();
    QVERIFY(!queue.isKept());
    QTRY_VERIFY_WITH_TIMEOUT(open.allEnded(), 60000);
    QCOMPARE(open.session().project()->runs().size(), std::size_t {3}); // the one cut off, and these
    open.restart();
    QVERIFY(open.session().runQueue().entries().empty());
    QVERIFY(!open.session().runQueue().isKept());
}

void TestRunQueue::aResumedRunGoesBeforeWhatWaited()
{
    Open open;
    open.audit.script->delayMs = 50;
    open.session().runQueue().add(SmallAudit::request());
    open.session().runQueue().add(SmallAudit::request("fake_other"));
    QTRY_VERIFY_WITH_TIMEOUT(open.session().progress().done > 0, 20000);
    open.restart();
    open.audit.script->delayMs = 0;
    RunRequest resume = SmallAudit::request();
    resume.resume = true;
    open.session().runQueue().addFirst(resume);
    QTRY_VERIFY_WITH_TIMEOUT(open.allEnded(), 60000);
    const auto runs = open.session().project()->runs();
    QCOMPARE(runs.size(), std::size_t {2});
    QCOMPARE(runs[0].state, RunState::Finished);
    QVERIFY(runs[1].startedUtc >= runs[0].endedUtc);
}

void TestRunQueue::aRunAskedForStartsThoughOthersAreHeld()
{
    Open open;
    open.audit.script->delayMs = 50;
    open.session().runQueue().add(SmallAudit::request());
    open.session().runQueue().add(SmallAudit::request("fake_other"));
    QTRY_VERIFY_WITH_TIMEOUT(open.session().progress().done > 0, 20000);
    open.restart();
    open.audit.script->delayMs = 0;
    RunQueue& queue = open.session().runQueue();
    QVERIFY(queue.isHeld());
    queue.add(SmallAudit::request());
    QCOMPARE(open.session().job(), JobKind::Run);
    QTRY_COMPARE_WITH_TIMEOUT(open.session().job(), JobKind::None, 60000);
    QTest::qWait(200);
    QCOMPARE(queue.entries().size(), std::size_t {1}); // it goes on waiting for a word
    QVERIFY(queue.isHeld() && queue.isKept());
    QCOMPARE(open.session().project()->runs().size(), std::size_t {2});
    QCOMPARE(open.session().project()->runs().back().state, RunState::Finished);
}

int main(int argc, char** argv)
{
    test::isolate();
    QCoreApplication app(argc, argv);
    TestRunQueue test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_run_queue.moc"
