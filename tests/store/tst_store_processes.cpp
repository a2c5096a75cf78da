// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <csignal>
#include <cstdio>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "core/store/project_store.h"
#include "tests/store/store_samples.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

constexpr int kNobody = 65534;

void say(const char* word)
{
    std::puts(word);
    std::fflush(stdout);
}

/// "--hold PATH": opens for writing, says so, and waits for the end of its input.
int hold(const QString& path)
{
    const auto store = ProjectStore::open(path, OpenMode::ReadWrite);
    say(store.ok() ? "holding" : "refused");
    std::getchar();
    return 0;
}

/// "--write PATH": appends one outcome after the other to the last run, saying when so many were flushed,
/// until killed.
int write(const QString& path)
{
    const auto store = ProjectStore::open(path, OpenMode::ReadWrite).value().release();
    const RunId run = store->runs().value().back().id;
    if (!store->reopenRun(run))
        return 1;
    const auto done = store->doneImages(run).value();
    int count = 0;
    for (const ImageId id : imageIds(*store)) {
        if (done.contains(id))
            continue;
        store->append(batchOf(run, {id}));
        if (++count % 50 == 0) {
            if (!store->flush())
                return 1;
            std::printf("%lld\n", id.value());
            std::fflush(stdout);
        }
    }
    say("all");
    std::getchar();
    return 0;
}

/// "--read-as-nobody PATH": reads as a user whose permissions count.
int readAsNobody(const QString& path)
{
    if (::setgid(kNobody) != 0 || ::setuid(kNobody) != 0)
        return 77;
    const auto refused = ProjectStore::open(path, OpenMode::ReadWrite);
    const auto store = ProjectStore::open(path, OpenMode::ReadWriteOrReadOnly);
    if (refused.ok() || refused.error().code != ErrorCode::Unreadable || !store || !(*store)->isReadOnly())
        return 2;
    const auto dataset = (*store)->loadDataset();
    return dataset.ok() && dataset->images.size() == 3 ? 0 : 3;
}

} // namespace

/// Two processes at one project, and one that dies.
class TestStoreProcesses : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aSecondWriterIsToldWhoHoldsTheProject();
    void aSecondOpenerMayRead();
    void readingSeesWhatTheOtherProcessWrites();
    void oneProcessCannotOpenTwiceForWriting();
    void theLockOfADeadProcessIsTakenOver();
    void aKilledWriterLeavesWholeOutcomes();
    void aReadOnlyFolderCanBeRead_data();
    void aReadOnlyFolderCanBeRead();

private:
    /// This program again, with an argument; returns when it has said its first word.
    std::unique_ptr<QProcess> child(const QString& argument);

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_path;
    QByteArray m_firstWord;
};

void TestStoreProcesses::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_path = m_dir->filePath(QStringLiteral("c.plumb"));
}

std::unique_ptr<QProcess> TestStoreProcesses::child(const QString& argument)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QCoreApplication::applicationFilePath(), {argument, m_path});
    while (!process->canReadLine() && process->waitForReadyRead(20000)) { }
    m_firstWord = process->readLine().trimmed();
    return process;
}

void TestStoreProcesses::aSecondWriterIsToldWhoHoldsTheProject()
{
    projectWithImages(m_path, 3).reset();
    const auto other = child(QStringLiteral("--hold"));
    QCOMPARE(m_firstWord, QByteArray("holding"));
    const auto store = ProjectStore::open(m_path, OpenMode::ReadWrite);
    QVERIFY(!store.ok());
    QCOMPARE(store.error().code, ErrorCode::Locked);
    QVERIFY(store.error().userText.contains(QString::number(other->processId())));
    other->closeWriteChannel();
    QVERIFY(other->waitForFinished());
    QVERIFY(ProjectStore::open(m_path, OpenMode::ReadWrite).ok());
}

void TestStoreProcesses::aSecondOpenerMayRead()
{
    projectWithImages(m_path, 3).reset();
    const auto other = child(QStringLiteral("--hold"));
    {
        const auto store = ProjectStore::open(m_path, OpenMode::ReadWriteOrReadOnly).value().release();
        const std::unique_ptr<ProjectStore> owner(store);
        QVERIFY(store->isReadOnly());
        QVERIFY(store->lockedBy().contains(QString::number(other->processId())));
        QCOMPARE(imageIds(*store).size(), std::size_t {3});
        QVERIFY(ProjectStore::open(m_path, OpenMode::ReadOnly).value()->lockedBy().isEmpty());
        other->closeWriteChannel();
        QVERIFY(other->waitForFinished());
        QCOMPARE(imageIds(*store).size(), std::size_t {3}); // also after the writer has gone
    }
    const auto store = ProjectStore::open(m_path, OpenMode::ReadWrite);
    QVERIFY(store.ok());
}

