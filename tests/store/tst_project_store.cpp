// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "core/store/project_file.h"
#include "core/store/project_store.h"
#include "tests/store/store_samples.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

/// The dataset, the journal and the named values of a project, and the file it lives in.
class TestProjectStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldOfADatasetComesBack();
    void anEmptyProjectHasAnEmptyDataset();
    void anImageThatStaysKeepsItsId();
    void anImageWithOutcomesOutlivesTheDataset();
    void duplicatesAreFoundByHash();
    void twoAttributesOfOneNameAreRefusedAndChangeNothing();
    void codesThatDoNotFitAreRefused();
    void groupingsAndValueMapsChangeAlone();
    void pathsAreRelativeNearTheProjectAndAbsoluteFarAway();
    void aMovedProjectFindsItsImages();
    void journalKeepsOrderAndDetail();
    void metaKeepsNamedValuesButNotTheStoresOwn();
    void closedProjectIsOnePlainFile();
    void theLastWriteIsInTheLogAfterACrash();
    void namesInAnyScriptWork_data();
    void namesInAnyScriptWork();
    void createRefusesAFileThatExists();
    void createRefusesAFolderThatDoesNotExist();
    void aReadOnlyStoreRefusesToWrite();
    void aCopyOfAnOpenProjectIsReadWithoutATrace();
};

void TestProjectStore::everyFieldOfADatasetComesBack()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("c.plumb"));
    const Dataset dataset = sampleDataset(dir.filePath(QStringLiteral("images")), 9);
    {
        auto store = ProjectStore::create(path);
        QVERIFY(store.ok());
        QVERIFY((*store)->saveDataset(dataset).ok());
        QCOMPARE(described((*store)->loadDataset().value()), described(dataset));
    }
    auto store = ProjectStore::open(path, OpenMode::ReadOnly);
    QVERIFY(store.ok());
    QCOMPARE((*store)->schemaOutcome(), SchemaOutcome::Current);
    const Dataset loaded = (*store)->loadDataset().value();
    QCOMPARE(described(loaded), described(dataset));
    for (const Image& image : loaded.images)
        QVERIFY(image.id.isValid());
    QCOMPARE(contentHash(loaded), contentHash(dataset));
}

void TestProjectStore::anEmptyProjectHasAnEmptyDataset()
{
    const QTemporaryDir dir;
    auto store = ProjectStore::create(dir.filePath(QStringLiteral("c.plumb")));
    QVERIFY(store.ok());
    QCOMPARE(described((*store)->loadDataset().value()), described(Dataset {}));
    QVERIFY((*store)->runs().value().empty());
    QVERIFY(!(*store)->isReadOnly());
}

void TestProjectStore::anImageThatStaysKeepsItsId()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 5);
    const std::vector<ImageId> before = imageIds(*store);
    Dataset dataset = store->loadDataset().value();
    std::swap(dataset.images[0], dataset.images[4]);
    dataset.images[1].sha256 = QString(64, QLatin1Char('f')); // other content: another image
    QVERIFY(store->saveDataset(dataset).ok());
    const std::vector<ImageId> after = imageIds(*store);
    QCOMPARE(after[0], before[4]);
    QCOMPARE(after[4], before[0]);
    QCOMPARE(after[2], before[2]);
    QVERIFY(after[1] > before[4]); // never an id that was used
}

void TestProjectStore::anImageWithOutcomesOutlivesTheDataset()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 3);
    const std::vector<ImageId> ids = imageIds(*store);
    const RunId run = store->startRun(sampleRun(3)).value();
    store->append(batchOf(run, {ids[0]}));
    QVERIFY(store->endRun(run, RunState::Finished).ok());
    Dataset dataset = store->loadDataset().value();
    const Dataset whole = dataset;
    dataset.images.erase(dataset.images.begin());
    for (Attribute& attribute : dataset.attributes)
        attribute.codes.erase(attribute.codes.begin());
    QVERIFY(store->saveDataset(dataset).ok());
    QCOMPARE(imageIds(*store), std::vector<ImageId>(ids.begin() + 1, ids.end()));
    QCOMPARE(store->outcomes(run).value().size(), std::size_t {1});
    QVERIFY(store->saveDataset(whole).ok());
    QCOMPARE(imageIds(*store), ids);
}

void TestProjectStore::duplicatesAreFoundByHash()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 6);
    const Dataset dataset = store->loadDataset().value();
    QCOMPARE(dataset.images[5].duplicateOf, dataset.images[1].id);
    for (std::size_t i = 0; i < 5; ++i)
        QVERIFY(!dataset.images[i].duplicateOf.isValid());
}

void TestProjectStore::twoAttributesOfOneNameAreRefusedAndChangeNothing()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 4);
    const QStringList before = described(store->loadDataset().value());
    Dataset dataset = store->loadDataset().value();
    dataset.attributes[1].name = dataset.attributes[0].name;
    const auto saved = store->saveDataset(dataset);
    QVERIFY(!saved.ok());
    QCOMPARE(saved.error().code, ErrorCode::Usage);
    QVERIFY(saved.error().userText.contains(QStringLiteral("gender")));
    QCOMPARE(described(store->loadDataset().value()), before);
}

