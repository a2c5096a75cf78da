// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QSignalSpy>
#include <QTest>

#include "core/dataset/counts_import.h"
#include "tests/support/test_environment.h"
#include "ui/counts/counts_columns_model.h"
#include "ui/counts/counts_model.h"
#include "ui/theme/theme.h"

using namespace plumbline;
using namespace plumbline::ui;

namespace {

constexpr int kSet = 0;
constexpr int kGroup = 1;
constexpr int kN = 2;
constexpr int kErrors = 3;
constexpr int kRate = 4;
constexpr int kBenchmark = 5;

CountsTable twoRows()
{
    CountsTable table;
    table.attributes = QStringList {QStringLiteral("group")};
    CountSet set;
    set.name = QStringLiteral("A");
    table.sets = {set};
    table.rows = {{0, {QStringLiteral("women")}, 40, 8, {}, QStringLiteral("20.0")},
                  {0, {QStringLiteral("men")}, 50, 1, {}, {}}};
    return table;
}

} // namespace

/// Counts typed by hand.
class TestCountsModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<CountsModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setTable(twoRows(), true);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void whatIsTypedIsInTheTable()
    {
        const QSignalSpy edited(m_model.get(), &CountsModel::edited);
        QVERIFY(type(0, kErrors, "10"));
        QCOMPARE(edited.count(), 1);
        QCOMPARE(m_model->table().rows[0].errors.value_or(0), 10);
        QCOMPARE(text(0, kRate), QStringLiteral("25.0 %"));
        QVERIFY(m_model->table().rows[0].published.isEmpty()); // the printed rate was of other counts
        QVERIFY(!type(0, kErrors, "10"));                      // nothing new
        QCOMPARE(edited.count(), 1);
    }

    void theLastRowBeginsANewOne()
    {
        QCOMPARE(m_model->rowCount(), 3);
        QVERIFY(type(2, kGroup, "others"));
        QCOMPARE(m_model->rowCount(), 4);
        QCOMPARE(m_model->table().rows[2].set, 0); // goes on with the set before
        QCOMPARE(text(2, kRate), QStringLiteral("n is missing"));
        QVERIFY(!m_model->table().rows[2].isFilled());
        QVERIFY(type(2, kN, "12"));
        QVERIFY(type(2, kErrors, "3"));
        QVERIFY(m_model->table().rows[2].isFilled());
        QVERIFY(!type(3, kGroup, " ")); // nothing typed
        QCOMPARE(m_model->rowCount(), 4);
    }

    void theRowThatIsBegunStaysWhereItIsTyped()
    {
        const QPersistentModelIndex typed(m_model->index(2, kGroup));
        QVERIFY(type(2, kGroup, "others"));
        QCOMPARE(typed.row(), 2); // an editor that goes on from here stays in the row
        QVERIFY(m_model->isNewRow(3));
    }

    void aRowHalfTypedIsNotThereTwice()
    {
        CountsTable table;
        table.attributes = QStringList {QStringLiteral("gender"), QStringLiteral("skin")};
        m_model->setTable(table, true);
        QVERIFY(type(0, kSet, "A"));
        QSignalSpy refused(m_model.get(), &CountsModel::refused);
        QVERIFY(type(1, kSet, "A")); // two rows of A that name no group yet
        QCOMPARE(refused.back().front().toString(), QString());
        for (const int row : {0, 1}) {
            QVERIFY(type(row, 3, "10")); // n
            QCOMPARE(type(row, 4, "1"), row == 0);
        }
        QVERIFY2(refused.back().front().toString().contains(QLatin1String("name no group")),
                 qPrintable(refused.back().front().toString()));
        m_model->setTable(twoRows(), true); // as undoing does
        QCOMPARE(refused.back().front().toString(), QString());
    }

    void anEmptyTableIsBegunByAnyCell()
    {
        for (const int column : {kSet, kGroup, kN}) {
            CountsTable table;
            table.attributes = QStringList {QStringLiteral("group")};
            m_model->setTable(table, true);
            QVERIFY(type(0, column, "7"));
            QCOMPARE(m_model->table().rows.size(), std::size_t {1});
            QCOMPARE(m_model->table().sets.size(), std::size_t {1});
            QVERIFY(!m_model->table().sets[0].name.isEmpty());
        }
    }

    void whatCannotBeIsRefusedWithItsReason_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("says");
        QTest::newRow("more errors than n")
            << kErrors << QStringLiteral("41") << QStringLiteral("more than n (40)");
        QTest::newRow("n below errors") << kN << QStringLiteral("7") << QStringLiteral("more than n (7)");
        QTest::newRow("negative") << kN << QStringLiteral("-1") << QStringLiteral("negative");
        QTest::newRow("text") << kN << QStringLiteral("many") << QStringLiteral("whole number");
        QTest::newRow("benchmark below n")
            << kBenchmark << QStringLiteral("39") << QStringLiteral("benchmark (39)");
        QTest::newRow("the same group twice") << kGroup << QStringLiteral("men") << QStringLiteral("twice");
        QTest::newRow("no set") << kSet << QString() << QStringLiteral("name");
    }
    void whatCannotBeIsRefusedWithItsReason()
    {
        QFETCH(int, column);
        QFETCH(QString, typed);
        QFETCH(QString, says);
        QSignalSpy refused(m_model.get(), &CountsModel::refused);
        QVERIFY(!m_model->setData(m_model->index(0, column), typed));
        QVERIFY(m_model->table() == twoRows());
        QCOMPARE(refused.count(), 1);
        const QString why = refused.front().front().toString();
        QVERIFY2(why.contains(says), qPrintable(why));
    }

    void setsComeAndGoWithTheirRows()
    {
        QVERIFY(type(1, kSet, "B"));
        QCOMPARE(m_model->table().sets.size(), std::size_t {2});
        QVERIFY(type(0, kSet, "B"));
        QCOMPARE(m_model->table().sets.size(), std::size_t {1});
        QCOMPARE(m_model->table().sets[0].name, QStringLiteral("B"));
        m_model->removeTableRows({0, 2}); // the empty row stays
        QCOMPARE(m_model->table().rows.size(), std::size_t {1});
        QCOMPARE(m_model->rowCount(), 2);
        m_model->removeTableRows({0});
        QVERIFY(m_model->table().sets.empty());
        QCOMPARE(m_model->rowCount(), 1);
    }

    void whatComesWithTheProgramIsNotTypedOver()
    {
        m_model->setTable(twoRows(), false);
        QCOMPARE(m_model->rowCount(), 2);
        QVERIFY(!type(0, kErrors, "3"));
        QCOMPARE(m_model->data(m_model->index(0, kRate), Qt::ToolTipRole).toString(),
                 QStringLiteral("Published as 20.0 %"));
    }

    void setsTakeDatesAsPeopleWriteThem()
    {
        CountSetsModel sets;
        const QAbstractItemModelTester tester(&sets, QAbstractItemModelTester::FailureReportingMode::QtTest);
        sets.setTable(twoRows(), true);
        QSignalSpy edited(&sets, &CountSetsModel::edited);
        const QModelIndex date = sets.index(0, CountSetsModel::DateColumn);
        QVERIFY(sets.setData(date, QStringLiteral("August 2018")));
        QCOMPARE(sets.data(date, Qt::EditRole).toString(), QStringLiteral("2018-08"));
        QCOMPARE(edited.front().front().value<CountsTable>().sets[0].date, QStringLiteral("2018-08"));
        QVERIFY(!sets.setData(date, QStringLiteral("last summer")));
        QVERIFY(!sets.setData(sets.index(0, CountSetsModel::NameColumn), QString()));
        QCOMPARE(edited.count(), 1);
    }

    void aMeaningOfOneColumnLeavesTheOther()
    {
        CountsColumnsModel columns;
        const QAbstractItemModelTester tester(&columns,
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        CountsSurvey survey;
        survey.table = parseLabelTable("who,seen,wrong,bad\nx,9,1,2\n", QStringLiteral("t.csv")).value();
        survey.roles = guessCountsRoles(survey.table);
        columns.setSurvey(survey);
        QCOMPARE(columns.rowCount(), 4);
        const auto choose = [&](int row, CountsRole role) {
            return columns.setData(columns.index(row, CountsColumnsModel::RoleColumn),
                                   CountsColumnsModel::word(role));
        };
        QVERIFY(choose(1, CountsRole::Scored));
        QVERIFY(choose(3, CountsRole::Errors));
        QVERIFY(columns.survey()->roles[2] == CountsRole::Ignored); // "wrong" was guessed
        QVERIFY(columns.survey()->roles[3] == CountsRole::Errors);
        QVERIFY(
            !columns.setData(columns.index(0, CountsColumnsModel::RoleColumn), QStringLiteral("nonsense")));
    }

private:
    bool type(int row, int column, const char* what)
    {
        return m_model->setData(m_model->index(row, column), QString::fromLatin1(what));
    }
    [[nodiscard]] QString text(int row, int column) const
    {
        return m_model->data(m_model->index(row, column)).toString();
    }

    std::unique_ptr<CountsModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

int main(int argc, char** argv)
{
    test::isolate();
    QApplication app(argc, argv);
    const Theme theme(&app);
    TestCountsModels tests;
    return QTest::qExec(&tests, argc, argv);
}
#include "tst_counts_models.moc"
