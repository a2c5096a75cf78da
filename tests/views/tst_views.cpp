// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QLocale>
#include <QTest>

#include "core/views/labels.h"
#include "core/views/texts.h"

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
        QVERIFY(text.warning.contains(QStringLiteral("few images")));
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
