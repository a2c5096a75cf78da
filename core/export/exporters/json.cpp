// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QJsonDocument>

#include "core/export/exporter.h"

namespace plumbline {

namespace {

/// {"outcomes":[...],"provenance":{...}}
class JsonExporter : public Exporter
{
public:
    [[nodiscard]] QString suffix() const override { return QStringLiteral("json"); }
    [[nodiscard]] Result<QByteArray> render(const ExportInput& input) const override
    {
        QJsonArray outcomes;
        for (const OutcomeRow& row : input.rows)
            outcomes.append(outcomeJson(row, input.attributes));
        const QJsonObject whole {{QStringLiteral("outcomes"), outcomes},
                                 {QStringLiteral("provenance"), input.provenance}};
        return QJsonDocument(whole).toJson(QJsonDocument::Indented);
    }
};

} // namespace

void register_export_json(Registry<Exporter>& registry)
{
    registry.add(QStringLiteral("json"), std::make_unique<JsonExporter>());
}

} // namespace plumbline
