// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/dataset_store.h"

#include <cmath>
#include <optional>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>

#include "core/store/connection.h"
#include "core/store/journal_store.h"
#include "core/store/project_file.h"
#include "core/store/statement.h"
#include "core/store/store_error.h"

namespace plumbline::store {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ProjectStore)
};

/// SQL's view of an id or index that may be absent.
std::optional<qint64> present(int index)
{
    return index >= 0 ? std::optional<qint64>(index) : std::nullopt;
}

void requireNewName(QSet<QString>& names, const QString& name)
{
    const qsizetype before = names.size();
    names.insert(name);
    if (names.size() == before)
        throw Failure(
            usage(Text::tr("Two columns are both called “%1”; give one of them another name.").arg(name)));
}

void checkAttribute(const Attribute& attribute, std::size_t images)
{
    bool fits = attribute.codes.size() == images;
    for (const int code : attribute.codes)
        fits = fits && code >= -1 && code < attribute.values.size();
    if (!fits)
        throw Failure(internalError(QStringLiteral("codes of ") + attribute.name));
}

void checkGroupings(const std::vector<Grouping>& groupings)
{
    QSet<QString> names;
    for (const Grouping& grouping : groupings)
        requireNewName(names, grouping.name);
}

void check(const Dataset& dataset)
{
    QSet<QString> names;
    for (const Attribute& attribute : dataset.attributes) {
        requireNewName(names, attribute.name);
        checkAttribute(attribute, dataset.images.size());
    }
    for (const Image& image : dataset.images) {
        if (image.subject < -1 || image.subject >= dataset.subjects.size())
            throw Failure(internalError(QStringLiteral("subject of ") + image.file));
    }
    checkGroupings(dataset.groupings);
}

/// Gives images their rows: known ones by file and hash keep theirs.
class ImageWriter
{
public:
    explicit ImageWriter(Connection& connection)
        : m_connection(connection)
        , m_paths(connection.path())
        , m_update(connection,
                   "UPDATE images SET position = ?, path = ?, width_px = ?, height_px = ?, size_bytes = ?, "
                   "state = ?, problem = ?, subject_id = ? WHERE id = ?")
        , m_insert(connection,
                   "INSERT INTO images (position, path, width_px, height_px, size_bytes, state, problem, "
                   "subject_id, file, sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    {
        Statement known(connection, "SELECT id, file, sha256 FROM images ORDER BY id DESC");
        while (known.step()) // the oldest comes last and is taken first
            m_known[{known.text(1), known.text(2)}].append(known.int64(0));
    }

    qint64 write(const Image& image, qint64 position)
    {
        std::optional<qint64> subject = present(image.subject);
        if (subject)
            ++*subject; // ids count from 1
        const QString path = m_paths.stored(image.path);
        const QString state = imageStateName(image.state);
        const auto known = m_known.find({image.file, image.sha256});
        if (known != m_known.end() && !known->isEmpty()) {
            const qint64 id = known->takeLast();
            m_update.run(position, path, image.widthPx, image.heightPx, image.bytes, state, image.problem,
                         subject, id);
            return id;
        }
        m_insert.run(position, path, image.widthPx, image.heightPx, image.bytes, state, image.problem,
                     subject, image.file, image.sha256);
        return m_connection.lastInsertId();
    }

private:
    Connection& m_connection;
    PathMapper m_paths;
    Statement m_update, m_insert;
    QHash<std::pair<QString, QString>, QList<qint64>> m_known;
};

void writeSubjects(Connection& connection, const QStringList& subjects)
{
    Statement insert(connection, "INSERT INTO subjects (id, name) VALUES (?, ?)");
    qint64 id = 0;
    for (const QString& subject : subjects)
        insert.run(++id, subject);
}

std::vector<qint64> writeImages(Connection& connection, const std::vector<Image>& images)
{
    ImageWriter writer(connection);
    std::vector<qint64> ids;
    ids.reserve(images.size());
    for (const Image& image : images)
        ids.push_back(writer.write(image, static_cast<qint64>(ids.size())));
    connection.exec("DELETE FROM images WHERE position IS NULL "
                    "AND NOT EXISTS (SELECT 1 FROM outcomes WHERE image_id = images.id) "
                    "AND NOT EXISTS (SELECT 1 FROM reviews WHERE image_id = images.id) "
                    "AND NOT EXISTS (SELECT 1 FROM image_tags WHERE image_id = images.id) "
                    "AND NOT EXISTS (SELECT 1 FROM pair_reviews WHERE image_a = images.id) "
                    "AND NOT EXISTS (SELECT 1 FROM pair_reviews WHERE image_b = images.id)");
    return ids;
}

void writeValueMap(Connection& connection, qint64 attribute, const QHash<QString, QString>& map)
{
    Statement insert(connection, "INSERT INTO value_maps (attribute_id, value, class) VALUES (?, ?, ?)");
    for (auto at = map.constBegin(); at != map.constEnd(); ++at)
        insert.run(attribute, at.key(), at.value());
}

/// The attribute's row; Usage when there is no such attribute.
qint64 requireAttribute(Connection& connection, const QString& name)
{
    Statement find(connection, "SELECT id FROM attributes WHERE name = ?");
    find.bindAll(name);
    if (!find.step())
        throw Failure(
            usage(Text::tr("The dataset has no column “%1”; choose one of its columns.").arg(name)));
    return find.int64(0);
}

