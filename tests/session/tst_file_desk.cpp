// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QCryptographicHash>
#include <QTest>

#include "core/session/file_desk.h"
#include "core/store/file_store.h"
#include "core/vision/picture.h"
#include "tests/session/small_audit.h"

using namespace plumbline;
using test::contentOf;
using test::SmallAudit;

namespace {

const ProgressFunction kQuiet = [](const Progress&) {};

bool everyPictureCanBeRead(const Project& project)
{
    const auto data = project.dataset();
    return std::all_of(data->images.begin(), data->images.end(),
                       [](const Image& image) { return readPicture(image.path).ok(); });
}

} // namespace

/// Copies, packed and moved images, face data, runs that are tried again or go.
class TestFileDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCopyElsewhereFindsTheSameImages();
    void aCopyMadeDuringARunIsWhole();
    void aCopyNeverReplacesTheAuditItselfOrOneInUse();
    void aStoppedCopyLeavesNothing();
    void aPackedAuditNeedsNoFolder();
    void packingGoesOnWhereItStopped();
    void changedFilesAreNotPacked();
    void unpackingWritesWhatIsNowhereElse();
    void unpackingStaysInItsFolder();
    void movedAndRenamedImagesAreFoundByContent();
    void anotherPictureOfTheSameNameIsNotTaken();
    void aRetryAsksOnlyForWhatFailed();
    void whatCannotBeDecodedIsNotTriedAgain();
    void aChangedSystemIsNotRetried();
    void onlyUnfinishedRunsCanBeDeleted();
    void deletedFaceDataIsNotInTheFile();
};

void TestFileDesk::aCopyElsewhereFindsTheSameImages()
{
    const SmallAudit audit;
    QVERIFY(audit.run());
    const QString place = audit.folder.filePath(QStringLiteral("elsewhere/deep"));
    QVERIFY(QDir().mkpath(place));
    const QString copy = place % QStringLiteral("/copy.plumb");
    QVERIFY(FileDesk(*audit.project).saveCopy(copy, kQuiet, {}));
    QCOMPARE(QDir(place).entryList(QDir::Files | QDir::Hidden), QStringList {QStringLiteral("copy.plumb")});
    const auto opened = Project::open(audit.services, copy).value();
    QVERIFY(everyPictureCanBeRead(*opened));
    QCOMPARE(opened->dataset()->images.front().path, audit.project->dataset()->images.front().path);
    QCOMPARE(opened->list({})->size(), audit.project->list({})->size());
    QVERIFY(audit.run()); // the audit itself goes on as before
}

void TestFileDesk::aCopyMadeDuringARunIsWhole()
{
    SmallAudit audit;
    audit.script->delayMs = 20;
    const QString copy = audit.folder.filePath(QStringLiteral("copy.plumb"));
    RunControl control;
    bool saved = false;
    const auto run = audit.project->run(SmallAudit::request(), control, [&](const Progress& step) {
        if (step.done >= 3 && !saved)
            saved = FileDesk(*audit.project).saveCopy(copy, kQuiet, {}).ok();
    });
    QVERIFY(run);
    QVERIFY(saved);
    audit.script->delayMs = 0;
    audit.reopen(copy);
    QCOMPARE(audit.project->runs().size(), std::size_t {1});
    const RunRecord cut = audit.project->runs().front();
    QCOMPARE(cut.state, RunState::Interrupted);
    QVERIFY(cut.done >= 3 && cut.done < SmallAudit::kImages);
    RunRequest resumed = SmallAudit::request();
    resumed.resume = true;
    QVERIFY(audit.run(resumed));
    QCOMPARE(audit.project->runs().front().state, RunState::Finished);
}

void TestFileDesk::aCopyNeverReplacesTheAuditItselfOrOneInUse()
{
    const SmallAudit audit;
    FileDesk desk(*audit.project);
    QCOMPARE(desk.saveCopy(audit.path, kQuiet, {}).error().code, ErrorCode::Usage);
    const QString link = audit.folder.filePath(QStringLiteral("link.plumb"));
    QVERIFY(QFile::link(audit.path, link));
    QCOMPARE(desk.saveCopy(link, kQuiet, {}).error().code, ErrorCode::Usage);
    const QString other = audit.folder.filePath(QStringLiteral("other.plumb"));
    {
        const auto inUse = Project::create(audit.services, other).value();
        QCOMPARE(desk.saveCopy(other, kQuiet, {}).error().code, ErrorCode::Locked);
    }
    QVERIFY(desk.saveCopy(other, kQuiet, {}));
    const auto opened = Project::open(audit.services, other).value();
    QCOMPARE(opened->dataset()->images.size(), std::size_t {SmallAudit::kImages});
}

