// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <array>
#include <optional>

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include "core/dataset/column_guess.h"
#include "core/dataset/import_parts.h"
#include "core/dataset/import_survey.h"

namespace plumbline {

namespace {

/// UTKFace (Zhang, Song, Qi 2017, susanqq.github.io/UTKFace): the labels are in the file names,
/// [age]_[gender]_[race]_[date&time].jpg; gender 0 male, 1 female; race 0 White, 1 Black, 2 Asian, 3 Indian,
/// 4 Others. Its page says that they were estimated by an algorithm (DEX) and checked by a person: inferred.
struct Labels
{
    QString age;
    QString gender;
    QString race;
};

const std::array<QString, 3>& attributeNames()
{
    static const std::array<QString, 3> names {QStringLiteral("age"), QStringLiteral("gender"),
                                               QStringLiteral("race")};
    return names;
}

std::optional<Labels> labelsOf(const QString& file)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(\\d{1,3})_([01])_([0-4])_(\\d{8,20})(\\.[A-Za-z.]+)$"));
    static const QStringList races {QStringLiteral("White"), QStringLiteral("Black"), QStringLiteral("Asian"),
                                    QStringLiteral("Indian"), QStringLiteral("Others")};
    const auto match = pattern.match(file.mid(file.lastIndexOf(QLatin1Char('/')) + 1));
    if (!match.hasMatch())
        return std::nullopt;
    return Labels {QString::number(match.captured(1).toInt()),
                   match.captured(2) == QLatin1String("1") ? QStringLiteral("female")
                                                           : QStringLiteral("male"),
                   races.at(match.captured(3).toInt())};
}

QString labelOf(const QString& file, std::size_t attribute)
{
    const std::optional<Labels> labels = labelsOf(file);
    if (!labels)
        return {};
    return attribute == 0 ? labels->age : attribute == 1 ? labels->gender : labels->race;
}

class UtkFaceImporter final : public Importer
{
    Q_DECLARE_TR_FUNCTIONS(UtkFaceImporter)

public:
    [[nodiscard]] QString title() const override { return QStringLiteral("UTKFace"); }

    [[nodiscard]] QString recognised(const FileList& files, const LabelTable* /*table*/) const override
    {
        const auto named = std::count_if(files.files.begin(), files.files.end(),
                                         [](const QString& file) { return labelsOf(file).has_value(); });
        // The real set has three names that miss a field.
        if (named < 3 || 10 * named < 9 * files.files.size())
            return {};
        const QLocale locale;
        return tr("%1 of %2 file names look like UTKFace: age, gender, race and date joined by “_”.")
            .arg(locale.toString(named), locale.toString(files.files.size()));
    }

    [[nodiscard]] bool accepts(const ImportRequest& /*request*/) const override { return false; }

    void adapt(ImportSurvey& survey) const override
    {
        const QStringList& files = survey.files->files;
        survey.columns.clear();
        survey.fileColumn = -1;
        survey.subjectColumn = -1;
        survey.match = {};
        ImportRequest request;
        request.imagesDir = survey.proposed.imagesDir;
        for (std::size_t at = 0; at < attributeNames().size(); ++at) {
            ColumnGuess guess =
                guessColumn(attributeNames()[at], static_cast<std::size_t>(files.size()),
                            [&](std::size_t i) { return labelOf(files.at(static_cast<qsizetype>(i)), at); });
            guess.source = LabelSource::Inferred;
            request.columns.append(guess.name);
            request.sources.insert(guess.name, guess.source);
            survey.columns.push_back(std::move(guess));
        }
        survey.proposed = std::move(request);
    }

    [[nodiscard]] Result<Import> run(const ImportRequest& request, const ImportProgress& progress,
                                     std::stop_token stop) const override
    {
        Result<Import> import = importFolder(request, progress, std::move(stop));
        if (!import)
            return import;
        const std::vector<Image>& images = import->dataset.images;
        for (std::size_t at = 0; at < attributeNames().size(); ++at) {
            const QString& name = attributeNames()[at];
            if (!request.columns.isEmpty() && !request.columns.contains(name))
                continue;
            AttributeBuilder builder(request.renames.value(name, name), images.size());
            for (std::size_t i = 0; i < images.size(); ++i)
                builder.set(i, labelOf(images[i].file, at));
            import->dataset.attributes.push_back(builder.take());
        }
        for (const Image& image : images)
            if (!labelsOf(image.file))
                import->report.unmatchedFiles.append(image.file);
        ImportRequest known = request;
        for (const Attribute& attribute : import->dataset.attributes)
            if (!known.sources.contains(attribute.name))
                known.sources.insert(attribute.name, LabelSource::Inferred);
        if (const Result<void> finished = finishImport(*import, known); !finished)
            return finished.error();
        return import;
    }
};

} // namespace

void register_importer_utkface(Registry<Importer>& registry)
{
    registry.add(QStringLiteral("utkface"), std::make_unique<UtkFaceImporter>());
}

} // namespace plumbline
