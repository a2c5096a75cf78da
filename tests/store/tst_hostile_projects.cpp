// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <random>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

#include "core/store/project_store.h"
#include "tests/store/store_samples.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

constexpr const char* kMaxPages = "PLUMBLINE_TEST_MAX_PAGES";

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeBytes(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("the test could not write its own file");
}

QByteArray withZeroes(QByteArray bytes, qsizetype at)
{
    return bytes.replace(at, 4, QByteArray(4, '\0'));
}

/// Reads all there is; the answers may be errors, the program must stay.
int readEverything(const ProjectStore& store)
{
    int errors = 0;
    const auto count = [&errors](const auto& result) { errors += result.ok() ? 0 : 1; };
    count(store.loadDataset());
    count(store.journalEntries());
    const auto runs = store.runs();
    count(runs);
    if (!runs)
        return errors;
    for (const RunRecord& run : *runs) {
        const auto outcomes = store.outcomes(run.id);
        count(outcomes);
        if (!outcomes)
            continue;
        for (const Outcome& outcome : *outcomes)
            count(store.detail(run.id, outcome.image));
    }
    return errors;
}

} // namespace

/// Files that are no projects, or no longer whole, and disks that are full.
class TestHostileProjects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatIsNoProjectIsRefusedWithASentence_data();
    void whatIsNoProjectIsRefusedWithASentence();
    void aPipeIsNotWaitedFor();
    void aTruncatedProjectIsRefused();
    void randomBytesNeverCrash();
    void flippedBytesNeverCrash();
    void valuesOutOfRangeAreDamage_data();
    void valuesOutOfRangeAreDamage();
    void aFullDiskLeavesTheDatasetAsItWas();
    void aFullDiskLeavesNoHalfProject();
    void aFullDiskKeepsWhatWasCommittedOfARun();

private:
    QTemporaryDir m_dir;
    QByteArray m_project; ///< a good one with a dataset and a run, as bytes
};

void TestHostileProjects::initTestCase()
{
    const QString path = m_dir.filePath(QStringLiteral("good.plumb"));
    auto store = projectWithImages(path, 60);
    const std::vector<ImageId> ids = imageIds(*store);
    const RunId run = store->startRun(sampleRun(60)).value();
    store->append(batchOf(run, ids));
    QVERIFY(store->endRun(run, RunState::Finished).ok());
    store.reset();
    m_project = bytesOf(path);
    QVERIFY(m_project.size() > 20 * 4096);
}

void TestHostileProjects::whatIsNoProjectIsRefusedWithASentence_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto damaged = static_cast<int>(ErrorCode::Damaged);
    QTest::newRow("text") << QByteArray("file,gender\na.jpg,F\n").repeated(50) << damaged;
    QTest::newRow("empty") << QByteArray() << damaged;
    QTest::newRow("the first words only") << m_project.left(16) << damaged;
    QTest::newRow("half a header") << m_project.left(60) << damaged;
    QTest::newRow("another program's database") << withZeroes(m_project, 68) << damaged;
    QTest::newRow("no schema yet") << withZeroes(m_project, 60) << damaged;
    QTest::newRow("zeroes after the header")
        << m_project.left(100) + QByteArray(m_project.size() - 100, '\0') << damaged;
}

void TestHostileProjects::whatIsNoProjectIsRefusedWithASentence()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const QString path = m_dir.filePath(QStringLiteral("case.plumb"));
    for (const OpenMode mode : {OpenMode::ReadWrite, OpenMode::ReadOnly, OpenMode::ReadWriteOrReadOnly}) {
        writeBytes(path, bytes);
        const auto store = ProjectStore::open(path, mode);
        QVERIFY(!store.ok());
        QCOMPARE(static_cast<int>(store.error().code), code);
        QVERIFY(store.error().userText.contains(path) && store.error().userText.endsWith(QLatin1Char('.')));
        QCOMPARE(bytesOf(path), bytes); // whatever it was, it is somebody's
        QVERIFY(!QFile::exists(m_dir.filePath(QStringLiteral(".case.plumb.lock"))));
    }
    const auto missing =
        ProjectStore::open(m_dir.filePath(QStringLiteral("none.plumb")), OpenMode::ReadWrite);
    QCOMPARE(missing.error().code, ErrorCode::NotFound);
    const auto folder = ProjectStore::open(m_dir.path(), OpenMode::ReadWriteOrReadOnly);
    QCOMPARE(folder.error().code, ErrorCode::Unreadable);
}

