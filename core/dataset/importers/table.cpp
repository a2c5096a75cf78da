// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QCoreApplication>

#include "core/dataset/table_import.h"

namespace plumbline {

namespace {

/// A folder of pictures and a table with a row for each.
class TableImporter final : public Importer
{
    Q_DECLARE_TR_FUNCTIONS(TableImporter)

public:
    [[nodiscard]] QString title() const override { return tr("Folder of pictures with a table of labels"); }

    [[nodiscard]] bool accepts(const ImportRequest& request) const override
    {
        return !request.imagesDir.isEmpty() && !request.labelsFile.isEmpty();
    }

    [[nodiscard]] Result<Import> run(const ImportRequest& request, const ImportProgress& progress,
                                     std::stop_token stop) const override
    {
        return importTable(request, progress, std::move(stop));
    }
};

} // namespace

void register_importer_table(Registry<Importer>& registry)
{
    registry.add(QStringLiteral("table"), std::make_unique<TableImporter>());
}

} // namespace plumbline
