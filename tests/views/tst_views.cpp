// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>

#include <QLocale>
#include <QTest>

#include "core/measures/headline.h"
#include "core/views/compared.h"
#include "core/views/labels.h"
#include "core/views/plan_text.h"
#include "core/views/texts.h"
#include "core/views/unbroken.h"

using namespace plumbline;

namespace {

/// One run or more over two groups, n and errors given.
Measured measuredOf(const std::vector<std::vector<std::pair<int, int>>>& runs)
{
    Measured measured;
    measured.dataset = QStringLiteral("parliament");
    measured.by = QStringList {QStringLiteral("gender")};
    measured.groups = {{QStringLiteral("M")}, {QStringLiteral("F")}};
    measured.labels = {QStringLiteral("Men"), QStringLiteral("Women")};
    measured.settings.compare = measures::Compare::Reference; // with the largest, as in the window
    for (std::size_t r = 0; r < runs.size(); ++r) {
        std::vector<measures::GroupCounts> counts;
        for (const auto& [n, errors] : runs[r]) {
            counts.push_back(measures::fromTable(n, errors));
            measured.images += r == 0 ? n : 0;
        }
        MeasuredRun run;
        run.system = QStringLiteral("d+s%1").arg(r);
        run.name = QStringLiteral("System %1").arg(QChar(u'A' + static_cast<char16_t>(r)));
        run.run = RunId(static_cast<qint64>(r) + 1);
        run.analysis = measures::analyse(counts, measured.settings);
        measured.runs.push_back(run);
    }
    measured.subjects = measured.images;
    return measured;
}

/// Men 4 of 100, women 20 of 100, and eight who did not say.
Measured threeGroups(measures::Compare compare)
{
    Measured measured = measuredOf({{{100, 4}, {100, 20}}});
    measured.groups.push_back({QString()});
    measured.labels.push_back(QStringLiteral("Gender not stated"));
    measured.settings.compare = compare;
    if (compare == measures::Compare::Reference)
        measured.settings.reference = 0;
    const std::vector counts {measures::fromTable(100, 4), measures::fromTable(100, 20),
                              measures::fromTable(8, 0)};
    measured.runs.front().analysis = measures::analyse(counts, measured.settings);
    measured.images += 8;
    measured.subjects += 8;
    return measured;
}

} // namespace

