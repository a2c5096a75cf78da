// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>

#include <QApplication>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/views/match_chart.h"
#include "tests/support/test_environment.h"
#include "tests/views/match_comparison.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/plot_axes.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using plumbline::test::MatchComparison;
using plumbline::ui::PlotAxis;

namespace {

ChartSpec specOf(const QString& id, float threshold = 0.45F)
{
    const MatchComparison made(true, true);
    const MatchedCurves curves(made.matched);
    Registry<MatchChart> charts;
    register_builtin_match_charts(charts);
    return charts.find(id)->build(made.matched, curves, curves.at(threshold), {}).value();
}

} // namespace

class TestMatchPlots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMarkIsInsideAndReached_data();
    void everyMarkIsInsideAndReached();
    void theCursorIsDragged();
    void decadesAndDeviatesHaveRoundTicks();
    void everyChartIsWritten_data() { everyMarkIsInsideAndReached_data(); }
    void everyChartIsWritten();
};

void TestMatchPlots::everyMarkIsInsideAndReached_data()
{
    QTest::addColumn<QString>("id");
    for (const char* id : {"threshold", "det", "scores", "heatmap"})
        QTest::newRow(id) << QString::fromLatin1(id);
}

void TestMatchPlots::everyMarkIsInsideAndReached()
{
    QFETCH(const QString, id);
    for (const int width : {380, 900}) {
        ui::ChartView view;
        view.setSpec(specOf(id));
        view.resize(width, view.heightForWidth(width));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const int marks = static_cast<int>(view.spec().marks.size());
        QVERIFY(marks >= 2);
        for (int mark = 0; mark < marks; ++mark) {
            QVERIFY2(view.rect().contains(view.markPosition(mark)), qPrintable(id));
            QVERIFY(!view.markRect(mark).isEmpty());
        }
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(view.focusedMark(), 0);
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.focusedMark(), marks - 1);
        QVERIFY(QTest::qWaitFor([&] { return view.wasPainted(); }));
    }
}

void TestMatchPlots::theCursorIsDragged()
{
    ui::ChartView view;
    view.setSpec(specOf(QStringLiteral("threshold")));
    view.resize(380, view.heightForWidth(380));
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const QSignalSpy moved(&view, &ui::ChartView::cursorMoved);
    const QPoint at = view.markPosition(0); // on the cursor
    QTest::mousePress(&view, Qt::LeftButton, {}, at + QPoint(-40, 30));
    QCOMPARE(moved.count(), 1);
    const double first = moved.back().front().toDouble();
    QVERIFY(first < *view.spec().cursor);
    QTest::mouseMove(&view, at + QPoint(40, 30));
    QTest::mouseMove(&view, at + QPoint(41, 30));
    QVERIFY(moved.count() >= 2);
    QVERIFY(moved.back().front().toDouble() > *view.spec().cursor);
    QTest::mouseRelease(&view, Qt::LeftButton, {}, at + QPoint(41, 30));
    const auto before = moved.count();
    QTest::mouseMove(&view, at + QPoint(10, 30));
    QCOMPARE(moved.count(), before); // let go
}

void TestMatchPlots::decadesAndDeviatesHaveRoundTicks()
{
    const PlotAxis log(AxisScale::Log, 1e-6, 1);
    QCOMPARE(log.ticks(20).size(), std::size_t {7});
    QVERIFY(std::abs(log.share(1e-3) - 0.5) < 1e-9);
    QVERIFY(log.ticks(3).size() <= 4);
    QCOMPARE(log.share(0), 0.0); // what has no place is at the foot
    const PlotAxis deviate(AxisScale::Deviate, 1e-4, 0.9);
    double before = -1;
    for (const double tick : deviate.ticks(30)) {
        QVERIFY(deviate.share(tick) > before && deviate.share(tick) <= 1);
        before = deviate.share(tick);
    }
    const PlotAxis linear(AxisScale::Linear, -0.2, 0.9);
    for (const double tick : linear.ticks(5))
        QVERIFY(std::abs(std::remainder(tick, 0.1)) < 1e-9);
}

void TestMatchPlots::everyChartIsWritten()
{
    QFETCH(const QString, id);
    const QTemporaryDir folder;
    for (const char* suffix : {"svg", "png", "pdf"}) {
        const QString path = folder.filePath(QStringLiteral("c.") + QLatin1String(suffix));
        QVERIFY(ui::exportChart(specOf(id), path).ok());
        QVERIFY(QFileInfo(path).size() > 2000);
    }
    QFile svg(folder.filePath(QStringLiteral("c.svg")));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    QVERIFY(svg.readAll().contains("60 people")); // the caption goes with it
}

int main(int argc, char** argv)
{
    plumbline::test::isolate();
    QApplication app(argc, argv);
    const ui::Theme theme(&app);
    TestMatchPlots test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_match_plots.moc"
