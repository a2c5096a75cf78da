// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/import_desk.h"

#include <QCoreApplication>

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ImportDesk)
};

Error notYet()
{
    return {ErrorCode::Usage, Text::tr("Labels cannot be updated yet; make a new audit for them."), {}};
}

} // namespace

bool LabelDifference::changesLabels() const
{
    return images > 0 || !newAttributes.isEmpty();
}

Result<ImportSurvey> ImportDesk::survey(const Services& services, const ImportSources& sources,
                                        const ImportProgress& progress, std::stop_token stop)
{
    return surveyImport(services.importers, sources, progress, std::move(stop));
}

Result<ImportSurvey> ImportDesk::surveyAs(const Services& services, ImportSurvey survey,
                                          const QString& format)
{
    return plumbline::surveyAs(services.importers, std::move(survey), format);
}

std::optional<ImportRequest> ImportDesk::lastRequest() const
{
    return std::nullopt;
}

Result<LabelUpdate> ImportDesk::compare(const ImportRequest& /*request*/, std::stop_token /*stop*/) const
{
    return notYet();
}

Result<ImportRequest> ImportDesk::updateRequest(const QString& /*labelsFile*/, const QString& /*sheet*/) const
{
    return notYet();
}

Result<void> ImportDesk::apply(const LabelUpdate& /*update*/)
{
    return notYet();
}

Result<void> ImportDesk::setLabels(const Dataset& /*labels*/, const QString& /*action*/,
                                   const QJsonObject& /*detail*/)
{
    return notYet();
}

Result<void> ImportDesk::setLabelSource(const QString& /*attribute*/, LabelSource /*source*/)
{
    return notYet();
}

Result<void> ImportDesk::setValueMap(const QString& attribute, const QHash<QString, QString>& map)
{
    if (const auto saved = m_project.m_store->saveValueMap(attribute, map); !saved)
        return saved;
    return {};
}

} // namespace plumbline