void TestProjectStore::codesThatDoNotFitAreRefused()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 4);
    Dataset dataset = store->loadDataset().value();
    dataset.attributes[0].codes[2] = 2;
    QVERIFY(!store->saveDataset(dataset).ok());
    dataset.attributes[0].codes.resize(3, 0);
    QVERIFY(!store->saveDataset(dataset).ok());
}

void TestProjectStore::groupingsAndValueMapsChangeAlone()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 4);
    Dataset expected = store->loadDataset().value();
    expected.groupings = {
        {QStringLiteral("new"), QStringLiteral("age"), {{QStringLiteral("all"), {}, 0, 99}}}};
    expected.attribute(QStringLiteral("age"))->valueMap = {{QStringLiteral("7"), QStringLiteral("child")}};
    QVERIFY(store->saveGroupings(expected.groupings).ok());
    QVERIFY(
        store->saveValueMap(QStringLiteral("age"), expected.attribute(QStringLiteral("age"))->valueMap).ok());
    QCOMPARE(described(store->loadDataset().value()), described(expected));
    QCOMPARE(store->saveValueMap(QStringLiteral("no such"), {}).error().code, ErrorCode::Usage);
}

void TestProjectStore::pathsAreRelativeNearTheProjectAndAbsoluteFarAway()
{
    const QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("a/b/c/d")));
    QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("pictures")));
    const QString picture = dir.path() + QStringLiteral("/pictures/:1.jpg");
    store::PathMapper near(dir.filePath(QStringLiteral("c.plumb")));
    QCOMPARE(near.stored(picture), QStringLiteral("pictures/:1.jpg"));
    const QString beside = dir.path() + QStringLiteral("/:1.jpg"); // Qt takes ":" for its resources
    QCOMPARE(near.stored(beside), QStringLiteral(":1.jpg"));
    QCOMPARE(near.resolved(QStringLiteral(":1.jpg")), beside);
    store::PathMapper three(dir.filePath(QStringLiteral("a/b/c/c.plumb")));
    QCOMPARE(three.stored(picture), QStringLiteral("../../../pictures/:1.jpg"));
    QCOMPARE(three.resolved(QStringLiteral("../../../pictures/:1.jpg")), picture);
    store::PathMapper four(dir.filePath(QStringLiteral("a/b/c/d/c.plumb")));
    QCOMPARE(four.stored(picture), picture);
    QCOMPARE(four.resolved(picture), picture);
    QCOMPARE(near.stored(QStringLiteral("/proc/x.jpg")),
             QStringLiteral("/proc/x.jpg")); // only the root in common
    QCOMPARE(near.stored(QString()), QString());
}

void TestProjectStore::aMovedProjectFindsItsImages()
{
    const QTemporaryDir dir;
    QVERIFY(QDir(dir.path()).mkpath(QStringLiteral("old/images")));
    projectWithImages(dir.filePath(QStringLiteral("old/c.plumb")), 2).reset();
    QVERIFY(QDir(dir.path()).rename(QStringLiteral("old"), QStringLiteral("new")));
    const auto store = ProjectStore::open(dir.filePath(QStringLiteral("new/c.plumb")), OpenMode::ReadOnly);
    const Dataset dataset = (*store)->loadDataset().value();
    QCOMPARE(dataset.imageRoot, dir.filePath(QStringLiteral("new/images")));
    QCOMPARE(dataset.images[1].path, dir.filePath(QStringLiteral("new/images/")) + dataset.images[1].file);
}

void TestProjectStore::journalKeepsOrderAndDetail()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 2);
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-5);
    QVERIFY(store->journal(QStringLiteral("export"), {{QStringLiteral("to"), QStringLiteral("å.csv")}}).ok());
    const auto entries = store->journalEntries().value();
    QStringList actions;
    for (const JournalEntry& entry : entries) {
        actions << entry.action;
        QVERIFY(!entry.who.isEmpty());
        QVERIFY(entry.whenUtc.isValid() && entry.whenUtc.addSecs(60) > before);
    }
    QCOMPARE(actions,
             QStringList({QStringLiteral("create"), QStringLiteral("import"), QStringLiteral("export")}));
    QCOMPARE(entries[1].detail.value(QStringLiteral("images")).toInt(), 2);
    QCOMPARE(entries[2].detail.value(QStringLiteral("to")).toString(), QStringLiteral("å.csv"));
    QCOMPARE(entries[2].whenUtc.timeSpec(), Qt::UTC);
}

