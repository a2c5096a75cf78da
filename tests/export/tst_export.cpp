// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include "core/export/exporter.h"

using namespace plumbline;

class TestExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAttributeNeverHidesAColumnOfTheContract()
    {
        QStringList columns = outcomeColumns({QStringLiteral("gender"), QStringLiteral("truth")});
        QCOMPARE(columns.mid(14), QStringList({QStringLiteral("gender"), QStringLiteral("attribute_truth")}));
        QCOMPARE(columns.removeDuplicates(), 0);
    }

    void whatIsNotThereIsNull()
    {
        OutcomeRow row;
        row.file = QStringLiteral("a.jpg");
        row.run = RunId(1);
        row.outcome.kind = OutcomeKind::Undetected;
        const QJsonObject json = outcomeJson(row, {});
        QCOMPARE(json[QStringLiteral("outcome")].toString(), QStringLiteral("undetected"));
        for (const char* key : {"answer", "confidence", "p_male", "box_x1", "truth", "subject_id"})
            QVERIFY2(json[QLatin1String(key)].isNull(), key);
    }

    void everyFormatHoldsEveryRow()
    {
        Registry<Exporter> exporters;
        register_builtin_exports(exporters);
        ExportInput input;
        input.rows.resize(3);
        for (const QString& id : exporters.ids()) {
            const auto bytes = exporters.find(id)->render(input);
            QVERIFY(bytes);
            QCOMPARE(exporters.find(id)->suffix(), id);
            if (id == QLatin1String("json"))
                QCOMPARE(QJsonDocument::fromJson(*bytes)[QStringLiteral("outcomes")].toArray().size(), 3);
            else if (id == QLatin1String("csv"))
                QCOMPARE(bytes->count("\r\n"), 1 + 3);
        }
    }
};

QTEST_APPLESS_MAIN(TestExport)
#include "tst_export.moc"
