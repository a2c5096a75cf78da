// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>

#include <QTest>

#include "core/views/group_order.h"
#include "core/views/search_chart.h"
#include "core/views/search_curves.h"
#include "core/views/search_tables.h"
#include "tests/views/search_sample.h"

using namespace plumbline;
using plumbline::test::SearchSample;

namespace {

using Group = std::optional<int>;

bool isOf(const measures::Search& search, Group group)
{
    return !group || search.group == (*group == 2 ? -1 : *group);
}

/// Of the searches that count, the share that err, one by one.
template<class Counts, class Errs>
std::optional<double> brute(const SearchSample& sample, Group group, Counts counts, Errs errs)
{
    std::int64_t all = 0, wrong = 0;
    for (const measures::Search& search : sample.searches) {
        if (!isOf(search, group) || !counts(search))
            continue;
        ++all;
        wrong += errs(search) ? 1 : 0;
    }
    return all > 0 ? std::optional(static_cast<double>(wrong) / static_cast<double>(all)) : std::nullopt;
}

const TableCell& cellOf(const TableSpec& table, std::size_t row, const char* column)
{
    const auto at = std::find_if(table.columns.begin(), table.columns.end(),
                                 [&](const TableColumn& one) { return one.id == QLatin1String(column); });
    return table.rows[row][static_cast<std::size_t>(at - table.columns.begin())];
}

Result<ChartSpec> chart(const char* id, const SearchSample& sample, float threshold)
{
    const SearchCurves curves(sample.identified);
    return searchCharts()
        .find(QLatin1String(id))
        ->build({sample.identified, curves, identifiedAt(sample.identified, threshold), {}});
}

const Group kGroups[] = {std::nullopt, 0, 1, 2};

} // namespace

