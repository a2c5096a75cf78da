// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <memory>

#include <QApplication>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

#include "tests/support/test_environment.h"
#include "tests/ui/chart_specs.h"
#include "tests/ui/colours.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/chart_layout.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/chart_view.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using namespace plumbline::ui;
using plumbline::test::chartOf;
using plumbline::test::contrast;
using plumbline::test::hasPixelOf;

namespace {

ChartStyle lightStyle()
{
    return {Theme::light(), Theme::instance().bodyFont(), Theme::instance().tableFont()};
}

} // namespace

class ChartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void positionsAreProportionalToValues();
    void nothingStandsOnAnythingElse_data();
    void nothingStandsOnAnythingElse();
    void ticksAreRoundAndEndWithTheAxis_data();
    void ticksAreRoundAndEndWithTheAxis();
    void manyRowsMakeItTallerInsteadOfTighter();
    void longNamesAreCutAndTold();
    void everySeriesHasAShapeOfItsOwn();
    void lightHuesHaveAnEdgeOnWhite();
    void intervalsCanBeSeenOnBothGrounds();
    void fewImagesAreDrawnHollow();
    void aRowWithoutAValueShowsItsNoteOnly();
    void clickOnAMarkTellsItsKey_data();
    void clickOnAMarkTellsItsKey();
    void aPressThatBeganElsewhereIsNoClick();
    void clickBesideEverythingTellsNothing();
    void keyboardReachesEveryMark();
    void aNewSpecWithFewerMarksForgetsThePlace();
    void screenReadersHearTheChartAndTheMark();
    void paintedIsToldOncePerSpec();
    void anEmptyChartPaintsAndAnswersNothing();
    void themeChangesColoursOnScreenOnly();

private:
    std::unique_ptr<Theme> m_theme;
};

void ChartTest::init()
{
    m_theme = std::make_unique<Theme>(qApp);
    m_theme->wear(ThemeChoice::Light);
}

void ChartTest::cleanup()
{
    m_theme.reset();
}

void ChartTest::positionsAreProportionalToValues()
{
    const ChartSpec spec = chartOf(4, 3);
    const ChartLayout layout = layOut(spec, lightStyle(), {760, 400});
    for (std::size_t i = 0; i < spec.marks.size(); ++i) {
        const Mark& mark = spec.marks[i];
        if (!mark.value)
            continue;
        const double share = (layout.marks[i].x() - layout.plot.left()) / layout.plot.width();
        QVERIFY(std::abs(share - *mark.value / 0.6) < 1e-9);
        QVERIFY(layout.rows[static_cast<std::size_t>(mark.row)].contains(layout.marks[i]));
    }
    QCOMPARE(layout.x(0), layout.plot.left());
    QCOMPARE(layout.x(0.6), layout.plot.right());
}

void ChartTest::nothingStandsOnAnythingElse_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("series");
    QTest::addColumn<int>("width");
    for (const int rows : {2, 4, 12, 30})
        for (const int series : {1, 3, 6})
            for (const int width : {320, 640, 1200})
                QTest::addRow("%d rows, %d systems, %d px", rows, series, width) << rows << series << width;
}

void ChartTest::nothingStandsOnAnythingElse()
{
    QFETCH(int, rows);
    QFETCH(int, series);
    QFETCH(int, width);
    const ChartSpec spec = chartOf(rows, series);
    const ChartStyle style = lightStyle();
    const ChartLayout layout = layOut(spec, style, {double(width), chartHeight(spec, style, width)});
    const double line = QFontMetricsF(style.small).capHeight();
    for (std::size_t i = 1; i < layout.marks.size(); ++i)
        QVERIFY2(layout.marks[i].y() - layout.marks[i - 1].y() >= line + 2, "notes run into each other");
    for (const ChartLayout::Label& label : layout.legend) {
        QVERIFY(label.rect.right() <= width);
        QVERIFY(label.rect.bottom() <= layout.plot.top());
    }
    for (std::size_t i = 1; i < layout.legend.size(); ++i)
        QVERIFY(!layout.legend[i].rect.intersects(layout.legend[i - 1].rect));
    const QFontMetricsF small(style.small);
    for (std::size_t i = 1; i < layout.ticks.size(); ++i)
        QVERIFY(layout.ticks[i].at - layout.ticks[i - 1].at > small.horizontalAdvance(layout.ticks[i].text));
    for (const ChartLayout::Label& label : layout.rowLabels)
        QVERIFY(label.rect.right() < layout.plot.left());
    QVERIFY(layout.plot.right() < layout.notesX);
    QVERIFY(layout.axisLabel.bottom() <= chartHeight(spec, style, width) + 0.5);
}

