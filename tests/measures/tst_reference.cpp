// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <limits>

#include <QtTest>

#include "core/measures/analysis.h"
#include "core/measures/comparisons.h"
#include "core/measures/significance.h"
#include "tests/support/test_environment.h"

using namespace plumbline::measures;

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// One table of reference.csv: groups, and what R makes of them.
struct Table
{
    double level = 0;
    std::vector<GroupCounts> groups;
    std::vector<QList<double>> limits; ///< per group: low, high of each method
    std::vector<QList<double>>
        pairs; ///< per pair: a, b, difference, low, high, p, p_holm, p_bh, ratio, low, high
    std::vector<QList<double>> againstFirst;
    std::vector<QList<double>> againstRest;
    QList<double> overall;   ///< statistic, df, p, whether an expected count is below 5
    QList<double> exact;     ///< p of the permutation test, every table looked at
    QList<double> simulated; ///< the same by chance: p, replicates
};

double number(const QByteArray& text)
{
    if (text == "Inf")
        return std::numeric_limits<double>::infinity();
    return text == "NA" ? kUndefined : text.toDouble();
}

std::vector<Table> readTables()
{
    std::vector<Table> tables;
    QFile file(plumbline::test::sourceDir() + QStringLiteral("/tests/measures/reference.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return tables;
    while (!file.atEnd()) {
        const QList<QByteArray> cells = file.readLine().trimmed().split(',');
        QList<double> values;
        for (qsizetype i = 2; i < cells.size(); ++i)
            values.append(number(cells.at(i)));
        if (cells.at(0) == "T") {
            tables.emplace_back().level = values.at(0);
        } else if (cells.at(0) == "G") {
            tables.back().groups.push_back(fromTable(cells.at(3).toLongLong(), cells.at(4).toLongLong()));
            tables.back().limits.push_back(values.mid(3));
        } else if (cells.at(0) == "D") {
            tables.back().pairs.push_back(values);
        } else if (cells.at(0) == "R") {
            tables.back().againstFirst.push_back(values);
        } else if (cells.at(0) == "W") {
            tables.back().againstRest.push_back(values);
        } else if (cells.at(0) == "E") {
            tables.back().exact = values;
        } else if (cells.at(0) == "S") {
            tables.back().simulated = values;
        } else {
            tables.back().overall = values;
        }
    }
    return tables;
}

/// Equal to this relative tolerance; values this small in both are zero but for R's cancellation.
bool equals(double value, double expected, double relative, double absolute)
{
    return std::abs(value - expected) <= std::max(relative * std::abs(expected), absolute);
}

bool equalsInterval(double value, double expected)
{
    return equals(value, expected, 1e-9, 1e-15);
}

bool equalsP(double value, double expected)
{
    return equals(value, expected, 1e-6, 1e-300);
}

/// Undefined in both, or equal.
void compareRatio(const std::optional<Ratio>& ours, const QList<double>& row)
{
    QCOMPARE(ours.has_value(), !std::isnan(row.at(9)));
    if (!ours)
        return;
    QCOMPARE(ours->value.has_value(), !std::isnan(row.at(8)));
    QVERIFY(!ours->value || equalsInterval(*ours->value, row.at(8)));
    QVERIFY2(equalsInterval(ours->low, row.at(9)),
             qPrintable(QString::number(ours->low, 'g', 17) + u' ' + QString::number(row.at(9), 'g', 17)));
    QCOMPARE(ours->high.has_value(), !std::isinf(row.at(10)));
    QVERIFY2(!ours->high || equalsInterval(*ours->high, row.at(10)),
             qPrintable(QString::number(ours->high.value_or(-1), 'g', 17) + u' '
                        + QString::number(row.at(10), 'g', 17)));
}

/// R's rows and ours, in the same order with the same groups.
void compareDifferences(const std::vector<Difference>& ours, const std::vector<QList<double>>& rows)
{
    QCOMPARE(ours.size(), rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const QList<double>& row = rows[i];
        QCOMPARE(ours[i].a, static_cast<int>(row.at(0)));
        QCOMPARE(ours[i].b, static_cast<int>(row.at(1)));
        QVERIFY(equalsInterval(ours[i].difference, row.at(2)));
        // A limit is the difference less a root: near zero R and we lose the same digits to the subtraction.
        QVERIFY(equals(ours[i].low, row.at(3), 1e-9, 1e-14));
        QVERIFY(equals(ours[i].high, row.at(4), 1e-9, 1e-14));
        QVERIFY2(equalsP(ours[i].p, row.at(5)), qPrintable(QString::number(row.at(5))));
        QVERIFY(equalsP(ours[i].pHolm, row.at(6)));
        QVERIFY(equalsP(ours[i].pBh, row.at(7)));
        compareRatio(ours[i].ratio, row);
    }
}

std::vector<Tally> talliesOf(const Table& table)
{
    std::vector<Tally> tallies;
    for (const GroupCounts& counts : table.groups)
        tallies.push_back(perFaceFound(counts));
    return tallies;
}

} // namespace

/// Everything that an analysis gives equals R on 200 tables (reference.R makes reference.csv).
class TestReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_tables = readTables();
        QCOMPARE(m_tables.size(), std::size_t {200});
    }

    void intervalsEqualR()
    {
        std::size_t compared = 0;
        for (const Table& table : m_tables) {
            for (std::size_t group = 0; group < table.groups.size(); ++group) {
                const Tally tally = perFaceFound(table.groups[group]);
                qsizetype column = 0;
                for (const IntervalMethod method : intervalMethods()) {
                    const auto limits = interval(method, tally.errors, tally.n, table.level);
                    const double low = table.limits[group].at(column++);
                    const double high = table.limits[group].at(column++);
                    QCOMPARE(limits.has_value(), !std::isnan(low));
                    if (!limits)
                        continue;
                    QVERIFY2(equalsInterval(limits->low, low) && equalsInterval(limits->high, high),
                             qPrintable(QStringLiteral("%1 of %2").arg(tally.errors).arg(tally.n)));
                    ++compared;
                }
            }
        }
        QVERIFY(compared > 2000);
    }

    void comparisonsOfEveryPairEqualR()
    {
        for (const Table& table : m_tables)
            compareDifferences(compareGroups(table.groups, {.level = table.level}), table.pairs);
    }

    void comparisonsWithAReferenceEqualR()
    {
        for (const Table& table : m_tables) {
            if (table.groups.empty())
                continue;
            const Settings settings {.level = table.level, .reference = 0};
            compareDifferences(compareGroups(table.groups, settings), table.againstFirst);
        }
    }

    void comparisonsWithTheRestEqualR()
    {
        for (const Table& table : m_tables) {
            const Settings settings {.level = table.level, .compare = Compare::Rest};
            compareDifferences(compareGroups(table.groups, settings), table.againstRest);
        }
    }

    void chiSquaredEqualsR()
    {
        for (const Table& table : m_tables) {
            const auto tallies = talliesOf(table);
            const auto test = chiSquared(tallies);
            const Overall overall = analyse(table.groups, {}).overall;
            QCOMPARE(test.has_value(), overall.statistic.has_value());
            QCOMPARE(overall.statistic.has_value(), !std::isnan(table.overall.at(0)));
            QCOMPARE(overall.df.has_value(), overall.statistic.has_value());
            QCOMPARE(overall.p.has_value(), overall.statistic.has_value());
            if (!overall.statistic)
                continue;
            QVERIFY(equals(*overall.statistic, table.overall.at(0), 1e-9, 1e-20));
            QCOMPARE(*overall.df, static_cast<int>(table.overall.at(1)));
            QVERIFY(equalsP(test->p, table.overall.at(2)));
            QCOMPARE(overall.method == "permutation", table.overall.at(3) == 1);
            QVERIFY(overall.method == "permutation" || *overall.p == test->p);
        }
    }

    void thePermutationTestEqualsR()
    {
        int exact = 0, simulated = 0;
        for (const Table& table : m_tables) {
            if (table.overall.at(3) != 1 || std::isnan(table.overall.at(0)))
                continue;
            const Overall overall = analyse(table.groups, {}).overall;
            if (!table.exact.empty()) {
                ++exact;
                QVERIFY(!overall.replicates);
                QVERIFY2(equalsP(*overall.p, table.exact.at(0)), qPrintable(QString::number(*overall.p)));
                continue;
            }
            ++simulated;
            const double theirs = table.simulated.at(0);
            const double variance = theirs * (1 - theirs)
                * (1 / table.simulated.at(1) + (overall.replicates ? 1.0 / *overall.replicates : 0));
            QVERIFY2(std::abs(*overall.p - theirs) <= 4 * std::sqrt(variance) + 2e-4,
                     qPrintable(QStringLiteral("%1 %2").arg(*overall.p).arg(theirs)));
        }
        QVERIFY(exact > 30 && simulated > 30);
    }

private:
    std::vector<Table> m_tables;
};

QTEST_APPLESS_MAIN(TestReference)
#include "tst_reference.moc"