class TestViews : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void groupsAreCalledAsPeopleWould_data()
    {
        QTest::addColumn<QStringList>("by");
        QTest::addColumn<QStringList>("values");
        QTest::addColumn<QString>("label");
        const QString gender = QStringLiteral("gender");
        QTest::newRow("a word") << QStringList {QStringLiteral("tone")}
                                << QStringList {QStringLiteral("darker")} << QStringLiteral("Darker");
        QTest::newRow("a gender comes first, as a noun")
            << QStringList {QStringLiteral("tone"), gender}
            << QStringList {QStringLiteral("darker"), QStringLiteral("F")} << QStringLiteral("Women, darker");
        QTest::newRow("yes needs its name")
            << QStringList {QStringLiteral("listed_black")} << QStringList {QStringLiteral("yes")}
            << QStringLiteral("Listed black: yes");
        QTest::newRow("so does a number")
            << QStringList {QStringLiteral("skin_tone")} << QStringList {QStringLiteral("3")}
            << QStringLiteral("Skin tone 3");
        QTest::newRow("not stated") << QStringList {gender} << QStringList {QString()}
                                    << QStringLiteral("Gender not stated");
        QTest::newRow("no grouping") << QStringList {} << QStringList {} << QStringLiteral("All images");
    }
    void groupsAreCalledAsPeopleWould()
    {
        QFETCH(QStringList, by);
        QFETCH(QStringList, values);
        QFETCH(QString, label);
        QList<QHash<QString, QString>> meanings;
        for (const QString& name : by) {
            meanings.append(name == QLatin1String("gender")
                                ? QHash<QString, QString> {{QStringLiteral("F"), QStringLiteral("female")}}
                                : QHash<QString, QString>());
        }
        QCOMPARE(groupLabel(by, values, meanings), label);
        QCOMPARE(labelInSentence(QStringLiteral("IV to VI")), QStringLiteral("IV to VI"));
    }

    void theFindingNamesGroupsPointsIntervalAndReference()
    {
        const HeadlineText text = headlineText(measuredOf({{{260, 1}, {23, 8}}}), {});
        QCOMPARE(text.finding, QStringLiteral("System A misreads women 34.4 points more often than men"));
        QCOMPARE(text.interval, QStringLiteral("(95 % interval 18.3 to 54.7)"));
        QVERIFY(text.evidence.startsWith(QStringLiteral("8 of 23 against 1 of 260")));
        QVERIFY(text.evidence.contains(QStringLiteral("1 comparison, p < 0.0001")));
        QVERIFY(text.warning.contains(QStringLiteral("23 scored images make a wide interval")));
        QCOMPARE(text.key->values, QStringList {QStringLiteral("F")});
    }

    void ofSeveralSystemsAllComparisonsAreCounted()
    {
        const HeadlineText text = headlineText(measuredOf({{{260, 1}, {92, 2}}, {{260, 1}, {92, 20}}}), {});
        QVERIFY(text.finding.startsWith(QStringLiteral("System B misreads women")));
        QVERIFY2(text.evidence.contains(QStringLiteral("2 comparisons over 2 systems")),
                 qPrintable(text.evidence));
    }

    void whenNothingCanBeShownItSaysWhatWouldHaveBeenSeen()
    {
        const HeadlineText text = headlineText(measuredOf({{{50, 5}, {50, 6}}}), {});
        QVERIFY2(
            text.finding.startsWith(QStringLiteral("No difference can be shown with these images; a gap of")),
            qPrintable(text.finding));
        QVERIFY(
            headlineText(measuredOf({{{9, 0}, {8, 8}}}), {}).finding.startsWith(QStringLiteral("Too few")));
        QVERIFY(headlineText(measuredOf({{{0, 0}, {8, 8}}}), {})
                    .finding.startsWith(QStringLiteral("There is nothing")));
        QVERIFY(!headlineText(measuredOf({}), {}).finding.isEmpty());
    }

    void theLargestOfEveryPairSaysThatItsIntervalIsWidened()
    {
        Measured measured = threeGroups(measures::Compare::Pairs);
        const HeadlineText text = headlineText(measured, {});
        QVERIFY2(text.finding.startsWith(QStringLiteral("System A misreads women")),
                 qPrintable(text.finding));
        QVERIFY2(text.interval.startsWith(QStringLiteral("(98.33 % interval")), qPrintable(text.interval));
        QVERIFY2(text.evidence.contains(QStringLiteral("the largest of every pair (3); the interval is "
                                                       "widened from 95 %")),
                 qPrintable(text.evidence));
    }

    void theRestIsCalledAllOthersTogether()
    {
        const Measured measured = threeGroups(measures::Compare::Rest);
        const HeadlineText text = headlineText(measured, {});
        QVERIFY2(text.finding.endsWith(QStringLiteral("more often than all others together")),
                 qPrintable(text.finding));
        QVERIFY2(text.evidence.startsWith(QStringLiteral("20 of 100 against 4 of 108")),
                 qPrintable(text.evidence));
        const TableSpec table = comparisonTable(measured);
        QCOMPARE(table.rows.size(), std::size_t {3});
        QCOMPARE(table.rows[0][2].text, QStringLiteral("All others together"));
        QCOMPARE(table.keys[0].values, QStringList {QStringLiteral("M")});
    }

    void theNumberOfComparisonsStandsOnCaptionAndTable()
    {
        const Measured measured = threeGroups(measures::Compare::Pairs);
        QVERIFY2(captionText(measured, {})
                     .contains(QStringLiteral(
                         "3 comparisons, every pair; intervals of differences by Newcombe's method; p "
                         "corrected")),
                 qPrintable(captionText(measured, {})));
        bool found = false;
        for (const TableColumn& column : comparisonTable(measured).columns)
            found = found || column.title == QLatin1String("p (Holm, m = 3)");
        QVERIFY(found);
    }

    void groupsTooFewToTellAreListedByThePolicy()
    {
        Measured measured = threeGroups(measures::Compare::Reference);
        const QString said =
            QStringLiteral("Too few to tell (fewer than 10 scored images): gender not stated.");
        QVERIFY2(headlineText(measured, {}).warning.contains(said),
                 qPrintable(headlineText(measured, {}).warning));
        QVERIFY(captionText(measured, {}).contains(QStringLiteral("fewer than 10 scored images")));
        ChartOptions without;
        without.groups = std::vector<int> {0, 1};
        QVERIFY(!captionText(measured, without).contains(QStringLiteral("fewer than 10 scored images")));
        measured.settings.fewest = 5;
        QVERIFY(!headlineText(measured, {}).warning.contains(QStringLiteral("Too few")));
    }

    void aRatioThatHasNoUpperEndSaysSo()
    {
        const TableSpec table = comparisonTable(measuredOf({{{260, 0}, {23, 8}}}));
        const auto cell = [&](const char* id) {
            for (std::size_t i = 0; i < table.columns.size(); ++i)
                if (table.columns[i].id == QLatin1String(id))
                    return table.rows[0][i].text;
            return QString();
        };
        QCOMPARE(cell("ratio"), QStringLiteral("–"));
        QVERIFY2(cell("interval_ratio").startsWith(QStringLiteral("over ")),
                 qPrintable(cell("interval_ratio")));
    }

    void aPlanSaysWhatTheSetSeesAndWhatIsMissing()
    {
        const Measured measured = threeGroups(measures::Compare::Reference);
        measures::Plan plan = planFor(measured, false);
        QCOMPARE(plan.rate, 4.0 / 100); // the reference's
        QCOMPARE(plan.comparisons, 2);
        const auto groups = planGroups(measured, measured.runs.front(), plan, false);
        QCOMPARE(groups.size(), std::size_t {2}); // the reference is not compared with itself
        QCOMPARE(groups[0].scored.n, 100);
        QCOMPARE(*groups[0].missing, *measures::imagesToSee(plan) - 100);
        QCOMPARE(*groups[0].visible, *measures::visibleDifference(plan, 100, 100));
        const TableSpec table = planTable(measured, plan, false);
        QCOMPARE(table.rows.size(), std::size_t {2});
        QVERIFY(planSentence(plan).contains(QStringLiteral("10.0 points more often")));
        const QString finding = planSentence(plan, QStringLiteral("detect"));
        QVERIFY2(finding.contains(QStringLiteral("no face is found in 10.0 points more"))
                     && !finding.contains(QStringLiteral("misread")),
                 qPrintable(finding));
        plan.rate = 0.95;
        QVERIFY(planSentence(plan).contains(QStringLiteral("above 100 %")));
    }

    void aPlanCountsImagesOfTheSamePeopleForWhatTheyAreWorth()
    {
        Measured measured = threeGroups(measures::Compare::Reference);
        QVERIFY(planPeopleSentence(measured, false).isEmpty());
        const measures::Plan plan = planFor(measured, false);
        const auto before = planGroups(measured, measured.runs.front(), plan, false);
        for (auto& group : measured.runs.front().analysis.groups)
            group.effectiveN = 25; // of 100 images
        const auto groups = planGroups(measured, measured.runs.front(), plan, false);
        QCOMPARE(groups[0].worth, 0.25);
        QCOMPARE(groups[0].scored.n, 100);
        QCOMPARE(*groups[0].visible, *measures::visibleDifference(plan, 25, 25));
        QCOMPARE(*groups[0].missing, 4 * *measures::imagesToSee(plan) - 100);
        const measures::Tally independent {std::llround(groups[0].scored.rate() * 25), 25};
        QCOMPARE(*groups[0].toHalve,
                 4 * *measures::imagesToHalveInterval(independent.errors, independent.n, plan.level));
        QVERIFY(*groups[0].visible > *before[0].visible);
        QVERIFY(planPeopleSentence(measured, false).contains(QStringLiteral("0.25 to 1")));
    }

    void severalSystemsAreAlsoCorrectedForTogether()
    {
        const Measured measured = measuredOf({{{260, 1}, {92, 9}}, {{260, 1}, {92, 2}}});
        const TableSpec table = comparisonTable(measured);
        const auto column = [&](const char* id) {
            for (std::size_t i = 0; i < table.columns.size(); ++i)
                if (table.columns[i].id == QLatin1String(id))
                    return i;
            return table.columns.size();
        };
        const std::size_t all = column("p_holm_all");
        QVERIFY(all < table.columns.size());
        QCOMPARE(table.columns[all].title, QStringLiteral("p (Holm, all 2)"));
        const double p = table.rows[0][column("p")].value;
        QCOMPARE(table.rows[0][column("p_holm")].value, p); // one comparison of that system
        QCOMPARE(table.rows[0][all].value, 2 * p);
        for (const auto& row : table.rows)
            QCOMPARE(row.size(), table.columns.size());
        const TableSpec alone = comparisonTable(measuredOf({{{260, 1}, {92, 9}}}));
        for (const TableColumn& each : alone.columns)
            QVERIFY(each.id != QLatin1String("p_holm_all"));
        QCOMPARE(planFor(measured, false).comparisons, 2); // as the sentence is corrected
    }

    void noLineEndsWithinANumber()
    {
        const auto said = [](const char* text) {
            return unbroken(QString::fromUtf8(text)).replace(QChar(0xa0), QLatin1Char('_'));
        };
        QCOMPARE(said("(95 % interval 17.0 to 60.8)"), QStringLiteral("(95_% interval 17.0 to 60.8)"));
        QCOMPARE(said("corrected (Holm) p = 0.0008."), QStringLiteral("corrected (Holm) p_=_0.0008."));
        QCOMPARE(said("p < 0.0001; 1.5 %"), QStringLiteral("p_<_0.0001; 1.5_%"));
        QCOMPARE(said("of the % sign, a b"), QStringLiteral("of the % sign, a b"));
        QVERIFY(said("").isEmpty());
    }

    void sentencesPutAdjectivesBeforeTheNoun()
    {
        const auto said = [](const char* label) { return labelInSentence(QString::fromLatin1(label)); };
        QCOMPARE(said("Women, darker"), QStringLiteral("darker women"));
        QCOMPARE(said("Men, darker, older"), QStringLiteral("older darker men"));
        QCOMPARE(said("Women, East Asian"), QStringLiteral("East Asian women"));
        QCOMPARE(said("Women"), QStringLiteral("women"));
        // Only where that is sure to be English: a town, a number, a hat, a missing value are none.
        QCOMPARE(said("Women, Dakar"), QStringLiteral("women, Dakar"));
        QCOMPARE(said("Women, darker, Dakar"), QStringLiteral("women, darker, Dakar"));
        QCOMPARE(said("Women, skin tone 3"), QStringLiteral("women, skin tone 3"));
        QCOMPARE(said("Women, hat"), QStringLiteral("women, hat"));
        QCOMPARE(said("Women, age not stated"), QStringLiteral("women, age not stated"));
        QCOMPARE(said("Darker, older"), QStringLiteral("darker, older"));
        QCOMPARE(said("IV"), QStringLiteral("IV"));
        QCOMPARE(labelAfter(QStringLiteral("Women, darker")), QStringLiteral("women, darker"));
    }

    void namesThatPeopleGaveKeepTheirCapitals()
    {
        Measured measured = measuredOf({{{260, 1}, {92, 20}}});
        measured.originals = measured.labels;
        QVERIFY(headlineText(measured, {}).finding.contains(QStringLiteral("misreads women ")));
        measured.labels[1] = QStringLiteral("Black women");
        QVERIFY(headlineText(measured, {}).finding.contains(QStringLiteral("misreads Black women ")));
    }

    void aGroupThatOneSetHasNotCountedIsNotFew()
    {
        Measured measured = measuredOf({{{260, 1}, {92, 9}}, {{0, 0}, {92, 2}}});
        QVERIFY(tooFewText(measured, false).contains(QStringLiteral("men")));
        measured.fromCounts = true;
        QVERIFY2(tooFewText(measured, false).isEmpty(), qPrintable(tooFewText(measured, false)));
        const TableSpec table = subgroupTable(measured, {});
        const auto hasCell = [&](const QString& text) {
            return std::any_of(table.rows[2].begin(), table.rows[2].end(),
                               [&](const TableCell& cell) { return cell.text == text; });
        };
        QVERIFY(hasCell(QStringLiteral("not counted")) && !hasCell(QStringLiteral("no images")));
    }

    void tooFewStillSaysWhatWasExcluded()
    {
        Measured measured = measuredOf({{{9, 0}, {8, 8}}});
        measured.excluded = 1;
        QVERIFY(headlineText(measured, {}).evidence.contains(QStringLiteral("excluded")));
    }

    void nothingIsConcludedWhileARunGoesOn()
    {
        Measured measured = measuredOf({{{260, 1}, {23, 8}}, {{260, 1}, {23, 9}}});
        measured.runs[1].partial = true;
        const HeadlineText some = headlineText(measured, {});
        QVERIFY(some.finding.startsWith(QStringLiteral("System A")));
        QVERIFY(some.evidence.contains(QStringLiteral("1 comparison,")));
        QVERIFY(some.warning.contains(QStringLiteral("not finished")));
        measured.runs[0].partial = true;
        const HeadlineText none = headlineText(measured, {});
        QVERIFY(none.finding.startsWith(QStringLiteral("Not finished")));
        QVERIFY(none.interval.isEmpty() && !none.key);
    }

    void peopleWithSeveralImagesAndSyntheticFacesAreSaid()
    {
        Measured measured = measuredOf({{{260, 1}, {23, 8}}});
        measured.subjects = 80;
        measured.synthetic = true;
        const QString warning = headlineText(measured, {}).warning;
        QVERIFY(warning.contains(QStringLiteral("283 images of 80 people")));
        QVERIFY(warning.contains(QStringLiteral("Synthetic")));
        QVERIFY(captionText(measured, {}).contains(QStringLiteral("no evidence")));
    }

    void everyTableIsAsWideAsItsColumns()
    {
        const Measured measured = measuredOf({{{0, 0}, {23, 8}}, {{260, 1}, {23, 0}}});
        for (const TableSpec& table : {subgroupTable(measured, {}), comparisonTable(measured)}) {
            QCOMPARE(table.keys.size(), table.rows.size());
            for (const auto& row : table.rows)
                QCOMPARE(row.size(), table.columns.size());
        }
        const TableSpec table = subgroupTable(measured, {});
        QCOMPARE(table.rows.size(), std::size_t {4});
        QVERIFY(table.columns.back().range);
        QVERIFY(table.rows[1].back().value < table.rows[1].back().high); // both ends are there to be exported
        QCOMPARE(comparisonTable(measured).rows.size(), std::size_t {1});
    }

    void numbersAreWrittenAsAgreed()
    {
        QCOMPARE(percentText(0.3478), QStringLiteral("34.8 %"));
        QCOMPARE(percentText(std::nullopt), QStringLiteral("–"));
        QCOMPARE(pText(0.01234), QStringLiteral("0.0123"));
        QCOMPARE(pText(1e-9), QStringLiteral("< 0.0001"));
        QCOMPARE(pointsText(-0.344), QStringLiteral("34.4"));
        QCOMPARE(imagesOfPeople(1, 1), QStringLiteral("1 image of 1 person"));
    }
};

QTEST_APPLESS_MAIN(TestViews)
#include "tst_views.moc"
