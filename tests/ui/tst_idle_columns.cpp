// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QTest>

#include "ui/browser/idle_columns.h"

using namespace plumbline;

namespace {

TableSpec table(const std::vector<std::vector<double>>& rows)
{
    TableSpec spec;
    for (const char* id : {"images", "submitted", "failed", "not_offered", "errors"})
        spec.columns.push_back({QString::fromLatin1(id), QString::fromLatin1(id), true, {}});
    for (const auto& values : rows) {
        std::vector<TableCell> row;
        for (const double value : values)
            row.push_back({QString::number(value), value, Tone::Plain, {}});
        spec.rows.push_back(row);
        spec.keys.push_back({QStringLiteral("system"), {}, {}});
    }
    return spec;
}

QStringList shown(const TableSpec& spec)
{
    QStringList ids;
    for (const TableColumn& column : ui::withoutIdleColumns(spec).columns)
        ids << column.id;
    return ids;
}

} // namespace

class IdleColumnsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsThatTellNothingGo()
    {
        QCOMPARE(shown(table({{84, 84, 0, 0, 3}, {20, 20, 0, 0, 0}})),
                 QStringList({QStringLiteral("submitted"), QStringLiteral("errors")}));
    }
    void oneFailureKeepsItsColumn()
    {
        QVERIFY(shown(table({{84, 84, 0, 0, 3}, {20, 20, 1, 0, 0}})).contains(QStringLiteral("failed")));
        QVERIFY(shown(table({{84, 84, 0, 2, 3}})).contains(QStringLiteral("not_offered")));
    }
    void anExclusionKeepsTheImages()
    {
        QVERIFY(shown(table({{84, 83, 0, 0, 3}})).contains(QStringLiteral("images")));
    }
    void rowsStayAsWideAsColumnsAndKeepTheirKeys()
    {
        const TableSpec spec = ui::withoutIdleColumns(table({{84, 84, 0, 0, 3}}));
        QCOMPARE(spec.rows.front().size(), spec.columns.size());
        QCOMPARE(spec.rows.front().back().value, 3.0);
        QCOMPARE(spec.keys.size(), std::size_t {1});
    }
};

QTEST_GUILESS_MAIN(IdleColumnsTest)

#include "tst_idle_columns.moc"
