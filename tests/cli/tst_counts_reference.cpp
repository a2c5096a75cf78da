// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <map>

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

#include "tests/cli/cli_program.h"
#include "tests/support/test_environment.h"

using namespace plumbline::test;

namespace {

/// The rows of tests/measures/reference.csv with R's values, by table and then by their letter.
using Tables = std::map<int, std::map<char, QList<QList<QByteArray>>>>;

Tables readTables()
{
    Tables tables;
    QFile file(sourceDir() + QStringLiteral("/tests/measures/reference.csv"));
    if (!file.open(QIODevice::ReadOnly))
        return tables;
    while (!file.atEnd()) {
        const QList<QByteArray> cells = file.readLine().trimmed().split(',');
        tables[cells[1].toInt()][cells[0][0]].append(cells.mid(2));
    }
    return tables;
}

/// Equal to R's, null where R says NA or infinite; \a zero: values this small are zero but for R's rounding.
bool equals(const QJsonValue& ours, const QByteArray& theirs, double relative, double zero = 1e-14)
{
    if (theirs == "NA" || theirs == "Inf")
        return ours.isNull();
    const double expected = theirs.toDouble();
    return ours.isDouble()
        && std::abs(ours.toDouble() - expected) <= std::max(relative * std::abs(expected), zero);
}

bool compareGroups(const QJsonArray& groups, const QList<QList<QByteArray>>& rows, int method)
{
    bool same = groups.size() == rows.size();
    for (qsizetype i = 0; same && i < rows.size(); ++i) {
        const QJsonValue interval = groups[i][QStringLiteral("interval")];
        same = equals(interval[QStringLiteral("low")], rows[i][3 + 2 * method], 1e-9)
            && equals(interval[QStringLiteral("high")], rows[i][4 + 2 * method], 1e-9);
    }
    return same;
}

bool compareDifferences(const QJsonArray& differences, const QList<QList<QByteArray>>& rows)
{
    bool same = differences.size() == rows.size();
    for (qsizetype i = 0; same && i < rows.size(); ++i) {
        const QJsonObject d = differences[i].toObject();
        const auto is = [&](const char* name, int column, double relative) {
            return equals(d[QLatin1String(name)], rows[i][column], relative);
        };
        same = is("difference", 2, 1e-9) && is("low", 3, 1e-9) && is("high", 4, 1e-9) && is("p", 5, 1e-6)
            && is("p_holm", 6, 1e-6) && is("p_bh", 7, 1e-6) && is("ratio", 8, 1e-9)
            && is("ratio_low", 9, 1e-9) && is("ratio_high", 10, 1e-9);
    }
    return same;
}

} // namespace

/// `measure --counts` gives what R gives, on 200 random and degenerate tables.
class TestCountsReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_tables = readTables();
        QCOMPARE(m_tables.size(), std::size_t {200});
    }

    void measureOfCountsEqualsR_data()
    {
        QTest::addColumn<int>("method");
        const char* const methods[] = {"wilson", "clopper_pearson", "jeffreys", "agresti_coull"};
        for (int i = 0; i < 4; ++i)
            QTest::newRow(methods[i]) << i;
    }

    void measureOfCountsEqualsR()
    {
        QFETCH(int, method);
        const QString id = QString::fromLatin1(QTest::currentDataTag());
        int compared = 0;
        for (const char* level : {"0.95", "0.8", "0.9", "0.99", "0.999"}) {
            const QString file = tablesAt(QString::fromLatin1(level).toDouble());
            for (const auto& [compare, letter] : {std::pair {"pairs", 'D'}, std::pair {"rest", 'W'}}) {
                const auto answer = cli({QStringLiteral("measure"), QStringLiteral("--counts"), file,
                                         QStringLiteral("--level"), QString::fromLatin1(level),
                                         QStringLiteral("--interval"), id, QStringLiteral("--compare"),
                                         QString::fromLatin1(compare), QStringLiteral("--json")});
                QVERIFY2(answer.exitCode == 0, answer.err.constData());
                for (const QJsonValue& value : answer.json()[QStringLiteral("sets")].toArray()) {
                    const QString name = value[QStringLiteral("set")].toString();
                    auto& rows = m_tables.at(name.toInt());
                    QVERIFY2(compareGroups(value[QStringLiteral("groups")].toArray(), rows['G'], method),
                             qPrintable(name));
                    QVERIFY2(compareDifferences(value[QStringLiteral("differences")].toArray(), rows[letter]),
                             qPrintable(name));
                    const QJsonValue overall = value[QStringLiteral("overall")];
                    QVERIFY2(equals(overall[QStringLiteral("statistic")], rows['O'][0][0], 1e-9),
                             qPrintable(name));
                    const bool small = rows['O'][0][3] == "1";
                    QVERIFY2(small || equals(overall[QStringLiteral("p")], rows['O'][0][2], 1e-6, 0),
                             qPrintable(name));
                    if (small && rows.contains('E'))
                        QVERIFY2(equals(overall[QStringLiteral("p")], rows['E'][0][0], 1e-6, 0),
                                 qPrintable(name));
                    ++compared;
                }
            }
        }
        QCOMPARE(compared, 2 * 199); // the table without groups is no set
    }

private:
    /// All tables of this level as a table of counts, a set for each.
    QString tablesAt(double level)
    {
        const QString path = m_folder.filePath(QStringLiteral("counts%1.csv").arg(level));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("set,group,n,errors\n");
        for (const auto& [table, rows] : m_tables) {
            if (std::abs(rows.at('T')[0][0].toDouble() - level) > 1e-9 || !rows.contains('G'))
                continue;
            for (const QList<QByteArray>& row : rows.at('G'))
                file.write(QByteArray::number(table) + ",g" + row[0] + ',' + row[1] + ',' + row[2] + '\n');
        }
        return path;
    }

    QTemporaryDir m_folder;
    Tables m_tables;
};

QTEST_GUILESS_MAIN(TestCountsReference)
#include "tst_counts_reference.moc"
