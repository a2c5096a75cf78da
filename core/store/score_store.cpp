// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/score_store.h"

#include <cmath>
#include <limits>

#include "core/store/connection.h"
#include "core/store/outcome_store.h"
#include "core/store/project_store.h"
#include "core/store/run_store.h"
#include "core/store/statement.h"
#include "core/store/store_error.h"

namespace plumbline {

namespace {

using store::Connection;
using store::Statement;

void saveScores(Connection& connection, RunId run, const PairScoreSet& scores)
{
    Statement(connection, "INSERT INTO score_sets (run_id, layout, scale) VALUES (?, ?, ?)")
        .run(run.value(), scoreLayoutName(scores.layout), scoreScaleName(scores.scale));
    Statement insert(connection,
                     "INSERT INTO pair_scores (run_id, image_a, image_b, score, mated, place) "
                     "VALUES (?, ?, ?, ?, ?, ?)");
    for (const PairScore& pair : scores.pairs)
        insert.run(run.value(), pair.a.value(), pair.b.value(), pair.score, pair.mated, pair.place);
}

PairScore scoreOf(const Connection& connection, const Statement& row)
{
    PairScore pair;
    pair.a = ImageId(row.int64(0));
    pair.b = ImageId(row.int64(1));
    pair.score = row.real(2);
    if (!std::isfinite(pair.score))
        throw store::Failure(store::damagedFile(connection.path(), QStringLiteral("score")));
    if (!row.isNull(3))
        pair.mated = row.flag(3);
    if (!row.isNull(4))
        pair.place = row.integer(4, 1, std::numeric_limits<int>::max());
    return pair;
}

/// Without scores where the run has none.
std::optional<PairScoreSet> loadSet(Connection& connection, RunId run)
{
    Statement head(connection, "SELECT layout, scale FROM score_sets WHERE run_id = ?");
    head.bindAll(run.value());
    if (!head.step())
        return std::nullopt;
    const auto layout = scoreLayoutFromName(head.text(0));
    const auto scale = scoreScaleFromName(head.text(1));
    if (!layout || !scale)
        throw store::Failure(
            store::damagedFile(connection.path(), QStringLiteral("scores of run %1").arg(run.value())));
    PairScoreSet set {*layout, *scale, {}, {}, {}};
    Statement row(connection,
                  "SELECT image_a, image_b, score, mated, place FROM pair_scores "
                  "JOIN images AS a ON a.id = image_a JOIN images AS b ON b.id = image_b "
                  "WHERE run_id = ? AND a.position IS NOT NULL AND b.position IS NOT NULL "
                  "ORDER BY image_a, image_b");
    row.bindAll(run.value());
    while (row.step())
        set.pairs.push_back(scoreOf(connection, row));
    Statement failed(connection,
                     "SELECT image_id, kind FROM outcomes JOIN images ON images.id = image_id "
                     "WHERE run_id = ? AND kind <> 'answered' AND images.position IS NOT NULL "
                     "ORDER BY image_id");
    failed.bindAll(run.value());
    while (failed.step())
        set.notEnrolled.emplace_back(ImageId(failed.int64(0)), outcomeFromName(failed.text(1)));
    Statement alone(connection,
                    "SELECT image_id FROM outcomes JOIN images ON images.id = image_id "
                    "WHERE run_id = ?1 AND kind = 'answered' AND images.position IS NOT NULL "
                    "AND image_id NOT IN (SELECT image_a FROM pair_scores WHERE run_id = ?1 "
                    "UNION ALL SELECT image_b FROM pair_scores WHERE run_id = ?1) ORDER BY image_id");
    alone.bindAll(run.value());
    while (set.layout == ScoreLayout::Candidates && alone.step())
        set.withoutCandidates.emplace_back(alone.int64(0));
    return set;
}

} // namespace

Result<RunId> ScoreStore::addFinished(const RunRecord& record, const std::vector<Outcome>& outcomes,
                                      const std::optional<PairScoreSet>& scores,
                                      std::optional<RunId> responsesOf)
{
    RunId run;
    const auto done = m_store.write([&](Connection& connection) {
        run = store::insertRun(connection, record);
        store::insertOutcomes(connection, {run, outcomes});
        if (scores)
            saveScores(connection, run, *scores);
        if (responsesOf)
            Statement(connection,
                      "INSERT INTO responses (run_id, image_id, raw_qcompress) "
                      "SELECT ?2, image_id, raw_qcompress FROM responses WHERE run_id = ?1")
                .run(responsesOf->value(), run.value());
        store::endRun(connection, run, RunState::Finished);
    });
    if (!done)
        return done.error();
    return run;
}

Result<std::optional<PairScoreSet>> ScoreStore::load(RunId run) const
{
    std::optional<PairScoreSet> set;
    const auto done = m_store.read([&](Connection& connection) { set = loadSet(connection, run); });
    if (!done)
        return done.error();
    return set;
}

} // namespace plumbline
