// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

#include <QLocale>
#include <QTest>

#include "core/views/axis_scale.h"
#include "core/views/chart_table.h"
#include "core/views/group_order.h"
#include "core/views/match_chart.h"
#include "core/views/match_help.h"
#include "core/views/match_tables.h"
#include "tests/views/match_comparison.h"

using namespace plumbline;
using Comparison = plumbline::test::MatchComparison;

namespace {

Result<ChartSpec> built(const char* id, const Matched& matched, const MatchedPoint& point,
                        const MatchChartOptions& options = {})
{
    Registry<MatchChart> charts;
    register_builtin_match_charts(charts);
    return charts.find(QLatin1String(id))->build(matched, MatchedCurves(matched), point, options);
}

} // namespace

class TestMatchCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesAreTheCurvesAskedDirectly();
    void marksStandAtTheThreshold();
    void noneSeenIsABound();
    void theDetFallsAndHoldsItsMarks();
    void theDetReachesEveryRateMarked();
    void withoutOverlapTheDetSaysSo();
    void aBoundIsNoColourOfTheMap();
    void smallNumbersAreWrittenOut();
    void thresholdsOfNeighboursReadApart();
    void theUnknownAreShownWhereSomebodyIs();
    void distributionsAddUpToOne();
    void theMapHasEveryPairOfGroups();
    void withoutMatesThereIsOnlyFmr();
    void everyChartSaysWhatItIs();
    void theHeadlineComparesGroupsOnlyWhereTheyAreApart();
    void theDifferenceIsToldWithWhetherItIsChance();
    void groupsAreDrawnAsTheyAreArranged();
    void theWeightMovesWhatCombinesBothErrors();
    void differentialsSayWhyTheyAreUndefined();
    void scalesLeadBack();
    void everyHelpTopicIsThere();
};

void TestMatchCharts::linesAreTheCurvesAskedDirectly()
{
    const Comparison made;
    const MatchedCurves curves(made.matched);
    const auto spec = built("threshold", made.matched, curves.atRate(1e-2));
    QVERIFY(spec.ok());
    QCOMPARE(spec->panels.size(), 2);
    int seen = 0;
    for (const Curve& curve : spec->curves) {
        if (curve.isBound)
            continue;
        for (const CurvePoint& point : curve.points) {
            const MatchedPoint direct = curves.at(static_cast<float>(point.x));
            const measures::OperatingPoint& group = direct.groups[static_cast<std::size_t>(curve.row)];
            const auto rate = curve.panel == 0 ? group.falseMatches.rate() : group.falseNonMatches.rate();
            QCOMPARE(point.y, rate.value());
            ++seen;
        }
    }
    QVERIFY(seen > 400);
}

void TestMatchCharts::marksStandAtTheThreshold()
{
    const Comparison made;
    const MatchedCurves curves(made.matched);
    const MatchedPoint point = curves.at(0.5F);
    const auto spec = built("threshold", made.matched, point);
    QVERIFY(spec.ok());
    QCOMPARE(spec->cursor, std::optional(0.5));
    QCOMPARE(spec->marks.size(), std::size_t {4});
    for (const Mark& mark : spec->marks) {
        const measures::OperatingPoint& group = point.groups[static_cast<std::size_t>(mark.row)];
        const measures::PairRate& rate = mark.panel == 0 ? group.falseMatches : group.falseNonMatches;
        QCOMPARE(mark.x, 0.5);
        if (rate.errors > 0)
            QCOMPARE(mark.value, rate.rate());
        QCOMPARE(mark.high, rate.limits->high);
        QVERIFY(mark.high <= spec->valueMax && (!mark.value || *mark.value >= spec->valueMin));
    }
}

void TestMatchCharts::noneSeenIsABound()
{
    const Comparison made(true, true);
    const MatchedCurves curves(made.matched);
    const auto spec = built("heatmap", made.matched, curves.at(0.45F));
    QVERIFY(spec.ok());
    const auto crossed = std::find_if(spec->marks.begin(), spec->marks.end(),
                                      [](const Mark& mark) { return mark.row == 0 && mark.column == 1; });
    QVERIFY(crossed != spec->marks.end());
    QVERIFY(!crossed->value && crossed->few && crossed->high > 0);
    QVERIFY(crossed->note.startsWith(QLatin1Char('<')));
    // On a logarithm 0 has no place: beyond the last false match the line is a dotted bound.
    const auto lines = built("threshold", made.matched, curves.at(0.45F));
    for (const Curve& curve : lines->curves) {
        for (const CurvePoint& point : curve.points)
            QVERIFY(point.y > 0 && point.y >= lines->valueMin);
    }
    QVERIFY(
        std::any_of(lines->curves.begin(), lines->curves.end(), [](const Curve& c) { return c.isBound; }));
}

