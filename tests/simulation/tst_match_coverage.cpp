// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QtTest>

#include "tests/simulation/match_coverage.h"

using namespace plumbline::simulation;

/// A small part of what plumbline_coverage --matching tables. Seeds are fixed: nothing here fails by chance.
class TestMatchCoverage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTwoWayIntervalHoldsTheFalseMatchRate_data()
    {
        QTest::addColumn<double>("person");
        QTest::addColumn<double>("rate");
        for (const double person : {0.0, 0.1})
            for (const double rate : {1e-3, 1e-2})
                QTest::addRow("person %.1f, rate %g", person, rate) << person << rate;
    }
    void theTwoWayIntervalHoldsTheFalseMatchRate()
    {
        QFETCH(double, person);
        QFETCH(double, rate);
        const auto coverage = coverageOfFalseMatches({.person = person, .rate = rate}, 300, 1);
        QVERIFY2(coverage.crossed >= 0.90 && coverage.crossed <= 0.985,
                 qPrintable(QString::number(coverage.crossed)));
        if (person > 0 && rate > 5e-3) // what comparisons taken as independent come to
            QVERIFY2(coverage.independent < 0.8, qPrintable(QString::number(coverage.independent)));
    }

    void theDifferenceOfTwoGroupsIsHeld_data()
    {
        QTest::addColumn<int>("gallery");
        QTest::addColumn<double>("shift");
        QTest::newRow("one set, no difference") << 0 << 0.0;
        QTest::newRow("one set, a difference") << 0 << 0.5;
        QTest::newRow("two sets, no difference") << 80 << 0.0;
        QTest::newRow("two sets, a difference") << 80 << 0.5;
    }
    void theDifferenceOfTwoGroupsIsHeld()
    {
        QFETCH(int, gallery);
        QFETCH(double, shift);
        const auto coverage = coverageOfDifferences(
            {.people = 80, .gallery = gallery, .person = 0.1, .rate = 0.02}, shift, 300, 1);
        QVERIFY2(coverage.held >= 0.90 && coverage.held <= 0.985, qPrintable(QString::number(coverage.held)));
        // Groups share comparisons, or the gallery: who leaves that out is too cautious.
        QVERIFY2(coverage.correlation > 0.1, qPrintable(QString::number(coverage.correlation)));
        QVERIFY(coverage.apart >= coverage.held);
        if (shift == 0)
            QVERIFY2(coverage.found <= 0.1, qPrintable(QString::number(coverage.found)));
        else
            QVERIFY2(coverage.found > 0.5, qPrintable(QString::number(coverage.found)));
    }

    void peopleAsClustersHoldTheFalseNonMatchRate()
    {
        const auto coverage =
            coverageOfFalseNonMatches({.images = 4, .person = 0.4, .image = 0.1, .rate = 0.05}, 300, 1);
        QVERIFY2(coverage.crossed >= 0.90 && coverage.crossed <= 0.985,
                 qPrintable(QString::number(coverage.crossed)));
        QVERIFY2(coverage.independent < 0.87, qPrintable(QString::number(coverage.independent)));
    }
};

QTEST_APPLESS_MAIN(TestMatchCoverage)
#include "tst_match_coverage.moc"