void ChartTest::ticksAreRoundAndEndWithTheAxis_data()
{
    QTest::addColumn<double>("axisMax");
    QTest::addColumn<int>("width");
    for (const double axisMax : {0.005, 0.02, 0.1, 0.3, 0.6, 1.0})
        for (const int width : {320, 760, 1600})
            QTest::addRow("%g at %d px", axisMax, width) << axisMax << width;
}

void ChartTest::ticksAreRoundAndEndWithTheAxis()
{
    QFETCH(double, axisMax);
    QFETCH(int, width);
    ChartSpec spec = chartOf(3, 2);
    spec.axisMax = axisMax;
    const ChartLayout layout = layOut(spec, lightStyle(), {double(width), 400});
    QVERIFY(layout.ticks.size() >= 2);
    for (const ChartLayout::Tick& tick : layout.ticks) {
        QVERIFY(tick.at >= layout.plot.left() && tick.at <= layout.plot.right() + 0.5);
        const double shown = QLocale().toDouble(tick.text.chopped(2)) / 100;
        QVERIFY2(std::abs(layout.x(shown) - tick.at) < 0.5, qPrintable(tick.text)); // says where it stands
    }
}

void ChartTest::manyRowsMakeItTallerInsteadOfTighter()
{
    ChartView view;
    view.setSpec(chartOf(4, 3));
    const int few = view.sizeHint().height();
    view.setSpec(chartOf(40, 3));
    QVERIFY(view.sizeHint().height() > few * 5);
    QVERIFY(view.minimumHeight() > few * 5);
}

void ChartTest::longNamesAreCutAndTold()
{
    ChartSpec spec = chartOf(3, 2);
    spec.rows[0] = QStringLiteral("Women with a very long name of a group that nobody can fit into a margin");
    const ChartLayout layout = layOut(spec, lightStyle(), {640, 400});
    QVERIFY(layout.rowLabels[0].elided);
    QVERIFY(layout.rowLabels[0].shown.endsWith(QChar(0x2026)));
    QVERIFY(!layout.rowLabels[1].elided);
    QVERIFY(layout.plot.width() > 640 * 0.4);
}