void TestMatchCharts::theDetFallsAndHoldsItsMarks()
{
    const Comparison made;
    const MatchedCurves curves(made.matched);
    const MatchedPoint point = curves.atRate(1e-2);
    const auto spec = built("det", made.matched, point);
    QVERIFY(spec.ok());
    QCOMPARE(spec->axisScale, AxisScale::Deviate);
    QCOMPARE(spec->valueScale, AxisScale::Deviate);
    for (const Curve& curve : spec->curves) {
        QVERIFY(curve.points.size() > 3);
        for (std::size_t i = 1; i < curve.points.size(); ++i)
            QVERIFY(curve.points[i].x >= curve.points[i - 1].x && curve.points[i].y <= curve.points[i - 1].y);
    }
    for (const Mark& mark : spec->marks) {
        const measures::OperatingPoint& group = point.groups[static_cast<std::size_t>(mark.row)];
        if (group.falseMatches.errors > 0)
            QCOMPARE(mark.x, group.falseMatches.rate().value());
        if (group.falseNonMatches.errors > 0)
            QCOMPARE(mark.value, group.falseNonMatches.rate());
    }
}

void TestMatchCharts::theDetReachesEveryRateMarked()
{
    const Comparison made;
    const MatchedCurves curves(made.matched);
    for (const double rate : {0.1, 1e-2, 1e-3, 1e-4}) {
        const auto spec = built("det", made.matched, curves.atRate(rate));
        QVERIFY(spec.ok());
        for (const Mark& mark : spec->marks) {
            QVERIFY(mark.x > spec->axisMin || mark.x == 0);
            QVERIFY(!mark.value || *mark.value > spec->valueMin);
        }
    }
    // Everybody's curve may end above the marks: a group without any false match has its bound.
    const MatchedPoint none = curves.at(2);
    const auto spec = built("det", made.matched, none);
    QVERIFY(spec.ok());
    QVERIFY(spec->marks.front().x == none.groups.front().falseMatches.limits->high);
    QVERIFY(spec->axisMin < spec->marks.front().x);
}

void TestMatchCharts::withoutOverlapTheDetSaysSo()
{
    Comparison made;
    std::vector<int> subjects, groups;
    for (int row = 0; row < 120; ++row) {
        subjects.push_back(row / 2);
        groups.push_back(row / 2 % 2);
    }
    for (measures::ScoredPair& pair : made.pairs)
        pair.score = pair.a / 2 == pair.b / 2 ? 0.9F : 0.1F;
    measures::ScoreList list;
    list.groups = 2;
    list.subjectsA = subjects;
    list.groupsA = groups;
    list.pairs = made.pairs;
    made.matched.scores = std::make_shared<const measures::MatchScores>(measures::scoresOf(list));
    const MatchedCurves curves(made.matched);
    const auto spec = built("det", made.matched, curves.at(0.5F));
    QVERIFY(!spec.ok());
    QVERIFY2(spec.error().userText.contains(QLatin1String("trade-off")), qPrintable(spec.error().userText));
}

void TestMatchCharts::aBoundIsNoColourOfTheMap()
{
    const Comparison made(true, true);
    const MatchedCurves curves(made.matched);
    const auto spec = built("heatmap", made.matched, curves.at(0.45F));
    QVERIFY(spec.ok());
    double most = 0;
    for (const Mark& mark : spec->marks)
        most = std::max(most, mark.value.value_or(0));
    QVERIFY(most > 0);
    QVERIFY(spec->axisMax >= most && spec->axisMax < most * 10.01); // by what was seen
}

void TestMatchCharts::smallNumbersAreWrittenOut()
{
    QCOMPARE(smallRateText(9.28e-05), QStringLiteral("0.0000928"));
    QCOMPARE(smallRateText(1e-05), QStringLiteral("0.00001"));
    QCOMPARE(smallRateText(1.5e-06), QStringLiteral("0.0000015"));
    QCOMPARE(smallRateText(0.00258), QStringLiteral("0.00258"));
    QCOMPARE(smallRateText(0.000999999), QStringLiteral("0.001"));
    QCOMPARE(smallRateText(0.0), QStringLiteral("0"));
    QCOMPARE(smallRateText(1.0), QStringLiteral("1"));
    QCOMPARE(smallRateText(-0.00005), QStringLiteral("-0.00005"));
    QCOMPARE(smallRateText(999.7), QLocale().toString(1000));
    QCOMPARE(smallRateText(1530.0), QLocale().toString(1530));
    QCOMPARE(plainNumberText(9.28e-05, 2), QStringLiteral("0.000093"));
}

