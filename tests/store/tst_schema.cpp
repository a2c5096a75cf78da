// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include "core/store/connection.h"
#include "core/store/counts_store.h"
#include "core/store/embedding_store.h"
#include "core/store/project_file.h"
#include "core/store/project_store.h"
#include "core/store/review_store.h"
#include "core/store/schema.h"
#include "core/store/score_store.h"
#include "core/store/statement.h"
#include "core/store/store_error.h"
#include "tests/store/store_samples.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::store;
using namespace plumbline::test;

namespace {

/// Something in every table of format 1.
constexpr const char* kFormatOneRows = R"(
INSERT INTO meta VALUES ('dataset.image_root', 'images'), ('title', 'zwölf');
INSERT INTO subjects VALUES (1, 'ann'), (2, 'bo');
INSERT INTO images VALUES (1, 0, 'a.jpg', 'images/a.jpg', 'aa', 10, 20, 300, 'ready', '', 1),
                          (2, 1, 'b.jpg', 'images/b.jpg', '', 0, 0, 0, 'missing', 'It is gone.', NULL),
                          (7, NULL, 'c.jpg', 'images/c.jpg', 'cc', 1, 1, 1, 'ready', '', 2);
INSERT INTO attributes VALUES (1, 'gender', 'perceived');
INSERT INTO attribute_values VALUES (1, 0, 'F'), (1, 1, 'M');
INSERT INTO value_maps VALUES (1, 'F', 'female');
INSERT INTO labels VALUES (1, 1, 0);
INSERT INTO groupings VALUES (1, 'who', 'gender');
INSERT INTO grouping_groups VALUES (1, 0, 'women', '["F"]', NULL, 4.5);
INSERT INTO class_lists VALUES (1, '["female","male"]');
INSERT INTO runs VALUES (1, 'fr_detect+gear', 'classify:gender', 'running', 'h', '{"seed":1}',
                         '2026-01-02T03:04:05.678Z', NULL, 2, NULL, NULL);
INSERT INTO outcomes VALUES (1, 1, 'answered', 'female', 0.75, 1, x'000000000000E83F000000000000D03F', 1, 0,
                             1, 2, 3, 4, 0.9, '', 0);
INSERT INTO responses VALUES (1, 1, NULL, NULL);
UPDATE runs SET state = 'finished', done = 1, failed = 0, ended_utc = '2026-01-02T03:04:06.678Z';
INSERT INTO journal VALUES (1, '2026-01-02T03:04:05.678Z', 'ann', 'import', '{"a":1}');
)";

/// Every row but for those of journal and meta, by the tables and columns that \a known has.
QStringList rowsOf(Connection& connection, Connection& known)
{
    QStringList rows;
    Statement table(known,
                    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                    "AND name NOT IN ('journal', 'meta') ORDER BY name");
    while (table.step()) {
        QStringList columns;
        Statement column(known, "SELECT name FROM pragma_table_info(?)");
        column.bindAll(table.text(0));
        while (column.step())
            columns.append(QStringLiteral("quote(%1)").arg(column.text(0)));
        const QByteArray sql = QStringLiteral("SELECT %1 FROM %2 ORDER BY 1")
                                   .arg(columns.join(QStringLiteral(" || ' ' || ")), table.text(0))
                                   .toUtf8();
        Statement row(connection, sql.constData());
        while (row.step())
            rows.append(table.text(0) + QStringLiteral(": ") + row.text(0));
    }
    return rows;
}

} // namespace

/// Each word a schema can be answered with, by steps that are not released.
class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theSameNumberIsCurrent();
    void anOlderFileIsCopiedAndUpgraded();
    void aProjectOfFormatOneIsCopiedFirstAndKeepsEverything();
    void aProjectOfFormatTwoKeepsEverythingAndCanTakeCounts();
    void aProjectOfFormatThreeKeepsEverythingAndCanEnrolFaces();
    void aProjectOfFormatFourKeepsEverythingAndCanTakeScores();
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