void ChartTest::everySeriesHasAShapeOfItsOwn()
{
    std::vector<QImage> shapes;
    for (int colour = 0; colour < 6; ++colour) {
        ChartSpec spec = chartOf(2, 1);
        spec.series[0].colour = colour;
        spec.referenceRow = -1;
        const ChartStyle style = lightStyle();
        const ChartLayout layout = layOut(spec, style, {400, 200});
        QImage image(400, 200, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintChart(painter, spec, layout, style);
        painter.end();
        const QPoint at = layout.legend[0].rect.topLeft().toPoint();
        QImage mask = image.copy(QRect(at, QSize(14, 20))).convertToFormat(QImage::Format_Grayscale8);
        for (int y = 0; y < mask.height(); ++y) // the outline only: colours must not count
            for (int x = 0; x < mask.width(); ++x)
                mask.setPixel(x, y, qGray(mask.pixel(x, y)) < 250 ? qRgb(0, 0, 0) : qRgb(255, 255, 255));
        for (const QImage& other : shapes)
            QVERIFY(other != mask);
        shapes.push_back(mask);
    }
}

void ChartTest::lightHuesHaveAnEdgeOnWhite()
{
    for (const int colour : {3, 4, 5}) {
        ChartSpec spec = chartOf(2, 1);
        spec.series[0].colour = colour;
        const QImage image = chartImage(spec, {400, 200});
        double darkest = 1;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (const QColor pixel = image.pixelColor(x, y);
                    std::abs(pixel.hslHue() - seriesColour(colour).hslHue()) < 12
                    && pixel.hslSaturationF() > 0.15F)
                    darkest = std::min(darkest, double(pixel.lightnessF()));
        QVERIFY(darkest < seriesColour(colour).lightnessF() * 0.75);
    }
}

void ChartTest::intervalsCanBeSeenOnBothGrounds()
{
    for (const Tokens& tokens : {Theme::light(), Theme::dark()})
        for (int colour = 0; colour < 6; ++colour) {
            const double ratio = contrast(intervalColour(colour, tokens.dark), tokens.surface);
            QVERIFY2(ratio >= 3, qPrintable(QStringLiteral("%1: %2").arg(colour).arg(ratio)));
        }
}

void ChartTest::fewImagesAreDrawnHollow()
{
    const ChartSpec spec = chartOf(4, 1);
    ChartView view;
    view.setSpec(spec);
    view.resize(640, 400);
    const QImage image = view.grab().toImage();
    QCOMPARE(image.pixelColor(view.markPosition(0)).rgb(), seriesColour(0).rgb());
    QCOMPARE(image.pixelColor(view.markPosition(1)).rgb(), Theme::light().surface.rgb());
}

void ChartTest::aRowWithoutAValueShowsItsNoteOnly()
{
    const ChartSpec spec = chartOf(2, 1); // the second has none
    const ChartStyle style = lightStyle();
    const ChartLayout layout = layOut(spec, style, {640, 300});
    QCOMPARE(layout.marks[1].x(), layout.notesX);
    QImage image(640, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintChart(painter, spec, layout, style);
    painter.end();
    QVERIFY(hasPixelOf(image.copy(layout.rows[0].toRect()), seriesColour(0)));
    QVERIFY(!hasPixelOf(image.copy(layout.rows[1].toRect()), seriesColour(0)));
}

void ChartTest::clickOnAMarkTellsItsKey_data()
{
    QTest::addColumn<bool>("onNote");
    QTest::newRow("on the mark") << false;
    QTest::newRow("on its note") << true;
}

void ChartTest::clickOnAMarkTellsItsKey()
{
    QFETCH(bool, onNote);
    const ChartSpec spec = chartOf(4, 3);
    ChartView view;
    view.setSpec(spec);
    view.resize(760, 420);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QSignalSpy clicked(&view, &ChartView::markClicked);
    for (std::size_t i = 0; i < spec.marks.size(); ++i) {
        QPoint at = view.markPosition(static_cast<int>(i));
        if (onNote)
            at.setX(view.width() - 20);
        QTest::mouseClick(&view, Qt::LeftButton, {}, at);
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.takeFirst().front().value<MarkKey>(), spec.marks[i].key);
    }
    QTest::mouseClick(&view, Qt::RightButton, {}, view.markPosition(0));
    QCOMPARE(clicked.size(), 0);
}

void ChartTest::aPressThatBeganElsewhereIsNoClick()
{
    ChartView view;
    view.setSpec(chartOf(4, 3));
    view.resize(760, 420);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.setFocus();
    QTest::keyClick(&view, Qt::Key_Home); // the first mark is the current one
    QSignalSpy clicked(&view, &ChartView::markClicked);
    QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(2, view.height() - 2));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, view.markPosition(0));
    QCOMPARE(clicked.size(), 0);
    QTest::mousePress(&view, Qt::LeftButton, {}, view.markPosition(0));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(2, view.height() - 2));
    QCOMPARE(clicked.size(), 0);
}

void ChartTest::clickBesideEverythingTellsNothing()
{
    ChartView view;
    view.setSpec(chartOf(4, 3));
    view.resize(760, 420);
    QSignalSpy clicked(&view, &ChartView::markClicked);
    QTest::mouseClick(&view, Qt::LeftButton, {}, view.markPosition(0) + QPoint(40, 0));
    QCOMPARE(clicked.size(), 0);
}