void writeAttributes(Connection& connection, const std::vector<Attribute>& attributes,
                     const std::vector<qint64>& images)
{
    Statement insert(connection, "INSERT INTO attributes (id, name, source) VALUES (?, ?, ?)");
    Statement insertValue(connection,
                          "INSERT INTO attribute_values (attribute_id, code, value) VALUES (?, ?, ?)");
    Statement insertLabel(connection, "INSERT INTO labels (attribute_id, image_id, code) VALUES (?, ?, ?)");
    qint64 id = 0;
    for (const Attribute& attribute : attributes) {
        insert.run(++id, attribute.name, labelSourceName(attribute.source));
        for (qsizetype code = 0; code < attribute.values.size(); ++code)
            insertValue.run(id, qint64 {code}, attribute.values[code]);
        writeValueMap(connection, id, attribute.valueMap);
        for (std::size_t i = 0; i < images.size(); ++i) {
            if (attribute.codes[i] >= 0)
                insertLabel.run(id, images[i], attribute.codes[i]);
        }
    }
}

void writeGroupings(Connection& connection, const std::vector<Grouping>& groupings)
{
    Statement insert(connection, "INSERT INTO groupings (id, name, attribute) VALUES (?, ?, ?)");
    Statement insertGroup(
        connection,
        "INSERT INTO grouping_groups (grouping_id, position, label, values_json, low, high) "
        "VALUES (?, ?, ?, ?, ?, ?)");
    const auto bound = [](double value) {
        return std::isfinite(value) ? std::optional<double>(value) : std::nullopt;
    };
    qint64 id = 0;
    for (const Grouping& grouping : groupings) {
        insert.run(++id, grouping.name, grouping.attribute);
        qint64 position = 0;
        for (const Group& group : grouping.groups) {
            const QByteArray values =
                QJsonDocument(QJsonArray::fromStringList(group.values)).toJson(QJsonDocument::Compact);
            insertGroup.run(id, position++, group.label, QString::fromUtf8(values), bound(group.low),
                            bound(group.high));
        }
    }
}

} // namespace

void saveDataset(Connection& connection, const Dataset& dataset)
{
    check(dataset);
    connection.exec(
        "DELETE FROM labels; DELETE FROM value_maps; DELETE FROM attribute_values; DELETE FROM attributes;"
        "DELETE FROM grouping_groups; DELETE FROM groupings;"
        "UPDATE images SET position = NULL, subject_id = NULL; DELETE FROM subjects;");
    PathMapper paths(connection.path());
    saveMeta(connection, QStringLiteral("dataset.image_root"), paths.stored(dataset.imageRoot));
    saveMeta(connection, QStringLiteral("dataset.synthetic"), QString::number(dataset.synthetic ? 1 : 0));
    writeSubjects(connection, dataset.subjects);
    const std::vector<qint64> ids = writeImages(connection, dataset.images);
    writeAttributes(connection, dataset.attributes, ids);
    writeGroupings(connection, dataset.groupings);
}

void saveGroupings(Connection& connection, const std::vector<Grouping>& groupings)
{
    checkGroupings(groupings);
    connection.exec("DELETE FROM grouping_groups; DELETE FROM groupings;");
    writeGroupings(connection, groupings);
    QJsonArray names;
    for (const Grouping& grouping : groupings)
        names.append(grouping.name);
    appendJournal(connection, QStringLiteral("groupings changed"), {{QStringLiteral("groupings"), names}});
}

void saveValueMap(Connection& connection, const QString& attribute, const QHash<QString, QString>& map)
{
    const qint64 id = requireAttribute(connection, attribute);
    Statement(connection, "DELETE FROM value_maps WHERE attribute_id = ?").run(id);
    writeValueMap(connection, id, map);
    QJsonObject classes;
    for (auto at = map.constBegin(); at != map.constEnd(); ++at)
        classes.insert(at.key(), at.value());
    appendJournal(connection, QStringLiteral("value map changed"),
                  {{QStringLiteral("attribute"), attribute}, {QStringLiteral("map"), classes}});
}

void saveLabels(Connection& connection, const Dataset& labels)
{
    check(labels);
    QSet<qint64> known;
    Statement row(connection, "SELECT id FROM images WHERE position IS NOT NULL");
    while (row.step())
        known.insert(row.int64(0));
    connection.exec(
        "DELETE FROM labels; DELETE FROM value_maps; DELETE FROM attribute_values; DELETE FROM attributes;"
        "UPDATE images SET subject_id = NULL; DELETE FROM subjects;");
    writeSubjects(connection, labels.subjects);
    std::vector<qint64> ids;
    ids.reserve(labels.images.size());
    Statement person(connection, "UPDATE images SET subject_id = ? WHERE id = ?");
    for (const Image& image : labels.images) {
        ids.push_back(image.id.value());
        if (!known.contains(ids.back()))
            throw Failure(usage(
                Text::tr("The labels are for other images than the audit has; compare the table again.")));
        if (image.subject >= 0)
            person.run(qint64 {image.subject} + 1, ids.back()); // ids count from 1
    }
    writeAttributes(connection, labels.attributes, ids);
}

void saveLabelSource(Connection& connection, const QString& attribute, LabelSource source)
{
    const qint64 id = requireAttribute(connection, attribute);
    Statement(connection, "UPDATE attributes SET source = ? WHERE id = ?").run(labelSourceName(source), id);
    appendJournal(
        connection, QStringLiteral("label source changed"),
        {{QStringLiteral("attribute"), attribute}, {QStringLiteral("source"), labelSourceName(source)}});
}

} // namespace plumbline::store
