// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>

#include <QtTest>

#include "core/measures/difference.h"
#include "tests/simulation/binomial_coverage.h"
#include "tests/simulation/subject_coverage.h"

using namespace plumbline;
using namespace plumbline::simulation;

namespace {

std::vector<double> hundredths(int from, int to)
{
    std::vector<double> ps;
    for (int i = from; i <= to; ++i)
        ps.push_back(i / 100.0);
    return ps;
}

} // namespace

/// A small part of what plumbline_coverage tables, held to what docs/methods.md promises. Seeds are fixed:
/// nothing here fails by chance.
class TestCoverage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wilsonHoldsTheTruthAsOftenAsItSays()
    {
        const auto cells =
            rateCoverage(measures::IntervalMethod::Wilson, {20, 30, 50, 100, 200}, hundredths(2, 98), 0.95);
        const CoverageSummary all = summary(cells);
        QVERIFY2(all.mean >= 0.945 && all.mean <= 0.957, qPrintable(QString::number(all.mean)));
        QVERIFY2(all.least >= 0.91, qPrintable(QString::number(all.least)));
    }

    void clopperPearsonNeverHoldsItLessOften()
    {
        const auto cells =
            rateCoverage(measures::IntervalMethod::ClopperPearson, {5, 20, 50, 100}, hundredths(1, 99), 0.95);
        QVERIFY(summary(cells).least >= 0.95);
        QVERIFY(summary(cells).mean > 0.965); // and is wide for it
    }

    void enumerationKnowsTheWorstOfWilson()
    {
        // Just below the lower limit of 1 of 20, 0.0089, only x = 0 holds p: 0.991^20.
        const auto cells = rateCoverage(measures::IntervalMethod::Wilson, {20}, {0.0088}, 0.95);
        QVERIFY(std::abs(cells[0].coverage - std::pow(1 - 0.0088, 20)) < 1e-12);
    }

    void newcombeHoldsTheDifference()
    {
        const auto cells = pairCoverage(
            [](measures::Tally a, measures::Tally b) {
            const auto gap = measures::newcombe(a, b, 0.95).value();
            return measures::Interval {gap.low, gap.high};
            },
            [](double a, double b) { return a - b; }, {20, 50}, {0.05, 0.1, 0.3, 0.5, 0.9});
        const CoverageSummary all = summary(cells);
        QVERIFY2(all.mean > 0.945 && all.mean < 0.975, qPrintable(QString::number(all.mean)));
        QVERIFY2(all.least > 0.92, qPrintable(QString::number(all.least)));
    }

    void resamplingPeopleHoldsTheRate_data()
    {
        QTest::addColumn<double>("designEffect");
        QTest::addColumn<double>("rate");
        for (const double effect : {1.0, 2.0, 4.0}) {
            for (const double rate : {0.1, 0.5, 0.9})
                QTest::addRow("design effect %.0f, rate %.1f", effect, rate) << effect << rate;
        }
    }
    void resamplingPeopleHoldsTheRate()
    {
        QFETCH(double, designEffect);
        QFETCH(double, rate);
        const auto coverage = rateOfPeople({40, 4, false, rate, designEffect}, 400, 1000, 3);
        QVERIFY2(coverage.bca >= 0.90 && coverage.bca <= 0.985, qPrintable(QString::number(coverage.bca)));
        QVERIFY2(std::abs(coverage.meanDesignEffect / designEffect - 1) < 0.1,
                 qPrintable(QString::number(coverage.meanDesignEffect)));
        if (designEffect >= 2) // what images taken for people come to
            QVERIFY2(coverage.plain < 0.90, qPrintable(QString::number(coverage.plain)));
    }

    void resamplingPeopleHoldsTheDifferenceOfGroupsThatShareThem()
    {
        const People people {40, 4, false, 0.3, 2};
        const auto coverage = differenceOfPeople(people, people, true, 400, 1000, 5);
        QVERIFY2(coverage.bca >= 0.90 && coverage.bca <= 0.98, qPrintable(QString::number(coverage.bca)));
        QVERIFY(coverage.effective >= coverage.bca); // which takes them for other people, and is wide for it
    }
};

QTEST_APPLESS_MAIN(TestCoverage)
#include "tst_coverage.moc"
