// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// Measures what a page of Browse costs the GUI thread at many rows: plumbline_bench_scroll [ROWS] [FOLDER]
// scrolls a grid as large as a window of 1280 x 800 gives it over ROWS (100,000) tiles of the pictures in
// FOLDER (the sample's), page by page, to the end and to random places, and prints percentiles of the
// milliseconds per page (painting and delivered thumbnails) and the memory. See docs/performance.md.
#include <algorithm>
#include <cstdio>
#include <random>
#include <vector>

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImageReader>
#include <QScrollBar>
#include <QThread>

#include "core/session/review_book.h"
#include "core/session/session.h"
#include "core/session/thumbnails.h"
#include "tests/support/test_environment.h"
#include "ui/browser/thumbnail_delegate.h"
#include "ui/browser/thumbnail_grid.h"
#include "ui/browser/thumbnail_model.h"
#include "ui/theme/theme.h"

using namespace plumbline;

namespace {

constexpr int kPages = 400;
constexpr QSize kGridSize(652, 660);

double residentMb(const char* field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.simplified().split(' ').value(1).toDouble() / 1024;
    }
    return 0;
}

/// \a rows rows over copies of the pictures of a folder, as a finished run gives them.
Listing listing(int rows, const QStringList& files)
{
    auto ground = std::make_shared<Listing::Ground>();
    auto data = std::make_shared<Dataset>();
    auto outcomes = std::make_shared<std::vector<Outcome>>();
    std::vector<Listing::Row> listed;
    QList<QSize> sizes;
    for (const QString& file : files)
        sizes << QImageReader(file).size();
    for (int i = 0; i < rows; ++i) {
        Image image;
        image.id = ImageId(i + 1);
        image.path = files.at(i % files.size());
        image.file = QStringLiteral("%1.jpg").arg(i);
        image.widthPx = sizes.at(i % files.size()).width();
        image.heightPx = sizes.at(i % files.size()).height();
        data->images.push_back(image);
        Outcome outcome;
        outcome.image = image.id;
        outcome.kind = OutcomeKind::Answered;
        outcome.answer.label = QStringLiteral("male");
        outcome.answer.confidence = 0.85;
        outcome.face = {60, 80, 220, 300, 0.9};
        outcome.faces = 1;
        outcomes->push_back(outcome);
        listed.push_back({i, i, 0, i % 3 ? Verdict::Right : Verdict::Wrong});
    }
    ground->runs.push_back({QStringLiteral("one"), QStringLiteral("One"), RunId(1), outcomes});
    ground->dataset = data;
    ground->reviews = std::make_shared<ReviewBook>();
    return Listing(ground, std::move(listed));
}

/// One page: scrolled, painted, and the thumbnails that come in within 30 ms painted too.
double page(ui::ThumbnailGrid& grid, int value)
{
    constexpr int kLookMs = 30;
    QElapsedTimer timer;
    timer.start();
    grid.verticalScrollBar()->setValue(value);
    grid.viewport()->repaint();
    double worst = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    QElapsedTimer pause;
    pause.start();
    while (pause.elapsed()
           < kLookMs) { // waiting for them is not the GUI thread's work: each turn counts alone
        timer.restart();
        QCoreApplication::processEvents();
        worst = std::max(worst, static_cast<double>(timer.nsecsElapsed()) / 1e6);
        QThread::msleep(2);
    }
    return worst;
}

void print(const char* what, std::vector<double> ms)
{
    std::sort(ms.begin(), ms.end());
    const auto at = [&](double part) {
        return ms[static_cast<std::size_t>(part * static_cast<double>(ms.size() - 1))];
    };
    std::printf("%-22s p50 %6.2f ms   p95 %6.2f ms   worst %6.2f ms\n", what, at(0.5), at(0.95), ms.back());
}

} // namespace

int main(int argc, char** argv)
{
    test::isolate();
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const ui::Theme theme(&app);
    const int rows = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    const QDir folder(argc > 2 ? QString::fromLocal8Bit(argv[2])
                               : Session::sampleFolder() + QStringLiteral("/images"));
    QStringList files;
    for (const QString& name :
         folder.entryList({QStringLiteral("*.jpg"), QStringLiteral("*.png")}, QDir::Files))
        files << folder.filePath(name);
    if (files.isEmpty() || rows < 1) {
        std::fprintf(stderr, "There are no pictures in %s.\n", qPrintable(folder.path()));
        return 2;
    }
    ThumbnailCache cache;
    ui::ThumbnailModel model(&cache);
    ui::ThumbnailGrid grid;
    ui::ThumbnailDelegate delegate;
    grid.setModel(&model);
    grid.setItemDelegate(&delegate);
    QObject::connect(&grid, &ui::ThumbnailGrid::visibleRowsChanged, &model,
                     &ui::ThumbnailModel::setVisibleRows);
    QElapsedTimer timer;
    model.setListing(listing(rows, files));
    grid.resize(kGridSize);
    timer.start();
    grid.show();
    QCoreApplication::processEvents();
    const qlonglong pictures = files.size();
    const qlonglong shownMs = timer.elapsed();
    std::printf("%d rows, %lld pictures, shown after %lld ms\n", rows, pictures, shownMs);

    std::vector<double> onward, jumps;
    const int step = grid.verticalScrollBar()->pageStep();
    for (int i = 0; i < kPages; ++i)
        onward.push_back(page(grid, i * step));
    std::mt19937 random(1);
    std::uniform_int_distribution<int> place(0, grid.verticalScrollBar()->maximum());
    for (int i = 0; i < kPages; ++i)
        jumps.push_back(page(grid, place(random)));
    print("page after page", onward);
    print("anywhere", jumps);
    std::printf("memory now %.0f MB, at most %.0f MB\n", residentMb("VmRSS:"), residentMb("VmHWM:"));
    return 0;
}
