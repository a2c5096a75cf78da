// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <utility>

#include <QCoreApplication>

#include "core/dataset/import_parts.h"

namespace plumbline {

namespace {

constexpr qsizetype kMaxLevels = 8; ///< of sub-folders that become attributes

/// A folder of pictures: the names of its sub-folders are the labels.
class FolderImporter final : public Importer
{
    Q_DECLARE_TR_FUNCTIONS(FolderImporter)

public:
    [[nodiscard]] QString title() const override { return tr("Folder of pictures"); }

    [[nodiscard]] bool accepts(const ImportRequest& request) const override
    {
        return !request.imagesDir.isEmpty() && request.labelsFile.isEmpty();
    }

    [[nodiscard]] Result<Import> run(const ImportRequest& request, const ImportProgress& progress,
                                     std::stop_token stop) const override
    {
        Result<Import> import = importFolder(request, progress, std::move(stop));
        if (!import)
            return import;
        addFolders(*import, request);
        if (const Result<void> finished = finishImport(*import, request); !finished)
            return finished.error();
        return import;
    }

private:
    static void addFolders(Import& import, const ImportRequest& request)
    {
        std::vector<Image>& images = import.dataset.images;
        qsizetype deepest = 0;
        for (const Image& image : images)
            deepest = std::max(deepest, image.file.count(QLatin1Char('/')));
        if (deepest > kMaxLevels)
            import.report.notes.append(
                tr("Folders more than %1 deep are imported, but their names are not labels.")
                    .arg(kMaxLevels));
        for (qsizetype level = 0; level < std::min(deepest, kMaxLevels); ++level) {
            const QString name =
                level == 0 ? QStringLiteral("folder") : QStringLiteral("folder_%1").arg(level + 1);
            if (!request.columns.isEmpty() && !request.columns.contains(name))
                continue;
            AttributeBuilder builder(request.renames.value(name, name), images.size());
            for (std::size_t i = 0; i < images.size(); ++i)
                if (images[i].file.count(QLatin1Char('/')) > level)
                    builder.set(i, images[i].file.section(QLatin1Char('/'), level, level));
            import.dataset.attributes.push_back(builder.take());
        }
    }
};

} // namespace

void register_importer_folder(Registry<Importer>& registry)
{
    registry.add(QStringLiteral("folder"), std::make_unique<FolderImporter>());
}

} // namespace plumbline