void TestHostileProjects::aPipeIsNotWaitedFor()
{
    QCOMPARE(ProjectStore::open(QStringLiteral("/dev/zero"), OpenMode::ReadOnly).error().code,
             ErrorCode::Damaged);
}

void TestHostileProjects::aTruncatedProjectIsRefused()
{
    const QString path = m_dir.filePath(QStringLiteral("cut.plumb"));
    for (qsizetype size = m_project.size() - 1; size > 0; size -= size > 8192 ? 4095 : 997) {
        writeBytes(path, m_project.left(size));
        const auto store = ProjectStore::open(path, OpenMode::ReadOnly);
        QVERIFY2(!store.ok(), qPrintable(QString::number(size)));
        QCOMPARE(store.error().code, ErrorCode::Damaged);
        QCOMPARE(ProjectStore::open(path, OpenMode::ReadWrite).error().code, ErrorCode::Damaged);
    }
}

void TestHostileProjects::randomBytesNeverCrash()
{
    const QString path = m_dir.filePath(QStringLiteral("random.plumb"));
    for (quint32 seed = 1; seed <= 60; ++seed) {
        std::mt19937 random(seed);
        QByteArray bytes(static_cast<qsizetype>(random() % 40000), Qt::Uninitialized);
        for (char& byte : bytes)
            byte = static_cast<char>(random());
        if (seed % 2 == 0) // behind a header that is believed
            bytes.replace(0, std::min<qsizetype>(bytes.size(), 100), m_project.left(100));
        writeBytes(path, bytes);
        const auto store = ProjectStore::open(path, OpenMode::ReadWriteOrReadOnly);
        QVERIFY2(!store.ok(), qPrintable(QString::number(seed)));
        QCOMPARE(store.error().code, ErrorCode::Damaged);
    }
}

void TestHostileProjects::flippedBytesNeverCrash()
{
    const QString path = m_dir.filePath(QStringLiteral("flipped.plumb"));
    int noticed = 0;
    for (quint32 seed = 1; seed <= 120; ++seed) {
        std::mt19937 random(seed);
        QByteArray bytes = m_project;
        for (int i = 0; i < 40; ++i) {
            const auto at = static_cast<qsizetype>(100 + random() % static_cast<quint32>(bytes.size() - 100));
            bytes[at] = static_cast<char>(random());
        }
        writeBytes(path, bytes);
        const auto store = ProjectStore::open(path, seed % 2 == 0 ? OpenMode::ReadOnly : OpenMode::ReadWrite);
        if (!store)
            ++noticed;
        else if (readEverything(**store) > 0)
            ++noticed;
    }
    QVERIFY(noticed > 0);
}

void TestHostileProjects::valuesOutOfRangeAreDamage_data()
{
    QTest::addColumn<QByteArray>("sql");
    for (const char* sql :
         {"UPDATE labels SET code = 99", "UPDATE labels SET image_id = 9999 WHERE image_id = 3",
          "UPDATE images SET subject_id = 77", "UPDATE images SET width_px = 1 << 40",
          "UPDATE attribute_values SET code = code + 10",
          "UPDATE grouping_groups SET grouping_id = 9 WHERE grouping_id = 2"})
        QTest::newRow(sql) << QByteArray(sql);
}

void TestHostileProjects::valuesOutOfRangeAreDamage()
{
    QFETCH(QByteArray, sql);
    const QString path = m_dir.filePath(QStringLiteral("range.plumb"));
    writeBytes(path, m_project);
    sqlite3* db = nullptr; // foreign keys are off unless asked for
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
    const auto store = ProjectStore::open(path, OpenMode::ReadOnly);
    QVERIFY(store.ok());
    const auto dataset = (*store)->loadDataset();
    QVERIFY(!dataset.ok());
    QCOMPARE(dataset.error().code, ErrorCode::Damaged);
}

