// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <utility>

#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/recent.h"
#include "core/session/thumbnails.h"
#include "core/vision/picture.h"
#include "tests/gui/window_story.h"
#include "tests/support/test_environment.h"
#include "ui/browser/thumbnail_grid.h"

using namespace plumbline;
using plumbline::test::kPatienceMs;
using plumbline::test::kRunPatienceMs;
using plumbline::test::WindowStory;

namespace {

/// An audit of some portraits of the sample, in folders of its own.
class OwnAudit
{
public:
    explicit OwnAudit(int images)
    {
        const QDir sample(Session::sampleFolder() + QStringLiteral("/images"));
        const QStringList files = sample.entryList({QStringLiteral("*.jpg")}, QDir::Files, QDir::Name);
        if (!QDir(m_dir.path()).mkpath(QStringLiteral("portraits")))
            qFatal("no folder");
        for (const QString& name : files.mid(0, images))
            QFile::copy(sample.filePath(name), file(QStringLiteral("portraits/") + name));
        const auto project =
            Project::create(std::make_shared<const Services>(), file(QStringLiteral("audit.plumb"))).value();
        ImportRequest request;
        request.imagesDir = file(QStringLiteral("portraits"));
        if (!project->import(request, [](const Progress&) {}, {}))
            qFatal("no import");
    }
    [[nodiscard]] QString file(const QString& name) const { return m_dir.filePath(name); }
    [[nodiscard]] QString path() const { return file(QStringLiteral("audit.plumb")); }

private:
    QTemporaryDir m_dir;
};

void open(WindowStory& story, const QString& path)
{
    story.prompts.openProject = path;
    story.key(QStringLiteral("Ctrl+O"));
}

bool everyPictureIsThere(const WindowStory& story)
{
    const auto data = story.session.project()->dataset();
    return std::all_of(data->images.begin(), data->images.end(),
                       [](const Image& image) { return readPicture(image.path).ok(); });
}

} // namespace

class FileStoriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void aColleaguesAuditFromAnotherFolder();
    void closedInMidRunAndFinishedTheNextDay();
    void anAuditInUseIsReadAndCopied();
    void packedForTheJourney();
    void aMissingAuditIsLocatedAndARemovedOneGone();
};

void FileStoriesTest::initTestCase()
{
    if (Session::sampleFolder().isEmpty())
        QSKIP("The sample portraits are not beside this build.");
}

void FileStoriesTest::init()
{
    for (const RecentAudit& audit : recentAudits())
        forgetRecent(audit.path);
}

void FileStoriesTest::aColleaguesAuditFromAnotherFolder()
{
    const OwnAudit audit(8);
    // Here the pictures lie elsewhere, in another order of folders, one under another name.
    const QString here = audit.file(QStringLiteral("downloads/photos"));
    QVERIFY(QDir().mkpath(audit.file(QStringLiteral("downloads"))));
    QVERIFY(QDir().rename(audit.file(QStringLiteral("portraits")), here));
    const QString first = QDir(here).entryList({QStringLiteral("*.jpg")}, QDir::Files, QDir::Name).front();
    QVERIFY(QFile::rename(here + QLatin1Char('/') + first, here + QStringLiteral("/IMG_0001.jpg")));

    WindowStory story;
    open(story, audit.path());
    QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("noticeRelink")), kPatienceMs);
    QVERIFY2(story.notice().contains(QStringLiteral("None of the 8 images")), qPrintable(story.notice()));
    QVERIFY(!everyPictureIsThere(story));
    story.prompts.folder = audit.file(QStringLiteral("downloads"));
    QVERIFY(story.press(QStringLiteral("noticeRelink")));
    QTRY_VERIFY_WITH_TIMEOUT(story.notice().contains(QStringLiteral("All 8 missing images are found")),
                             kPatienceMs);
    QVERIFY2(story.notice().contains(QStringLiteral("1 of them under another name")),
             qPrintable(story.notice()));
    QVERIFY(everyPictureIsThere(story));

    story.key(QStringLiteral("Ctrl+5"));
    QCOMPARE(story.window->page(), ui::PageId::Browse);
    auto* grid = story.window->findChild<ui::ThumbnailGrid*>();
    QVERIFY(grid);
    QTRY_COMPARE_WITH_TIMEOUT(grid->model()->rowCount(), 8, kPatienceMs);
    const QString picture = story.session.project()->dataset()->images.front().path;
    QTRY_VERIFY_WITH_TIMEOUT(!story.session.thumbnails().request(picture, 128).isNull(), kPatienceMs);
    story.key(QStringLiteral("Esc")); // came by key: Escape leads nowhere
    QCOMPARE(story.window->page(), ui::PageId::Browse);
}

