// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <memory>
#include <set>

#include <QAccessible>
#include <QApplication>
#include <QFile>
#include <QFontMetricsF>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/views/chart.h"
#include "core/views/chart_table.h"
#include "tests/support/test_environment.h"
#include "tests/ui/chart_specs.h"
#include "tests/ui/colours.h"
#include "tests/views/measured_audit.h"
#include "ui/charts/chart_drawing.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/chart_pointing.h"
#include "ui/charts/chart_renderer.h"
#include "ui/charts/chart_view.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using namespace plumbline::ui;
using plumbline::test::contrast;

namespace {

ChartSpec built(const QString& id)
{
    Registry<Chart> charts;
    register_builtin_charts(charts);
    const auto spec = charts.find(id)->build(test::measuredFor(*charts.find(id)), {});
    return spec ? *spec : ChartSpec {};
}

ChartStyle styleOf(const Tokens& tokens)
{
    return {tokens, Theme::instance().bodyFont(), Theme::instance().tableFont()};
}

void addCharts()
{
    QTest::addColumn<QString>("id");
    Registry<Chart> charts;
    register_builtin_charts(charts);
    for (const QString& id : charts.ids())
        QTest::newRow(qPrintable(id)) << id;
}

QImage painted(const ChartSpec& spec, const ChartStyle& style, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(style.tokens.surface);
    QPainter painter(&image);
    paintChart(painter, spec, layOut(spec, style, size), style);
    return image;
}

} // namespace

class ChartKindsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_theme.reset(); }
    void eightSeriesAreToldApart()
    {
        std::set<QByteArray> pictures;
        constexpr int kSeries = 8;
        for (int colour = 0; colour < kSeries; ++colour) {
            QImage image(24, 24, QImage::Format_ARGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintShape(painter, colour, {12, 12}, 8, false, Theme::instance().tokens());
            painter.end();
            pictures.insert(
                QByteArray(reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes()));
        }
        QCOMPARE(pictures.size(), std::size_t {kSeries});
    }
    void everythingStandsWithinThePicture_data() { addCharts(); }
    void everythingStandsWithinThePicture();
    void everyMarkIsReachedByKeyboard_data() { addCharts(); }
    void everyMarkIsReachedByKeyboard();
    void everyMarkIsAClickAway_data() { addCharts(); }
    void everyMarkIsAClickAway();
    void screenReadersWalkTheMarks_data() { addCharts(); }
    void screenReadersWalkTheMarks();
    void everyChartIsExported_data() { addCharts(); }
    void everyChartIsExported();
    void cellsHaveTheColourOfTheirRate();
    void textOnAnyCellCanBeRead();
    void fewImagesAreHatched();
    void barsBeginAtZero();
    void noDifferenceIsALine();
    void theBandIsDraggedByItsEdges();
    void thePlaceIsKeptForTheSamePictures();
    void theScoreAxisHasRoundTicksThatAreWhole();
    void aDenseStyleBringsRowsCloser();

private:
    std::unique_ptr<Theme> m_theme;
};

void ChartKindsTest::init()
{
    QLocale::setDefault(QLocale::c());
    m_theme = std::make_unique<Theme>(qApp);
    m_theme->wear(ThemeChoice::Light);
}

void ChartKindsTest::everythingStandsWithinThePicture()
{
    QFETCH(QString, id);
    const ChartSpec spec = built(id);
    const ChartStyle style = styleOf(Theme::light());
    for (const int width : {360, 640, 1000}) {
        const double height = chartHeight(spec, style, width);
        const ChartLayout layout = layOut(spec, style, {double(width), height});
        const QRectF whole = QRectF(0, 0, width, height).adjusted(-0.5, -0.5, 0.5, 0.5);
        QCOMPARE(layout.marks.size(), spec.marks.size());
        QVERIFY(layout.areas.empty() || layout.areas.size() == spec.marks.size());
        for (const QPointF& mark : layout.marks)
            QVERIFY(whole.contains(mark));
        for (const QRectF& area : layout.areas)
            QVERIFY2(whole.contains(area), qPrintable(QStringLiteral("at width %1").arg(width)));
        if (spec.kind == ChartKind::Grid)
            for (std::size_t i = 0; i < layout.areas.size(); ++i)
                for (std::size_t j = 0; j < i; ++j)
                    QVERIFY(!layout.areas[i].intersects(layout.areas[j]));
        QVERIFY(whole.contains(layout.axisLabel));
        for (const ChartLayout::Panel& panel : layout.panels)
            QVERIFY(whole.contains(panel.plot) && whole.contains(panel.title.rect));
    }
}

