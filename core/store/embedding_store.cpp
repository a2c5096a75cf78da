// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/embedding_store.h"

#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include <QCoreApplication>

#include "core/store/connection.h"
#include "core/store/journal_store.h"
#include "core/store/number_blob.h"
#include "core/store/project_store.h"
#include "core/store/statement.h"
#include "core/store/store_error.h"

namespace plumbline {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ProjectStore)
};

/// The run's embedder by its row; fills in what the set says of itself.
qint64 embedderOf(store::Connection& connection, RunId run, EmbeddingSet& set)
{
    store::Statement row(connection,
                         "SELECT embedders.id, embedders.system, metric, dimension FROM runs "
                         "JOIN embedders ON embedders.id = runs.embedder_id WHERE runs.id = ?");
    row.bindAll(run.value());
    if (!row.step()) {
        store::Statement scores(connection, "SELECT 1 FROM score_sets WHERE run_id = ?");
        scores.bindAll(run.value());
        const QString why = scores.step()
            ? Text::tr("Run %1 is a list of scores made elsewhere; it has no faces to compare anew.")
            : Text::tr("Run %1 enrolled no faces; run the task verify first.");
        throw store::Failure({ErrorCode::NotFound, why.arg(run.value()), {}});
    }
    const auto metric = metricFromName(row.text(2));
    if (!metric)
        throw store::Failure(store::damagedFile(connection.path(), row.text(2)));
    set.system = row.text(1);
    set.form = {row.integer(3, 1, std::numeric_limits<int>::max()), *metric};
    return row.int64(0);
}

/// Makes room for all, so that a million vectors are not copied while they are read.
void reserve(store::Connection& connection, RunId run, EmbeddingSet& set)
{
    store::Statement count(connection,
                           "SELECT count(*) FROM outcomes WHERE run_id = ? AND kind = 'answered'");
    count.bindAll(run.value());
    const auto rows = static_cast<std::size_t>(count.step() ? count.int64(0) : 0);
    set.values.reserve(rows * static_cast<std::size_t>(set.form.dimension));
    set.images.reserve(rows);
    set.subjects.reserve(rows);
}

/// To length 1. Damaged for a vector without a length.
void normalise(const store::Connection& connection, std::span<float> row)
{
    double sum = 0;
    for (const float x : row)
        sum += static_cast<double>(x) * static_cast<double>(x);
    if (!std::isfinite(sum) || sum <= 0)
        throw store::Failure(store::damagedFile(connection.path(), QStringLiteral("embedding")));
    const double scale = 1 / std::sqrt(sum);
    for (float& x : row)
        x = static_cast<float>(static_cast<double>(x) * scale);
}

void requireFinite(const store::Connection& connection, std::span<const float> row)
{
    for (const float x : row) {
        if (!std::isfinite(x))
            throw store::Failure(store::damagedFile(connection.path(), QStringLiteral("embedding")));
    }
}

void addRow(const store::Connection& connection, EmbeddingSet& set, const QByteArray& vector)
{
    const auto dimension = static_cast<std::size_t>(set.form.dimension);
    if (static_cast<std::size_t>(vector.size()) != dimension * sizeof(float)) // before room is made for it
        throw store::Failure(store::damagedFile(connection.path(),
                                                QStringLiteral("embedding of %1 bytes").arg(vector.size())));
    set.values.resize(set.values.size() + dimension);
    const std::span<float> row = std::span(set.values).last(dimension);
    store::unpackInto(connection, vector, row);
    if (set.form.metric == Metric::Cosine)
        normalise(connection, row);
    else
        requireFinite(connection, row);
}

