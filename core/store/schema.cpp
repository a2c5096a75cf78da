// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/schema.h"

#include <algorithm>
#include <array>

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "core/store/connection.h"
#include "core/store/journal_store.h"
#include "core/store/statement.h"
#include "core/store/store_error.h"
#include "core/store/transaction.h"

// Outside any namespace: the macro declares a global function.
static void initSchemaResource()
{
    Q_INIT_RESOURCE(plumbline_schema);
}

namespace plumbline::store {

namespace {

/// Above this the thorough check of an upgrade would take minutes.
constexpr qint64 kThoroughUpToBytes = 256LL << 20;

struct Table
{
    const char* name;
    qint64 since; ///< format number
};
constexpr std::array<Table, 28> kTables {
    {{"meta", 1},          {"subjects", 1},         {"images", 1},
     {"attributes", 1},    {"attribute_values", 1}, {"value_maps", 1},
     {"labels", 1},        {"groupings", 1},        {"grouping_groups", 1},
     {"runs", 1},          {"class_lists", 1},      {"outcomes", 1},
     {"responses", 1},     {"journal", 1},          {"reviews", 2},
     {"tags", 2},          {"image_tags", 2},       {"saved_filters", 2},
     {"packed_images", 2}, {"count_attributes", 3}, {"count_sets", 3},
     {"count_rows", 3},    {"count_values", 3},     {"embedders", 4},
     {"embeddings", 4},    {"score_sets", 5},       {"pair_scores", 5},
     {"pair_reviews", 6}}};

void checkTables(Connection& connection, qint64 version)
{
    Statement statement(connection, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?");
    for (const Table& table : kTables) {
        if (table.since > version)
            continue;
        const QString name = QString::fromLatin1(table.name);
        statement.bindAll(name);
        if (!statement.step() || statement.int64(0) != 1)
            throw Failure(damagedFile(connection.path(), QStringLiteral("no table ") + name));
    }
}

QString copyFirst(Connection& connection, qint64 version)
{
    const QFileInfo info(connection.path());
    for (int attempt = 1;; ++attempt) {
        const QString again = attempt == 1 ? QString() : QStringLiteral("-%1").arg(attempt);
        const QString copy =
            info.dir().filePath(info.completeBaseName() + QStringLiteral(".format-")
                                + QString::number(version) + again + QLatin1Char('.') + info.suffix());
        if (QFileInfo::exists(copy))
            continue;
        try {
            Statement(connection, "VACUUM INTO ?").run(copy);
        } catch (const Failure&) {
            QFile::remove(copy);
            throw;
        }
        return copy;
    }
}

void checkForeignKeys(Connection& connection)
{
    Statement statement(connection, "PRAGMA foreign_key_check");
    if (statement.step())
        throw Failure(damagedFile(connection.path(), QStringLiteral("foreign key of ") + statement.text(0)));
}

void apply(Connection& connection, const SchemaFile& file)
{
    Transaction transaction(connection);
    connection.exec(file.sql);
    if (!connection.inTransaction())
        throw Failure(internalError(file.name + QStringLiteral(" ends the transaction")));
    connection.exec("PRAGMA user_version=" + QByteArray::number(file.number));
    Statement(connection,
              "INSERT INTO meta (key, value) VALUES ('program_version', ?1) "
              "ON CONFLICT (key) DO UPDATE SET value = ?1")
        .run(QStringLiteral(PL_VERSION));
    checkForeignKeys(connection);
    const qint64 bytes = connection.number("PRAGMA page_count") * connection.number("PRAGMA page_size");
    checkIntegrity(connection, bytes <= kThoroughUpToBytes);
    transaction.commit();
}

QString upgrade(Connection& connection, const std::vector<SchemaFile>& files, qint64 from)
{
    const QString backup = from > 0 ? copyFirst(connection, from) : QString();
    connection.exec(
        "PRAGMA foreign_keys=OFF"); // a step may rebuild a table; each is checked before its commit
    for (const SchemaFile& file : files) {
        if (file.number > from)
            apply(connection, file);
    }
    connection.exec("PRAGMA foreign_keys=ON");
    if (from > 0) {
        appendJournal(connection, QStringLiteral("upgraded"),
                      {{QStringLiteral("from_format"), from},
                       {QStringLiteral("to_format"), files.back().number},
                       {QStringLiteral("copy"), QFileInfo(backup).fileName()}});
    }
    return backup;
}

SchemaReport newer(Connection& connection, int known)
{
    checkTables(connection, known);
    const qint64 needs =
        connection.number("SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'min_compatible'");
    if (needs >= 1 && needs <= known)
        return {SchemaOutcome::NewerCompatible, {}, {}};
    const QString writtenBy = connection.text("SELECT value FROM meta WHERE key = 'program_version'");
    return {SchemaOutcome::NewerIncompatible, newerFile(connection.path(), writtenBy, needs, known), {}};
}

SchemaReport examine(Connection& connection, const std::vector<SchemaFile>& files, SchemaAccess access)
{
    const int known = files.back().number;
    const qint64 version = connection.number("PRAGMA user_version");
    if (access == SchemaAccess::Create)
        return {SchemaOutcome::Upgraded, {}, upgrade(connection, files, 0)};
    if (version < 1)
        throw Failure(damagedFile(connection.path(), QStringLiteral("user_version %1").arg(version)));
    if (version > known)
        return newer(connection, known);
    checkTables(connection, version);
    if (version == known)
        return {SchemaOutcome::Current, {}, {}};
    if (access == SchemaAccess::ReadOnly)
        throw Failure(olderReadOnly(connection.path()));
    return {SchemaOutcome::Upgraded, {}, upgrade(connection, files, version)};
}

} // namespace

std::vector<SchemaFile> schemaFiles()
{
    initSchemaResource();
    std::vector<SchemaFile> files;
    const QDir folder(QStringLiteral(":/plumbline/schema"));
    const QStringList names = folder.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString& name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        files.push_back({name.left(4).toInt(), name, file.readAll()});
        Q_ASSERT(files.back().number == static_cast<int>(files.size()));
    }
    Q_ASSERT(!files.empty());
    return files;
}

SchemaReport bringUpToDate(Connection& connection, const std::vector<SchemaFile>& files, SchemaAccess access)
{
    SchemaReport report;
    const auto done = guarded([&] { report = examine(connection, files, access); });
    if (!done)
        report = {SchemaOutcome::Failed, done.error(), {}};
    return report;
}

void checkIntegrity(Connection& connection, bool thorough)
{
    const QString verdict = connection.text(thorough ? "PRAGMA integrity_check(1)" : "PRAGMA quick_check(1)");
    if (verdict != QLatin1String("ok"))
        throw Failure(damagedFile(connection.path(), verdict));
}

} // namespace plumbline::store
