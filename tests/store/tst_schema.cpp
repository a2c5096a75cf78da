// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "core/store/connection.h"
#include "core/store/project_store.h"
#include "core/store/schema.h"
#include "core/store/store_error.h"
#include "tests/store/store_samples.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::store;
using namespace plumbline::test;

/// Each word a schema can be answered with, by steps that are not released.
class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theSameNumberIsCurrent();
    void anOlderFileIsCopiedAndUpgraded();
    void aSecondCopyTakesAnotherName();
    void anOlderFileCannotBeReadOnly();
    void aNewerFileThatStaysCompatibleIsOpened();
    void aNewerIncompatibleFileIsRefusedWithItsNumber();
    void aMissingTableFails();
    void aStepThatFailsChangesNothing_data();
    void aStepThatFailsChangesNothing();
    void stepsAreNumberedWithoutGaps();

private:
    /// The released steps and one more.
    static std::vector<SchemaFile> withStep(const QByteArray& sql);
    static int released() { return schemaFiles().back().number; }
    /// Of the copy that an upgrade from the released schema makes first.
    [[nodiscard]] QString copyName(const QString& again = {}) const
    {
        return m_dir->filePath(QStringLiteral("c.format-%1%2.plumb").arg(released()).arg(again));
    }
    [[nodiscard]] Connection connect() const { return {m_path, Connection::Access::ReadWrite}; }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
};

void TestSchema::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("c.plumb"));
    projectWithImages(m_path, 3).reset();
}

std::vector<SchemaFile> TestSchema::withStep(const QByteArray& sql)
{
    std::vector<SchemaFile> files = schemaFiles();
    const int next = files.back().number + 1;
    files.push_back({next, QStringLiteral("next.sql"), sql});
    return files;
}

void TestSchema::theSameNumberIsCurrent()
{
    Connection connection = connect();
    QCOMPARE(bringUpToDate(connection, schemaFiles(), SchemaAccess::Upgrade).outcome, SchemaOutcome::Current);
    QCOMPARE(bringUpToDate(connection, schemaFiles(), SchemaAccess::ReadOnly).outcome,
             SchemaOutcome::Current);
}

void TestSchema::anOlderFileIsCopiedAndUpgraded()
{
    // A semicolon inside a trigger and inside a string: the script is split by SQLite itself.
    const auto files =
        withStep("CREATE TABLE extra (id INTEGER PRIMARY KEY, note TEXT DEFAULT 'a;b') STRICT;\n"
                 "CREATE TRIGGER extra_once BEFORE INSERT ON extra BEGIN SELECT 1; SELECT 2; END;\n"
                 "UPDATE meta SET value = '99' WHERE key = 'min_compatible'; -- done;");
    SchemaReport report;
    {
        Connection connection = connect();
        report = bringUpToDate(connection, files, SchemaAccess::Upgrade);
        QCOMPARE(report.outcome, SchemaOutcome::Upgraded);
        QCOMPARE(connection.number("PRAGMA user_version"), files.back().number);
        QCOMPARE(connection.number("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'extra%'"), 2);
        QCOMPARE(connection.number("SELECT count(*) FROM images"), 3);
        QCOMPARE(connection.number("PRAGMA foreign_keys"), 1);
        QCOMPARE(connection.text("SELECT action FROM journal ORDER BY id DESC LIMIT 1"),
                 QStringLiteral("upgraded"));
        QCOMPARE(bringUpToDate(connection, files, SchemaAccess::Upgrade).outcome, SchemaOutcome::Current);
    }
    QCOMPARE(report.backup, copyName());
    const auto backup = ProjectStore::open(report.backup, OpenMode::ReadOnly);
    QVERIFY(backup.ok());
    QCOMPARE(imageIds(**backup).size(), std::size_t {3});
    QCOMPARE(ProjectStore::open(m_path, OpenMode::ReadOnly).error().code, ErrorCode::Newer);
}

