// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWheelEvent>

#include "core/session/thumbnails.h"
#include "tests/support/test_environment.h"
#include "tests/ui/outcome_rows.h"
#include "ui/browser/portrait_painter.h"
#include "ui/browser/thumbnail_delegate.h"
#include "ui/browser/thumbnail_grid.h"
#include "ui/browser/thumbnail_model.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::makeDataset;
using plumbline::test::makeListing;
using plumbline::test::makeRows;
using ui::ThumbnailDelegate;
using ui::ThumbnailGrid;
using ui::ThumbnailModel;

namespace {

/// Counts what is painted, and in what colours.
QImage paintTile(const ThumbnailModel& model, int row, QStyle::State state = QStyle::State_Enabled,
                 const ui::TileOverlays& overlays = {})
{
    QImage image(120, 180, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    option.state = state;
    ThumbnailDelegate delegate;
    delegate.setOverlays(overlays);
    delegate.paint(&painter, option, model.index(row));
    painter.end();
    return image;
}

/// Whether a pixel of about that colour is there.
bool shows(const QImage& image, const QColor& colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor at = image.pixelColor(x, y);
            if (qAbs(at.red() - colour.red()) + qAbs(at.green() - colour.green())
                    + qAbs(at.blue() - colour.blue())
                < 30)
                return true;
        }
    }
    return false;
}

} // namespace

class ThumbnailGridTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tilePaintsWithoutAPicture();
    void wrongAndRightDifferInMoreThanColour();
    void boxIsDrawnWhereTheFaceIs();
    void selectedTileIsMarked();
    void coverFillsAndContainFits();
    void tilesFillTheWidthWithoutOverlap();
    void indexAtIsTheInverseOfVisualRect();
    void arrowsMoveInTheGrid();
    void spaceAndEnterEnlarge();
    void shiftCtrlAndCtrlASelectSeveral();
    void aRubberBandSelectsWhatItTouches();
    void zoomKeepsTheCurrentTileInSight();
    void lettersAreLeftToTheReview();
    void marksOfTheReviewStandOnTheTile();
    void overlaysAreDrawnOnlyWhenAsked();
    void aBlurredFaceIsNotThePicture();
    void hundredThousandScrollWithoutTouchingTheRest();
};

void ThumbnailGridTest::tilePaintsWithoutAPicture()
{
    ThumbnailModel model(nullptr);
    auto rows = makeRows(3);
    rows[1].verdict = Verdict::Undetected;
    rows[2].problem = QStringLiteral("2.png is empty.");
    model.setListing(makeListing(rows, makeDataset(3)));
    const ui::Tokens& tokens = ui::Theme::instance().tokens();
    QVERIFY(shows(paintTile(model, 0), tokens.wrong));
    QVERIFY(paintTile(model, 0) != paintTile(model, 1)); // "no face" stands on the tile
    QVERIFY(shows(paintTile(model, 2), tokens.warning)); // so does that it cannot be shown
}

void ThumbnailGridTest::wrongAndRightDifferInMoreThanColour()
{
    ThumbnailModel model(nullptr);
    auto rows = makeRows(2);
    rows[1].verdict = Verdict::Right;
    model.setListing(makeListing(rows, makeDataset(2)));
    const auto grey = [&](int row) {
        return paintTile(model, row).convertToFormat(QImage::Format_Grayscale8);
    };
    const auto ink = [](const QImage& image) {
        int dark = 0;
        for (int y = 150; y < image.height(); ++y) {
            for (int x = 60; x < image.width(); ++x)
                dark += qGray(image.pixel(x, y)) < 160 ? 1 : 0;
        }
        return dark;
    };
    QVERIFY(ink(grey(0)) > 2 * ink(grey(1))); // a cross and the wrong answer against a tick
}

