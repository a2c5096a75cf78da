// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/run_store.h"

#include <limits>
#include <optional>

#include <QCoreApplication>
#include <QJsonObject>

#include "core/store/connection.h"
#include "core/store/embedding_store.h"
#include "core/store/journal_store.h"
#include "core/store/statement.h"
#include "core/store/store_error.h"

namespace plumbline::store {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ProjectStore)
};

RunState stateOf(Connection& connection, RunId run)
{
    Statement statement(connection, "SELECT state FROM runs WHERE id = ?");
    statement.bindAll(run.value());
    if (!statement.step())
        throw Failure(noSuchRun(connection.path(), run.value()));
    return runStateFromName(statement.text(0));
}

void requireUnfinished(Connection& connection, RunId run)
{
    if (stateOf(connection, run) == RunState::Finished)
        throw Failure(finishedRun(run.value()));
}

/// Of a row of loadRuns().
Embedder embedder(const Connection& connection, const Statement& row)
{
    const auto metric = metricFromName(row.text(13));
    if (!metric)
        throw Failure(damagedFile(connection.path(), row.text(13)));
    return {row.text(11),
            row.text(12),
            {row.integer(14, 1, std::numeric_limits<int>::max()), *metric},
            jsonFromText(connection, row.text(15))};
}

void journalRun(Connection& connection, const QString& action, qint64 run)
{
    appendJournal(connection, action, {{QStringLiteral("run"), run}});
}

} // namespace

RunId insertRun(Connection& connection, const RunRecord& record)
{
    const QDateTime started =
        record.startedUtc.isValid() ? record.startedUtc : QDateTime::currentDateTimeUtc();
    std::optional<qint64> embedderRow;
    if (record.embedder)
        embedderRow = saveEmbedder(connection, *record.embedder);
    Statement(connection,
              "INSERT INTO runs (system, task, state, dataset_hash, provenance_json, started_utc, "
              "planned_images, embedder_id) VALUES (?, ?, 'running', ?, ?, ?, ?, ?)")
        .run(record.system, record.task, record.datasetHash, QString::fromUtf8(jsonText(record.provenance)),
             timeText(started), record.images, embedderRow);
    const qint64 run = connection.lastInsertId();
    appendJournal(connection, QStringLiteral("run started"),
                  {{QStringLiteral("run"), run},
                   {QStringLiteral("system"), record.system},
                   {QStringLiteral("task"), record.task},
                   {QStringLiteral("images"), record.images},
                   {QStringLiteral("dataset_hash"), record.datasetHash}});
    return RunId(run);
}

void endRun(Connection& connection, RunId run, RunState state)
{
    Q_ASSERT(state != RunState::Running);
    requireUnfinished(connection, run);
    Statement(connection,
              "UPDATE runs SET state = ?2, ended_utc = ?3, "
              "done = (SELECT count(*) FROM outcomes WHERE run_id = ?1), "
              "failed = (SELECT count(*) FROM outcomes WHERE run_id = ?1 AND kind = 'failed') WHERE id = ?1")
        .run(run.value(), runStateName(state), timeText(QDateTime::currentDateTimeUtc()));
    journalRun(connection, QStringLiteral("run ") + runStateName(state), run.value());
}

void reopenRun(Connection& connection, RunId run)
{
    requireUnfinished(connection, run);
    Statement(connection, "UPDATE runs SET state = 'running', ended_utc = NULL WHERE id = ?")
        .run(run.value());
    journalRun(connection, QStringLiteral("run resumed"), run.value());
}

void interruptRunning(Connection& connection)
{
    std::vector<qint64> left;
    Statement running(connection, "SELECT id FROM runs WHERE state = 'running' ORDER BY id");
    while (running.step())
        left.push_back(running.int64(0));
    Statement interrupt(connection, "UPDATE runs SET state = 'interrupted' WHERE id = ?");
    for (const qint64 run : left) {
        interrupt.run(run);
        journalRun(connection, QStringLiteral("run interrupted"), run);
    }
}

qint64 countRetriable(Connection& connection, RunId run)
{
    Statement count(connection,
                    "SELECT count(*) FROM outcomes JOIN images ON images.id = outcomes.image_id "
                    "WHERE run_id = ? AND kind = 'failed' AND retriable = 1 AND images.position IS NOT NULL");
    count.bindAll(run.value());
    return count.step() ? count.int64(0) : 0;
}