void FileStoriesTest::closedInMidRunAndFinishedTheNextDay()
{
    const QString missing = test::missingModels();
    if (!missing.isEmpty())
        QSKIP(qPrintable(missing));
    const OwnAudit audit(336); // enough that a busy machine, too, closes the window before the run is over
    qint64 seen = 0;
    {
        WindowStory story;
        open(story, audit.path());
        QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Dataset, kPatienceMs);
        story.key(QStringLiteral("Ctrl+3"));
        QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("runButton")), kPatienceMs);
        bool kept = false; // the first system is enough
        for (QCheckBox* box : story.window->findChildren<QCheckBox*>()) {
            if (box->objectName().startsWith(QStringLiteral("choose_")) && std::exchange(kept, true))
                box->setChecked(false);
        }
        QStringList differing; // what card and status line say at any moment
        QObject::connect(&story.session, &Session::progressChanged, story.window.get(), [&] {
            if (story.session.job() != JobKind::Run)
                return;
            const Progress now = story.session.progress();
            const QString count = QStringLiteral("%1 of %2").arg(now.done).arg(now.total);
            for (const char* label : {"runProgressText", "jobRate"}) {
                const QString said = story.said(QLatin1String(label)); // the line comes a little later
                if (!said.isEmpty() && !said.startsWith(count))
                    differing.append(QStringLiteral("%1: %2, not %3").arg(QLatin1String(label), said, count));
            }
        });
        QVERIFY(story.press(QStringLiteral("runButton")));
        QTRY_VERIFY_WITH_TIMEOUT(story.session.job() == JobKind::Run && story.session.progress().done > 3,
                                 kRunPatienceMs);
        QTRY_VERIFY(!story.said(QStringLiteral("runProgressText")).isEmpty());
        QVERIFY2(differing.isEmpty(), qPrintable(differing.join(QLatin1Char('\n'))));
        seen = story.session.progress().done;
        QVERIFY(story.window->close());
    }
    WindowStory story;
    QTRY_VERIFY(story.canPress(QStringLiteral("recent_0")));
    QVERIFY(story.press(QStringLiteral("recent_0")));
    QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("noticeResume")), kPatienceMs);
    const auto cut = story.session.project()->runs();
    QCOMPARE(cut.size(), std::size_t {1});
    QVERIFY(cut.front().done >= seen && cut.front().done < cut.front().images);
    QVERIFY(story.press(QStringLiteral("noticeResume")));
    QCOMPARE(story.window->page(), ui::PageId::Runs);
    QTRY_VERIFY_WITH_TIMEOUT(story.everyRunFinished(), kRunPatienceMs);
    QCOMPARE(story.session.project()->runs().size(), std::size_t {1}); // the same went on
    QTRY_VERIFY(story.canPress(QStringLiteral("seeResults")));
    QVERIFY(story.press(QStringLiteral("seeResults")));
    QCOMPARE(story.window->page(), ui::PageId::Results);
}