void TestMatchCharts::thresholdsOfNeighboursReadApart()
{
    QCOMPARE(moreToTellApart({0.3F, 0.4F, 0.4F}), 0);
    const int more = moreToTellApart({0.38741F, 0.38743F});
    QVERIFY(matchThresholdText(0.38741F) == matchThresholdText(0.38743F));
    QVERIFY(matchThresholdText(0.38741F, more) != matchThresholdText(0.38743F, more));
    const Comparison made;
    const MatchedCurves curves(made.matched);
    const TableSpec table = matchedThresholdTable({curves.at(0.38741F), curves.at(0.38743F)});
    QVERIFY(table.rows[0][1].text != table.rows[1][1].text);
}

void TestMatchCharts::theUnknownAreShownWhereSomebodyIs()
{
    Comparison made;
    const auto columns = [&made] {
        const MatchedCurves curves(made.matched);
        return built("heatmap", made.matched, curves.at(0.45F)).value().columns;
    };
    QCOMPARE(columns().size(), 2);
    QVERIFY(!showsUnknown(made.matched));
    made.matched.probeGroups[0] = -1;
    QCOMPARE(columns().size(), 3);
    QVERIFY(showsUnknown(made.matched));
}

void TestMatchCharts::distributionsAddUpToOne()
{
    const Comparison made;
    const MatchedCurves curves(made.matched);
    const auto spec = built("scores", made.matched, curves.at(0.5F));
    QVERIFY(spec.ok());
    QCOMPARE(spec->curves.size(), std::size_t {4});
    for (const Curve& curve : spec->curves) {
        double sum = 0;
        for (const CurvePoint& point : curve.points) {
            sum += point.y;
            QVERIFY(point.y <= spec->valueMax);
        }
        QVERIFY(std::abs(sum - 1) < 1e-9);
    }
}

void TestMatchCharts::theMapHasEveryPairOfGroups()
{
    const Comparison made;
    const MatchedCurves curves(made.matched);
    const MatchedPoint point = curves.at(0.4F);
    const auto spec = built("heatmap", made.matched, point);
    QVERIFY(spec.ok());
    QCOMPARE(spec->marks.size(), std::size_t {4});
    for (const Mark& mark : spec->marks) {
        int errors = 0, all = 0;
        for (const measures::ScoredPair& pair : made.pairs) {
            const auto group = [&](int row) {
                return made.matched.probeGroups[static_cast<std::size_t>(row)];
            };
            const int low = std::min(group(pair.a), group(pair.b));
            const int high = std::max(group(pair.a), group(pair.b));
            if (pair.a / 2 == pair.b / 2 || low != std::min(mark.row, mark.column)
                || high != std::max(mark.row, mark.column))
                continue;
            ++all;
            errors += pair.score >= 0.4F ? 1 : 0;
        }
        QVERIFY(all > 0);
        if (errors > 0)
            QCOMPARE(mark.value, std::optional(static_cast<double>(errors) / all));
        QCOMPARE(mark.key.values.size(), 2); // of both groups, to find their pairs by
    }
}

void TestMatchCharts::withoutMatesThereIsOnlyFmr()
{
    const Comparison made(false);
    const MatchedCurves curves(made.matched);
    const MatchedPoint point = curves.atRate(1e-2);
    const auto det = built("det", made.matched, point);
    QVERIFY(!det.ok());
    QCOMPARE(det.error().code, ErrorCode::Usage);
    const auto lines = built("threshold", made.matched, point);
    QVERIFY(lines.ok());
    QCOMPARE(lines->panels.size(), 1);
    QVERIFY(built("heatmap", made.matched, point).ok());
    QVERIFY(built("scores", made.matched, point).ok());
}

