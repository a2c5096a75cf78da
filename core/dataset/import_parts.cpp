// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/import_parts.h"

#include <algorithm>
#include <numeric>

#include <QCoreApplication>
#include <QSet>

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Importer)
};

/// Renumbers the codes so that the values ascend as numbers.
void sortNumbers(Attribute& attribute)
{
    std::vector<std::pair<double, int>> order;
    for (qsizetype i = 0; i < attribute.values.size(); ++i)
        order.emplace_back(attribute.values.at(i).toDouble(), static_cast<int>(i));
    std::sort(order.begin(), order.end()); // "1" and "1.0" are two values: the one seen first comes first
    QStringList values;
    std::vector<int> newCode(order.size());
    for (const auto& [number, old] : order) {
        newCode[static_cast<std::size_t>(old)] = static_cast<int>(values.size());
        values.append(attribute.values.at(old));
    }
    for (int& code : attribute.codes)
        code = code < 0 ? -1 : newCode[static_cast<std::size_t>(code)];
    attribute.values = values;
}

/// The guessed map, if it covers at least half of the images with a label: a stray "M" in a column of names
/// means nothing.
QHash<QString, QString> convincingMap(const Attribute& attribute)
{
    static const QStringList classes {QStringLiteral("female"), QStringLiteral("male")};
    QHash<QString, QString> map = guessValueMap(attribute.values, classes);
    if (map.isEmpty())
        return map;
    qint64 stated = 0;
    qint64 mapped = 0;
    for (const int code : attribute.codes) {
        stated += code >= 0 ? 1 : 0;
        mapped += code >= 0 && map.contains(attribute.values.at(code)) ? 1 : 0;
    }
    return 2 * mapped >= stated ? map : QHash<QString, QString>();
}

Error noAttribute(const Dataset& dataset, const QString& name)
{
    QStringList names;
    for (const Attribute& attribute : dataset.attributes)
        names.append(attribute.name);
    const QString known = names.isEmpty() ? Text::tr("it has none") : names.join(QStringLiteral(", "));
    return {ErrorCode::Usage,
            Text::tr("The labels have no attribute “%1”; choose one of: %2.").arg(name, known),
            {}};
}

/// Counts spellings as the values they stand for. The order of the values that stay does not change.
void mergeSpellings(Attribute& attribute, const QHash<QString, QString>& spellings)
{
    QStringList values;
    QHash<QString, int> codes;
    std::vector<int> newCode;
    newCode.reserve(static_cast<std::size_t>(attribute.values.size()));
    for (const QString& value : std::as_const(attribute.values)) {
        const QString into = spellings.value(value, value).trimmed();
        if (!into.isEmpty() && !codes.contains(into)) {
            codes.insert(into, static_cast<int>(values.size()));
            values.append(into);
        }
        newCode.push_back(codes.value(into, -1)); // a spelling of nothing is "not stated"
    }
    for (int& code : attribute.codes)
        code = code < 0 ? -1 : newCode[static_cast<std::size_t>(code)];
    attribute.values = values;
    if (attribute.isNumeric())
        sortNumbers(attribute);
}

Result<void> applySpellings(Dataset& dataset, const ImportRequest& request)
{
    for (auto at = request.spellings.cbegin(); at != request.spellings.cend(); ++at) {
        Attribute* attribute = dataset.attribute(at.key());
        if (!attribute)
            return noAttribute(dataset, at.key());
        mergeSpellings(*attribute, at.value());
    }
    return {};
}

