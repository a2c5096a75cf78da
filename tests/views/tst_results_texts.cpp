// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>

#include <QLocale>
#include <QSet>
#include <QTest>

#include "core/views/change_text.h"
#include "core/views/chart.h"
#include "core/views/class_table.h"
#include "core/views/statistic_help.h"
#include "core/views/texts.h"
#include "tests/views/measured_audit.h"

using namespace plumbline;
using plumbline::test::measuredAudit;

class TestResultsTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void everyFigureInATableIsExplained()
    {
        const QSet<QString> names {QStringLiteral("system"), QStringLiteral("subgroup"), QStringLiteral("a"),
                                   QStringLiteral("b")};
        const Measured measured = measuredAudit();
        for (const TableSpec& table : {subgroupTable(measured, {}), comparisonTable(measured)}) {
            for (const TableColumn& column : table.columns) {
                const QString topic = helpForColumn(column.id);
                if (names.contains(column.id))
                    QVERIFY(topic.isEmpty());
                else
                    QVERIFY2(!statisticHelp(topic).text.isEmpty(), qPrintable(column.id));
            }
        }
    }

    void detectionIsOfferedWhatItHas()
    {
        const Measured measured = test::measuredDetection();
        Registry<Chart> charts;
        register_builtin_charts(charts);
        QVERIFY(fits(*charts.find(QStringLiteral("subgroup-error")), measured));
        for (const char* id : {"confusion", "histogram", "threshold"}) {
            const Chart* chart = charts.find(QLatin1String(id));
            QVERIFY2(!fits(*chart, measured), id);
            QVERIFY(fits(*chart, measuredAudit()));
            const auto spec = chart->build(measured, {});
            QVERIFY2(!spec && !spec.error().userText.contains(QStringLiteral("counts only")), id);
        }
        const TableSpec table = subgroupTable(measured, {});
        for (const TableColumn& column : table.columns) {
            QVERIFY2(column.id != QLatin1String("undetected") && column.id != QLatin1String("not_offered"),
                     qPrintable(column.id));
            QVERIFY2(!column.tip.contains(QStringLiteral("per face found")), qPrintable(column.tip));
        }
        for (const auto& row : table.rows)
            QCOMPARE(row.size(), table.columns.size());
        const auto several = std::find_if(table.columns.begin(), table.columns.end(), [](const auto& column) {
            return column.id == QLatin1String("several_faces");
        });
        QVERIFY(several != table.columns.end());
        const measures::GroupCounts& counts = measured.runs[0].analysis.groups[0].counts;
        const auto place = static_cast<std::size_t>(several - table.columns.begin());
        QCOMPARE(table.rows[0][place].value,
                 static_cast<double>(counts.multipleFaces.value())
                     / static_cast<double>(counts.submitted - counts.failed.value()));
        for (const TableColumn& column : subgroupTable(measuredAudit(), {}).columns)
            QVERIFY(!column.id.startsWith(QLatin1String("several_faces")));
        for (const TableColumn& column : comparisonTable(measured).columns)
            QVERIFY2(!column.tip.contains(QStringLiteral("misread"))
                         && !column.tip.contains(QStringLiteral("per face found")),
                     qPrintable(column.tip));
        for (const char* id : {"subgroup-error", "bars", "difference", "heatmap"}) {
            const auto spec = charts.find(QLatin1String(id))->build(measured, {});
            QVERIFY2(spec.ok(), id);
            QVERIFY2(spec->axis.contains(QStringLiteral("no face is found")), qPrintable(spec->axis));
            QVERIFY2(!spec->caption.contains(QStringLiteral("per face found")), qPrintable(spec->caption));
        }
    }

    void everyChartIsExplained()
    {
        Registry<Chart> charts;
        register_builtin_charts(charts);
        for (const QString& id : charts.ids()) {
            QVERIFY2(!helpForChart(id).isEmpty(), qPrintable(id));
            for (const QString& topic : helpForChart(id))
                QVERIFY2(!statisticHelp(topic).text.isEmpty(), qPrintable(topic));
        }
        for (const QString& topic : helpForHeadline())
            QVERIFY2(!statisticHelp(topic).text.isEmpty(), qPrintable(topic));
        QVERIFY(statisticHelp(QStringLiteral("no such thing")).id.isEmpty());
    }

    void everyExplanationIsOneParagraphUnderOneName()
    {
        QSet<QString> ids;
        for (const StatisticHelp& help : statisticHelps()) {
            QVERIFY2(!ids.contains(help.id), qPrintable(help.id));
            ids.insert(help.id);
            QVERIFY(!help.title.isEmpty());
            QVERIFY(!help.text.contains(QLatin1Char('\n')));
            QVERIFY2(help.text.size() > 80 && help.text.size() < 700, qPrintable(help.id));
        }
    }

    void theSentenceSaysWhereNobodyChoseTheReference()
    {
        Measured measured = measuredAudit();
        QVERIFY(headlineText(measured, {}).evidence.contains(QStringLiteral(", the reference group; ")));
        measured.usualReference = measured.settings.reference;
        measured.referenceIsUsual = true;
        QVERIFY(headlineText(measured, {}).evidence.contains(QStringLiteral("the automatic reference")));
        auto& groups = measured.runs.front().analysis.groups;
        groups[2].counts = groups[0].counts;
        QVERIFY(headlineText(measured, {}).evidence.contains(QStringLiteral("first of the largest groups")));
        measured.settings.compare = measures::Compare::Reference;
        measured.settings.reference.reset();
        measured.usualReference = 2;
        QVERIFY(headlineText(measured, {}).finding.endsWith(QStringLiteral("than women, lighter")));
    }

    void theCaptionCountsTheComparisonsThatTheSentenceCounts()
    {
        Measured measured = measuredAudit();
        const QString six = QStringLiteral("6 comparisons over 2 systems");
        QVERIFY(headlineText(measured, {}).evidence.contains(six));
        QVERIFY2(captionText(measured, {})
                     .contains(six + QStringLiteral(" (3 per system), each with men, lighter;")),
                 qPrintable(captionText(measured, {})));
        measured.runs.back().partial = true; // not in the sentence, and so not counted
        QVERIFY(captionText(measured, {}).contains(QStringLiteral(" 3 comparisons, each with")));
    }

    void theSentenceCountsWhatIsExcluded()
    {
        Measured measured = measuredAudit();
        QVERIFY(!headlineText(measured, {}).evidence.contains(QStringLiteral("excluded")));
        measured.excluded = 1;
        QVERIFY(headlineText(measured, {}).evidence.endsWith(QStringLiteral(" 1 image is excluded.")));
        QVERIFY(captionText(measured, {}).contains(QStringLiteral("1 image is excluded.")));
        measured.excluded = 1200;
        QVERIFY(headlineText(measured, {}).evidence.endsWith(QStringLiteral("1200 images are excluded.")));
    }

    void noDifferenceIsSaidWithTheGapThatWouldHaveBeenSeen()
    {
        Measured measured = measuredAudit();
        measured.runs.resize(1);
        const auto with = [&](std::vector<measures::GroupCounts> counts) {
            measured.runs[0].analysis = measures::analyse(counts, measured.settings);
            return headlineText(measured, {}).finding;
        };
        using measures::fromTable;
        const QString gap = QStringLiteral(" points or more would have been seen");
        const QString chance = with({fromTable(80, 4), fromTable(60, 5), fromTable(60, 5), fromTable(6, 1)});
        QVERIFY2(chance.startsWith(QStringLiteral("No difference can be shown")) && chance.endsWith(gap),
                 qPrintable(chance));
        const QString many = with({fromTable(80, 3), fromTable(60, 9), fromTable(60, 2), fromTable(60, 2)});
        QVERIFY2(many.startsWith(QStringLiteral("No difference remains")) && many.endsWith(gap),
                 qPrintable(many));
    }

    void aNewGroupingIsToldWithWhatItCosts()
    {
        const Measured after = measuredAudit();
        Measured before = after;
        before.by = QStringList {QStringLiteral("gender")};
        const QString text = changeText(before, {}, after, {});
        QCOMPARE(text,
                 QStringLiteral("Grouping changed: gender → gender × tone; 1 of 4 groups now have fewer than "
                                "10 scored images."));
        QVERIFY(changeText(after, {}, after, {}).isEmpty());
        Measured beside = after; // read with them, compared with nothing
        beside.runs.push_back(after.runs.front());
        beside.runs.back().name = QStringLiteral("IBM (published)");
        beside.runs.back().origin = CountsOrigin {};
        beside.runs.back().origin->beside = true;
        QVERIFY(changeText(after, {}, beside, {}).isEmpty());
    }

    void otherChangesAreToldToo()
    {
        const Measured measured = measuredAudit();
        Measured fewer = measured;
        fewer.runs.pop_back();
        QVERIFY(changeText(measured, {}, fewer, {})
                    .contains(QStringLiteral("corrected for 3 comparisons instead of 6")));
        Measured other = measured;
        other.settings.reference = 2;
        QVERIFY(changeText(measured, {}, other, {})
                    .startsWith(QStringLiteral("Compared with women, lighter instead of men, lighter")));
        Measured rest = measured;
        rest.settings.compare = measures::Compare::Rest;
        QVERIFY(changeText(measured, {}, rest, {})
                    .startsWith(QStringLiteral("Compared with all others together instead of men, lighter")));
        Measured wider = measured;
        wider.settings.level = 0.99;
        wider.settings.fewest = 30;
        const QString intervals = changeText(measured, {}, wider, {});
        QVERIFY2(intervals.contains(QStringLiteral("95 % Wilson → 99 % Wilson")), qPrintable(intervals));
        QVERIFY2(intervals.contains(QStringLiteral("fewer than 30 scored images")), qPrintable(intervals));
        // Where people are resampled no Wilson interval is shown, and the way it is done is what changes.
        Measured drawn = measured;
        const std::vector<measures::Observation> images {{0, 1}, {0, 1}};
        drawn.runs.front().people =
            std::make_shared<const measures::SubjectSample>(measures::SubjectSample::draw(images, 4).value());
        Measured otherwise = drawn;
        otherwise.settings.resampling.bootstrap = measures::Bootstrap::Percentile;
        const QString way = changeText(drawn, {}, otherwise, {});
        QVERIFY2(way.contains(QStringLiteral("(BCa, 2000 replicates, seed 1) → ")), qPrintable(way));
        QVERIFY2(way.contains(QStringLiteral("percentile")) && !way.contains(QStringLiteral("Wilson")),
                 qPrintable(way));
        QVERIFY(changeText(drawn, {}, measured, {}).contains(QStringLiteral("count as independent now")));
        ChartOptions submitted;
        submitted.perSubmitted = true;
        std::int64_t unanswered = 0;
        for (const MeasuredRun& run : measured.runs)
            for (const auto& group : run.analysis.groups)
                unanswered += group.counts.undetected.value_or(0);
        QVERIFY(unanswered > 0);
        QVERIFY(changeText(measured, {}, measured, submitted).contains(QString::number(unanswered)));
        QVERIFY(changeText(measured, submitted, measured, {}).contains(QStringLiteral("per face found")));
        Measured elsewhere = measured;
        elsewhere.dataset = QStringLiteral("another");
        elsewhere.by.clear();
        QVERIFY(changeText(measured, {}, elsewhere, {}).isEmpty());
    }

    void everyClassHasItsRates()
    {
        const Measured measured = measuredAudit();
        const TableSpec table = classTable(measured, {});
        QCOMPARE(table.rows.size(), std::size_t {16}); // two systems, four groups, two classes
        QCOMPARE(table.keys.size(), table.rows.size());
        const auto& men = measured.runs[0].analysis.groups[0].classes;
        QCOMPARE(table.rows[1][2].text, QStringLiteral("male"));
        QCOMPARE(table.rows[1][3].value, *men[1].found.tpr.value());
        QCOMPARE(table.rows[0][3].text, QStringLiteral("–")); // there is no woman among men
        ChartOptions submitted;
        submitted.perSubmitted = true;
        QCOMPARE(classTable(measured, submitted).rows[1][3].value, *men[1].submitted.tpr.value());
        QVERIFY(*men[1].submitted.tpr.value() < *men[1].found.tpr.value());
        for (const TableColumn& column : table.columns)
            QVERIFY(!column.numeric || !helpForColumn(column.id).isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestResultsTexts)
#include "tst_results_texts.moc"
