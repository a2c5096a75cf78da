// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <random>

#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

#include "core/session/history.h"
#include "core/session/review_desk.h"
#include "tests/session/review_project.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

/// One of everything that can be done and undone, at random.
class RandomActs
{
public:
    RandomActs(unsigned seed, ReviewProject& audit, History& history)
        : m_random(seed)
        , m_audit(audit)
        , m_history(history)
    {
    }

    void act()
    {
        const History::Images images = selection();
        const bool on = below(3) > 0;
        switch (below(16)) {
        case 0:
            return m_history.setReviewed(images, on);
        case 1:
            return m_history.setLabelWrong(images, on);
        case 2:
            return m_history.setPoorImage(images, on);
        case 3:
            return m_history.setNote(images, on ? word() : QString());
        case 4:
            return m_history.exclude(images, word());
        case 5:
            return m_history.include(images);
        case 6:
        case 7:
            return m_history.setTag(images, tag(), on);
        case 8:
            return m_history.toggleKey(images, 1 + below(9));
        case 9:
            return m_history.defineTag(word(), below(10));
        case 10:
            return m_history.renameTag(tag(), word());
        case 11:
            return m_history.assignKey(tag(), below(10));
        case 12:
            return m_history.deleteTag(tag());
        case 13:
            return filterAct();
        default:
            return datasetAct();
        }
    }

    int below(int end) { return std::uniform_int_distribution<int>(0, end - 1)(m_random); }

private:
    History::Images selection()
    {
        History::Images images;
        const int many = below(4) == 0 ? 12 : 1 + below(3);
        for (int i = 0; i < many; ++i)
            images.push_back(
                m_audit.ids[static_cast<std::size_t>(below(static_cast<int>(m_audit.ids.size())))]);
        return images;
    }
    /// One of few, so that acts meet; now and then one that an act refuses.
    QString word()
    {
        const QStringList words {QStringLiteral("beard"),     QStringLiteral("Beard "),
                                 QStringLiteral("häßlich"),   QStringLiteral("a \"b\""),
                                 QStringLiteral("Glasses"),   QStringLiteral("  "),
                                 QStringLiteral("line\ntwo"), QStringLiteral("hat")};
        return words.at(below(static_cast<int>(words.size())));
    }
    TagId tag() { return TagId(1 + below(5)); }

    void filterAct()
    {
        if (below(3) == 0)
            return m_history.deleteFilter(word());
        SavedFilter filter {word(), {}};
        filter.query.tags = {word(), QStringLiteral("beard")};
        filter.query.verdicts = {Verdict::Wrong, Verdict::Excluded};
        filter.query.confidenceFrom = 0.125 * below(8);
        m_history.saveFilter(filter);
    }
    void datasetAct()
    {
        const QString name = below(2) ? QStringLiteral("gender") : QStringLiteral("age");
        switch (below(3)) {
        case 0:
            return m_history.setValueMap(name, {{QStringLiteral("F"), word()}, {word(), word()}});
        case 1:
            return m_history.setLabelSource(name, below(2) ? LabelSource::Perceived : LabelSource::Inferred);
        default:
            break;
        }
        Group group {word(), {QStringLiteral("7")}};
        Group band {QStringLiteral("older"), {}, 10.5 + below(3), std::numeric_limits<double>::infinity()};
        m_history.setGroupings({{QStringLiteral("bands"), name, {group, band}}});
    }

    std::mt19937 m_random;
    ReviewProject& m_audit;
    History& m_history;
};

} // namespace

class TestHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoHundredActsAndAsManyUndosLeaveTheProjectAsItWas_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (const unsigned seed : {1U, 2U, 3U, 42U, 20261123U})
            QTest::addRow("seed %u", seed) << seed;
    }
    void twoHundredActsAndAsManyUndosLeaveTheProjectAsItWas()
    {
        QFETCH(unsigned, seed);
        ReviewProject audit(24);
        const QStringList before = audit.content();
        History history;
        history.setProject(audit.project);
        RandomActs random(seed, audit, history);
        while (history.stack()->count() < 200) {
            random.act();
            history.waitForDone(); // what had nothing to do, or was refused, leaves the stack
        }
        const QStringList after = audit.content();
        QVERIFY(after != before);
        history.stack()->setIndex(0);
        history.waitForDone();
        QCOMPARE(audit.content(), before);
        history.stack()->setIndex(history.stack()->count());
        history.waitForDone();
        QCOMPARE(audit.content(), after);
        history.stack()->setIndex(0);
        history.setProject(nullptr);
        audit.reopen();
        QCOMPARE(audit.content(), before);
    }

    void undoAndRedoByTurnsLeaveItAsItWas_data()
    {
        twoHundredActsAndAsManyUndosLeaveTheProjectAsItWas_data();
    }
    void undoAndRedoByTurnsLeaveItAsItWas()
    {
        QFETCH(unsigned, seed);
        ReviewProject audit(12);
        const QStringList before = audit.content();
        History history;
        history.setProject(audit.project);
        RandomActs random(seed, audit, history);
        for (int i = 0; i < 300; ++i) {
            const int choice = random.below(10);
            if (choice < 6)
                random.act();
            else if (choice < 8)
                history.stack()->undo();
            else
                history.stack()->redo();
            if (random.below(20) == 0)
                history.waitForDone();
        }
        history.waitForDone();
        QVERIFY(audit.content() != before);
        while (history.stack()->canUndo())
            history.stack()->undo();
        history.waitForDone();
        QCOMPARE(audit.content(), before);
    }

    void everyActIsNamedAndInTheFileAtOnce()
    {
        ReviewProject audit(4);
        History history;
        history.setProject(audit.project);
        QSignalSpy told(&history, &History::reviewChanged);
        history.defineTag(QStringLiteral("beard"));
        history.setTag(audit.ids, TagId(1), true);
        history.waitForDone();
        QCOMPARE(told.count(), 2);
        history.setProject(nullptr);
        audit.reopen();
        const auto book = ReviewDesk(*audit.project).book();
        QCOMPARE(book->names(book->of(audit.ids[3])), QStringList {QStringLiteral("beard")});
        history.setProject(audit.project);
        history.setTag(audit.ids, TagId(1), false);
        QCOMPARE(history.stack()->undoText(), QStringLiteral("Take tag “beard” off 4 images"));
        history.toggleKey({audit.ids[0]}, 1);
        const QString file = audit.project->dataset()->images.front().file;
        QVERIFY(!file.isEmpty());
        QCOMPARE(history.stack()->undoText(),
                 QStringLiteral("Tag %1 “Glasses”").arg(file.section(QLatin1Char('/'), -1)));
    }

    void aKeyPressedTwiceTakesTheTagOffAgain()
    {
        ReviewProject audit(4);
        History history;
        history.setProject(audit.project);
        history.toggleKey(audit.ids, 3); // the second before the first is written
        history.toggleKey(audit.ids, 3);
        history.waitForDone();
        QVERIFY(ReviewDesk(*audit.project).book()->reviews.empty());
        QCOMPARE(history.stack()->count(), 2);
        history.toggleKey({audit.ids[0]}, 3);
        history.waitForDone();
        history.toggleKey(audit.ids, 3); // one of four has it: the others get it, too
        history.waitForDone();
        QCOMPARE(ReviewDesk(*audit.project).book()->reviews.size(), std::size_t {4});
    }

    void whatIsRefusedIsToldAndLeavesTheStack()
    {
        ReviewProject audit(4);
        History history;
        history.setProject(audit.project);
        QSignalSpy failed(&history, &History::failed);
        history.setPoorImage({audit.ids[0]}, true);
        history.exclude(audit.ids, QStringLiteral("  "));
        history.waitForDone();
        QCOMPARE(failed.count(), 1);
        QCOMPARE(history.stack()->count(), 1);
        history.setPoorImage({audit.ids[0]}, true); // is so already
        history.waitForDone();
        QCOMPARE(failed.count(), 1);
        QCOMPARE(history.stack()->count(), 1);
        history.stack()->undo();
        history.waitForDone();
        QVERIFY(ReviewDesk(*audit.project).book()->reviews.empty());
    }

    void aReadOnlyProjectRefusesEveryAct()
    {
        ReviewProject audit(4);
        audit.reopen(OpenMode::ReadOnly);
        History history;
        history.setProject(audit.project);
        QSignalSpy failed(&history, &History::failed);
        history.setLabelWrong(audit.ids, true);
        history.waitForDone();
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::Locked);
        QCOMPARE(history.stack()->count(), 0);
        QVERIFY(ReviewDesk(*audit.project).book()->reviews.empty());
    }

    void anotherProjectBeginsWithAnEmptyHistory()
    {
        ReviewProject one(4);
        ReviewProject other(4);
        History history;
        history.setProject(one.project);
        history.setPoorImage(one.ids, true);
        history.setProject(other.project);
        QCOMPARE(history.stack()->count(), 0);
        history.waitForDone();
        QCOMPARE(ReviewDesk(*one.project).book()->reviews.size(), std::size_t {4}); // written all the same
        QVERIFY(ReviewDesk(*other.project).book()->reviews.empty());
    }
};

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    qRegisterMetaType<plumbline::Error>();
    TestHistory test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_history.moc"
