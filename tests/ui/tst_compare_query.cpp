// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QTest>

#include "core/views/compare_text.h"
#include "tests/views/measured_audit.h"
#include "ui/browser/filter_words.h"
#include "ui/results/compare_query.h"

using namespace plumbline;

namespace {

Compared comparedAudit()
{
    Compared compared;
    compared.measured = test::measuredAudit(); // runs 1 and 2
    compared.analysis = measures::analysePaired({}, 4, {});
    return compared;
}

QStringList words(const ListQuery& query)
{
    QStringList parts;
    for (const ui::FilterPart& part : ui::filterParts(query))
        parts << part.text;
    return parts;
}

} // namespace

/// Which pictures a cell of the comparison opens.
class CompareQueryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCountOpensWhatItCounts_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<qint64>("run");
        QTest::addColumn<QString>("compare");
        QTest::addColumn<QStringList>("changes");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char* column, qint64 run, const char* compare, const QStringList& changes,
                            const char* verdict) {
            QTest::newRow(column) << QString::fromLatin1(column) << run << QString::fromLatin1(compare)
                                  << changes << QString::fromLatin1(verdict);
        };
        const QString unchanged = QStringLiteral("unchanged");
        row("fixed", 2, "1", {QStringLiteral("fixed")}, "");
        row("broken", 2, "1", {QStringLiteral("broken")}, "");
        row("both_wrong", 2, "1", {unchanged}, "wrong");
        row("both_right", 2, "1", {unchanged}, "right");
        row("compared", 2, "1", {}, "");
        row("rate_a", 1, "2", {}, "wrong");
        row("rate_b", 2, "1", {}, "wrong");
        row("p_holm", 2, "1", {QStringLiteral("fixed"), QStringLiteral("broken")}, "");
    }
    void everyCountOpensWhatItCounts()
    {
        QFETCH(QString, column);
        QFETCH(qint64, run);
        QFETCH(QString, compare);
        QFETCH(QStringList, changes);
        QFETCH(QString, verdict);
        const Compared compared = comparedAudit();
        const MarkKey key = compareTable(compared).keys[1];
        const ListQuery query = ui::picturesOf(compared, key, column);
        QCOMPARE(query.task, compared.measured.task);
        QCOMPARE(query.runs, std::vector<RunId> {RunId(run)});
        QCOMPARE(query.compare, compare);
        QStringList named;
        for (const Change change : query.changes)
            named << changeName(change);
        QCOMPARE(named, changes);
        QCOMPARE(query.verdicts.empty() ? QString() : verdictName(query.verdicts.front()), verdict);
        const Where where {{QStringLiteral("gender"), QStringLiteral("M")},
                           {QStringLiteral("tone"), QStringLiteral("darker")}};
        QCOMPARE(query.where, where);
    }

    void allGroupsTogetherAreNotRestricted()
    {
        const Compared compared = comparedAudit();
        const MarkKey key = compareTable(compared).keys.back();
        QVERIFY(ui::picturesOf(compared, key, QStringLiteral("fixed")).where.empty());
    }

    void theFilterSaysWhatIsCompared()
    {
        const Compared compared = comparedAudit();
        ListQuery query =
            ui::picturesOf(compared, compareTable(compared).keys.back(), QStringLiteral("fixed"));
        QCOMPARE(words(query), QStringList({QStringLiteral("run 2"), QStringLiteral("fixed since run 1")}));
        for (const ui::FilterPart& part : ui::filterParts(query))
            part.remove(query);
        QVERIFY(words(query).isEmpty());
        QVERIFY(query.runs.empty() && query.compare.isEmpty() && query.changes.empty());
        query.compare = QStringLiteral("fr_detect+gear");
        QCOMPARE(words(query), QStringList {QStringLiteral("scored in fr_detect+gear, too")});
    }
};

QTEST_GUILESS_MAIN(CompareQueryTest)
#include "tst_compare_query.moc"