EmbeddingSet loadSet(store::Connection& connection, RunId run)
{
    EmbeddingSet set;
    const qint64 embedder = embedderOf(connection, run, set);
    reserve(connection, run, set);
    store::Statement row(
        connection,
        "SELECT outcomes.image_id, outcomes.kind, images.subject_id, embeddings.vector FROM outcomes "
        "JOIN images ON images.id = outcomes.image_id "
        "LEFT JOIN embeddings ON embeddings.embedder_id = ?1 AND embeddings.image_sha256 = images.sha256 "
        "WHERE outcomes.run_id = ?2 AND images.position IS NOT NULL ORDER BY images.position");
    row.bindAll(embedder, run.value());
    while (row.step()) {
        const ImageId image(row.int64(0));
        const OutcomeKind kind = outcomeFromName(row.text(1));
        if (kind != OutcomeKind::Answered) {
            set.notEnrolled.emplace_back(image, kind);
            continue;
        }
        if (row.isNull(3)) {
            throw store::Failure(
                {ErrorCode::NotFound,
                 Text::tr("The embeddings of run %1 were deleted with the face data; run %2 again.")
                     .arg(run.value())
                     .arg(set.system),
                 {}});
        }
        addRow(connection, set, row.blob(3));
        set.images.push_back(image);
        set.subjects.push_back(row.isNull(2) ? -1 : row.integer(2, 1, std::numeric_limits<int>::max()) - 1);
    }
    return set;
}

} // namespace

Result<EmbeddingSet> EmbeddingStore::load(RunId run) const
{
    EmbeddingSet set;
    const auto done = m_store.read([&](store::Connection& connection) { set = loadSet(connection, run); });
    if (!done)
        return done.error();
    return set;
}

Result<std::shared_ptr<const KnownFaces>> EmbeddingStore::known(const QString& embedderSha256) const
{
    auto faces = std::make_shared<KnownFaces>();
    const auto done = m_store.read([&](store::Connection& connection) {
        store::Statement row(connection,
                             "SELECT image_sha256, faces, box_x1_px, box_y1_px, box_x2_px, box_y2_px, "
                             "detector_score FROM embeddings WHERE embedder_id = "
                             "(SELECT id FROM embedders WHERE sha256 = ?)");
        row.bindAll(embedderSha256);
        while (row.step())
            faces->insert(row.text(0),
                          {{row.real(2), row.real(3), row.real(4), row.real(5), row.real(6)},
                           row.integer(1, 1, std::numeric_limits<int>::max())});
    });
    if (!done)
        return done.error();
    return std::shared_ptr<const KnownFaces>(std::move(faces));
}

namespace store {

qint64 saveEmbedder(Connection& connection, const Embedder& embedder)
{
    Statement known(connection, "SELECT id FROM embedders WHERE sha256 = ?");
    known.bindAll(embedder.sha256);
    if (known.step())
        return known.int64(0);
    Statement(connection,
              "INSERT INTO embedders (sha256, system, metric, dimension, recipe_json) VALUES (?, ?, ?, ?, ?)")
        .run(embedder.sha256, embedder.system, metricName(embedder.form.metric), embedder.form.dimension,
             QString::fromUtf8(jsonText(embedder.recipe)));
    return connection.lastInsertId();
}

EmbeddingWriter::EmbeddingWriter(Connection& connection, RunId run)
{
    Statement row(
        connection,
        "SELECT embedders.id, dimension FROM runs JOIN embedders ON embedders.id = runs.embedder_id "
        "WHERE runs.id = ?");
    row.bindAll(run.value());
    if (!row.step())
        throw Failure(internalError(QStringLiteral("run %1 has no embedder").arg(run.value())));
    m_embedder = row.int64(0);
    m_dimension = row.integer(1, 1, std::numeric_limits<int>::max());
    m_insert = std::make_unique<Statement>(
        connection,
        "INSERT INTO embeddings (embedder_id, image_sha256, faces, box_x1_px, box_y1_px, box_x2_px, "
        "box_y2_px, detector_score, vector) SELECT ?1, sha256, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM images "
        "WHERE id = ?2 ON CONFLICT (embedder_id, image_sha256) DO NOTHING");
}

EmbeddingWriter::~EmbeddingWriter() = default;

void EmbeddingWriter::write(const Outcome& outcome)
{
    if (outcome.embedding.size() != static_cast<std::size_t>(m_dimension))
        throw Failure(internalError(QStringLiteral("embedding of %1 numbers").arg(outcome.embedding.size())));
    const Face& face = outcome.face;
    m_insert->run(m_embedder, outcome.image.value(), outcome.faces, face.x1, face.y1, face.x2, face.y2,
                  face.score, packed(outcome.embedding));
}

} // namespace store

} // namespace plumbline