void ChartKindsTest::everyMarkIsReachedByKeyboard()
{
    QFETCH(QString, id);
    const ChartSpec spec = built(id);
    ChartView view;
    view.setSpec(spec);
    view.resize(760, view.heightForWidth(760));
    std::set<int> reached;
    std::vector<int> next {neighbour(spec, -1, Step::Next)};
    while (!next.empty()) {
        const int now = next.back();
        next.pop_back();
        if (now < 0 || !reached.insert(now).second)
            continue;
        for (const Step step : {Step::Next, Step::Previous, Step::Right, Step::Left, Step::First, Step::Last})
            next.push_back(neighbour(spec, now, step));
    }
    QCOMPARE(reached.size(), spec.marks.size());
    QTest::keyClick(&view, Qt::Key_Down);
    QVERIFY(view.focusedMark() >= 0);
    QSignalSpy clicked(&view, &ChartView::markClicked);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(clicked.size(), 1);
}

void ChartKindsTest::everyMarkIsAClickAway()
{
    QFETCH(QString, id);
    const ChartSpec spec = built(id);
    const ChartStyle style = styleOf(Theme::light());
    const QSizeF size(900, std::max(480.0, chartHeight(spec, style, 900)));
    const ChartLayout layout = layOut(spec, style, size);
    for (std::size_t i = 0; i < spec.marks.size(); ++i) {
        const int at = markAt(spec, layout, layout.marks[i]);
        QVERIFY(at >= 0);
        QCOMPARE(spec.marks[static_cast<std::size_t>(at)].key.values, spec.marks[i].key.values);
        QCOMPARE(tipAt(spec, layout, layout.marks[i]), spec.marks[static_cast<std::size_t>(at)].tip);
    }
}

void ChartKindsTest::screenReadersWalkTheMarks()
{
    QFETCH(QString, id);
    const ChartSpec spec = built(id);
    ChartView view;
    view.setSpec(spec);
    view.resize(760, view.heightForWidth(760));
    QAccessibleInterface* chart = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(chart);
    QCOMPARE(chart->text(QAccessible::Name), spec.title);
    QCOMPARE(chart->childCount(), static_cast<int>(spec.marks.size()));
    std::set<QString> names;
    for (int i = 0; i < chart->childCount(); ++i) {
        QAccessibleInterface* mark = chart->child(i);
        QVERIFY(mark && mark->isValid());
        QCOMPARE(mark->parent(), chart);
        QCOMPARE(chart->indexOfChild(mark), i);
        QVERIFY(!mark->text(QAccessible::Value).isEmpty());
        names.insert(mark->text(QAccessible::Name));
        QVERIFY(mark->rect().isValid());
    }
    QCOMPARE(names.size(), spec.marks.size()); // each tells itself from the others
    QSignalSpy clicked(&view, &ChartView::markClicked);
    chart->child(0)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(clicked.size(), 1);
    QAccessibleInterface* last = chart->child(chart->childCount() - 1);
    view.setSpec({});
    QCOMPARE(chart->childCount(), 0);
    QVERIFY(!last->isValid() && last->text(QAccessible::Name).isEmpty());
}

void ChartKindsTest::everyChartIsExported()
{
    QFETCH(QString, id);
    const ChartSpec spec = built(id);
    const QTemporaryDir folder;
    for (const char* suffix : {"svg", "pdf", "png"}) {
        const QString path = folder.filePath(QStringLiteral("chart.") + QLatin1String(suffix));
        QVERIFY(exportChart(spec, path));
        QVERIFY(QFile(path).size() > 2000);
    }
    QFile svg(folder.filePath(QStringLiteral("chart.svg")));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    const QByteArray text = svg.readAll();
    QVERIFY(!text.contains("<image")); // vectors throughout
    for (const Series& series : spec.series)
        if (spec.kind != ChartKind::Grid || spec.shade == Shade::Series)
            QVERIFY2(text.contains(series.name.toUtf8()), qPrintable(series.name));
    for (const QString& row : spec.rows)
        if (spec.kind != ChartKind::Histogram)
            QVERIFY2(text.contains(row.toUtf8()), qPrintable(row));
}