void ChartTest::keyboardReachesEveryMark()
{
    const ChartSpec spec = chartOf(4, 3);
    ChartView view;
    view.setSpec(spec);
    view.resize(760, 420);
    view.show();
    QVERIFY(QTest::qWaitForWindowActive(&view));
    view.setFocus();
    QSignalSpy clicked(&view, &ChartView::markClicked);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(clicked.size(), 0); // none chosen yet
    for (const Mark& mark : spec.marks) {
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(clicked.size(), 1);
        QCOMPARE(clicked.takeFirst().front().value<MarkKey>(), mark.key);
    }
    QTest::keyClick(&view, Qt::Key_Home);
    QTest::keyClick(&view, Qt::Key_Right); // the same system in the next row
    QTest::keyClick(&view, Qt::Key_Enter);
    QCOMPARE(clicked.takeFirst().front().value<MarkKey>(), spec.marks[3].key);
    QTest::keyClick(&view, Qt::Key_Left);
    QTest::keyClick(&view, Qt::Key_Left); // no further
    QTest::keyClick(&view, Qt::Key_Enter);
    QCOMPARE(clicked.takeFirst().front().value<MarkKey>(), spec.marks[0].key);
}

void ChartTest::aNewSpecWithFewerMarksForgetsThePlace()
{
    ChartView view;
    view.setSpec(chartOf(4, 3));
    view.resize(760, 420);
    QTest::keyClick(&view, Qt::Key_End);
    QSignalSpy clicked(&view, &ChartView::markClicked);
    view.setSpec(chartOf(2, 1));
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(clicked.size(), 0);
    view.setSpec({});
    QTest::keyClick(&view, Qt::Key_Down);
    QTest::keyClick(&view, Qt::Key_Return);
    QTest::mouseClick(&view, Qt::LeftButton, {}, QPoint(100, 100));
    QCOMPARE(clicked.size(), 0);
}

void ChartTest::screenReadersHearTheChartAndTheMark()
{
    const ChartSpec spec = chartOf(4, 3);
    ChartView view;
    view.setSpec(spec);
    view.resize(760, 420);
    QCOMPARE(view.accessibleName(), spec.title);
    QCOMPARE(view.accessibleDescription(), spec.alt);
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(view.accessibleDescription(), spec.marks.back().tip);
}

void ChartTest::paintedIsToldOncePerSpec()
{
    ChartView view;
    QSignalSpy painted(&view, &ChartView::painted);
    view.setSpec({});
    view.resize(640, 300);
    view.grab();
    QCoreApplication::processEvents();
    QCOMPARE(painted.size(), 0);
    QVERIFY(!view.wasPainted());
    view.setSpec(chartOf(3, 2));
    view.grab();
    view.grab();
    QTRY_COMPARE(painted.size(), 1);
    QVERIFY(view.wasPainted());
    view.setSpec(chartOf(4, 2));
    QVERIFY(!view.wasPainted());
    view.grab();
    QTRY_COMPARE(painted.size(), 2);
}

void ChartTest::anEmptyChartPaintsAndAnswersNothing()
{
    ChartView view;
    view.resize(300, 200);
    view.setSpec({});
    QCOMPARE(view.heightForWidth(300), 0);
    const QImage image = view.grab().toImage();
    QVERIFY(!hasPixelOf(image, seriesColour(0)));
}

void ChartTest::themeChangesColoursOnScreenOnly()
{
    const ChartSpec spec = chartOf(4, 3);
    ChartView view;
    view.setSpec(spec);
    view.resize(760, 420);
    const QImage lightPaper = chartImage(spec);
    m_theme->wear(ThemeChoice::Dark);
    QVERIFY(hasPixelOf(view.grab().toImage(), Theme::dark().border)); // the grid
    QVERIFY(!hasPixelOf(view.grab().toImage(), Theme::light().border));
    QVERIFY(chartImage(spec) == lightPaper);
    QCOMPARE(lightPaper.pixelColor(0, 0).rgb(), QColor(Qt::white).rgb());
}

int main(int argc, char** argv)
{
    test::isolate();
    QApplication app(argc, argv);
    ChartTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_chart.moc"