void ThumbnailGridTest::boxIsDrawnWhereTheFaceIs()
{
    const QTemporaryDir dir;
    QImage portrait(40, 50, QImage::Format_RGB32);
    portrait.fill(Qt::white);
    QVERIFY(portrait.save(dir.filePath(QStringLiteral("1.png"))));
    ThumbnailCache cache;
    ThumbnailModel model(&cache);
    model.setListing(makeListing(makeRows(1), makeDataset(1, dir.path())));
    QSignalSpy ready(&cache, &ThumbnailCache::ready);
    const QImage before = paintTile(model, 0);
    const QColor wrong = QColor::fromRgb(ui::kSeriesColours[1]);
    QTRY_COMPARE(ready.count(), 1);
    const QImage after = paintTile(model, 0);
    QVERIFY(before != after);
    // The face 10..30 of 40 pixels across lies at a quarter to three quarters of the tile.
    QVERIFY(shows(after.copy(26, 40, 8, 60), wrong));
    QVERIFY(shows(after.copy(86, 40, 8, 60), wrong));
    QVERIFY(!shows(after.copy(45, 50, 30, 40), wrong));
}

void ThumbnailGridTest::selectedTileIsMarked()
{
    ThumbnailModel model(nullptr);
    model.setListing(makeListing(makeRows(1), makeDataset(1)));
    const QColor accent = ui::Theme::instance().tokens().accent;
    QVERIFY(!shows(paintTile(model, 0), accent));
    QVERIFY(shows(paintTile(model, 0, QStyle::State_Enabled | QStyle::State_Selected), accent));
}

void ThumbnailGridTest::coverFillsAndContainFits()
{
    const QRectF target(10, 20, 120, 150);
    for (const QSize size : {QSize(320, 400), QSize(1600, 900), QSize(10, 1000), QSize(1, 1)}) {
        const QRectF cover = ui::coverRect(size, target);
        QVERIFY(cover.adjusted(-0.01, -0.01, 0.01, 0.01).contains(target));
        QVERIFY(target.adjusted(-0.01, -0.01, 0.01, 0.01).contains(ui::containRect(size, target)));
        QCOMPARE(cover.center(), target.center());
    }
    QCOMPARE(ui::edgeForCover({320, 400}, {120, 150}, 2), 300);
    QCOMPARE(ui::edgeForCover({1600, 900}, {120, 150}, 1), 267);
    QCOMPARE(ui::edgeForCover({}, {120, 150}, 1), 150);
}

void ThumbnailGridTest::tilesFillTheWidthWithoutOverlap()
{
    ThumbnailModel model(nullptr);
    model.setListing(makeListing(makeRows(30), makeDataset(30)));
    ThumbnailGrid grid;
    grid.setModel(&model);
    for (const int width : {160, 320, 640, 1000}) {
        grid.resize(width, 400);
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        const int inside = grid.viewport()->width();
        for (int row = 1; row < 30; ++row)
            QVERIFY(!grid.visualRect(model.index(row)).intersects(grid.visualRect(model.index(row - 1))));
        const QRect last = grid.visualRect(model.index(grid.columns() - 1));
        QVERIFY(last.right() < inside);
        QVERIFY(last.right() >= inside - grid.columns());
    }
}

void ThumbnailGridTest::indexAtIsTheInverseOfVisualRect()
{
    ThumbnailModel model(nullptr);
    model.setListing(makeListing(makeRows(500), makeDataset(500)));
    ThumbnailGrid grid;
    grid.setModel(&model);
    grid.resize(600, 500);
    grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    grid.scrollTo(model.index(250), QAbstractItemView::PositionAtCenter);
    QVERIFY(grid.viewport()->rect().contains(grid.visualRect(model.index(250))));
    for (const int row : {240, 250, 260})
        QCOMPARE(grid.indexAt(grid.visualRect(model.index(row)).center()).row(), row);
    QVERIFY(!grid.indexAt(QPoint(-5, 10)).isValid());
    grid.verticalScrollBar()->setValue(grid.verticalScrollBar()->maximum());
    QCOMPARE(grid.visualRect(model.index(499)).bottom() + 1, grid.viewport()->height());
}