void TestMatchCharts::everyChartSaysWhatItIs()
{
    Comparison made;
    made.matched.synthetic = true;
    const MatchedCurves curves(made.matched);
    Registry<MatchChart> charts;
    register_builtin_match_charts(charts);
    for (const QString& id : charts.ids()) {
        const auto spec = charts.find(id)->build(made.matched, curves, curves.atRate(1e-2), {});
        QVERIFY2(spec.ok(), qPrintable(id));
        QCOMPARE(spec->id, id);
        QVERIFY(!spec->isEmpty() && !spec->title.isEmpty() && !spec->axis.isEmpty());
        for (const char* word : {"60 people", "Synthetic", "System: B", "threshold"})
            QVERIFY2(spec->caption.contains(QLatin1String(word)), qPrintable(id + spec->caption));
        for (const Mark& mark : spec->marks)
            QVERIFY2(spec->alt.contains(mark.tip), qPrintable(id));
        const TableSpec table = chartTable(*spec);
        QCOMPARE(table.rows.size(), spec->marks.size());
        for (const auto& row : table.rows)
            QCOMPARE(row.size(), table.columns.size());
        QVERIFY(!helpForMatchChart(id).isEmpty());
    }
}

void TestMatchCharts::theHeadlineComparesGroupsOnlyWhereTheyAreApart()
{
    const Comparison made;
    const MatchedCurves curves(made.matched);
    const HeadlineText apart = matchedHeadline(made.matched, curves, curves.at(0.5F));
    QVERIFY2(apart.finding.contains(QLatin1String("as frequent for men as for women")),
             qPrintable(apart.finding));
    QVERIFY(apart.evidence.contains(QLatin1String("comparisons of two people match")));
    QVERIFY(apart.evidence.endsWith(QStringLiteral("counts in both; “Compared” can leave those out.")));
    QVERIFY2(apart.interval.contains(QLatin1String("; difference 0.")), qPrintable(apart.interval));
    QVERIFY2(apart.interval.contains(QLatin1String(", p ")), qPrintable(apart.interval));
    // Above every score nobody is taken for another: nothing sets the groups apart.
    const HeadlineText none = matchedHeadline(made.matched, curves, curves.at(2));
    QVERIFY2(!none.finding.contains(QLatin1String("as frequent")), qPrintable(none.finding));
    QVERIFY2(none.finding.contains(QLatin1String("could be chance")), qPrintable(none.finding));
}

void TestMatchCharts::theDifferenceIsToldWithWhetherItIsChance()
{
    const Comparison made;
    const MatchedCurves curves(made.matched);
    const MatchedPoint point = curves.at(0.5F);
    QVERIFY(point.fmrApart && point.fmrApart->isBeyondChance());
    QCOMPARE(point.fmrApart->among, 1);
    QCOMPARE(point.fmrApart->value, point.fmr.difference.value.value());
    QVERIFY(point.fmrApart->limits.low > 0 && point.fmrApart->limits.low < point.fmrApart->value);
    QVERIFY(point.fmrApart->p < 0.05);
    const QString text = matchedApartText(made.matched, point);
    QVERIFY2(text.contains(QLatin1String("FMR differs most between men")), qPrintable(text));
    QVERIFY2(text.contains(QLatin1String("That is more than chance.")), qPrintable(text));
    const auto spec = built("threshold", made.matched, point);
    QVERIFY2(spec->caption.contains(text), qPrintable(spec->caption));
    const QString none = matchedApartText(made.matched, curves.at(2));
    QVERIFY2(none.startsWith(QLatin1String("FMR is 0 in every group.")), qPrintable(none));
}

void TestMatchCharts::groupsAreDrawnAsTheyAreArranged()
{
    const Comparison made;
    const MatchedPoint point = MatchedCurves(made.matched).at(0.5F);
    const GroupFacts facts = groupFacts(made.matched, point);
    QCOMPARE(facts.values.size(), made.matched.groups.size());
    const auto usual = built("threshold", made.matched, point);
    const std::vector<int> byRate = arrangedGroups(facts, {GroupSort::Rate, {}, {}});
    QVERIFY(facts.rates[static_cast<std::size_t>(byRate.front())]
            > facts.rates[static_cast<std::size_t>(byRate.back())]);
    const std::vector<int> turned {1, 0};
    for (const char* id : {"threshold", "det", "scores", "heatmap"}) {
        const auto spec = built(id, made.matched, point, {turned});
        const QStringList names = QLatin1String(id) == QLatin1String("scores") ? spec->panels : spec->rows;
        QCOMPARE(names[0], made.matched.labels[1]);
        QCOMPARE(names[1], made.matched.labels[0]);
    }
    // A group keeps its colour wherever it stands.
    const auto other = built("threshold", made.matched, point, {turned});
    QCOMPARE(other->series[0].colour, usual->series[1].colour);
    const auto one = built("heatmap", made.matched, point, {std::vector<int> {1}});
    QVERIFY(!one->rows.contains(made.matched.labels[0]) && !one->columns.contains(made.matched.labels[0]));
    QVERIFY2(one->caption.contains(QLatin1String("1 of 2 groups are not shown.")), qPrintable(one->caption));
}