void TestFileDesk::aStoppedCopyLeavesNothing()
{
    const SmallAudit audit;
    QVERIFY(QDir(audit.folder.path()).mkdir(QStringLiteral("new")));
    std::stop_source stop;
    stop.request_stop();
    const auto copied =
        FileDesk(*audit.project)
            .saveCopy(audit.folder.filePath(QStringLiteral("new/copy.plumb")), kQuiet, stop.get_token());
    QCOMPARE(copied.error().code, ErrorCode::Cancelled);
    QVERIFY(QDir(audit.folder.filePath(QStringLiteral("new")))
                .entryList(QDir::Files | QDir::Hidden)
                .filter(QStringLiteral("plumb"))
                .isEmpty());
}

void TestFileDesk::aPackedAuditNeedsNoFolder()
{
    SmallAudit audit;
    const auto report = FileDesk(*audit.project).pack(kQuiet, {});
    QVERIFY(report);
    QCOMPARE(report->packed, SmallAudit::kImages);
    QVERIFY(report->left.empty());
    QVERIFY(QDir(audit.images()).removeRecursively());
    QVERIFY(everyPictureCanBeRead(*audit.project)); // at once
    QVERIFY(FileDesk(*audit.project).missing().isEmpty());

    const QString elsewhere = audit.folder.filePath(QStringLiteral("b.plumb")); // and on another computer
    audit.project.reset();
    QVERIFY(QFile::rename(audit.path, elsewhere));
    audit.reopen(elsewhere);
    QVERIFY(everyPictureCanBeRead(*audit.project));
    QVERIFY(readThumbnail(audit.project->dataset()->images.front().path, 64));
    const auto run = audit.run();
    QVERIFY(run);
    QCOMPARE(run->failed, 0);
    const QString path = audit.project->dataset()->images.front().path;
    audit.project.reset();
    QVERIFY(!readPicture(path)); // of a closed audit nothing is read
}

void TestFileDesk::packingGoesOnWhereItStopped()
{
    const SmallAudit audit;
    FileDesk desk(*audit.project);
    std::stop_source stop;
    const auto first = desk.pack(
        [&](const Progress& step) {
        if (step.done >= 5)
            stop.request_stop();
        },
        stop.get_token());
    QVERIFY(first);
    QVERIFY(first->cancelled);
    QCOMPARE(first->packed, 5);
    QCOMPARE(desk.packState()->packed, 5);
    const auto second = desk.pack(kQuiet, {});
    QVERIFY(second);
    QCOMPARE(second->packed, SmallAudit::kImages - 5);
    QCOMPARE(desk.pack(kQuiet, {})->packed, 0);
}

void TestFileDesk::changedFilesAreNotPacked()
{
    const SmallAudit audit;
    QVERIFY(QFile::remove(audit.image(3)));
    QVERIFY(QFile::copy(audit.image(4), audit.image(3)));
    QVERIFY(QFile::remove(audit.image(5)));
    const auto report = FileDesk(*audit.project).pack(kQuiet, {});
    QVERIFY(report);
    QCOMPARE(report->packed, SmallAudit::kImages - 2);
    QCOMPARE(report->left.size(), std::size_t {2});
    QCOMPARE(report->left[0].first, QStringLiteral("p03.jpg"));
    QVERIFY(report->left[0].second.contains(QStringLiteral("changed")));
}

void TestFileDesk::unpackingWritesWhatIsNowhereElse()
{
    SmallAudit audit;
    FileDesk desk(*audit.project);
    QVERIFY(desk.pack(kQuiet, {}));
    const QByteArray first = contentOf(audit.image(0));
    const QByteArray second = contentOf(audit.image(1));
    QVERIFY(QFile::remove(audit.image(0)));
    QVERIFY(QFile::remove(audit.image(1)));
    QCOMPARE(desk.unpack({}, kQuiet, {}).error().code, ErrorCode::Usage);
    const QString out = audit.folder.filePath(QStringLiteral("out"));
    QVERIFY(QDir().mkpath(out));
    QFile taken(out % QStringLiteral("/p01.jpg")); // somebody else's
    QVERIFY(taken.open(QIODevice::WriteOnly) && taken.write("mine") == 4);
    taken.close();
    const auto report = desk.unpack(out, kQuiet, {});
    QVERIFY(report);
    QCOMPARE(report->written, 2);
    QCOMPARE(contentOf(out % QStringLiteral("/p00.jpg")), first);
    QCOMPARE(contentOf(out % QStringLiteral("/p01.jpg")), QByteArray("mine"));
    QCOMPARE(contentOf(out % QStringLiteral("/p01 (2).jpg")), second);
    QCOMPARE(desk.packState()->packed, 0);
    QVERIFY(everyPictureCanBeRead(*audit.project));
    audit.reopen(audit.path);
    QVERIFY(everyPictureCanBeRead(*audit.project));
}