void TestHostileProjects::aFullDiskLeavesTheDatasetAsItWas()
{
    const QString path = m_dir.filePath(QStringLiteral("full.plumb"));
    const QString root = m_dir.filePath(QStringLiteral("other"));
    const Dataset larger = sampleDataset(root, 400);
    int failures = 0;
    bool saved = false;
    for (int pages = 1; !saved; pages += 3) {
        writeBytes(path, m_project);
        const QStringList before =
            described(ProjectStore::open(path, OpenMode::ReadOnly).value()->loadDataset().value());
        qputenv(kMaxPages, QByteArray::number(pages)); // never below the file's own size
        auto store = ProjectStore::open(path, OpenMode::ReadWrite).value();
        qunsetenv(kMaxPages);
        const auto result = store->saveDataset(larger);
        saved = result.ok();
        if (!saved) {
            ++failures;
            QCOMPARE(result.error().code, ErrorCode::DiskFull);
            QCOMPARE(described(store->loadDataset().value()), before);
        }
        store.reset();
        const auto again = ProjectStore::open(path, OpenMode::ReadWrite).value();
        QCOMPARE(described(again->loadDataset().value()), saved ? described(larger) : before);
        QCOMPARE(again->outcomes(RunId(1)).value().size(), std::size_t {60});
    }
    QVERIFY(failures > 3);
}

void TestHostileProjects::aFullDiskLeavesNoHalfProject()
{
    const QString path = m_dir.filePath(QStringLiteral("created.plumb"));
    int failures = 0;
    for (int pages = 1;; ++pages) {
        qputenv(kMaxPages, QByteArray::number(pages));
        const auto store = ProjectStore::create(path);
        qunsetenv(kMaxPages);
        if (store.ok())
            break;
        ++failures;
        QCOMPARE(store.error().code, ErrorCode::DiskFull);
        const QStringList left =
            QDir(m_dir.path()).entryList({QStringLiteral("*created*")}, QDir::Files | QDir::Hidden);
        QCOMPARE(left, QStringList());
    }
    QVERIFY(failures > 5);
}

void TestHostileProjects::aFullDiskKeepsWhatWasCommittedOfARun()
{
    const QString path = m_dir.filePath(QStringLiteral("run.plumb"));
    projectWithImages(path, 2000).reset();
    const int pages = static_cast<int>(QFile(path).size() / 4096) + 60;
    qputenv(kMaxPages, QByteArray::number(pages));
    auto store = ProjectStore::open(path, OpenMode::ReadWrite).value();
    qunsetenv(kMaxPages);
    const std::vector<ImageId> ids = imageIds(*store);
    const RunId run = store->startRun(sampleRun(2000)).value();
    for (const ImageId id : ids)
        store->append(batchOf(run, {id}));
    QCOMPARE(store->flush().error().code, ErrorCode::DiskFull);
    QCOMPARE(store->failure().error().code, ErrorCode::DiskFull);
    QCOMPARE(store->endRun(run, RunState::Finished).error().code, ErrorCode::DiskFull);
    const std::size_t kept = store->doneImages(run).value().size();
    QVERIFY(kept > 0 && kept < ids.size());
    store.reset();

    store = ProjectStore::open(path, OpenMode::ReadWrite).value(); // there is room again
    const auto done = store->doneImages(run).value();
    QVERIFY(done.size() >= kept);
    QVERIFY(store->reopenRun(run).ok());
    for (const ImageId id : ids) {
        if (!done.contains(id))
            store->append(batchOf(run, {id}));
    }
    QVERIFY(store->endRun(run, RunState::Finished).ok());
    for (const ImageId id : ids)
        QVERIFY(store->detail(run, id).value() == sampleOutcome(id));
}

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    TestHostileProjects test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_hostile_projects.moc"