void ThumbnailGridTest::arrowsMoveInTheGrid()
{
    ThumbnailModel model(nullptr);
    model.setListing(makeListing(makeRows(50), makeDataset(50)));
    ThumbnailGrid grid;
    grid.setModel(&model);
    grid.resize(640, 400);
    grid.show();
    grid.setFocus();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    grid.setCurrentIndex(model.index(0));
    QTest::keyClick(&grid, Qt::Key_Right);
    QCOMPARE(grid.currentIndex().row(), 1);
    QTest::keyClick(&grid, Qt::Key_Down);
    QCOMPARE(grid.currentIndex().row(), 1 + grid.columns());
    QTest::keyClick(&grid, Qt::Key_Up);
    QTest::keyClick(&grid, Qt::Key_Up);
    QCOMPARE(grid.currentIndex().row(), 1);
    QTest::keyClick(&grid, Qt::Key_End);
    QCOMPARE(grid.currentIndex().row(), 49);
    QTest::keyClick(&grid, Qt::Key_Right);
    QCOMPARE(grid.currentIndex().row(), 49);
    QVERIFY(grid.viewport()->rect().intersects(grid.visualRect(grid.currentIndex())));
    QVERIFY(grid.selectionModel()->isSelected(grid.currentIndex()));
}

void ThumbnailGridTest::spaceAndEnterEnlarge()
{
    ThumbnailModel model(nullptr);
    model.setListing(makeListing(makeRows(3), makeDataset(3)));
    ThumbnailGrid grid;
    grid.setModel(&model);
    grid.show();
    QSignalSpy enlarge(&grid, &ThumbnailGrid::enlargeRequested);
    QTest::keyClick(&grid, Qt::Key_Space); // nothing is current
    QCOMPARE(enlarge.count(), 0);
    grid.setCurrentIndex(model.index(2));
    QTest::keyClick(&grid, Qt::Key_Space);
    QTest::keyClick(&grid, Qt::Key_Return);
    QCOMPARE(enlarge.count(), 2);
    QCOMPARE(enlarge.first().first().toModelIndex().row(), 2);
}

namespace {

/// A grid of tiles one can click on.
struct ShownGrid
{
    ThumbnailModel model {nullptr};
    ThumbnailGrid grid;
    explicit ShownGrid(int tiles)
    {
        model.setListing(makeListing(makeRows(tiles), makeDataset(tiles)));
        grid.setModel(&model);
        grid.resize(640, 400);
        grid.show();
        grid.setFocus();
    }
    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(grid.viewport(), Qt::LeftButton, modifiers,
                          grid.visualRect(model.index(row)).center());
    }
    [[nodiscard]] QList<int> selected() const
    {
        QList<int> rows;
        const auto indexes = grid.selectionModel()->selectedIndexes();
        for (const QModelIndex& index : indexes)
            rows << index.row();
        std::sort(rows.begin(), rows.end());
        return rows;
    }
};

} // namespace