void TestFileDesk::unpackingStaysInItsFolder()
{
    const SmallAudit audit;
    const QByteArray bytes = contentOf(audit.image(0));
    const QString hash =
        QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const QString path = audit.folder.filePath(QStringLiteral("hostile.plumb"));
    {
        const auto store = ProjectStore::create(path).value();
        Dataset data;
        Image image;
        image.file = QStringLiteral("../../evil.jpg");
        image.path = audit.folder.filePath(QStringLiteral("gone/evil.jpg"));
        image.sha256 = hash;
        image.bytes = bytes.size();
        data.images.push_back(image);
        QVERIFY(store->saveDataset(data));
        QVERIFY(FileStore(*store).pack({{hash, bytes}}));
    }
    const auto project = Project::open(audit.services, path).value();
    const QString out = audit.folder.filePath(QStringLiteral("x/y/out"));
    QVERIFY(QDir().mkpath(out));
    QVERIFY(FileDesk(*project).unpack(out, kQuiet, {}));
    QVERIFY(!QFile::exists(audit.folder.filePath(QStringLiteral("x/evil.jpg"))));
    QCOMPARE(QDir(out).entryList(QDir::Files).size(), 1);
}

void TestFileDesk::movedAndRenamedImagesAreFoundByContent()
{
    SmallAudit audit;
    const QString elsewhere = audit.folder.filePath(QStringLiteral("disk/people"));
    QVERIFY(QDir().mkpath(elsewhere));
    QVERIFY(QDir().rename(audit.images(), elsewhere % QStringLiteral("/faces")));
    QVERIFY(
        QFile::rename(elsewhere % QStringLiteral("/faces/p02.jpg"), elsewhere % QStringLiteral("/anna.jpg")));
    QVERIFY(QFile::remove(elsewhere % QStringLiteral("/faces/p07.jpg")));
    FileDesk desk(*audit.project);
    QCOMPARE(desk.missing().size(), SmallAudit::kImages);
    const auto report = desk.relink(audit.folder.filePath(QStringLiteral("disk")), kQuiet, {});
    QVERIFY(report);
    QCOMPARE(report->missing, SmallAudit::kImages);
    QCOMPARE(report->found, SmallAudit::kImages - 1);
    QCOMPARE(report->renamed.size(), std::size_t {1});
    QCOMPARE(report->renamed.front(), FileProblem(QStringLiteral("p02.jpg"), QStringLiteral("anna.jpg")));
    QCOMPARE(report->stillMissing.size(), std::size_t {1});
    QCOMPARE(report->stillMissing.front().first, QStringLiteral("p07.jpg"));
    audit.reopen(audit.path); // kept
    QCOMPARE(FileDesk(*audit.project).missing(), QStringList {QStringLiteral("p07.jpg")});
}

void TestFileDesk::anotherPictureOfTheSameNameIsNotTaken()
{
    const SmallAudit audit;
    const QString elsewhere = audit.folder.filePath(QStringLiteral("other"));
    QVERIFY(QDir().mkpath(elsewhere));
    QVERIFY(QFile::copy(audit.image(1), elsewhere % QStringLiteral("/p00.jpg")));
    QVERIFY(QFile::remove(audit.image(0)));
    const auto report = FileDesk(*audit.project).relink(elsewhere, kQuiet, {});
    QVERIFY(report);
    QCOMPARE(report->found, 0);
    QVERIFY(report->stillMissing.front().second.contains(QStringLiteral("not the picture")));
}

void TestFileDesk::aRetryAsksOnlyForWhatFailed()
{
    SmallAudit audit;
    const QString away = audit.folder.filePath(QStringLiteral("away.jpg"));
    QVERIFY(QFile::rename(audit.image(2), away));
    QCOMPARE(audit.run()->failed, 1);
    const RunRecord before = audit.project->runs().front();
    QCOMPARE(FileDesk(*audit.project).retriable(before.id).value(), 1);
    QVERIFY(QFile::rename(away, audit.image(2)));
    audit.script->classifications = 0;
    RunRequest retry = SmallAudit::request();
    retry.systems.clear();
    retry.retry = {before.id};
    const auto summary = audit.run(retry);
    QVERIFY(summary);
    QCOMPARE(audit.script->classifications.load(), 1);
    const auto runs = audit.project->runs();
    QCOMPARE(runs.size(), std::size_t {2});
    QCOMPARE(runs[0].failed, 1); // a finished run stays what it was
    QCOMPARE(runs[1].state, RunState::Finished);
    QCOMPARE(runs[1].done, SmallAudit::kImages);
    QCOMPARE(runs[1].failed, 0);
    QCOMPARE(runs[1].provenance.value(QStringLiteral("retries")).toInteger(), before.id.value());
    QCOMPARE(runs[1].provenance.value(QStringLiteral("taken_over")).toInteger(), SmallAudit::kImages - 1);
    // The numbers are those of the new run alone.
    const auto measured = audit.project->measure({});
    QVERIFY(measured);
    QCOMPARE(measured->runs.size(), std::size_t {1});
    QCOMPARE(measured->runs.front().analysis.groups.front().counts.failed.value(), 0);
    retry.retry = {runs[1].id};
    QCOMPARE(audit.run(retry).error().code, ErrorCode::Usage); // nothing is left to try
    QCOMPARE(audit.project->runs().size(), std::size_t {2});
}

