// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QApplication>
#include <QTest>

#include "tests/support/test_environment.h"
#include "tests/ui/portrait_folder.h"
#include "ui/frame/context_store.h"
#include "ui/tasks.h"

using namespace plumbline;
using plumbline::test::PortraitFolder;

namespace {

/// Four pictures with a column whose name and values hold the signs that the settings are written with.
struct Audit
{
    PortraitFolder folder;
    Session session {std::make_shared<const Services>()};
    ui::AuditContext context;
    std::unique_ptr<ui::ContextStore> store = std::make_unique<ui::ContextStore>(session, context, nullptr);

    template<class T>
    static bool wait(const QFuture<Result<T>>& future)
    {
        return QTest::qWaitFor([&] { return future.isFinished(); }, 20000) && future.result().ok();
    }
    [[nodiscard]] QString path() const { return folder.path(QStringLiteral("a.plumb")); }
    bool make()
    {
        QByteArray table("file,gender,skin_tone_group,\"hair, a=b\"\n");
        const char* const rows[] = {"female,darker,\"a,=b\"", "female,lighter,c", "male,darker,\"a,=b\"",
                                    "male,lighter,c"};
        for (int i = 0; i < 4; ++i) {
            const QString name = QStringLiteral("%1.png").arg(i);
            folder.addPicture(name);
            table += name.toUtf8() + ',' + rows[i] + '\n';
        }
        ImportRequest request;
        request.imagesDir = folder.faces();
        request.labelsFile = folder.addTable(QStringLiteral("labels.csv"), table);
        return wait(session.createProject(path())) && wait(session.importDataset(request));
    }
    /// What was chosen is written, the audit closed and opened again.
    bool reopen()
    {
        store.reset(); // waits for what is being written
        session.closeProject();
        context.by = {QStringLiteral("nothing")};
        store = std::make_unique<ui::ContextStore>(session, context, nullptr);
        return wait(session.openProject(path()));
    }
    [[nodiscard]] QString setting(const char* key) const
    {
        return session.project()->setting(QString::fromLatin1(key));
    }
};

} // namespace

class ContextStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewAuditIsOfferedTheTruthBySkinTone();
    void whatTheAuditWasMadeWithIsTaken();
    void choicesSurviveClosing();
    void intervalsAndTheRestSurviveClosing();
    void choosingNoSecondGroupingIsAChoice();
    void theLastOfManyQuickChoicesIsKept();
    void namesThatAreGoneAreLeftOut();
    void theQuestionIsKept();
    void anotherQuestionKeepsTheGroupingAndDropsTheRest();
};

void ContextStoreTest::aNewAuditIsOfferedTheTruthBySkinTone()
{
    Audit audit;
    QVERIFY(audit.make());
    QCOMPARE(audit.context.by, QStringList({QStringLiteral("gender"), QStringLiteral("skin_tone_group")}));
    QCOMPARE(audit.setting("context.by"), QString()); // nobody chose it
}

void ContextStoreTest::whatTheAuditWasMadeWithIsTaken()
{
    Audit audit;
    QVERIFY(audit.make());
    audit.session.project()->setSetting(QStringLiteral("context.by"),
                                        QStringLiteral("skin_tone_group,gender"));
    QVERIFY(audit.reopen());
    QCOMPARE(audit.context.by, QStringList({QStringLiteral("skin_tone_group"), QStringLiteral("gender")}));
}

void ContextStoreTest::choicesSurviveClosing()
{
    const QString odd = QStringLiteral("hair, a=b");
    Audit audit;
    QVERIFY(audit.make());
    audit.context.by = {QStringLiteral("gender"), odd};
    audit.context.systems = {QStringLiteral("fr_detect+gear"), QStringLiteral("fr_detect+faceres")};
    audit.context.perSubmitted = true;
    audit.context.reference = {{QStringLiteral("gender"), QStringLiteral("male")},
                               {odd, QStringLiteral("a,=b")}};
    const ui::AuditContext& context = audit.context;
    const Where reference = context.reference;
    const QStringList systems = context.systems;
    audit.context.notify();
    QVERIFY(audit.reopen());
    QCOMPARE(context.by, QStringList({QStringLiteral("gender"), odd}));
    QCOMPARE(context.systems, systems);
    QVERIFY(context.perSubmitted);
    QVERIFY(context.reference == reference);
    QVERIFY(!context.everyPair);

    audit.context.reference.clear();
    audit.context.everyPair = true;
    audit.context.notify();
    QVERIFY(audit.reopen());
    QVERIFY(context.everyPair);
    QVERIFY(context.reference.empty());
}

