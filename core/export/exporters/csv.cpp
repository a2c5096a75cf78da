// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QLocale>

#include "core/base/csv_line.h"
#include "core/export/exporter.h"

namespace plumbline {

namespace {

QString cellText(const QJsonValue& value)
{
    if (value.isBool())
        return value.toBool() ? QStringLiteral("true") : QStringLiteral("false");
    if (value.isDouble())
        return QLocale::c().toString(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    return value.toString();
}

/// RFC 4180, UTF-8, decimal point; one row per image and system.
class CsvExporter : public Exporter
{
public:
    [[nodiscard]] QString suffix() const override { return QStringLiteral("csv"); }
    [[nodiscard]] Result<QByteArray> render(const ExportInput& input) const override
    {
        const QStringList columns = exportColumns(input);
        QByteArray bytes = csvLine(columns);
        for (const OutcomeRow& row : input.rows) {
            const QJsonObject object = outcomeJson(row, input.attributes);
            QStringList cells;
            cells.reserve(columns.size());
            for (const QString& column : columns)
                cells.append(cellText(object.value(column)));
            bytes += csvLine(cells);
        }
        return bytes;
    }
};

} // namespace

void register_export_csv(Registry<Exporter>& registry)
{
    registry.add(QStringLiteral("csv"), std::make_unique<CsvExporter>());
}

} // namespace plumbline