void ChartKindsTest::cellsHaveTheColourOfTheirRate()
{
    const ChartSpec spec = built(QStringLiteral("heatmap"));
    for (const Tokens& tokens : {Theme::light(), Theme::dark()}) {
        const ChartStyle style = styleOf(tokens);
        const QSize size(800, static_cast<int>(chartHeight(spec, style, 800)) + 1);
        const ChartLayout layout = layOut(spec, style, size);
        const QImage image = painted(spec, style, size);
        int checked = 0;
        for (std::size_t i = 0; i < spec.marks.size(); ++i) {
            if (spec.marks[i].few || !spec.marks[i].value)
                continue;
            const QPoint corner = layout.areas[i].topLeft().toPoint() + QPoint(4, 4);
            QCOMPARE(image.pixelColor(corner).rgb(), viridis(*spec.marks[i].value / spec.axisMax).rgb());
            ++checked;
        }
        QVERIFY(checked >= 6);
    }
}

void ChartKindsTest::textOnAnyCellCanBeRead()
{
    for (int i = 0; i <= 100; ++i) {
        const QColor cell = viridis(i / 100.0);
        QVERIFY(contrast(cell, readableOn(cell)) >= 4.5);
    }
    for (const Tokens& tokens : {Theme::light(), Theme::dark()})
        for (const int colour : {0, 1, 3})
            for (const double share : {0.0, 0.5, 1.0}) // as the grid tints cells of a series
                QVERIFY(contrast(blend(tokens.surface, seriesColour(colour), 0.1 + 0.5 * share), tokens.text)
                        >= 4.5);
}

void ChartKindsTest::fewImagesAreHatched()
{
    const ChartSpec spec = built(QStringLiteral("heatmap"));
    const ChartStyle style = styleOf(Theme::light());
    const QSize size(800, static_cast<int>(chartHeight(spec, style, 800)) + 1);
    const ChartLayout layout = layOut(spec, style, size);
    const QImage image = painted(spec, style, size);
    const auto colours = [&](std::size_t mark) {
        std::set<QRgb> seen;
        const QRect cell = layout.areas[mark].toRect().adjusted(3, 3, -3, -3);
        for (int x = cell.left(); x < cell.left() + 14; ++x) // left of the figures
            for (int y = cell.top(); y < cell.bottom(); ++y)
                seen.insert(image.pixel(x, y));
        return seen.size();
    };
    for (std::size_t i = 0; i < spec.marks.size(); ++i)
        QCOMPARE(colours(i) > 1, spec.marks[i].few);
}

void ChartKindsTest::barsBeginAtZero()
{
    const ChartSpec spec = built(QStringLiteral("bars"));
    const ChartStyle style = styleOf(Theme::light());
    const ChartLayout layout = layOut(spec, style, {760, 420});
    for (std::size_t i = 0; i < spec.marks.size(); ++i) {
        if (!spec.marks[i].value)
            continue;
        QCOMPARE(layout.areas[i].left(), layout.x(0));
        QVERIFY(std::abs(layout.areas[i].right() - layout.x(*spec.marks[i].value)) < 1e-6);
    }
}

void ChartKindsTest::noDifferenceIsALine()
{
    const ChartSpec spec = built(QStringLiteral("difference"));
    QVERIFY(spec.axisMin < 0);
    const ChartStyle style = styleOf(Theme::light());
    const ChartLayout layout = layOut(spec, style, {760, 420});
    const auto zero =
        std::find_if(layout.ticks.begin(), layout.ticks.end(),
                     [](const ChartLayout::Tick& tick) { return tick.text == QLatin1String("0"); });
    QVERIFY(zero != layout.ticks.end());
    QVERIFY(std::abs(zero->at - layout.x(0)) < 0.01);
    QVERIFY(layout.ticks.front().text.startsWith(QChar(0x2212)));
    QVERIFY(layout.ticks.back().text.startsWith(QLatin1Char('+')));
}

void ChartKindsTest::theBandIsDraggedByItsEdges()
{
    const ChartSpec spec = built(QStringLiteral("threshold"));
    QVERIFY(spec.band);
    ChartView view;
    view.setSpec(spec);
    view.resize(760, view.heightForWidth(760));
    view.show(); // a hidden widget is laid out when it is shown
    ChartStyle style = styleOf(Theme::light());
    style.small.setPointSizeF(11 * 0.75); // as on the screen
    const ChartLayout layout = layOut(spec, style, view.size());
    const int y = static_cast<int>(layout.plot.center().y());
    QSignalSpy moved(&view, &ChartView::bandChanged);
    QSignalSpy clicked(&view, &ChartView::markClicked);
    const auto at = [&](double score) { return QPoint(static_cast<int>(std::lround(layout.x(score))), y); };
    const auto drag = [&](double score) { // mouseMove() holds no button
        QMouseEvent event(QEvent::MouseMove, at(score), view.mapToGlobal(at(score)), Qt::NoButton,
                          Qt::LeftButton, {});
        QCoreApplication::sendEvent(&view, &event);
    };
    QTest::mousePress(&view, Qt::LeftButton, {}, at(spec.band->high));
    drag(0.8);
    QCOMPARE(moved.size(), 1);
    QCOMPARE(moved.last().front().value<Band>(), (Band {spec.band->low, 0.8}));
    drag(0.1); // never past the other edge
    QCOMPARE(moved.last().front().value<Band>(), (Band {spec.band->low, spec.band->low}));
    QTest::mouseRelease(&view, Qt::LeftButton, {}, at(0.1));
    drag(0.9);
    QCOMPARE(moved.size(), 2);
    QCOMPARE(clicked.size(), 0);
}