RunId insertRetry(Connection& connection, RunId earlier, RunRecord record)
{
    if (stateOf(connection, earlier) != RunState::Finished)
        throw Failure(usage(Text::tr("Run %1 is not finished; resume it instead.").arg(earlier.value())));
    if (countRetriable(connection, earlier) == 0)
        throw Failure(usage(Text::tr("No image of run %1 failed in a way that may pass at another try.")
                                .arg(earlier.value())));
    // What stands: outcomes about images of the dataset that did not fail, or failed for good.
    constexpr const char* kStanding =
        " FROM outcomes WHERE run_id = ?1 AND NOT (kind = 'failed' AND retriable = 1) "
        "AND image_id IN (SELECT id FROM images WHERE position IS NOT NULL)";
    Statement count(connection, QByteArray("SELECT count(*)").append(kStanding).constData());
    count.bindAll(earlier.value());
    const qint64 standing = count.step() ? count.int64(0) : 0;
    count.reset();
    record.provenance.insert(QStringLiteral("retries"), earlier.value());
    record.provenance.insert(QStringLiteral("taken_over"), standing);
    const RunId run = insertRun(connection, record);
    const QByteArray columns =
        "image_id, kind, answer, confidence, class_list_id, scores, faces, multiple_faces, "
        "box_x1_px, box_y1_px, box_x2_px, box_y2_px, detector_score, error, retriable, "
        "estimate";
    Statement(connection,
              QByteArray("INSERT INTO outcomes (run_id, " + columns + ") SELECT ?2, " + columns)
                  .append(kStanding)
                  .constData())
        .run(earlier.value(), run.value());
    Statement(connection,
              "INSERT INTO responses (run_id, image_id, raw_qcompress) "
              "SELECT ?2, image_id, raw_qcompress FROM responses WHERE run_id = ?1 "
              "AND image_id IN (SELECT image_id FROM outcomes WHERE run_id = ?2)")
        .run(earlier.value(), run.value());
    return run;
}

void removeRun(Connection& connection, RunId run)
{
    const RunState state = stateOf(connection, run);
    if (state == RunState::Finished)
        throw Failure(finishedRun(run.value()));
    if (state == RunState::Running)
        throw Failure(usage(Text::tr("Run %1 goes on; cancel it first.").arg(run.value())));
    Statement(connection, "DELETE FROM outcomes WHERE run_id = ?").run(run.value());
    Statement(connection, "DELETE FROM runs WHERE id = ?").run(run.value());
    journalRun(connection, QStringLiteral("run deleted"), run.value());
}

std::vector<RunRecord> loadRuns(Connection& connection)
{
    // Only a finished run's counts are kept: they cannot change any more, and counting 100,000 rows each time
    // would show.
    Statement statement(
        connection,
        "SELECT runs.id, runs.system, task, state, dataset_hash, provenance_json, started_utc, ended_utc, "
        "planned_images, "
        "CASE state WHEN 'finished' THEN done ELSE "
        "(SELECT count(*) FROM outcomes WHERE run_id = runs.id) END, "
        "CASE state WHEN 'finished' THEN failed ELSE "
        "(SELECT count(*) FROM outcomes WHERE run_id = runs.id AND kind = 'failed') END, "
        "embedders.sha256, embedders.system, metric, dimension, recipe_json "
        "FROM runs LEFT JOIN embedders ON embedders.id = runs.embedder_id ORDER BY runs.id");
    std::vector<RunRecord> runs;
    while (statement.step()) {
        RunRecord run;
        run.id = RunId(statement.int64(0));
        run.system = statement.text(1);
        run.task = statement.text(2);
        run.state = runStateFromName(statement.text(3));
        run.datasetHash = statement.text(4);
        run.provenance = jsonFromText(connection, statement.text(5));
        run.startedUtc = timeFromText(statement.text(6));
        run.endedUtc = timeFromText(statement.text(7));
        run.images = statement.int64(8);
        run.done = statement.int64(9);
        run.failed = statement.int64(10);
        if (!statement.isNull(11))
            run.embedder = embedder(connection, statement);
        runs.push_back(std::move(run));
    }
    return runs;
}

} // namespace plumbline::store
