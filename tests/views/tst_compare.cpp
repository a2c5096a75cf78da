// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QLocale>
#include <QTest>

#include "core/views/caption.h"
#include "core/views/chart_parts.h"
#include "core/views/chart_table.h"
#include "core/views/compare_chart.h"
#include "core/views/compare_text.h"
#include "core/views/estimate_chart.h"
#include "core/views/statistic_help.h"
#include "tests/views/measured_audit.h"

using namespace plumbline;
using measures::PairedTally;

namespace {

/// Men lighter, men darker, women lighter, women darker, each with that table; nobody twice.
Compared comparedAudit(const std::vector<PairedTally>& tables)
{
    Compared compared;
    compared.measured = test::measuredAudit();
    std::vector<measures::PairedObservation> images;
    for (std::size_t group = 0; group < tables.size(); ++group) {
        const auto add = [&](std::int64_t times, bool wrongA, bool wrongB) {
            for (std::int64_t i = 0; i < times; ++i)
                images.push_back({static_cast<int>(group), -1, wrongA, wrongB});
        };
        add(tables[group].bothRight, false, false);
        add(tables[group].fixed, true, false);
        add(tables[group].broken, false, true);
        add(tables[group].bothWrong, true, true);
    }
    compared.analysis = measures::analysePaired(images, static_cast<int>(tables.size()), {0.95, 0});
    compared.both = static_cast<qint64>(images.size());
    return compared;
}

const std::vector<PairedTally> kMended {{197, 1, 1, 1}, {60, 2, 1, 3}, {70, 9, 1, 5}, {60, 60, 1, 9}};

QString cellOf(const TableSpec& table, std::size_t row, const char* column)
{
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].id == QLatin1String(column))
            return table.rows[row][i].text;
    return {};
}

const ComparisonChart* chartOf(const Registry<Chart>& charts, const char* id)
{
    return dynamic_cast<const ComparisonChart*>(charts.find(QLatin1String(id)));
}

/// Two sets of one vendor, a year apart, and one of another.
Measured publishedSets()
{
    Measured sets = test::measuredAudit();
    sets.runs.push_back(sets.runs.front());
    sets.fromCounts = true;
    const auto origin = [&](std::size_t run, const char* vendor, const char* date) {
        CountsOrigin said;
        said.vendor = QLatin1String(vendor);
        said.date = QLatin1String(date);
        sets.runs[run].origin = said;
        sets.runs[run].name = said.vendor + QLatin1Char(' ') + said.date;
    };
    origin(0, "Acme", "2018-08");
    origin(1, "Acme", "2017-05");
    origin(2, "Other", "2018-08");
    return sets;
}

} // namespace

class TestCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theSentenceSaysWhatMovedAndWhetherTheGapDid()
    {
        const HeadlineText text = compareHeadline(comparedAudit(kMended));
        QCOMPARE(text.finding,
                 QStringLiteral("System A misreads 72 images that System B reads right, and the other way "
                                "round 4; the gap between "
                                "darker women and lighter men is 45.4 points smaller with System B than with "
                                "System A"));
        QVERIFY2(text.interval.startsWith(QStringLiteral("(98.33 % interval ")), qPrintable(text.interval));
        QVERIFY2(!text.interval.contains(QChar(0x2212)), qPrintable(text.interval)); // "smaller by" counts up
        QVERIFY(text.evidence.contains(QStringLiteral("error rate 18.7 % (A) and 4.6 % (B)")));
        QVERIFY(text.evidence.contains(QStringLiteral("McNemar")));
        QVERIFY(text.evidence.contains(QStringLiteral("widest of 3 on either side")));
        QVERIFY(text.warning.isEmpty());
        QCOMPARE(text.key->values, comparedAudit(kMended).measured.groups[3]);
    }

    void theSameGapIsTheHeadlineWhicheverSideIsFirst()
    {
        std::vector<PairedTally> swapped = kMended;
        for (PairedTally& table : swapped)
            std::swap(table.fixed, table.broken);
        const HeadlineText text = compareHeadline(comparedAudit(swapped));
        QVERIFY2(text.finding.contains(
                     QStringLiteral("gap between darker women and lighter men is 45.4 points wider")),
                 qPrintable(text.finding));
    }

    void aGapThatMayStandStillIsNotCalledSmaller()
    {
        const HeadlineText text = compareHeadline(comparedAudit({{95, 1, 1, 3}, {}, {}, {40, 3, 2, 15}}));
        QVERIFY2(text.finding.endsWith(QStringLiteral(
                     "no difference between the two in the gap between darker women and lighter men can "
                     "be shown")),
                 qPrintable(text.finding));
    }

    void aGroupMisreadLessOftenThanTheReferenceTurnsTheGapRound()
    {
        // The reference is misread far more often; both keep their sides, the reference is mended.
        const HeadlineText text = compareHeadline(comparedAudit({{100, 90, 0, 10}, {195, 1, 1, 3}, {}, {}}));
        QVERIFY2(text.finding.contains(QStringLiteral("gap between lighter men and darker men is")),
                 qPrintable(text.finding));
        QVERIFY(text.finding.endsWith(QStringLiteral("points smaller with System B than with System A")));
    }

    void groupsOfFewImagesMakeNoSentence()
    {
        const HeadlineText text =
            compareHeadline(comparedAudit({{95, 1, 1, 3}, {40, 1, 1, 2}, {}, {1, 6, 0, 1}}));
        QVERIFY(text.finding.contains(QStringLiteral("darker men")));
        QVERIFY(text.warning.contains(QStringLiteral("1 group has fewer than 10 scored images")));
    }

    void nothingInCommonIsSaid()
    {
        Compared compared = comparedAudit({{}, {}, {}, {}});
        compared.onlyA = 3;
        const HeadlineText text = compareHeadline(compared);
        QCOMPARE(text.finding, QStringLiteral("There is no image that both have scored"));
        QVERIFY(text.evidence.contains(QStringLiteral("3 images scored by System A only")));
        const TableSpec table = compareTable(compared);
        QCOMPARE(cellOf(table, 0, "rate_a"), QStringLiteral("no images"));
        QCOMPARE(cellOf(table, 0, "change_p"), QStringLiteral("–"));
        QVERIFY(gapTable(compared).rows.empty());
    }

    void identicalRunsAreCalledSo()
    {
        const HeadlineText text = compareHeadline(comparedAudit({{90, 0, 0, 10}, {}, {}, {}}));
        QVERIFY(
            text.finding.startsWith(QStringLiteral("System A and System B misread exactly the same images")));
        const HeadlineText right = compareHeadline(comparedAudit({{90, 0, 0, 0}, {}, {}, {}}));
        QVERIFY2(right.finding.startsWith(
                     QStringLiteral("Neither System A nor System B misreads any of 90 images")),
                 qPrintable(right.finding));
    }

    void oneSystemAtTwoTimesWasMendedTwoSystemsWereNot()
    {
        Compared compared = comparedAudit(kMended);
        const auto head = [](const Compared& of, const char* id) {
            for (const TableColumn& column : compareTable(of).columns)
                if (column.id == QLatin1String(id))
                    return column.title;
            return QString();
        };
        QCOMPARE(head(compared, "fixed"), QStringLiteral("only B right"));
        QCOMPARE(head(compared, "broken"), QStringLiteral("only A right"));
        QCOMPARE(head(compared, "change"), QStringLiteral("B less A"));
        compared.measured.runs[1].system = compared.measured.runs[0].system; // run again
        QCOMPARE(head(compared, "fixed"), QStringLiteral("fixed"));
        QCOMPARE(head(compared, "broken"), QStringLiteral("broken"));
        const HeadlineText text = compareHeadline(compared);
        QVERIFY2(text.finding.contains(QStringLiteral("were fixed")), qPrintable(text.finding));
        QVERIFY2(text.finding.endsWith(QStringLiteral("points smaller")), qPrintable(text.finding));
    }

    void aVendorKeepsItsColourFromYearToYear()
    {
        const Measured sets = publishedSets(); // Acme 2018, Acme 2017, Other 2018
        const std::vector<int> colours = seriesColours(sets);
        constexpr int kHues = 6;
        QCOMPARE(colours[0] % kHues, colours[1] % kHues);
        QVERIFY(colours[0] != colours[1]); // another shape
        QVERIFY(colours[0] % kHues != colours[2] % kHues);
        // Hue and shape come from the number: the shape is that of its round and hue together.
        const auto shape = [](int colour) { return (colour + colour / kHues) % kHues; };
        QCOMPARE(shape(colours[0]), shape(colours[2])); // one date, one shape
        QVERIFY(shape(colours[0]) != shape(colours[1]));
        QCOMPARE(seriesColours(test::measuredAudit()), (std::vector<int> {0, 1})); // systems, one by one
    }

    void theTableHasEveryGroupAndAllTogether()
    {
        const TableSpec table = compareTable(comparedAudit(kMended));
        QCOMPARE(table.rows.size(), std::size_t {5});
        QCOMPARE(cellOf(table, 3, "fixed"), QStringLiteral("60"));
        QCOMPARE(cellOf(table, 3, "both_wrong"), QStringLiteral("9"));
        QCOMPARE(cellOf(table, 3, "rate_b"), QStringLiteral("7.7 %"));
        QCOMPARE(cellOf(table, 3, "change"), QStringLiteral("−45.4"));
        QCOMPARE(cellOf(table, 4, "compared"), QStringLiteral("481"));
        QVERIFY(table.keys[4].values.isEmpty());
        // Cohen's kappa by hand: (405/481 - 181449/481^2) / (1 - 181449/481^2).
        const TableSpec agreement = agreementTable(comparedAudit(kMended));
        QCOMPARE(cellOf(agreement, 4, "both_right"), QStringLiteral("387"));
        QCOMPARE(cellOf(agreement, 4, "broken"), QStringLiteral("4"));
        QCOMPARE(cellOf(agreement, 4, "fixed"), QStringLiteral("72"));
        QCOMPARE(cellOf(agreement, 4, "both_wrong"), QStringLiteral("18"));
        QCOMPARE(cellOf(agreement, 4, "agree"), QStringLiteral("84.2 %"));
        QCOMPARE(cellOf(agreement, 4, "kappa"), QStringLiteral("0.27"));
        QVERIFY(!cellOf(agreement, 4, "kappa_interval").isEmpty());
        // Where both are always right nothing is beyond chance.
        QCOMPARE(cellOf(agreementTable(comparedAudit({{9, 0, 0, 0}, {5, 1, 1, 1}})), 0, "kappa"),
                 QStringLiteral("–"));
        for (const TableSpec& spec : {table, gapTable(comparedAudit(kMended)), agreement}) {
            for (const auto& row : spec.rows)
                QCOMPARE(row.size(), spec.columns.size());
            QCOMPARE(spec.keys.size(), spec.rows.size());
            for (const TableColumn& column : spec.columns)
                if (column.id != QLatin1String("subgroup") && column.id.size() > 1)
                    QVERIFY2(!statisticHelp(helpForColumn(column.id)).text.isEmpty(), qPrintable(column.id));
        }
    }

    void bothChartsDrawTheImagesOfBoth()
    {
        Registry<Chart> charts;
        register_builtin_charts(charts);
        const Compared compared = comparedAudit(kMended);
        const auto dots = chartOf(charts, "compare-dots")->buildCompared(compared);
        QVERIFY(dots);
        QCOMPARE(dots->series.size(), std::size_t {2});
        QCOMPARE(dots->marks.size(), std::size_t {8});
        QCOMPARE(dots->marks[7].note, QStringLiteral("10 of 130"));
        QVERIFY(dots->marks[7].tip.contains(QStringLiteral("only B right: 60, only A right: 1")));
        const auto slope = chartOf(charts, "slope")->buildCompared(compared);
        QVERIFY(slope);
        QCOMPARE(slope->kind, ChartKind::Slope);
        QCOMPARE(slope->columns, QStringList({QStringLiteral("System A"), QStringLiteral("System B")}));
        QCOMPARE(slope->series.size(), std::size_t {4});
        QCOMPARE(*slope->marks[6].value, 69.0 / 130);
        QCOMPARE(slope->marks[7].column, 1);
        const TableSpec table = chartTable(*slope);
        QCOMPARE(table.rows[7][0].text, QStringLiteral("Women, darker"));
        QCOMPARE(table.rows[7][1].text, QStringLiteral("System B"));
    }

    void countsAreComparedOverTheGroupsThatBothHave()
    {
        Measured sets = test::measuredAudit();
        sets.fromCounts = true;
        const auto count = [&](std::size_t run, const std::vector<std::pair<int, int>>& tables) {
            for (std::size_t i = 0; i < tables.size(); ++i)
                sets.runs[run].analysis.groups[i].counts =
                    measures::fromTable(tables[i].first, tables[i].second);
        };
        count(0, {{80, 4}, {40, 2}, {60, 3}, {50, 12}});
        count(1, {{0, 0}, {0, 0}, {60, 3}, {50, 6}});
        const Compared compared = comparedSets(sets, 0, 1);
        QCOMPARE(compared.analysis.all.a.n, 110);
        QCOMPARE(compared.analysis.all.a.errors, 15);
        QCOMPARE(compared.analysis.all.b.n, 110);
        QCOMPARE(compared.analysis.comparisons, 2);
        const HeadlineText text = compareHeadline(compared);
        QVERIFY2(text.finding.startsWith(
                     QStringLiteral("The error rate is 13.6 % (System A) and 8.2 % (System B)")),
                 qPrintable(text.finding));
        QVERIFY2(text.evidence.contains(
                     QStringLiteral("only System A has counted them: lighter men; darker men.")),
                 qPrintable(text.evidence));
        QVERIFY(text.evidence.contains(QStringLiteral("The groups that both have counted")));
        const QString caption = joinCaption(compareCaption(compared));
        QVERIFY2(caption.contains(QStringLiteral("2 differences are tested")), qPrintable(caption));
        QVERIFY(!caption.contains(QStringLiteral("comparisons over")));
    }

    void oneVendorsTwoDatesAreARemeasuring()
    {
        const HeadlineText text = compareHeadline(comparedSets(publishedSets(), 1, 0));
        QVERIFY2(text.finding.startsWith(QStringLiteral("The error rate went from ")),
                 qPrintable(text.finding));
        const HeadlineText other = compareHeadline(comparedSets(publishedSets(), 0, 2));
        QVERIFY2(other.finding.startsWith(QStringLiteral("The error rate is ")), qPrintable(other.finding));
    }

    void datesOfAVendorAreOneLineInTheirOrder()
    {
        Registry<Chart> charts;
        register_builtin_charts(charts);
        const ComparisonChart* slope = chartOf(charts, "slope");
        const Measured sets = publishedSets();
        QVERIFY(fits(*slope, sets));
        QVERIFY(!fits(*slope, test::measuredAudit()));
        const auto spec = slope->build(sets, {});
        QVERIFY(spec);
        QCOMPARE(spec->panels, QStringList({QStringLiteral("Acme")})); // the other has one date only
        QVERIFY2(spec->axis.endsWith(QStringLiteral("one date only, not drawn: Other 2018-08")),
                 qPrintable(spec->axis));
        QVERIFY(spec->caption.contains(QStringLiteral("One date only, not drawn: Other 2018-08.")));
        QCOMPARE(spec->columns, QStringList({QStringLiteral("2017-05"), QStringLiteral("2018-08")}));
        QCOMPARE(spec->marks[0].key.system, sets.runs[1].system);
        QCOMPARE(spec->marks[0].column, 0);
        Measured one = sets;
        one.runs.resize(1);
        QVERIFY(!slope->build(one, {})); // no second stop
    }

    void setsOfCountsAreOtherImages()
    {
        const Measured sets = publishedSets();
        const Compared compared = comparedSets(sets, 1, 0);
        QVERIFY(!compared.isPaired);
        QCOMPARE(compared.a().name, QStringLiteral("Acme 2017-05"));
        const HeadlineText text = compareHeadline(compared);
        QVERIFY2(text.finding.startsWith(QStringLiteral("The error rate went from ")),
                 qPrintable(text.finding));
        QVERIFY(text.evidence.contains(QStringLiteral("Fisher")));
        const TableSpec table = compareTable(compared);
        for (const TableColumn& column : table.columns)
            QVERIFY(column.id != QLatin1String("fixed"));
    }

    void aSeriesIsToldByItsClearestLevel()
    {
        MatchedSeries series;
        series.measured = test::measuredAudit();
        series.measured.runs.resize(1);
        series.attribute = QStringLiteral("skin_tone");
        series.levels = QStringList {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")};
        series.labels = {QStringLiteral("skin tone 1"), QStringLiteral("skin tone 2"),
                         QStringLiteral("skin tone 3")};
        std::vector<measures::MatchedImage> images;
        for (int person = 0; person < 20; ++person)
            for (int level = 0; level < 3; ++level)
                images.push_back({person, level, level == 2 && person < 12});
        series.analysis = measures::analyseMatched(images, 3, 0, 0.95);
        const HeadlineText text = seriesHeadline(series);
        QCOMPARE(
            text.finding,
            QStringLiteral("System A misreads the same people 60.0 points more often with skin tone 3 than "
                           "with skin tone 1"));
        QVERIFY(text.evidence.contains(QStringLiteral("12 newly misread, 0 no longer")));
        QVERIFY(text.evidence.contains(QStringLiteral("Cochran's Q = 24.00")));
        const TableSpec table = seriesTable(series);
        QCOMPARE(table.rows.size(), std::size_t {3});
        QCOMPARE(cellOf(table, 0, "level"), QStringLiteral("skin tone 1 (reference)"));
        QCOMPARE(cellOf(table, 2, "broken"), QStringLiteral("12"));
        const ChartSpec chart = seriesChart(series);
        QCOMPARE(chart.referenceRow, 0);
        QCOMPARE(chart.marks.size(), std::size_t {3});
        QVERIFY(chart.caption.contains(QStringLiteral("20 people")));
        series.analysis = measures::analyseMatched({}, 3, 0, 0.95);
        QVERIFY(seriesHeadline(series).finding.startsWith(QStringLiteral("Nobody has an answer")));
        QCOMPARE(seriesChart(series).marks.front().note, QStringLiteral("no images"));
    }
};

QTEST_APPLESS_MAIN(TestCompare)
#include "tst_compare.moc"