void TestSchema::aProjectOfFormatOneIsCopiedFirstAndKeepsEverything()
{
    const QString path = m_dir->filePath(QStringLiteral("old.plumb"));
    {
        Connection connection(path, Connection::Access::Create);
        connection.exec("PRAGMA application_id=" + QByteArray::number(kApplicationId));
        const std::vector<SchemaFile> first {schemaFiles().front()};
        QCOMPARE(bringUpToDate(connection, first, SchemaAccess::Create).outcome, SchemaOutcome::Upgraded);
        connection.exec(kFormatOneRows);
    }
    {
        const auto store = ProjectStore::open(path, OpenMode::ReadWrite);
        QVERIFY(store.ok());
        QCOMPARE((*store)->schemaOutcome(), SchemaOutcome::Upgraded);
        QCOMPARE((*store)->loadDataset().value().images.size(), std::size_t {2});
        QCOMPARE((*store)->outcomes(RunId(1)).value().front().answer.label, QStringLiteral("female"));
        const auto reviews = ReviewStore(**store).load();
        QVERIFY(reviews.ok());
        QVERIFY(reviews->tags.empty() && reviews->reviews.empty() && reviews->filters.empty());
    }
    Connection copy(m_dir->filePath(QStringLiteral("old.format-1.plumb")), Connection::Access::ReadOnly);
    Connection upgraded(path, Connection::Access::ReadOnly);
    QCOMPARE(copy.number("PRAGMA user_version"), 1);
    QCOMPARE(upgraded.number("PRAGMA user_version"), released());
    const QStringList rows = rowsOf(copy, copy);
    QVERIFY(rows.size() >= 15);
    QCOMPARE(rowsOf(upgraded, copy), rows);
    QCOMPARE(upgraded.text("SELECT detail_json FROM journal ORDER BY id LIMIT 1"),
             QStringLiteral("{\"a\":1}"));
    QCOMPARE(upgraded.text("SELECT action FROM journal ORDER BY id DESC LIMIT 1"),
             QStringLiteral("upgraded"));
}

void TestSchema::aProjectOfFormatTwoKeepsEverythingAndCanTakeCounts()
{
    const QString path = m_dir->filePath(QStringLiteral("two.plumb"));
    {
        Connection connection(path, Connection::Access::Create);
        connection.exec("PRAGMA application_id=" + QByteArray::number(kApplicationId));
        const std::vector<SchemaFile> all = schemaFiles();
        const std::vector<SchemaFile> two(all.begin(), all.begin() + 2);
        QCOMPARE(bringUpToDate(connection, two, SchemaAccess::Create).outcome, SchemaOutcome::Upgraded);
        connection.exec(
            "INSERT INTO images VALUES (1, 0, 'a.jpg', 'a.jpg', 'aa', 1, 1, 1, 'ready', '', NULL);"
            "INSERT INTO reviews VALUES (1, 1, 0, 0, 'a note', NULL);"
            "INSERT INTO tags VALUES (4, 'beard', 3);"
            "INSERT INTO packed_images VALUES ('aa', x'0102');");
    }
    const CountsTable table {{QStringLiteral("gender")},
                             {{QStringLiteral("A"), {}, {}, {}, QStringLiteral("2017-05"), true}},
                             {{0, {QStringLiteral("f")}, 10, 2, 12, QStringLiteral("20.0")},
                              {0, {QStringLiteral("m")}, {}, {}, {}, {}}}};
    {
        const auto store = ProjectStore::open(path, OpenMode::ReadWrite);
        QVERIFY(store.ok());
        QCOMPARE((*store)->schemaOutcome(), SchemaOutcome::Upgraded);
        CountsStore counts(**store);
        QVERIFY(counts.load().value().isEmpty());
        QVERIFY(counts.replace(table, QStringLiteral("test"), {}));
        QVERIFY(counts.load().value() == table);
    }
    Connection before(m_dir->filePath(QStringLiteral("two.format-2.plumb")), Connection::Access::ReadOnly);
    Connection upgraded(path, Connection::Access::ReadOnly);
    QCOMPARE(before.number("PRAGMA user_version"), 2);
    const QStringList rows = rowsOf(before, before);
    QCOMPARE(rows.size(), 4);
    QCOMPARE(rowsOf(upgraded, before), rows);
}

void TestSchema::aProjectOfFormatThreeKeepsEverythingAndCanEnrolFaces()
{
    const QString path = m_dir->filePath(QStringLiteral("three.plumb"));
    {
        Connection connection(path, Connection::Access::Create);
        connection.exec("PRAGMA application_id=" + QByteArray::number(kApplicationId));
        const std::vector<SchemaFile> all = schemaFiles();
        const std::vector<SchemaFile> three(all.begin(), all.begin() + 3);
        QCOMPARE(bringUpToDate(connection, three, SchemaAccess::Create).outcome, SchemaOutcome::Upgraded);
        connection.exec(
            "INSERT INTO images VALUES (1, 0, 'a.jpg', 'a.jpg', 'aa', 1, 1, 1, 'ready', '', NULL);"
            "INSERT INTO runs VALUES (1, 'fr_detect+gear', 'classify:gender', 'finished', 'h', '{}', "
            "'2026-01-02T03:04:05.678Z', '2026-01-02T03:04:06.678Z', 1, 1, 0);"
            "INSERT INTO count_attributes VALUES (0, 'gender');");
    }
    const Embedder embedder {QStringLiteral("e"),
                             QStringLiteral("a+b"),
                             {2, Metric::NegativeDistance},
                             {{QStringLiteral("k"), 1}}};
    {
        const auto store = ProjectStore::open(path, OpenMode::ReadWrite);
        QVERIFY(store.ok());
        QCOMPARE((*store)->schemaOutcome(), SchemaOutcome::Upgraded);
        QVERIFY(!(*store)->runs()->front().embedder);
        RunRecord record = sampleRun(1);
        record.task = QStringLiteral("verify");
        record.embedder = embedder;
        const RunId run = (*store)->startRun(record).value();
        Outcome outcome = sampleOutcome(ImageId(1));
        outcome.embedding = {0.5, -2};
        (*store)->append({run, {outcome}});
        QVERIFY((*store)->endRun(run, RunState::Finished));
        QVERIFY((*store)->runs()->back().embedder == embedder);
        QCOMPARE(EmbeddingStore(**store).load(run)->values, (std::vector<float> {0.5, -2}));
    }
    Connection before(m_dir->filePath(QStringLiteral("three.format-3.plumb")), Connection::Access::ReadOnly);
    Connection upgraded(path, Connection::Access::ReadOnly);
    QCOMPARE(before.number("PRAGMA user_version"), 3);
    const QStringList after = rowsOf(upgraded, before);
    for (const QString& row : rowsOf(before, before))
        QVERIFY2(after.contains(row), qPrintable(row));
}

