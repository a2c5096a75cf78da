// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/dataset.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include <QCoreApplication>
#include <QCryptographicHash>

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Dataset)
};

constexpr std::array kSources {LabelSource::NotStated, LabelSource::SelfDescribed, LabelSource::Perceived,
                               LabelSource::Inferred, LabelSource::Rendered};
constexpr std::array kStates {ImageState::Ready, ImageState::Missing, ImageState::Unreadable,
                              ImageState::TooLarge};

/// The number a label reads as in the C locale; words like "nan" and "inf" are words here.
std::optional<double> number(const QString& value)
{
    bool isNumber = false;
    const double result = value.toDouble(&isNumber);
    if (!isNumber || !std::isfinite(result))
        return std::nullopt;
    return result;
}

/// The first group of a grouping that a value falls in, or -1.
int groupOfValue(const std::vector<Group>& groups, const QString& value)
{
    const std::optional<double> x = number(value);
    const auto holds = [&](const Group& group) {
        if (!group.values.isEmpty())
            return group.values.contains(value);
        return x && *x >= group.low && *x < group.high;
    };
    const auto at = std::find_if(groups.begin(), groups.end(), holds);
    return at == groups.end() ? -1 : static_cast<int>(at - groups.begin());
}

Attribute groupedColumn(const Attribute& attribute, const Grouping& grouping)
{
    Attribute result;
    result.name = grouping.name;
    result.source = attribute.source;
    for (const Group& group : grouping.groups)
        result.values.append(group.label);
    std::vector<int> groupOf; // per value, not per image: there are far fewer
    groupOf.reserve(static_cast<std::size_t>(attribute.values.size()));
    for (const QString& value : attribute.values)
        groupOf.push_back(groupOfValue(grouping.groups, value));
    result.codes.reserve(attribute.codes.size());
    for (const int code : attribute.codes)
        result.codes.push_back(code < 0 ? -1 : groupOf.at(static_cast<std::size_t>(code)));
    return result;
}

/// Hashes fields with their lengths before them, so that no two lists of fields read alike.
class FieldHash
{
public:
    void add(const QByteArray& field)
    {
        m_hash.addData(QByteArray::number(field.size()));
        m_hash.addData(QByteArrayView(":"));
        m_hash.addData(field);
    }
    void add(const QString& field) { add(field.toUtf8()); }
    [[nodiscard]] QString hex() const { return QString::fromLatin1(m_hash.result().toHex()); }

private:
    QCryptographicHash m_hash {QCryptographicHash::Sha256};
};

void addAttribute(FieldHash& hash, const Attribute& attribute, const std::vector<std::size_t>& order)
{
    hash.add(attribute.name);
    hash.add(labelSourceName(attribute.source));
    std::vector<QByteArray> values;
    values.reserve(static_cast<std::size_t>(attribute.values.size()));
    for (const QString& value : attribute.values)
        values.push_back(value.toUtf8());
    for (const std::size_t image : order) {
        const int code = image < attribute.codes.size() ? attribute.codes[image] : -1;
        hash.add(code < 0 ? QByteArray() : values.at(static_cast<std::size_t>(code)));
    }
    QStringList mapped = attribute.valueMap.keys();
    mapped.sort();
    hash.add(QByteArray::number(mapped.size()));
    for (const QString& value : std::as_const(mapped)) {
        hash.add(value);
        hash.add(attribute.valueMap.value(value));
    }
}

} // namespace

QString labelSourceName(LabelSource source)
{
    switch (source) {
    case LabelSource::NotStated:
        break;
    case LabelSource::SelfDescribed:
        return QStringLiteral("self_described");
    case LabelSource::Perceived:
        return QStringLiteral("perceived");
    case LabelSource::Inferred:
        return QStringLiteral("inferred");
    case LabelSource::Rendered:
        return QStringLiteral("rendered");
    }
    return QStringLiteral("not_stated");
}

std::optional<LabelSource> labelSourceFromName(const QString& name)
{
    for (const LabelSource source : kSources)
        if (labelSourceName(source) == name)
            return source;
    return std::nullopt;
}

QString imageStateName(ImageState state)
{
    switch (state) {
    case ImageState::Ready:
        return QStringLiteral("ready");
    case ImageState::Missing:
        return QStringLiteral("missing");
    case ImageState::Unreadable:
        break;
    case ImageState::TooLarge:
        return QStringLiteral("too_large");
    }
    return QStringLiteral("unreadable");
}