void ThumbnailGridTest::shiftCtrlAndCtrlASelectSeveral()
{
    ShownGrid shown(40);
    QVERIFY(QTest::qWaitForWindowExposed(&shown.grid));
    shown.click(1);
    shown.click(3, Qt::ShiftModifier);
    QCOMPARE(shown.selected(), (QList<int> {1, 2, 3}));
    shown.click(2, Qt::ControlModifier);
    QCOMPARE(shown.selected(), (QList<int> {1, 3}));
    shown.click(5, Qt::ControlModifier);
    QCOMPARE(shown.selected(), (QList<int> {1, 3, 5}));
    shown.click(0);
    QCOMPARE(shown.selected(), (QList<int> {0}));
    QTest::keyClick(&shown.grid, Qt::Key_Down, Qt::ShiftModifier); // to the tile below, in reading order
    QCOMPARE(shown.selected().size(), shown.grid.columns() + 1);
    QTest::keyClick(&shown.grid, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(shown.selected().size(), 40);
}

void ThumbnailGridTest::aRubberBandSelectsWhatItTouches()
{
    ShownGrid shown(40);
    QVERIFY(QTest::qWaitForWindowExposed(&shown.grid));
    const int across = shown.grid.columns();
    QVERIFY(across >= 3);
    QWidget* view = shown.grid.viewport();
    const auto drag = [&](int from, int to, Qt::KeyboardModifiers modifiers = {}) {
        const QPoint begin = shown.grid.visualRect(shown.model.index(from)).center();
        const QPoint end = shown.grid.visualRect(shown.model.index(to)).center();
        QTest::mousePress(view, Qt::LeftButton, modifiers, begin);
        QMouseEvent move(QEvent::MouseMove, end, view->mapToGlobal(end), Qt::NoButton, Qt::LeftButton,
                         modifiers);
        QApplication::sendEvent(view, &move);
        QTest::mouseRelease(view, Qt::LeftButton, modifiers, end);
    };
    drag(0, across + 1); // two columns of two lines
    QCOMPARE(shown.selected(), (QList<int> {0, 1, across, across + 1}));
    drag(2, 2 + across, Qt::ControlModifier);
    QCOMPARE(shown.selected(), (QList<int> {0, 1, 2, across, across + 1, across + 2}));
    drag(across, 1); // upwards to the right
    QCOMPARE(shown.selected(), (QList<int> {0, 1, across, across + 1}));
}

void ThumbnailGridTest::zoomKeepsTheCurrentTileInSight()
{
    ShownGrid shown(400);
    QVERIFY(QTest::qWaitForWindowExposed(&shown.grid));
    shown.grid.setCurrentIndex(shown.model.index(200));
    QSignalSpy zoomed(&shown.grid, &ThumbnailGrid::tileWidthChanged);
    const int before = shown.grid.columns();
    for (int step = 0; step < 4; ++step) {
        QWheelEvent wheel({50, 50}, shown.grid.mapToGlobal(QPointF(50, 50)), {}, {0, 120}, Qt::NoButton,
                          Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(shown.grid.viewport(), &wheel);
        QVERIFY(shown.grid.viewport()->rect().intersects(shown.grid.visualRect(shown.model.index(200))));
    }
    QCOMPARE(zoomed.count(), 4);
    QVERIFY(shown.grid.columns() < before);
    shown.grid.setTileWidth(5000);
    QCOMPARE(shown.grid.tileWidth(), ThumbnailGrid::kWidestTile);
    shown.grid.setTileWidth(1);
    QCOMPARE(shown.grid.tileWidth(), ThumbnailGrid::kNarrowestTile);
}

void ThumbnailGridTest::lettersAreLeftToTheReview()
{
    ShownGrid shown(40);
    QVERIFY(QTest::qWaitForWindowExposed(&shown.grid));
    shown.grid.setCurrentIndex(shown.model.index(7));
    QTest::keyClick(&shown.grid, Qt::Key_1); // would be a search for "1.png"
    QCOMPARE(shown.grid.currentIndex().row(), 7);
}

void ThumbnailGridTest::marksOfTheReviewStandOnTheTile()
{
    ThumbnailModel model(nullptr);
    auto rows = makeRows(3);
    rows[1].review.labelWrong = true;
    rows[2].review.note = QStringLiteral("asked her");
    model.setListing(makeListing(rows, makeDataset(3)));
    const QImage plain = paintTile(model, 0);
    QVERIFY(paintTile(model, 1) != plain);
    QVERIFY(paintTile(model, 2) != plain);
    QVERIFY(paintTile(model, 1) != paintTile(model, 2)); // another icon, not another colour only
    ui::TileOverlays off;
    off.marks = false;
    QCOMPARE(paintTile(model, 1, QStyle::State_Enabled, off),
             paintTile(model, 0, QStyle::State_Enabled, off));
}

void ThumbnailGridTest::overlaysAreDrawnOnlyWhenAsked()
{
    ThumbnailModel model(nullptr);
    model.setListing(makeListing(makeRows(1), makeDataset(1)));
    const QImage usual = paintTile(model, 0);
    for (const ui::TileOverlays::Switch& each : ui::TileOverlays::switches()) {
        if (each.on != &ui::TileOverlays::label && each.on != &ui::TileOverlays::answer
            && each.on != &ui::TileOverlays::score)
            continue; // the others need a picture
        ui::TileOverlays overlays;
        overlays.*each.on = !(overlays.*each.on);
        QVERIFY2(paintTile(model, 0, QStyle::State_Enabled, overlays) != usual, each.key);
    }
    ui::TileOverlays none;
    none.label = none.answer = none.score = false;
    QVERIFY(ThumbnailDelegate::captionHeight(QApplication::font(), false, none)
            < ThumbnailDelegate::captionHeight(QApplication::font(), false));
}

void ThumbnailGridTest::aBlurredFaceIsNotThePicture()
{
    const QTemporaryDir dir;
    QImage portrait(40, 50, QImage::Format_RGB32);
    for (int y = 0; y < 50; ++y) {
        for (int x = 0; x < 40; ++x)
            portrait.setPixel(x, y, (x + y) % 2 ? qRgb(255, 0, 0) : qRgb(0, 0, 255));
    }
    for (int i = 1; i <= 2; ++i)
        QVERIFY(portrait.save(dir.filePath(QStringLiteral("%1.png").arg(i))));
    ThumbnailCache cache;
    ThumbnailModel model(&cache);
    auto rows = makeRows(2);
    rows[0].outcome.faces = 1;
    rows[1].outcome.faces = 2; // where the other one is, nobody knows
    model.setListing(makeListing(rows, makeDataset(2, dir.path())));
    QSignalSpy ready(&cache, &ThumbnailCache::ready);
    (void)paintTile(model, 0);
    (void)paintTile(model, 1);
    QTRY_COMPARE(ready.count(), 2);
    ui::TileOverlays blurred;
    blurred.blurred = true;
    blurred.box = false;
    const QImage clear = paintTile(model, 0);
    const QImage hidden = paintTile(model, 0, QStyle::State_Enabled, blurred);
    const QRect face(45, 55, 30, 40), corner(4, 4, 4, 4); // the margin of what is blurred ends before it
    QVERIFY(hidden.copy(face) != clear.copy(face));
    QCOMPARE(hidden.copy(corner), clear.copy(corner)); // the rest is the picture
    const QImage both = paintTile(model, 1, QStyle::State_Enabled, blurred);
    QVERIFY(both.copy(corner.translated(0, 110)) != paintTile(model, 1).copy(corner.translated(0, 110)));
}

void ThumbnailGridTest::hundredThousandScrollWithoutTouchingTheRest()
{
    constexpr int kMany = 100'000;
    ThumbnailModel model(nullptr);
    model.setListing(makeListing(makeRows(kMany), makeDataset(kMany)));
    ThumbnailGrid grid;
    ThumbnailDelegate delegate;
    grid.setModel(&model);
    grid.setItemDelegate(&delegate);
    grid.resize(640, 700);
    grid.show();
    QVERIFY(QTest::qWaitForWindowExposed(&grid));
    QElapsedTimer timer;
    timer.start();
    constexpr int kPages = 20;
    for (int page = 0; page < kPages; ++page) {
        grid.verticalScrollBar()->setValue(page * grid.verticalScrollBar()->maximum() / kPages);
        grid.viewport()->repaint();
    }
    // About 2 ms a page; the limit is for slow machines and would not hold if all items were visited.
    QVERIFY2(timer.elapsed() < 100 * kPages, qPrintable(QString::number(timer.elapsed())));
    timer.restart();
    grid.resize(500, 700); // as many columns less: the layout is arithmetic
    QCoreApplication::processEvents();
    QVERIFY2(timer.elapsed() < 500, qPrintable(QString::number(timer.elapsed())));
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    const ui::Theme theme(&app);
    ThumbnailGridTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_thumbnail_grid.moc"
