// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDir>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include "core/session/history.h"
#include "core/session/review_desk.h"
#include "core/session/session.h"
#include "tests/support/fake_services.h"
#include "tests/ui/scripted_prompts.h"
#include "ui/browser/thumbnail_grid.h"
#include "ui/browser/thumbnail_model.h"
#include "ui/matching/match_state.h"
#include "ui/matching/search_state.h"
#include "ui/pages/browse_page.h"

namespace plumbline::test {

/// An audit of eight portraits (five women, three men) whom a fake system reads as men, and Browse on it. The
/// fake's face is at 10..60 x 20..80.
class ReviewAudit
{
public:
    static constexpr int kImages = 8;
    static constexpr int kWomen = 5;

    ReviewAudit()
        : session(fakeServices(script))
        , page({session, context, prompts}, {&matching, &searching})
    {
    }

    std::shared_ptr<FakeScript> script = std::make_shared<FakeScript>();
    QTemporaryDir folder;
    Session session;
    ui::AuditContext context;
    ui::MatchState matching {session, context};
    ui::SearchState searching {session, context, matching};
    ScriptedPrompts prompts;
    ui::BrowsePage page;

    /// Imported, run, shown and drawn.
    [[nodiscard]] bool isReady()
    {
        writeImages();
        if (!wait(session.createProject(folder.filePath(QStringLiteral("a.plumb")))))
            return false;
        ImportRequest request;
        request.imagesDir = folder.filePath(QStringLiteral("faces"));
        request.labelsFile = folder.filePath(QStringLiteral("labels.csv"));
        if (!wait(session.importDataset(request)))
            return false;
        RunRequest run;
        run.systems = {QStringLiteral("fake_detect+fake_gender")};
        if (!wait(session.startRun(run)))
            return false;
        page.resize(1200, 720);
        page.show();
        page.activateWindow();
        grid()->setFocus();
        return QTest::qWaitForWindowActive(&page)
            && QTest::qWaitFor([this] { return tiles() == kImages; }, 20000);
    }

    template<class T>
    bool wait(const QFuture<Result<T>>& future)
    {
        return QTest::qWaitFor([&] { return future.isFinished(); }, 30000) && future.result().ok();
    }
    [[nodiscard]] ui::ThumbnailGrid* grid() const { return page.findChild<ui::ThumbnailGrid*>(); }
    [[nodiscard]] ui::ThumbnailModel* model() const { return page.findChild<ui::ThumbnailModel*>(); }
    [[nodiscard]] int tiles() const { return model()->rowCount(); }
    [[nodiscard]] std::shared_ptr<const ReviewBook> book() const
    {
        return ReviewDesk(*session.project()).book();
    }
    /// What the audit says of the image of a tile.
    [[nodiscard]] Review review(int row) const { return book()->of(model()->listing().imageId(row)); }
    /// How many images a test of their review holds for.
    template<class Holds>
    [[nodiscard]] int count(Holds holds) const
    {
        int n = 0;
        for (const Image& image : session.project()->dataset()->images)
            n += holds(book()->of(image.id)) ? 1 : 0;
        return n;
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(grid(), static_cast<Qt::Key>(key), modifiers);
        session.history().waitForDone();
    }
    /// A control of that name which is shown, in the page or a popover of it.
    template<class T>
    [[nodiscard]] T* shown(const QString& name) const
    {
        for (T* found : page.findChildren<T*>(name)) {
            if (found->isVisible())
                return found;
        }
        return nullptr;
    }

private:
    /// Each a chequered pattern of its own: what is blurred differs from what is not.
    void writeImages() const
    {
        QDir(folder.path()).mkpath(QStringLiteral("faces"));
        QFile labels(folder.filePath(QStringLiteral("labels.csv")));
        if (!labels.open(QIODevice::WriteOnly))
            return;
        labels.write("file,gender,hair\n");
        for (int i = 0; i < kImages; ++i) {
            QImage image(80, 100, QImage::Format_RGB32);
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    image.setPixel(x, y, (x / 4 + y / 4) % 2 ? qRgb(250, 20 * i, 0) : qRgb(0, 20 * i, 250));
            }
            image.save(folder.filePath(QStringLiteral("faces/p%1.png").arg(i)));
            labels.write(QByteArray("p") + QByteArray::number(i) + ".png,"
                         + (i < kWomen ? "female," : "male,") + (i % 2 ? "long\n" : "short\n"));
        }
    }
};

} // namespace plumbline::test
