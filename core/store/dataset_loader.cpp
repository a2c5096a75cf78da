// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <limits>
#include <unordered_map>

#include <QJsonArray>
#include <QJsonDocument>

#include "core/store/connection.h"
#include "core/store/dataset_store.h"
#include "core/store/journal_store.h"
#include "core/store/project_file.h"
#include "core/store/statement.h"
#include "core/store/store_error.h"

namespace plumbline::store {

namespace {

constexpr int kMax = std::numeric_limits<int>::max();

/// Row id -> index in the dataset.
using Places = std::unordered_map<qint64, std::size_t>;

[[noreturn]] void damaged(const Connection& connection, const char* what)
{
    throw Failure(damagedFile(connection.path(), QString::fromLatin1(what)));
}

Places readSubjects(Connection& connection, QStringList& subjects)
{
    Places places;
    Statement row(connection, "SELECT id, name FROM subjects ORDER BY id");
    while (row.step()) {
        places.emplace(row.int64(0), static_cast<std::size_t>(subjects.size()));
        subjects.append(row.text(1));
    }
    return places;
}

Places readImages(Connection& connection, const Places& subjects, std::vector<Image>& images)
{
    const PathMapper paths(connection.path());
    Places places;
    QHash<QString, ImageId> firstOf; // by hash: duplicates are worked out, not kept
    Statement row(
        connection,
        "SELECT id, file, path, sha256, width_px, height_px, size_bytes, state, problem, subject_id "
        "FROM images WHERE position IS NOT NULL ORDER BY position");
    while (row.step()) {
        Image image;
        image.id = ImageId(row.int64(0));
        image.file = row.text(1);
        image.path = paths.resolved(row.text(2));
        image.sha256 = row.text(3);
        image.widthPx = row.integer(4, 0, kMax);
        image.heightPx = row.integer(5, 0, kMax);
        image.bytes = row.int64(6);
        image.state = imageStateFromName(row.text(7));
        image.problem = row.text(8);
        if (!row.isNull(9)) {
            const auto subject = subjects.find(row.int64(9));
            if (subject == subjects.end())
                damaged(connection, "subject of an image");
            image.subject = static_cast<int>(subject->second);
        }
        if (!image.sha256.isEmpty()) {
            const auto first = firstOf.constFind(image.sha256);
            if (first == firstOf.constEnd())
                firstOf.insert(image.sha256, image.id);
            else
                image.duplicateOf = *first;
        }
        places.emplace(image.id.value(), images.size());
        images.push_back(std::move(image));
    }
    return places;
}

Places readAttributes(Connection& connection, std::size_t images, std::vector<Attribute>& attributes)
{
    Places places;
    Statement row(connection, "SELECT id, name, source FROM attributes ORDER BY id");
    while (row.step()) {
        Attribute attribute;
        attribute.name = row.text(1);
        attribute.source = labelSourceFromName(row.text(2)).value_or(LabelSource::NotStated);
        attribute.codes.assign(images, -1);
        places.emplace(row.int64(0), attributes.size());
        attributes.push_back(std::move(attribute));
    }
    return places;
}

Attribute& attributeAt(const Connection& connection, const Places& places, qint64 id,
                       std::vector<Attribute>& attributes)
{
    const auto at = places.find(id);
    if (at == places.end())
        damaged(connection, "attribute of a value or label");
    return attributes[at->second];
}

void readValues(Connection& connection, const Places& places, std::vector<Attribute>& attributes)
{
    Statement value(connection,
                    "SELECT attribute_id, code, value FROM attribute_values ORDER BY attribute_id, code");
    while (value.step()) {
        Attribute& attribute = attributeAt(connection, places, value.int64(0), attributes);
        if (value.int64(1) != attribute.values.size())
            damaged(connection, "codes of an attribute");
        attribute.values.append(value.text(2));
    }
    Statement map(connection, "SELECT attribute_id, value, class FROM value_maps");
    while (map.step())
        attributeAt(connection, places, map.int64(0), attributes).valueMap.insert(map.text(1), map.text(2));
}

void readLabels(Connection& connection, const Places& places, const Places& images,
                std::vector<Attribute>& attributes)
{
    Statement label(connection,
                    "SELECT attribute_id, image_id, code FROM labels ORDER BY attribute_id, image_id");
    while (label.step()) {
        Attribute& attribute = attributeAt(connection, places, label.int64(0), attributes);
        const auto image = images.find(label.int64(1));
        const qint64 code = label.int64(2);
        if (image == images.end() || code < 0 || code >= attribute.values.size())
            damaged(connection, "label of an image");
        attribute.codes[image->second] = static_cast<int>(code);
    }
}

std::vector<Grouping> readGroupings(Connection& connection)
{
    std::vector<Grouping> groupings;
    Places places;
    Statement row(connection, "SELECT id, name, attribute FROM groupings ORDER BY id");
    while (row.step()) {
        places.emplace(row.int64(0), groupings.size());
        groupings.push_back({row.text(1), row.text(2), {}});
    }
    Statement member(connection,
                     "SELECT grouping_id, label, values_json, low, high FROM grouping_groups "
                     "ORDER BY grouping_id, position");
    while (member.step()) {
        const auto at = places.find(member.int64(0));
        if (at == places.end())
            damaged(connection, "grouping of a group");
        Group group;
        group.label = member.text(1);
        const QJsonArray values = QJsonDocument::fromJson(member.text(2).toUtf8()).array();
        for (const QJsonValue& value : values)
            group.values.append(value.toString());
        if (!member.isNull(3))
            group.low = member.real(3);
        if (!member.isNull(4))
            group.high = member.real(4);
        groupings[at->second].groups.push_back(std::move(group));
    }
    return groupings;
}

} // namespace

Dataset loadDataset(Connection& connection)
{
    Dataset dataset;
    const PathMapper paths(connection.path());
    dataset.imageRoot = paths.resolved(loadMeta(connection, QStringLiteral("dataset.image_root")));
    dataset.synthetic = loadMeta(connection, QStringLiteral("dataset.synthetic")) == QLatin1String("1");
    const Places subjects = readSubjects(connection, dataset.subjects);
    const Places images = readImages(connection, subjects, dataset.images);
    const Places attributes = readAttributes(connection, dataset.images.size(), dataset.attributes);
    readValues(connection, attributes, dataset.attributes);
    readLabels(connection, attributes, images, dataset.attributes);
    dataset.groupings = readGroupings(connection);
    return dataset;
}

} // namespace plumbline::store