Result<void> applyMaps(Import& import, const ImportRequest& request)
{
    Dataset& dataset = import.dataset;
    QStringList asked = request.valueMaps.keys();
    asked.append(request.sources.keys());
    asked.sort();
    for (const QString& name : std::as_const(asked))
        if (!dataset.attribute(name))
            return noAttribute(dataset, name);
    for (Attribute& attribute : dataset.attributes) {
        attribute.source = request.sources.value(attribute.name, LabelSource::NotStated);
        const auto given = request.valueMaps.constFind(attribute.name);
        if (given == request.valueMaps.constEnd()) {
            attribute.valueMap = convincingMap(attribute);
            continue;
        }
        attribute.valueMap = *given;
        QStringList unseen;
        for (const QString& value : given->keys())
            if (!attribute.values.contains(value))
                unseen.append(value);
        unseen.sort();
        if (!unseen.isEmpty())
            import.report.notes.append(
                Text::tr("Values of “%1” that were given a meaning and that no picture has: %2.")
                    .arg(attribute.name, unseen.join(QStringLiteral(", "))));
    }
    return {};
}

Result<void> applyGroupings(Dataset& dataset, const ImportRequest& request)
{
    QSet<QString> names;
    for (const Grouping& grouping : request.groupings) {
        if (!dataset.attribute(grouping.attribute))
            return noAttribute(dataset, grouping.attribute);
        if (grouping.name.isEmpty() || dataset.attribute(grouping.name) || names.contains(grouping.name))
            return Error {ErrorCode::Usage,
                          Text::tr("A grouping cannot be called “%1”: give it a name that nothing else has.")
                              .arg(grouping.name),
                          {}};
        names.insert(grouping.name);
    }
    dataset.groupings = request.groupings;
    return {};
}

} // namespace

AttributeBuilder::AttributeBuilder(QString name, std::size_t images)
{
    m_attribute.name = std::move(name);
    m_attribute.codes.assign(images, -1);
}

void AttributeBuilder::set(std::size_t image, const QString& value)
{
    const QString text = value.trimmed();
    if (text.isEmpty())
        return;
    auto code = m_codes.constFind(text);
    if (code == m_codes.constEnd()) {
        code = m_codes.insert(text, static_cast<int>(m_attribute.values.size()));
        m_attribute.values.append(text);
    }
    m_attribute.codes.at(image) = *code;
}

Attribute AttributeBuilder::take()
{
    if (m_attribute.isNumeric())
        sortNumbers(m_attribute);
    return std::move(m_attribute);
}

Result<Import> importPictures(const FileList& list, const ImportRequest& request,
                              const ImportProgress& progress, std::stop_token stop)
{
    Result<std::vector<Image>> images = inspectPictures(list, progress, std::move(stop));
    if (!images)
        return images.error();
    Import import;
    import.dataset.imageRoot = list.root;
    import.dataset.synthetic = request.synthetic;
    import.dataset.images = *std::move(images);
    import.report.problems = list.problems;
    import.report.notes = list.notes;
    QHash<QString, QString> firstOfHash;
    for (const Image& image : import.dataset.images) {
        if (image.state != ImageState::Ready)
            import.report.problems.emplace_back(image.file, image.problem);
        if (image.sha256.isEmpty())
            continue;
        const auto first = firstOfHash.constFind(image.sha256);
        if (first == firstOfHash.constEnd())
            firstOfHash.insert(image.sha256, image.file);
        else
            import.report.duplicates.emplace_back(image.file, *first);
    }
    return import;
}

Result<Import> importFolder(const ImportRequest& request, const ImportProgress& progress,
                            std::stop_token stop)
{
    const Result<FileList> list = listPictures(request.imagesDir, stop);
    if (!list)
        return list.error();
    return importPictures(*list, request, progress, std::move(stop));
}

Result<void> finishImport(Import& import, const ImportRequest& request)
{
    if (const Result<void> spellings = applySpellings(import.dataset, request); !spellings)
        return spellings;
    if (const Result<void> maps = applyMaps(import, request); !maps)
        return maps;
    if (const Result<void> groupings = applyGroupings(import.dataset, request); !groupings)
        return groupings;
    import.report.images = static_cast<qint64>(import.dataset.images.size());
    import.report.people = import.dataset.subjectCount();
    return {};
}

} // namespace plumbline