void TestFileDesk::whatCannotBeDecodedIsNotTriedAgain()
{
    SmallAudit audit;
    audit.script->answer = [](const Picture&) -> Result<Answer> {
        return Error {ErrorCode::Unreadable, QStringLiteral("no"), {}};
    };
    QVERIFY(audit.run()); // every classification failed: that may pass
    QCOMPARE(FileDesk(*audit.project).retriable(audit.project->runs().back().id).value(),
             SmallAudit::kImages);

    // A file that was broken when it was imported stays so.
    const QString broken = audit.images() % QStringLiteral("/p99.jpg");
    QFile file(broken);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("\xff\xd8\xff\xe0 no picture") > 0);
    file.close();
    const QString path = audit.folder.filePath(QStringLiteral("audit/b.plumb"));
    audit.project = Project::create(audit.services, path).value();
    ImportRequest import;
    import.imagesDir = audit.images();
    QVERIFY(audit.project->import(import, kQuiet, {}));
    audit.script->answer = {};
    QCOMPARE(audit.run()->failed, 1);
    RunRequest retry;
    retry.retry = {audit.project->runs().front().id};
    QCOMPARE(audit.run(retry).error().code, ErrorCode::Usage);
    QCOMPARE(audit.project->runs().size(), std::size_t {1}); // and no empty run is left
}

void TestFileDesk::aChangedSystemIsNotRetried()
{
    SmallAudit audit;
    QVERIFY(QFile::remove(audit.image(2)));
    QVERIFY(audit.run());
    audit.project.reset();
    audit.services = test::fakeServices(audit.script, {}); // without the classifier
    audit.reopen(audit.path);
    RunRequest retry;
    retry.retry = {audit.project->runs().front().id};
    const auto again = audit.run(retry);
    QVERIFY(!again);
    QVERIFY2(again.error().userText.contains(QStringLiteral("run it anew")),
             qPrintable(again.error().userText));
}

void TestFileDesk::onlyUnfinishedRunsCanBeDeleted()
{
    SmallAudit audit;
    QVERIFY(audit.run());
    audit.script->delayMs = 20;
    RunControl control;
    const auto cut = audit.project->run(SmallAudit::request(), control, [&](const Progress& step) {
        if (step.done >= 2)
            control.cancel();
    });
    QVERIFY(cut && cut->cancelled);
    FileDesk desk(*audit.project);
    const auto runs = audit.project->runs();
    QCOMPARE(desk.deleteRun(runs[0].id).error().code, ErrorCode::Usage);
    QVERIFY(desk.deleteRun(runs[1].id));
    QCOMPARE(audit.project->runs().size(), std::size_t {1});
    QCOMPARE(audit.project->list({})->size(), std::size_t {SmallAudit::kImages});
    QCOMPARE(desk.deleteRun(runs[1].id).error().code, ErrorCode::NotFound);
}

void TestFileDesk::deletedFaceDataIsNotInTheFile()
{
    SmallAudit audit;
    const QByteArray face = contentOf(audit.image(6)).mid(4000, 64);
    FileDesk desk(*audit.project);
    QVERIFY(desk.pack(kQuiet, {}));
    const auto before = desk.faceData();
    QVERIFY(before);
    QCOMPARE(before->size(), std::size_t {1});
    QCOMPARE(before->front().count, SmallAudit::kImages);
    QCOMPARE(before->front().onlyHere, 0);
    QVERIFY(QFile::remove(audit.image(1)));
    QCOMPARE(desk.faceData()->front().onlyHere, 1);
    QVERIFY(contentOf(audit.path).contains(face)
            || contentOf(audit.path % QStringLiteral("-wal")).contains(face));

    QVERIFY(desk.deleteFaceData());
    QVERIFY(desk.faceData()->empty());
    QVERIFY(!contentOf(audit.path).contains(face));
    QVERIFY(!contentOf(audit.path % QStringLiteral("-wal")).contains(face));
    QVERIFY(!readPicture(audit.image(1)));
    QVERIFY(readPicture(audit.image(0))); // the folder is the owner's
    audit.project.reset();
    QVERIFY(!contentOf(audit.path).contains(face));
}

int main(int argc, char** argv)
{
    test::isolate();
    QCoreApplication app(argc, argv);
    TestFileDesk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_file_desk.moc"