void TestSchema::aProjectOfFormatFourKeepsEverythingAndCanTakeScores()
{
    const QString path = m_dir->filePath(QStringLiteral("four.plumb"));
    {
        Connection connection(path, Connection::Access::Create);
        connection.exec("PRAGMA application_id=" + QByteArray::number(kApplicationId));
        const std::vector<SchemaFile> all = schemaFiles();
        const std::vector<SchemaFile> four(all.begin(), all.begin() + 4);
        QCOMPARE(bringUpToDate(connection, four, SchemaAccess::Create).outcome, SchemaOutcome::Upgraded);
        // Older programs would leave embeddings behind when told to delete all face data.
        QCOMPARE(connection.text("SELECT value FROM meta WHERE key = 'min_compatible'"), QStringLiteral("4"));
        connection.exec(
            "INSERT INTO images VALUES (1, 0, 'a.jpg', 'a.jpg', 'aa', 1, 1, 1, 'ready', '', NULL),"
            "(2, 1, 'b.jpg', 'b.jpg', 'bb', 1, 1, 1, 'ready', '', NULL);"
            "INSERT INTO embedders VALUES (1, 'e', 'a+b', 'cosine', 2, '{}');"
            "INSERT INTO embeddings VALUES (1, 1, 'aa', 1, 0, 0, 1, 1, 0.5, x'0000803f00000000');"
            "INSERT INTO runs VALUES (1, 'a+b', 'verify', 'finished', 'h', '{}', '2026-01-02T03:04:05.678Z', "
            "'2026-01-02T03:04:06.678Z', 1, 1, 0, 1);");
    }
    {
        const auto store = ProjectStore::open(path, OpenMode::ReadWrite);
        QVERIFY(store.ok());
        QCOMPARE((*store)->schemaOutcome(), SchemaOutcome::Upgraded);
        QVERIFY(!ScoreStore(**store).load(RunId(1)).value());
        RunRecord record = sampleRun(2);
        record.task = QStringLiteral("verify");
        const PairScoreSet scores {
            ScoreLayout::Pairs, ScoreScale::Unit, {{ImageId(1), ImageId(2), 0.5, true, {}}}, {}, {}};
        const auto run = ScoreStore(**store).addFinished(record, {}, scores);
        QVERIFY(run.ok());
        QVERIFY(ScoreStore(**store).load(*run).value() == scores);
    }
    Connection before(m_dir->filePath(QStringLiteral("four.format-4.plumb")), Connection::Access::ReadOnly);
    Connection upgraded(path, Connection::Access::ReadOnly);
    QCOMPARE(before.number("PRAGMA user_version"), 4);
    const QStringList after = rowsOf(upgraded, before);
    QVERIFY(rowsOf(before, before).size() >= 5);
    for (const QString& row : rowsOf(before, before))
        QVERIFY2(after.contains(row), qPrintable(row));
    // Older programs would take scores for faces that were lost.
    QVERIFY(upgraded.number("SELECT value FROM meta WHERE key = 'min_compatible'") >= 5);
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
        connection.exec("PRAGMA user_version=99");
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
        connection.exec("PRAGMA user_version=99; UPDATE meta SET value = '98' WHERE key = 'min_compatible';"
                        "UPDATE meta SET value = '9.8.7' WHERE key = 'program_version';");
        QCOMPARE(bringUpToDate(connection, schemaFiles(), SchemaAccess::Upgrade).outcome,
                 SchemaOutcome::NewerIncompatible);
    }
    for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly, OpenMode::ReadWriteOrReadOnly}) {
        const auto store = ProjectStore::open(m_path, mode);
        QVERIFY(!store.ok());
        QCOMPARE(store.error().code, ErrorCode::Newer);
        QVERIFY(store.error().userText.contains(QStringLiteral("9.8.7")));
        QVERIFY(store.error().userText.contains(QStringLiteral("format 98")));
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
