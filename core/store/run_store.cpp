// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/run_store.h"

#include <QJsonObject>

#include "core/store/connection.h"
#include "core/store/journal_store.h"
#include "core/store/statement.h"
#include "core/store/store_error.h"

namespace plumbline::store {

namespace {

void requireUnfinished(Connection& connection, RunId run)
{
    Statement statement(connection, "SELECT state FROM runs WHERE id = ?");
    statement.bindAll(run.value());
    if (!statement.step())
        throw Failure(noSuchRun(connection.path(), run.value()));
    if (runStateFromName(statement.text(0)) == RunState::Finished)
        throw Failure(finishedRun(run.value()));
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
    Statement(connection,
              "INSERT INTO runs (system, task, state, dataset_hash, provenance_json, started_utc, "
              "planned_images) VALUES (?, ?, 'running', ?, ?, ?, ?)")
        .run(record.system, record.task, record.datasetHash, QString::fromUtf8(jsonText(record.provenance)),
             timeText(started), record.images);
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

std::vector<RunRecord> loadRuns(Connection& connection)
{
    // Only a finished run's counts are kept: they cannot change any more, and counting 100,000 rows each time
    // would show.
    Statement statement(
        connection,
        "SELECT id, system, task, state, dataset_hash, provenance_json, started_utc, ended_utc, "
        "planned_images, "
        "CASE state WHEN 'finished' THEN done ELSE "
        "(SELECT count(*) FROM outcomes WHERE run_id = runs.id) END, "
        "CASE state WHEN 'finished' THEN failed ELSE "
        "(SELECT count(*) FROM outcomes WHERE run_id = runs.id AND kind = 'failed') END "
        "FROM runs ORDER BY id");
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
        runs.push_back(std::move(run));
    }
    return runs;
}

} // namespace plumbline::store
