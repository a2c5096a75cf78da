// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <map>

#include <QLocale>
#include <QTest>

#include "core/measures/threshold.h"
#include "core/views/caption.h"
#include "core/views/chart_parts.h"
#include "core/views/chart_table.h"
#include "core/views/estimate_chart.h"
#include "core/views/group_order.h"
#include "core/views/texts.h"
#include "tests/views/measured_audit.h"

using namespace plumbline;
using plumbline::test::measuredAudit;

namespace {

ChartSpec built(const char* id, const Measured& measured, const ChartOptions& options = {})
{
    Registry<Chart> charts;
    register_builtin_charts(charts);
    const Chart* chart = charts.find(QString::fromLatin1(id));
    const auto spec = chart ? chart->build(measured, options) : Result<ChartSpec>(Error {});
    if (!spec)
        qWarning() << id << spec.error().userText;
    return spec ? *spec : ChartSpec {};
}

std::int64_t countOf(const Mark& mark)
{
    return mark.note.toLongLong();
}

} // namespace

class TestCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void everyChartIsWhole_data()
    {
        QTest::addColumn<QString>("id");
        Registry<Chart> charts;
        register_builtin_charts(charts);
        QCOMPARE(charts.ids().size(), 10);
        for (const QString& id : charts.ids())
            QTest::newRow(qPrintable(id)) << id;
    }
    void everyChartIsWhole()
    {
        QFETCH(QString, id);
        Registry<Chart> charts;
        register_builtin_charts(charts);
        const Chart* chart = charts.find(id);
        QVERIFY(!chart->title().isEmpty() && !chart->description().isEmpty());
        const Measured measured = test::measuredFor(*chart);
        const auto spec = chart->build(measured, {});
        QVERIFY(spec);
        QCOMPARE(spec->id, id);
        QVERIFY(!spec->isEmpty() && !spec->marks.empty());
        QVERIFY(!spec->title.isEmpty() && !spec->axis.isEmpty() && !spec->caption.isEmpty());
        for (const Mark& mark : spec->marks) {
            QVERIFY(!mark.tip.isEmpty());
            QVERIFY(spec->alt.contains(mark.tip));
            QVERIFY(mark.series >= 0 && mark.series < static_cast<int>(spec->series.size()));
            QVERIFY(mark.row >= 0 && mark.row < spec->rows.size());
            QVERIFY(std::find(measured.groups.begin(), measured.groups.end(), mark.key.values)
                    != measured.groups.end());
            QVERIFY(
                !mark.value
                || (mark.low <= mark.high && mark.high <= (measured.isEstimate ? spec->axisMax : 1) + 1e-9));
        }
        const TableSpec table = chartTable(*spec);
        QCOMPARE(table.rows.size(), spec->marks.size());
        QCOMPARE(table.keys.size(), table.rows.size());
        for (const auto& row : table.rows)
            QCOMPARE(row.size(), table.columns.size());
        Measured none = measured;
        none.runs.clear();
        QVERIFY(!chart->build(none, {})); // and says so instead of crashing
        ChartOptions nothing;
        nothing.groups = std::vector<int> {};
        QVERIFY(!chart->build(measured, nothing));
        Measured counts = measured;
        for (MeasuredRun& run : counts.runs)
            run.answers.reset();
        QCOMPARE(chart->build(counts, {}).ok(), !chart->needsAnswers());
    }

    void everyCaptionIsForPeople_data() { everyChartIsWhole_data(); }
    void everyCaptionIsForPeople()
    {
        QFETCH(QString, id);
        Registry<Chart> charts;
        register_builtin_charts(charts);
        const Chart* chart = charts.find(id);
        const Measured measured = test::measuredFor(*chart);
        const auto spec = chart->build(measured, {});
        QVERIFY(spec);
        QCOMPARE(joinCaption(spec->captionParts), spec->caption);
        for (const CaptionPart& part : spec->captionParts) {
            QVERIFY2(!part.text.front().isLower(), qPrintable(part.text));
            QVERIFY2(part.text.endsWith(QLatin1Char('.')), qPrintable(part.text));
        }
        for (const MeasuredRun& run : measured.runs) {
            QVERIFY2(!spec->caption.contains(run.system), qPrintable(spec->caption)); // names, not ids
            const bool drawn = !chart->isOfOneSystem() || &run == &measured.runs.front();
            QCOMPARE(spec->caption.contains(run.name), drawn);
        }
        // An interval is told of where one is drawn.
        const bool intervals =
            spec->kind == ChartKind::Dots || spec->kind == ChartKind::Bars || spec->kind == ChartKind::Slope;
        QCOMPARE(spec->caption.contains(QStringLiteral("interval")), intervals);
        if (id == QLatin1String("difference"))
            QVERIFY(spec->caption.contains(QStringLiteral("Newcombe")));
    }

    void aCellOfTheConfusionKnowsItsLabel()
    {
        const Measured measured = measuredAudit();
        const ChartSpec spec = built("confusion", measured);
        for (const Mark& mark : spec.marks)
            QCOMPARE(mark.key.label,
                     spec.rows[mark.row].startsWith(QStringLiteral("Men")) ? QStringLiteral("male")
                                                                           : QStringLiteral("female"));
    }

    void dotsAndBarsShowTheRates()
    {
        const Measured measured = measuredAudit();
        for (const char* id : {"subgroup-error", "bars"}) {
            const ChartSpec spec = built(id, measured);
            QCOMPARE(spec.marks.size(), std::size_t {8});
            QCOMPARE(spec.referenceRow, 0);
            for (const Mark& mark : spec.marks) {
                const auto& group = measured.runs[static_cast<std::size_t>(mark.series)]
                                        .analysis.groups[static_cast<std::size_t>(mark.row)];
                QCOMPARE(mark.value, group.errorRate);
                QCOMPARE(mark.low, group.interval->low);
                QVERIFY(mark.high <= spec.axisMax);
                QCOMPARE(mark.few, mark.row == 3);
            }
        }
    }

    void agesAreDrawnInYears()
    {
        const Measured measured = test::measuredAges();
        const ChartSpec spec = built("estimate-error", measured);
        QCOMPARE(unitOf(spec), QStringLiteral("years"));
        QCOMPARE(spec.marks.size(), std::size_t {4});
        QCOMPARE(spec.referenceRow, 0);
        for (const Mark& mark : spec.marks) {
            const auto& mean =
                *measured.runs.front().estimate->groups[static_cast<std::size_t>(mark.row)].absolute;
            QCOMPARE(mark.value, std::optional(mean.mean));
            QVERIFY(mark.low <= mean.mean && mark.low >= 0);
            QCOMPARE(mark.high, *mean.high);
            QVERIFY(mark.high <= spec.axisMax);
            QCOMPARE(mark.few, mark.row == 3);
        }
        QVERIFY(spec.marks[1].value > spec.marks[0].value);
        QCOMPARE(spec.axisMax, 15.0); // the next five above, not a share
        QVERIFY(!spec.alt.contains(QLatin1String("100.0 %")));
        const TableSpec table = chartTable(spec);
        QCOMPARE(table.columns[2].title, QStringLiteral("years"));
        QCOMPARE(table.rows[1][2].text, QLocale().toString(*spec.marks[1].value, 'f', 1));
    }

    void whatDoesNotFitSaysWhatToChoose()
    {
        Registry<Chart> charts;
        register_builtin_charts(charts);
        for (const QString& id : charts.ids()) {
            const Chart& chart = *charts.find(id);
            const bool ofAges = fits(chart, test::measuredAges());
            QCOMPARE(ofAges, id == QLatin1String("estimate-error"));
            const bool isComparison = dynamic_cast<const ComparisonChart*>(&chart) != nullptr;
            QCOMPARE(fits(chart, measuredAudit()),
                     !ofAges && !isComparison); // compared in a view of their own
            const auto spec = chart.build(ofAges ? measuredAudit() : test::measuredAges(), {});
            QVERIFY2(!spec, qPrintable(id));
            QVERIFY2(spec.error().userText.contains(QString::fromUtf8("choose “")),
                     qPrintable(spec.error().userText));
        }
    }

    void theGroupMissedByMostComesFirst()
    {
        GroupView view;
        view.sort = GroupSort::Rate;
        QCOMPARE(arrangedGroups(groupFacts(test::measuredAges(), false), view).front(), 1);
    }

    void differencesAreThoseOfTheAnalysis()
    {
        const Measured measured = measuredAudit();
        const ChartSpec spec = built("difference", measured);
        QCOMPARE(spec.marks.size(), std::size_t {6}); // three groups against the reference, two systems
        QVERIFY(spec.points && spec.axisMin <= 0);
        QVERIFY2(spec.axis.contains(QStringLiteral("m = 3 comparisons")), qPrintable(spec.axis));
        for (const Mark& mark : spec.marks) {
            const auto& differences =
                measured.runs[static_cast<std::size_t>(mark.series)].analysis.differences;
            const measures::Difference& d = differences[static_cast<std::size_t>(mark.row)];
            QCOMPARE(mark.value, std::optional(d.difference));
            QCOMPARE(mark.low, d.low);
            QCOMPARE(mark.high, d.high);
            QVERIFY(spec.axisMin <= d.low && d.high <= spec.axisMax);
        }
        ChartOptions hidden;
        hidden.groups = std::vector<int> {3, 2};
        const ChartSpec some = built("difference", measured, hidden);
        QCOMPARE(some.rows,
                 (QStringList {QStringLiteral("Women, darker"), QStringLiteral("Women, lighter")}));
        QCOMPARE(some.marks.front().value,
                 std::optional(measured.runs[0].analysis.differences[2].difference));
        Measured pairs = measured;
        pairs.settings.reference.reset();
        for (MeasuredRun& run : pairs.runs)
            run.analysis = measures::analyse(countsFor(run, false), pairs.settings);
        QCOMPARE(built("difference", pairs).rows.size(), 6);
        ChartOptions submitted;
        submitted.perSubmitted = true;
        QVERIFY(built("difference", measured, submitted).marks[0].value != spec.marks[0].value);
    }

    void theHeatMapCrossesTheAttributes()
    {
        const Measured measured = measuredAudit();
        const ChartSpec spec = built("heatmap", measured);
        QCOMPARE(spec.rows, (QStringList {QStringLiteral("Men"), QStringLiteral("Women")}));
        QCOMPARE(spec.columns, (QStringList {QStringLiteral("lighter"), QStringLiteral("darker")}));
        QCOMPARE(spec.panels.size(), 2);
        QCOMPARE(spec.marks.size(), std::size_t {8});
        for (const Mark& mark : spec.marks) {
            const auto group = static_cast<std::size_t>(mark.row * 2 + mark.column);
            const auto& run = measured.runs[static_cast<std::size_t>(mark.panel)];
            QCOMPARE(mark.value, run.analysis.groups[group].errorRate);
            QCOMPARE(mark.key.values, measured.groups[group]);
            QVERIFY(mark.detail.contains(QStringLiteral(" of ")));
            QCOMPARE(mark.few, group == 3);
        }
    }

    void theConfusionMatrixAddsUp()
    {
        const Measured measured = measuredAudit();
        const ChartSpec spec = built("confusion", measured);
        QCOMPARE(spec.columns.size(), 3); // nothing was refused
        QCOMPARE(spec.rows.size(), 4);
        std::map<std::pair<int, int>, double> shares;
        std::map<int, std::int64_t> errors;
        for (const Mark& mark : spec.marks) {
            shares[{mark.panel, mark.row}] += mark.value.value_or(0);
            if (mark.series == 1)
                errors[mark.panel] += countOf(mark);
            QCOMPARE(mark.key.verdict,
                     mark.column == 2       ? QStringLiteral("undetected")
                         : mark.series == 0 ? QStringLiteral("right")
                                            : QStringLiteral("wrong"));
        }
        for (const auto& [row, sum] : shares)
            QVERIFY(std::abs(sum - 1) < 1e-9);
        for (int s = 0; s < 2; ++s) {
            std::int64_t all = 0;
            for (const auto& group : measured.runs[static_cast<std::size_t>(s)].analysis.groups)
                all += group.counts.errors;
            QCOMPARE(errors[s], all);
        }
    }

    void aGroupOfSeveralLabelsHasARowForEach()
    {
        Measured measured = measuredAudit();
        for (MeasuredRun& run : measured.runs) {
            auto merged = std::make_shared<std::vector<measures::ScoredAnswer>>(*run.answers);
            for (measures::ScoredAnswer& one : *merged)
                one.group %= 2;
            run.answers = merged;
        }
        QCOMPARE(built("confusion", measured).rows.size(), 4); // two groups, two labels each
        QVERIFY(built("confusion", measured).rows[0].endsWith(QStringLiteral(": female")));
    }

    void theHistogramHoldsEveryAnswerOnce()
    {
        const Measured measured = measuredAudit();
        ChartOptions options;
        options.system = QStringLiteral("d+s1");
        const ChartSpec spec = built("histogram", measured, options);
        QCOMPARE(spec.panels.size(), 4);
        std::map<int, std::pair<std::int64_t, std::int64_t>> sums; // per panel: all, wrong
        for (const Mark& mark : spec.marks) {
            sums[mark.panel].first += countOf(mark);
            sums[mark.panel].second += mark.series == 1 ? countOf(mark) : 0;
            QCOMPARE(mark.key.system, options.system);
            QVERIFY(mark.high <= spec.valueMax + 1e-9);
        }
        for (int panel = 0; panel < 4; ++panel) {
            const auto& counts = measured.runs[1].analysis.groups[static_cast<std::size_t>(panel)].counts;
            QCOMPARE(sums[panel].first, counts.scored);
            QCOMPARE(sums[panel].second, counts.errors);
        }
    }

    void theThresholdOfAHalfIsWhatTheSystemDid()
    {
        const Measured measured = measuredAudit();
        ChartOptions options;
        options.undecided = {0.5, 0.5};
        const ChartSpec spec = built("threshold", measured, options);
        QCOMPARE(spec.curves.size(), std::size_t {4});
        for (const Mark& mark : spec.marks) {
            const auto& group = measured.runs[0].analysis.groups[static_cast<std::size_t>(mark.row)];
            QCOMPARE(mark.value, group.errorRate);
            QVERIFY(mark.detail.startsWith(QStringLiteral("0.0 %"))); // nobody is undecided
        }
        options.undecided = {0.7, 0.3}; // the edges in the wrong order
        const ChartSpec wide = built("threshold", measured, options);
        QVERIFY(wide.band->low < wide.band->high);
        for (const Mark& mark : wide.marks) {
            const measures::ThresholdSweep sweep(*measured.runs[0].answers, mark.row);
            QCOMPARE(mark.value.value_or(-1), sweep.decided(0.3, 0.7).rate());
        }
        Measured three = measured;
        three.classes.append(QStringLiteral("unsure"));
        Registry<Chart> charts;
        register_builtin_charts(charts);
        QVERIFY(!charts.find(QStringLiteral("threshold"))->build(three, {}));
    }

    void hidingAGroupChangesNoFinding()
    {
        const Measured measured = measuredAudit();
        ChartOptions some;
        some.groups = std::vector<int> {2, 0};
        const ChartSpec spec = built("subgroup-error", measured, some);
        QCOMPARE(spec.rows, (QStringList {QStringLiteral("Women, lighter"), QStringLiteral("Men, lighter")}));
        QCOMPARE(spec.referenceRow, 1);
        QCOMPARE(headlineText(measured, some).finding, headlineText(measured, {}).finding);
        QCOMPARE(headlineText(measured, some).evidence, headlineText(measured, {}).evidence);
        QVERIFY(spec.caption.contains(QStringLiteral("2 of 4 groups are not shown")));
        const TableSpec table = comparisonTable(measured, some);
        QCOMPARE(table.rows.size(), std::size_t {2}); // one per system
        const measures::Difference& d = measured.runs[0].analysis.differences[1];
        const auto holm =
            std::find_if(table.columns.begin(), table.columns.end(),
                         [](const TableColumn& column) { return column.id == QLatin1String("p_holm"); });
        const auto at = static_cast<std::size_t>(holm - table.columns.begin());
        QCOMPARE(table.rows[0][at].value, d.pHolm); // corrected for all three
        QCOMPARE(subgroupTable(measured, some).rows.size(), std::size_t {4});
    }

    void groupsAreSortedAsAsked()
    {
        const Measured measured = measuredAudit();
        const auto sorted = [&](GroupSort sort) {
            GroupView view;
            view.sort = sort;
            view.own = {measured.groups[2], measured.groups[1]};
            return arrangedGroups(groupFacts(measured, false), view);
        };
        QCOMPARE(sorted(GroupSort::Dataset), (std::vector<int> {0, 1, 2, 3}));
        QCOMPARE(sorted(GroupSort::Count), (std::vector<int> {0, 2, 1, 3}));
        QCOMPARE(sorted(GroupSort::Name), (std::vector<int> {1, 0, 3, 2}));
        QCOMPARE(sorted(GroupSort::Own), (std::vector<int> {2, 1, 0, 3}));
        const std::vector<int> byRate = sorted(GroupSort::Rate);
        QCOMPARE(byRate.size(), std::size_t {4});
        const auto highest = [&](int group) {
            double rate = -1;
            for (const MeasuredRun& run : measured.runs)
                rate = std::max(rate,
                                run.analysis.groups[static_cast<std::size_t>(group)].errorRate.value_or(-1));
            return rate;
        };
        for (std::size_t i = 1; i < byRate.size(); ++i)
            QVERIFY(highest(byRate[i - 1]) >= highest(byRate[i]));
        for (const GroupSort sort :
             {GroupSort::Dataset, GroupSort::Rate, GroupSort::Count, GroupSort::Name, GroupSort::Own})
            QVERIFY(groupSortFromId(groupSortId(sort)) == sort);
        QVERIFY(!groupSortFromId(QStringLiteral("fate")));
    }

    void aRenamedGroupSaysWhatItWas()
    {
        Measured measured = measuredAudit();
        measured.labels[3] = QStringLiteral("Types IV to VI, women");
        const ChartSpec spec = built("subgroup-error", measured);
        QCOMPARE(spec.rows[3], measured.labels[3]);
        QVERIFY(spec.rowTips[3].contains(QStringLiteral("Women, darker")));
        QVERIFY(spec.rowTips[0].isEmpty());
        QVERIFY(subgroupTable(measured, {}).rows[3][1].tip.contains(QStringLiteral("Women, darker")));
    }
};

QTEST_APPLESS_MAIN(TestCharts)
#include "tst_charts.moc"