void ContextStoreTest::intervalsAndTheRestSurviveClosing()
{
    Audit audit;
    QVERIFY(audit.make());
    audit.context.againstRest = true;
    audit.context.intervalMethod = measures::IntervalMethod::Jeffreys;
    audit.context.level = 0.999;
    audit.context.fewest = 25;
    audit.context.resamplePeople = false;
    audit.context.people.bootstrap = measures::Bootstrap::Percentile;
    audit.context.people.replicates = 5000;
    audit.context.people.seed = 12;
    audit.context.notify();
    audit.context.againstRest = false;
    QVERIFY(audit.reopen());
    const ui::AuditContext& context = audit.context;
    QVERIFY(context.againstRest && !context.everyPair && context.reference.empty());
    QVERIFY(context.intervalMethod == measures::IntervalMethod::Jeffreys);
    QCOMPARE(context.level, 0.999);
    QCOMPARE(context.fewest, 25);
    QVERIFY(!context.resamplePeople);
    QVERIFY(context.people.bootstrap == measures::Bootstrap::Percentile);
    QCOMPARE(context.measureQuery().resampling.replicates, 5000);
    QCOMPARE(context.people.seed, std::uint64_t {12});
    QVERIFY(context.measureQuery().compare == measures::Compare::Rest);

    audit.session.project()->setSetting(QStringLiteral("context.level"), QStringLiteral("7"));
    audit.session.project()->setSetting(QStringLiteral("context.interval"),
                                        QStringLiteral("of a newer program"));
    QVERIFY(audit.reopen());
    QCOMPARE(context.level, 0.95);
    QVERIFY(context.intervalMethod == measures::IntervalMethod::Wilson);
}

void ContextStoreTest::choosingNoSecondGroupingIsAChoice()
{
    Audit audit;
    QVERIFY(audit.make());
    audit.context.by.clear();
    audit.context.notify();
    QVERIFY(audit.reopen());
    QCOMPARE(audit.context.by, QStringList {QStringLiteral("gender")});
}

void ContextStoreTest::theLastOfManyQuickChoicesIsKept()
{
    Audit audit;
    QVERIFY(audit.make());
    for (int i = 0; i < 25; ++i) {
        audit.context.perSubmitted = i % 2 == 0;
        audit.context.systems = {QStringLiteral("system_%1").arg(i)};
        audit.context.notify();
    }
    QVERIFY(audit.reopen());
    QCOMPARE(audit.context.systems, QStringList {QStringLiteral("system_24")});
    QVERIFY(audit.context.perSubmitted);
}

void ContextStoreTest::namesThatAreGoneAreLeftOut()
{
    Audit audit;
    QVERIFY(audit.make());
    audit.session.project()->setSetting(QStringLiteral("context.by"), QStringLiteral("gender,gone"));
    QVERIFY(audit.reopen());
    QCOMPARE(audit.context.by, QStringList {QStringLiteral("gender")});
}

void ContextStoreTest::theQuestionIsKept()
{
    const QString age = QStringLiteral("estimate:age");
    Audit audit;
    QVERIFY(audit.make());
    QCOMPARE(audit.context.task, QStringLiteral("classify:gender"));
    ui::chooseTask(audit.session, audit.context, age);
    QVERIFY(audit.reopen());
    QCOMPARE(audit.context.task, age);
    QCOMPARE(audit.context.browse.task, age);
    audit.session.project()->setSetting(QStringLiteral("context.task"), QStringLiteral("classify:gone"));
    QVERIFY(audit.reopen());
    QCOMPARE(audit.context.task, QStringLiteral("classify:gender")); // what no system does is not asked
}

void ContextStoreTest::anotherQuestionKeepsTheGroupingAndDropsTheRest()
{
    Audit audit;
    QVERIFY(audit.make());
    audit.context.by.clear(); // by the label
    audit.context.systems = {QStringLiteral("fr_detect+gender_minixception")};
    audit.context.browse.verdicts = {Verdict::Wrong};
    ui::chooseTask(audit.session, audit.context, QStringLiteral("estimate:age"));
    QCOMPARE(audit.context.by, QStringList {QStringLiteral("gender")}); // ages by gender, not by age
    QVERIFY(audit.context.systems.isEmpty());
    QVERIFY(audit.context.browse.verdicts.empty());
    QCOMPARE(audit.context.browse.task, QStringLiteral("estimate:age"));
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    ContextStoreTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_context_store.moc"