void ChartKindsTest::thePlaceIsKeptForTheSamePictures()
{
    const ChartSpec spec = built(QStringLiteral("subgroup-error"));
    ChartView view;
    view.setSpec(spec);
    view.focusMark(4); // the third group's first system
    ChartSpec fewer = spec;
    fewer.marks.erase(fewer.marks.begin(), fewer.marks.begin() + 2);
    view.setSpec(fewer);
    QCOMPARE(view.focusedMark(), 2);
    fewer.marks.clear();
    view.setSpec(fewer);
    QCOMPARE(view.focusedMark(), -1);
    view.setSpec(spec);
    view.focusMark(1);
    view.forgetPlace();
    QCOMPARE(view.focusedMark(), -1);
    view.focusMark(1);
    view.setSpec(built(QStringLiteral("bars"))); // another chart
    QCOMPARE(view.focusedMark(), -1);
}

void ChartKindsTest::theScoreAxisHasRoundTicksThatAreWhole()
{
    ChartSpec spec = built(QStringLiteral("histogram"));
    const ChartStyle style = styleOf(Theme::light());
    const QFontMetricsF metrics(style.small);
    const auto textsOf = [](const ChartLayout::Panel& panel) {
        QStringList texts;
        for (const ChartLayout::Tick& tick : panel.ticks)
            texts.append(tick.text);
        return texts;
    };
    for (const double from : {0.5, 0.0}) {
        spec.axisMin = from;
        for (const int width : {360, 640, 1000}) {
            const ChartLayout layout = layOut(spec, style, {double(width), chartHeight(spec, style, width)});
            for (const ChartLayout::Panel& panel : layout.panels) {
                const QStringList texts = textsOf(panel);
                QVERIFY2(!texts.contains(QStringLiteral("0.625")) && texts.size() >= 3,
                         qPrintable(texts.join(QLatin1Char(' '))));
                QCOMPARE(texts.front().toDouble(), from);
                QCOMPARE(texts.back().toDouble(), 1.0);
                double end = -1;
                for (const ChartLayout::Tick& tick : panel.ticks) {
                    const double half = metrics.horizontalAdvance(tick.text) / 2;
                    QVERIFY(tick.at - half > end); // apart
                    QVERIFY2(tick.at + half <= width, "cut off at the edge");
                    end = tick.at + half;
                }
            }
        }
    }
    const QStringList half {QStringLiteral("0.5"), QStringLiteral("0.6"), QStringLiteral("0.7"),
                            QStringLiteral("0.8"), QStringLiteral("0.9"), QStringLiteral("1.0")};
    spec.axisMin = 0.5;
    spec.panels.resize(1);
    spec.marks.clear();
    const ChartLayout wide = layOut(spec, style, {700, chartHeight(spec, style, 700)});
    QCOMPARE(textsOf(wide.panels.front()), half);
}

void ChartKindsTest::aDenseStyleBringsRowsCloser()
{
    const ChartSpec spec = test::chartOf(4, 6);
    ChartStyle style = styleOf(Theme::light());
    const double usual = chartHeight(spec, style, 800);
    style.dense = true;
    QVERIFY(chartHeight(spec, style, 800) < 0.95 * usual);
    const ChartLayout layout = layOut(spec, style, {800, chartHeight(spec, style, 800)});
    for (std::size_t i = 1; i < 6; ++i) // figures of neighbours do not touch
        QVERIFY(layout.marks[i].y() - layout.marks[i - 1].y() > QFontMetricsF(style.small).capHeight() + 1);
}

int main(int argc, char** argv)
{
    test::isolate();
    QApplication app(argc, argv);
    ChartKindsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_chart_kinds.moc"