void TestMatchCharts::theWeightMovesWhatCombinesBothErrors()
{
    const Comparison made;
    const MatchedCurves curves(made.matched);
    const MatchedPoint even = curves.at(0.5F);
    QCOMPARE(even.alpha, MatchedCurves::kAlpha);
    const MatchedPoint fmrOnly = curves.at(0.5F, 1);
    QCOMPARE(fmrOnly.combined.garbe.value.value(), fmrOnly.fmr.giniCorrected.value.value());
    QCOMPARE(fmrOnly.combined.fdr.value.value(), 1 - fmrOnly.fmr.difference.value.value());
    QVERIFY(even.combined.fdr.value != fmrOnly.combined.fdr.value);
    QCOMPARE(even.fmr.difference.value, fmrOnly.fmr.difference.value);
    const TableSpec table = differentialTable(fmrOnly);
    QVERIFY2(table.columns[3].title.contains(QString::fromUtf8("α = 1")), qPrintable(table.columns[3].title));
    MatchThresholds wanted;
    wanted.alpha = 0.2;
    for (const MatchedPoint& point : matchedPoints(curves, wanted))
        QCOMPARE(point.alpha, 0.2);
}

void TestMatchCharts::differentialsSayWhyTheyAreUndefined()
{
    const Comparison made;
    const MatchedCurves curves(made.matched);
    const MatchedPoint usual = curves.at(0.4F);
    const TableSpec table = differentialTable(usual);
    QCOMPARE(table.keys.size(), table.rows.size());
    QCOMPARE(table.rows.front()[1].value, usual.fmr.difference.value.value());
    const TableSpec none = differentialTable(curves.at(2));
    QVERIFY(none.rows[1][1].text.contains(QLatin1String("undefined")));
    QVERIFY(std::isnan(none.rows[1][1].value));
    for (const MarkKey& key : table.keys)
        QVERIFY2(!statisticHelp(key.system).text.isEmpty(), qPrintable(key.system));
    const TableSpec own = ownThresholdTable(made.matched, curves, usual);
    QCOMPARE(own.rows[0][1].value, static_cast<double>(usual.all.threshold));
    QCOMPARE(own.rows.size(), std::size_t {3});
    QCOMPARE(own.rows[1][1].value, static_cast<double>(curves.side(0).atOwnRate->threshold));
}

void TestMatchCharts::scalesLeadBack()
{
    for (const AxisScale scale : {AxisScale::Linear, AxisScale::Log, AxisScale::Deviate}) {
        double before = -1e9;
        for (const double value : {1e-6, 1e-3, 0.02, 0.5, 0.9, 0.999}) {
            const double place = placeOnScale(scale, value);
            QVERIFY(place > before);
            before = place;
            QVERIFY(std::abs(valueOnScale(scale, place) - value) < 1e-9);
        }
        QVERIFY(std::isfinite(placeOnScale(scale, 0)) && std::isfinite(placeOnScale(scale, 1)));
    }
    QVERIFY(std::abs(placeOnScale(AxisScale::Deviate, 0.975) - 1.959964) < 1e-5);
}

void TestMatchCharts::everyHelpTopicIsThere()
{
    const Comparison made;
    const MatchedCurves curves(made.matched);
    const MatchedPoint point = curves.atRate(1e-2);
    QStringList topics = helpForMatchHeadline();
    for (const TableSpec& table :
         {matchedGroupTable(made.matched, curves, point), matchedThresholdTable({point}),
          differentialTable(point), ownThresholdTable(made.matched, curves, point)}) {
        QStringList ids;
        for (const TableColumn& column : table.columns)
            ids.append(column.id);
        QVERIFY(!helpForMatchTable(ids).isEmpty());
        topics += helpForMatchTable(ids);
    }
    for (const QString& topic : topics)
        QVERIFY2(!statisticHelp(topic).title.isEmpty(), qPrintable(topic));
}

QTEST_GUILESS_MAIN(TestMatchCharts)
#include "tst_match_charts.moc"