/// Curves, tables, the sentence and the charts of searches, against every search taken one by one.
class TestSearchViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curvesEqualEverySearchTakenOneByOne()
    {
        const SearchSample sample;
        const SearchCurves curves(sample.identified);
        const int ranks = sample.identified.ranks;
        const auto mated = [](const measures::Search& search) { return search.isMated; };
        const auto unmated = [](const measures::Search& search) { return !search.isMated; };
        const auto any = [](const measures::Search&) { return true; };
        for (const Group group : kGroups) {
            for (float threshold = 0.05F; threshold < 0.8F; threshold += 0.05F) {
                const auto names = [=](const measures::Search& search) {
                    return search.bestOther && *search.bestOther >= threshold && search.otherRank <= ranks;
                };
                const auto misses = [=](const measures::Search& search) {
                    return !search.mateRank || *search.mateRank > ranks || search.mateScore < threshold;
                };
                QCOMPARE(curves.fpir(group, threshold), brute(sample, group, unmated, names));
                QCOMPARE(curves.falselyMatched(group, threshold), brute(sample, group, any, names));
                QCOMPARE(curves.fnir(group, threshold), brute(sample, group, mated, misses));
            }
            for (int rank = 1; rank <= ranks; ++rank) {
                const auto finds = [=](const measures::Search& search) {
                    return search.mateRank && *search.mateRank <= rank;
                };
                QCOMPARE(curves.found(group, rank), brute(sample, group, mated, finds));
            }
            for (const SearchCurves::AtRank& at : curves.ranks(group))
                QCOMPARE(at.rate.rate(), curves.found(group, at.rank));
        }
    }

    void theTradeOffGoesThroughEveryFalsePositive()
    {
        const SearchSample sample;
        const SearchCurves curves(sample.identified);
        const auto line = curves.tradeOff(std::nullopt);
        QVERIFY(line.size() > 20);
        for (std::size_t i = 0; i < line.size(); ++i) {
            const IdentifiedPoint point = identifiedAt(sample.identified, line[i].threshold);
            QCOMPARE(std::optional(line[i].fpir), point.all.falsePositives.rate());
            QCOMPARE(std::optional(line[i].fnir), point.all.falseNegatives.rate());
            QVERIFY(i == 0 || line[i].fpir > line[i - 1].fpir);
        }
        QCOMPARE(line.back().fpir, 1.0);
        QVERIFY(SearchCurves(SearchSample({true, false, 2, true}).identified).tradeOff(std::nullopt).empty());
        QVERIFY(SearchCurves(SearchSample({false, true, 2, true}).identified).tradeOff(std::nullopt).empty());
    }

    void theTableHoldsTheRatesOfThePoint()
    {
        const SearchSample sample;
        const IdentifiedPoint point = identifiedAt(sample.identified, 0.4F);
        const TableSpec table = searchGroupTable(sample.identified, point);
        QCOMPARE(table.rows.size(), std::size_t {4}); // all, two groups, those of whom nothing is known
        for (std::size_t row = 0; row < 4; ++row) {
            const SearchRates& rates = row == 0 ? point.all : point.groups[row - 1];
            QCOMPARE(table.rows[row].size(), table.columns.size());
            QCOMPARE(cellOf(table, row, "fpir").value, *rates.falsePositives.rate());
            QCOMPARE(cellOf(table, row, "fpir_interval").value, rates.falsePositives.limits->low);
            QCOMPARE(cellOf(table, row, "fnir").value, *rates.falseNegatives.rate());
            QCOMPARE(cellOf(table, row, "falsely_matched").value,
                     static_cast<double>(rates.falselyMatched.errors));
            QCOMPARE(cellOf(table, row, "unmated").value + cellOf(table, row, "mated").value,
                     cellOf(table, row, "probes").value);
        }
        QCOMPARE(table.keys[2].values, QStringList {QStringLiteral("men")});
        QCOMPARE(table.keys[3].values, QStringList {QString()});
        const TableSpec ranks = searchRankTable(sample.identified, SearchCurves(sample.identified));
        QCOMPARE(cellOf(ranks, 1, "rank_5").value, *sample.identified.searches->identified(0, 5).rate());
        const TableSpec shares = searchShareTable(sample.identified, 0.4F);
        QCOMPARE(cellOf(shares, 0, "share_of_matches").value + cellOf(shares, 1, "share_of_matches").value,
                 1.0);
    }

    void theSentenceNamesTheGroupsThatAreApart()
    {
        const SearchSample sample;
        const auto said = [&](float threshold) {
            return searchHeadline(sample.identified, identifiedAt(sample.identified, threshold));
        };
        const HeadlineText apart = said(0.45F);
        QVERIFY2(apart.finding.contains(QStringLiteral("times as often among men as among women")),
                 qPrintable(apart.finding));
        QVERIFY2(apart.interval.contains(QStringLiteral("FPIR"))
                     && apart.interval.contains(QStringLiteral("Fisher")),
                 qPrintable(apart.interval));
        const HeadlineText alike = said(-1);
        QVERIFY2(alike.finding.contains(QStringLiteral("cannot be told apart")), qPrintable(alike.finding));
        QVERIFY(said(2).finding.contains(QStringLiteral("none of")));
    }

    void withoutUnmatedProbesTheFalselyMatchedAreTold()
    {
        const SearchSample sample({true, false, 2, true});
        const HeadlineText text = searchHeadline(sample.identified, identifiedAt(sample.identified, 0.45F));
        QVERIFY2(text.finding.contains(QStringLiteral("men are taken for somebody else")),
                 qPrintable(text.finding));
        QVERIFY2(text.warning.contains(QStringLiteral("FPIR cannot be told")), qPrintable(text.warning));
        // A wanted rate is of all probes then.
        for (const double rate : {0.01, 0.1, 0.5}) {
            const IdentifiedPoint point = identifiedAtRate(sample.identified, rate);
            QVERIFY(*point.all.falselyMatched.rate() <= rate);
            const float below = std::nextafter(point.threshold, 0.0F);
            QVERIFY(*identifiedAt(sample.identified, below).all.falselyMatched.rate() > rate);
        }
        QCOMPARE(chart("trade-off", sample, 0.4F).error().code, ErrorCode::Usage);
        const auto errors = chart("threshold", sample, 0.4F);
        QVERIFY(errors.ok());
        QVERIFY(errors->panels.front().contains(QStringLiteral("Falsely matched")));
    }

    void withoutMatesNobodyCanBeFound()
    {
        const SearchSample sample({false, true, 2, true});
        QCOMPARE(chart("ranks", sample, 0.4F).error().code, ErrorCode::Usage);
        QCOMPARE(chart("trade-off", sample, 0.4F).error().code, ErrorCode::Usage);
        const auto errors = chart("threshold", sample, 0.4F);
        QVERIFY(errors.ok());
        QCOMPARE(errors->panels.size(), 1);
        const IdentifiedPoint point = identifiedAt(sample.identified, 0.4F);
        QVERIFY(searchHeadline(sample.identified, point).warning.contains(QStringLiteral("FNIR")));
        QVERIFY(std::isnan(cellOf(searchGroupTable(sample.identified, point), 0, "fnir").value));
    }

    void oneGroupAndNoErrorAreNoComparison()
    {
        const SearchSample one({true, true, 1, true});
        const QString alone = searchHeadline(one.identified, identifiedAt(one.identified, 0.35F)).finding;
        QVERIFY(alone.contains(QStringLiteral("name somebody")));
        QVERIFY(!alone.contains(QStringLiteral("groups")));
        const SearchSample none({true, true, 2, false});
        const HeadlineText text = searchHeadline(none.identified, identifiedAtRate(none.identified, 0.01));
        QVERIFY2(text.finding.contains(QStringLiteral("none of")), qPrintable(text.finding));
        QVERIFY(SearchCurves(none.identified).tradeOff(std::nullopt).empty()
                || SearchCurves(none.identified).tradeOff(std::nullopt).front().fpir == 0);
    }

    void theSizeOfTheGalleryIsDrawnFromSearchesInEach()
    {
        const SearchSample whole;
        SearchSample half({true, true, 2, true});
        Identified smaller = half.identified;
        smaller.gallery.people = 50;
        Identified larger = whole.identified;
        larger.gallery.people = 100;
        const SearchCurves curves(larger);
        const IdentifiedPoint point = identifiedAt(larger, 0.4F);
        const SearchChart* sizes = searchCharts().find(QStringLiteral("sizes"));
        QVERIFY(sizes->needsSizes());
        QCOMPARE(sizes->build({larger, curves, point, {larger}, {}}).error().code, ErrorCode::Usage);
        const auto spec = sizes->build({larger, curves, point, {smaller, larger}, {}});
        QVERIFY(spec.ok());
        QCOMPARE(spec->axisMin, 50.0);
        QCOMPARE(spec->axisMax, 100.0);
        QCOMPARE(spec->panels.size(), 2);
        const Curve& men = spec->curves[1];
        QCOMPARE(men.points.back().x, 100.0);
        QCOMPARE(men.points.back().y, *point.groups[1].falsePositives.rate());
        const auto notFirst = 1 - *larger.searches->identified(0, 1).rate();
        QVERIFY(std::abs(spec->curves[3].points.back().y - notFirst) < 1e-12);
    }

    void groupsAreDrawnAsTheyAreChosen()
    {
        const SearchSample sample;
        const SearchCurves curves(sample.identified);
        const IdentifiedPoint point = identifiedAt(sample.identified, 0.4F);
        const GroupFacts facts = groupFacts(sample.identified, point);
        const std::vector<int> byRate = arrangedGroups(facts, {GroupSort::Rate, {}, {}});
        QCOMPARE(byRate, (std::vector<int> {1, 0})); // men have the higher FPIR
        const auto spec = searchCharts()
                              .find(QStringLiteral("trade-off"))
                              ->build({sample.identified, curves, point, {}, {std::vector<int> {1}}});
        QCOMPARE(spec->rows, (QStringList {QStringLiteral("Men"), QStringLiteral("Unknown")}));
        QCOMPARE(spec->series.front().colour, 1);
        QVERIFY(spec->caption.contains(QStringLiteral("not shown")));
    }

    void chartsHoldTheSameNumbers()
    {
        const SearchSample sample;
        const IdentifiedPoint point = identifiedAt(sample.identified, 0.4F);
        for (const QString& id : searchCharts().ids()) {
            if (searchCharts().find(id)->needsSizes())
                continue;
            const auto spec = chart(id.toLatin1().constData(), sample, 0.4F);
            QVERIFY2(spec.ok(), qPrintable(id));
            QCOMPARE(spec->id, id);
            QCOMPARE(spec->rows.size(), 3);
            for (const char* word : {"candidates", "System: B", "FPIR over everybody"})
                QVERIFY2(spec->caption.contains(QLatin1String(word)), word);
            QVERIFY(!spec->alt.isEmpty());
        }
        const auto tradeOff = chart("trade-off", sample, 0.4F);
        QCOMPARE(tradeOff->marks[1].value, point.groups[1].falseNegatives.rate());
        QCOMPARE(tradeOff->marks[1].x, *point.groups[1].falsePositives.rate());
        QCOMPARE(tradeOff->marks[1].key.values, QStringList {QStringLiteral("men")});
        const auto ranks = chart("ranks", sample, 0.4F);
        QCOMPARE(ranks->curves[0].points[4].y, *sample.identified.searches->identified(0, 5).rate());
    }
};

QTEST_GUILESS_MAIN(TestSearchViews)
#include "tst_search_views.moc"