void TestStoreProcesses::readingSeesWhatTheOtherProcessWrites()
{
    auto store = projectWithImages(m_path, 200);
    QVERIFY(store->endRun(store->startRun(sampleRun(200)).value(), RunState::Interrupted).ok());
    store.reset();
    const auto other = child(QStringLiteral("--write"));
    const auto reader = ProjectStore::open(m_path, OpenMode::ReadOnly).value().release();
    const std::unique_ptr<ProjectStore> owner(reader);
    QTRY_COMPARE(reader->doneImages(RunId(1)).value().size(), std::size_t {200});
    other->kill();
    QVERIFY(other->waitForFinished());
}

void TestStoreProcesses::oneProcessCannotOpenTwiceForWriting()
{
    const auto first = projectWithImages(m_path, 3);
    QCOMPARE(ProjectStore::open(m_path, OpenMode::ReadWrite).error().code, ErrorCode::Locked);
    QVERIFY(QDir(m_dir->path()).mkdir(QStringLiteral("sub"))); // nor by another name
    const QString link = m_dir->filePath(QStringLiteral("sub/link.plumb"));
    QVERIFY(QFile::link(m_path, link));
    QCOMPARE(ProjectStore::open(link, OpenMode::ReadWrite).error().code, ErrorCode::Locked);
}

void TestStoreProcesses::theLockOfADeadProcessIsTakenOver()
{
    projectWithImages(m_path, 3).reset();
    const auto other = child(QStringLiteral("--hold"));
    QCOMPARE(m_firstWord, QByteArray("holding"));
    other->kill();
    QVERIFY(other->waitForFinished());
    QVERIFY(QFile::exists(m_dir->filePath(QStringLiteral(".c.plumb.lock"))));
    const auto store = ProjectStore::open(m_path, OpenMode::ReadWrite);
    QVERIFY(store.ok());
    QCOMPARE(imageIds(**store).size(), std::size_t {3});
}

void TestStoreProcesses::aKilledWriterLeavesWholeOutcomes()
{
    auto store = projectWithImages(m_path, 3000);
    const std::vector<ImageId> ids = imageIds(*store);
    QVERIFY(store->endRun(store->startRun(sampleRun(3000)).value(), RunState::Interrupted).ok());
    store.reset();
    for (int kills = 0; kills < 5; ++kills) {
        const auto other = child(QStringLiteral("--write"));
        QTest::qSleep(7 * kills);
        ::kill(static_cast<pid_t>(other->processId()), SIGKILL);
        QVERIFY(other->waitForFinished());
        qint64 flushed = m_firstWord.toLongLong();
        while (other->canReadLine())
            flushed = std::max(flushed, other->readLine().trimmed().toLongLong());
        QVERIFY(flushed > 0 || m_firstWord == "all");

        store = ProjectStore::open(m_path, OpenMode::ReadWrite).value();
        QCOMPARE(store->runs().value().front().state, RunState::Interrupted);
        const auto outcomes = store->outcomes(RunId(1)).value();
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            QCOMPARE(outcomes[i].image, ids[i]); // no hole: what is lost is the end
            QVERIFY(store->detail(RunId(1), ids[i]).value() == sampleOutcome(ids[i]));
        }
        QVERIFY(outcomes.empty() ? flushed == 0 : outcomes.back().image.value() >= flushed);
        store.reset();
    }
}

void TestStoreProcesses::aReadOnlyFolderCanBeRead_data()
{
    QTest::addColumn<bool>("walMode");
    QTest::newRow("a closed project") << false;
    QTest::newRow("a copy taken while it was open") << true;
}

void TestStoreProcesses::aReadOnlyFolderCanBeRead()
{
    QFETCH(bool, walMode);
    if (::geteuid() != 0)
        QSKIP("Only root can become the user whose permissions are tested.");
    auto store = projectWithImages(m_path, 3);
    store.reset();
    if (walMode) {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(18) && file.write("\2\2", 2) == 2);
    }
    QVERIFY(QFile::setPermissions(m_path, QFile::Permissions(0x4444)));
    QVERIFY(QFile::setPermissions(m_dir->path(), QFile::Permissions(0x5555)));
    QProcess other;
    other.setProcessChannelMode(QProcess::ForwardedChannels);
    other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--read-as-nobody"), m_path});
    QVERIFY(other.waitForFinished());
    QVERIFY(QFile::setPermissions(m_dir->path(), QFile::Permissions(0x7700)));
    if (other.error() == QProcess::FailedToStart || other.exitCode() == 77)
        QSKIP("This system lets no program become nobody.");
    QCOMPARE(other.exitCode(), 0);
}

int main(int argc, char** argv)
{
    // Before the private folders are made: nobody could not remove them.
    if (argc == 3 && qstrcmp(argv[1], "--read-as-nobody") == 0)
        return readAsNobody(QFile::decodeName(argv[2]));
    isolate();
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments[1] == QLatin1String("--hold"))
        return hold(arguments[2]);
    if (arguments.size() == 3 && arguments[1] == QLatin1String("--write"))
        return write(arguments[2]);
    TestStoreProcesses test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_processes.moc"