void TestSchema::aSecondCopyTakesAnotherName()
{
    QFile other(copyName());
    QVERIFY(other.open(QIODevice::WriteOnly) && other.write("mine") == 4);
    other.close();
    Connection connection = connect();
    const auto report = bringUpToDate(connection, withStep("SELECT 1;"), SchemaAccess::Upgrade);
    QCOMPARE(report.backup, copyName(QStringLiteral("-2")));
    QCOMPARE(other.size(), 4);
}

void TestSchema::anOlderFileCannotBeReadOnly()
{
    Connection connection = connect();
    const auto report = bringUpToDate(connection, withStep("SELECT 1;"), SchemaAccess::ReadOnly);
    QCOMPARE(report.outcome, SchemaOutcome::Failed);
    QCOMPARE(report.error.code, ErrorCode::Unreadable);
    QCOMPARE(connection.number("PRAGMA user_version"), released());
}

void TestSchema::aNewerFileThatStaysCompatibleIsOpened()
{
    {
        Connection connection = connect();
        connection.exec("PRAGMA user_version=7");
    }
    const auto store = ProjectStore::open(m_path, OpenMode::ReadWrite);
    QVERIFY(store.ok());
    QCOMPARE((*store)->schemaOutcome(), SchemaOutcome::NewerCompatible);
    QVERIFY((*store)->loadDataset().ok());
}

void TestSchema::aNewerIncompatibleFileIsRefusedWithItsNumber()
{
    {
        Connection connection = connect();
        connection.exec("PRAGMA user_version=7; UPDATE meta SET value = '6' WHERE key = 'min_compatible';"
                        "UPDATE meta SET value = '9.8.7' WHERE key = 'program_version';");
        QCOMPARE(bringUpToDate(connection, schemaFiles(), SchemaAccess::Upgrade).outcome,
                 SchemaOutcome::NewerIncompatible);
    }
    for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly, OpenMode::ReadWriteOrReadOnly}) {
        const auto store = ProjectStore::open(m_path, mode);
        QVERIFY(!store.ok());
        QCOMPARE(store.error().code, ErrorCode::Newer);
        QVERIFY(store.error().userText.contains(QStringLiteral("9.8.7")));
        QVERIFY(store.error().userText.contains(QStringLiteral("format 6")));
    }
}

void TestSchema::aMissingTableFails()
{
    {
        Connection connection = connect();
        connection.exec("DROP TABLE responses");
        QCOMPARE(bringUpToDate(connection, schemaFiles(), SchemaAccess::Upgrade).outcome,
                 SchemaOutcome::Failed);
    }
    QCOMPARE(ProjectStore::open(m_path, OpenMode::ReadOnly).error().code, ErrorCode::Damaged);
}

void TestSchema::aStepThatFailsChangesNothing_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("syntax at the end")
        << QByteArray("CREATE TABLE extra (id INTEGER) STRICT; CREATE NONSENSE;");
    QTest::newRow("broken foreign key")
        << QByteArray("CREATE TABLE extra (id INTEGER) STRICT; DELETE FROM attributes;");
    QTest::newRow("ends the transaction") << QByteArray("COMMIT;");
}

void TestSchema::aStepThatFailsChangesNothing()
{
    QFETCH(QByteArray, sql);
    const QStringList before =
        described(ProjectStore::open(m_path, OpenMode::ReadOnly).value()->loadDataset().value());
    {
        Connection connection = connect();
        const auto report = bringUpToDate(connection, withStep(sql), SchemaAccess::Upgrade);
        QCOMPARE(report.outcome, SchemaOutcome::Failed);
        QCOMPARE(connection.number("PRAGMA user_version"), released());
        QCOMPARE(connection.number("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'"), 0);
    }
    const auto store = ProjectStore::open(m_path, OpenMode::ReadWrite);
    QVERIFY(store.ok());
    QCOMPARE(described((*store)->loadDataset().value()), before);
}

void TestSchema::stepsAreNumberedWithoutGaps()
{
    const auto files = schemaFiles();
    QVERIFY(!files.empty());
    for (std::size_t i = 0; i < files.size(); ++i)
        QCOMPARE(files[i].number, static_cast<int>(i) + 1);
}

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    TestSchema test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_schema.moc"