void TestProjectStore::metaKeepsNamedValuesButNotTheStoresOwn()
{
    const QTemporaryDir dir;
    const auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 2);
    QCOMPARE(store->meta(QStringLiteral("title")).value(), QString());
    QVERIFY(store->setMeta(QStringLiteral("title"), QStringLiteral("one")).ok());
    QVERIFY(store->setMeta(QStringLiteral("title"), QStringLiteral("zwölf")).ok());
    QCOMPARE(store->meta(QStringLiteral("title")).value(), QStringLiteral("zwölf"));
    const QString compatible = store->meta(QStringLiteral("min_compatible")).value();
    QVERIFY(compatible.toInt() >= 6);
    QVERIFY(!store->setMeta(QStringLiteral("min_compatible"), QStringLiteral("9")).ok());
    QCOMPARE(store->meta(QStringLiteral("min_compatible")).value(), compatible);
}

void TestProjectStore::closedProjectIsOnePlainFile()
{
    const QTemporaryDir dir;
    const auto files = [&dir] {
        return QDir(dir.path()).entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    };
    auto store = projectWithImages(dir.filePath(QStringLiteral("c.plumb")), 2);
    QVERIFY(files().contains(QStringLiteral(".c.plumb.lock")));
    QVERIFY(files().contains(QStringLiteral("c.plumb-wal")));
    QVERIFY(store->loadDataset().ok());
    store.reset();
    QCOMPARE(files(), QStringList {QStringLiteral("c.plumb")});
    QFile file(dir.filePath(QStringLiteral("c.plumb")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.read(20).right(2), QByteArray("\1\1", 2)); // rollback journal, not WAL
}

void TestProjectStore::theLastWriteIsInTheLogAfterACrash()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("c.plumb"));
    const QDateTime before(QDate(2026, 1, 2), QTime(3, 4, 5));
    const auto setTime = [](const QString& name, const QDateTime& when) {
        QFile file(name);
        return file.open(QIODevice::ReadWrite) && file.setFileTime(when, QFileDevice::FileModificationTime);
    };
    QVERIFY(!store::lastWritten(path).isValid());
    const auto store = projectWithImages(path, 2); // open: what it wrote is in the log
    const QString log = path + QStringLiteral("-wal");
    QVERIFY(QFileInfo(log).size() > 0);
    QVERIFY(setTime(path, before));
    QVERIFY(setTime(log, before.addSecs(60)));
    QCOMPARE(store::lastWritten(path), before.addSecs(60));
    QVERIFY(setTime(path, before.addSecs(90)));
    QCOMPARE(store::lastWritten(path), before.addSecs(90));
}

void TestProjectStore::namesInAnyScriptWork_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"prüfung 审计 é.plumb", "100% a?b#c.plumb", "no suffix", "'quoted' \"twice\".plumb", "-x.plumb"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void TestProjectStore::namesInAnyScriptWork()
{
    QFETCH(QString, name);
    const QTemporaryDir dir;
    const QString path = dir.filePath(name);
    projectWithImages(path, 2).reset();
    QVERIFY(QFile::exists(path));
    const auto again = ProjectStore::open(path, OpenMode::ReadWrite);
    QVERIFY(again.ok());
    QCOMPARE((*again)->loadDataset().value().images.size(), std::size_t {2});
}

void TestProjectStore::createRefusesAFileThatExists()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("c.plumb"));
    projectWithImages(path, 2).reset();
    const auto again = ProjectStore::create(path);
    QVERIFY(!again.ok());
    QCOMPARE(again.error().code, ErrorCode::Usage);
    QVERIFY(ProjectStore::open(path, OpenMode::ReadOnly).ok());
}

void TestProjectStore::createRefusesAFolderThatDoesNotExist()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("none/c.plumb"));
    const auto store = ProjectStore::create(path);
    QVERIFY(!store.ok());
    QCOMPARE(store.error().code, ErrorCode::Unreadable);
    QVERIFY(store.error().userText.contains(QStringLiteral("none/c.plumb")));
}

void TestProjectStore::aReadOnlyStoreRefusesToWrite()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("c.plumb"));
    projectWithImages(path, 2).reset();
    const auto store = ProjectStore::open(path, OpenMode::ReadOnly).value().release();
    const std::unique_ptr<ProjectStore> owner(store);
    QVERIFY(store->isReadOnly());
    QVERIFY(store->lockedBy().isEmpty());
    QCOMPARE(store->saveDataset({}).error().code, ErrorCode::Locked);
    QCOMPARE(store->startRun(sampleRun(1)).error().code, ErrorCode::Locked);
    QVERIFY(store->flush().ok());
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden), QStringList {QStringLiteral("c.plumb")});
}

void TestProjectStore::aCopyOfAnOpenProjectIsReadWithoutATrace()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("c.plumb"));
    projectWithImages(path, 2).reset();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(18) && file.write("\2\2", 2) == 2); // as in WAL mode
    file.close();
    const auto store = ProjectStore::open(path, OpenMode::ReadOnly);
    QVERIFY(store.ok());
    QCOMPARE(imageIds(**store).size(), std::size_t {2});
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden), QStringList {QStringLiteral("c.plumb")});
}

int main(int argc, char** argv)
{
    isolate();
    QCoreApplication app(argc, argv);
    TestProjectStore test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_project_store.moc"