ImageState imageStateFromName(const QString& name)
{
    for (const ImageState state : kStates)
        if (imageStateName(state) == name)
            return state;
    return ImageState::Unreadable;
}

QString Attribute::value(std::size_t image) const
{
    const int code = image < codes.size() ? codes[image] : -1;
    return code < 0 ? QString() : values.value(code);
}

bool Attribute::isNumeric() const
{
    return !values.isEmpty()
        && std::all_of(values.begin(), values.end(), [](const QString& v) { return number(v).has_value(); });
}

const Attribute* Dataset::attribute(const QString& name) const
{
    const auto at = std::find_if(attributes.begin(), attributes.end(),
                                 [&](const Attribute& a) { return a.name == name; });
    return at == attributes.end() ? nullptr : &*at;
}

Attribute* Dataset::attribute(const QString& name)
{
    const auto at = std::find_if(attributes.begin(), attributes.end(),
                                 [&](const Attribute& a) { return a.name == name; });
    return at == attributes.end() ? nullptr : &*at;
}

const Grouping* Dataset::grouping(const QString& name) const
{
    const auto at =
        std::find_if(groupings.begin(), groupings.end(), [&](const Grouping& g) { return g.name == name; });
    return at == groupings.end() ? nullptr : &*at;
}

int Dataset::subjectCount() const
{
    std::vector<bool> seen(static_cast<std::size_t>(subjects.size()), false);
    int count = 0;
    for (const Image& image : images) {
        const auto subject = static_cast<std::size_t>(image.subject);
        if (image.subject >= 0 && subject < seen.size()) {
            if (seen[subject])
                continue;
            seen[subject] = true;
        }
        ++count;
    }
    return count;
}

Result<Attribute> column(const Dataset& dataset, const QString& name)
{
    if (const Attribute* attribute = dataset.attribute(name))
        return *attribute;
    const Grouping* grouping = dataset.grouping(name);
    const Attribute* grouped = grouping ? dataset.attribute(grouping->attribute) : nullptr;
    if (grouped)
        return groupedColumn(*grouped, *grouping);
    if (grouping) {
        return Error {
            ErrorCode::Usage,
            Text::tr("The grouping “%1” is made from the attribute “%2”, which the dataset does not have.")
                .arg(name, grouping->attribute),
            {}};
    }
    QStringList names;
    for (const Attribute& attribute : dataset.attributes)
        names.append(attribute.name);
    for (const Grouping& each : dataset.groupings)
        names.append(each.name);
    const QString known = names.isEmpty() ? Text::tr("it has none") : names.join(QStringLiteral(", "));
    return Error {ErrorCode::Usage,
                  Text::tr("The dataset has no attribute “%1”; choose one of: %2.").arg(name, known),
                  {}};
}

void markDuplicates(Dataset& dataset)
{
    QHash<QString, ImageId> first;
    for (Image& image : dataset.images) {
        image.duplicateOf = ImageId();
        if (image.sha256.isEmpty())
            continue;
        const auto at = first.constFind(image.sha256);
        if (at == first.constEnd())
            first.insert(image.sha256, image.id);
        else
            image.duplicateOf = *at;
    }
}

QString contentHash(const Dataset& dataset)
{
    // Sorted by name throughout: the order of rows in the project is not part of what the dataset says.
    std::vector<std::size_t> order(dataset.images.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return dataset.images[a].file < dataset.images[b].file; });
    FieldHash hash;
    hash.add(QByteArray::number(static_cast<qlonglong>(order.size())));
    for (const std::size_t at : order) {
        const Image& image = dataset.images[at];
        hash.add(image.file);
        hash.add(image.sha256);
        hash.add(image.subject < 0 ? QString() : dataset.subjects.value(image.subject));
    }
    std::vector<const Attribute*> attributes;
    attributes.reserve(dataset.attributes.size());
    for (const Attribute& attribute : dataset.attributes)
        attributes.push_back(&attribute);
    std::sort(attributes.begin(), attributes.end(),
              [](const Attribute* a, const Attribute* b) { return a->name < b->name; });
    for (const Attribute* attribute : attributes)
        addAttribute(hash, *attribute, order);
    return hash.hex();
}

} // namespace plumbline