void FileStoriesTest::anAuditInUseIsReadAndCopied()
{
    const OwnAudit audit(6);
    const auto colleague = Project::open(std::make_shared<const Services>(), audit.path()).value();
    WindowStory story;
    open(story, audit.path());
    QTRY_VERIFY_WITH_TIMEOUT(story.canPress(QStringLiteral("noticeOpenCopy")), kPatienceMs);
    QVERIFY2(story.notice().contains(QStringLiteral("in use")), qPrintable(story.notice()));
    for (const char* name : {"actionImport", "actionPack", "actionUnpack", "actionRelink"}) {
        const auto* action = story.window->findChild<QAction*>(QString::fromLatin1(name));
        QVERIFY2(action && !action->isEnabled(), name);
    }
    story.key(QStringLiteral("Ctrl+3"));
    QVERIFY(!story.canPress(QStringLiteral("runButton")));
    story.prompts.file = audit.file(QStringLiteral("mine/copy.plumb"));
    QVERIFY(QDir().mkpath(audit.file(QStringLiteral("mine"))));
    QVERIFY(story.press(QStringLiteral("noticeOpenCopy")));
    QTRY_VERIFY_WITH_TIMEOUT(
        story.session.project() && story.session.project()->name() == QStringLiteral("copy"), kPatienceMs);
    QVERIFY(!story.session.project()->isReadOnly());
    QVERIFY(everyPictureIsThere(story));
}

void FileStoriesTest::packedForTheJourney()
{
    const OwnAudit audit(8);
    WindowStory story;
    open(story, audit.path());
    QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Dataset, kPatienceMs);
    auto* pack = story.window->findChild<QAction*>(QStringLiteral("actionPack"));
    QVERIFY(pack && pack->isEnabled());
    pack->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(story.notice().contains(QStringLiteral("needs no folder")), kPatienceMs);
    QVERIFY(story.prompts.asked.contains(QStringLiteral("Pack images into the audit"))); // asked first
    QVERIFY(QDir(audit.file(QStringLiteral("portraits"))).removeRecursively());
    QVERIFY(everyPictureIsThere(story));
    QVERIFY(story.said(QStringLiteral("savedState")).startsWith(QStringLiteral("Saved ")));
}

void FileStoriesTest::aMissingAuditIsLocatedAndARemovedOneGone()
{
    const OwnAudit audit(4);
    {
        WindowStory story;
        open(story, audit.path());
        QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Dataset, kPatienceMs);
        story.key(QStringLiteral("Ctrl+W"));
        QCOMPARE(story.window->page(), ui::PageId::Welcome);
        const QWidget* focus = story.window->focusWidget();
        QVERIFY(focus && focus->objectName() == QStringLiteral("openSample")); // not a pale place of the rail
    }
    const QString moved = audit.file(QStringLiteral("moved.plumb"));
    QVERIFY(QFile::rename(audit.path(), moved));
    WindowStory story;
    QVERIFY(!story.canPress(QStringLiteral("recent_0")));
    story.prompts.openProject = moved;
    QTRY_VERIFY(story.canPress(QStringLiteral("recentLocate_0")));
    QVERIFY(story.press(QStringLiteral("recentLocate_0")));
    QTRY_COMPARE_WITH_TIMEOUT(story.window->page(), ui::PageId::Dataset, kPatienceMs);
    QCOMPARE(recentAudits().size(), std::size_t {1});
    QCOMPARE(recentAudits().front().path, moved);
    story.key(QStringLiteral("Ctrl+W"));
    QTRY_VERIFY(story.canPress(QStringLiteral("recentPin_0")));
    QVERIFY(story.press(QStringLiteral("recentPin_0")));
    QVERIFY(recentAudits().front().pinned);
    QTRY_VERIFY(story.canPress(QStringLiteral("recentRemove_0")));
    QVERIFY(story.press(QStringLiteral("recentRemove_0")));
    QVERIFY(recentAudits().empty());
    QVERIFY(QFile::exists(moved));
}

int main(int argc, char** argv)
{
    return plumbline::test::tellStory<FileStoriesTest>(argc, argv);
}

#include "tst_file_stories.moc"
