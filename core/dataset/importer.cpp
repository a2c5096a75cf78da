// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/importer.h"

#include <QCoreApplication>

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Importer)
};

} // namespace

QString Importer::recognised(const FileList& /*files*/, const LabelTable* /*table*/) const
{
    return {};
}

void Importer::adapt(ImportSurvey& /*survey*/) const { }

Result<Import> importDataset(const Registry<Importer>& importers, const ImportRequest& request,
                             const ImportProgress& progress, std::stop_token stop)
{
    if (request.imagesDir.isEmpty())
        return Error {ErrorCode::Usage, Text::tr("No folder of pictures was named: choose one."), {}};
    if (!request.format.isEmpty()) {
        if (const Importer* importer = importers.find(request.format))
            return importer->run(request, progress, std::move(stop));
        return Error {ErrorCode::Usage,
                      Text::tr("There is no format “%1”; choose one of: %2.")
                          .arg(request.format, importers.ids().join(QStringLiteral(", "))),
                      {}};
    }
    for (const Importer* importer : importers.all())
        if (importer->accepts(request))
            return importer->run(request, progress, std::move(stop));
    return Error {ErrorCode::Usage,
                  Text::tr("No format fits what was chosen; name one of: %1.")
                      .arg(importers.ids().join(QStringLiteral(", "))),
                  {}};
}

} // namespace plumbline
