// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>

#include <QString>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/outcomes/embedding.h"
#include "core/run/run_record.h"

namespace plumbline {

class ProjectStore;

/// The faces that matching runs enrolled. A view of a store that outlives it; thread-safe as the store is,
/// and its calls end with the same errors. Embeddings are written with their outcomes:
/// ProjectStore::append().
class EmbeddingStore
{
public:
    explicit EmbeddingStore(ProjectStore& store)
        : m_store(store)
    {
    }

    /// The run's embeddings in the dataset's order, without images that left the dataset. NotFound when there
    /// is no such run, when it is no matching run, or when embeddings it made were deleted with the face data
    /// (another run of its system brings them back). Damaged when a vector is not what its embedder makes.
    [[nodiscard]] Result<EmbeddingSet> load(RunId run) const;
    /// Faces that can be taken over by a run with this embedder; none is an empty table.
    [[nodiscard]] Result<std::shared_ptr<const KnownFaces>> known(const QString& embedderSha256) const;

private:
    ProjectStore& m_store;
};

namespace store {

class Connection;
class Statement;

// All functions throw Failure; in the transaction of the caller.

/// The row of the embedder, which is added when it is new.
qint64 saveEmbedder(Connection& connection, const Embedder& embedder);

/// Writes embeddings of one run beside its outcomes. A picture whose face is there already keeps it.
class EmbeddingWriter
{
public:
    /// Internal when the run has no embedder.
    EmbeddingWriter(Connection& connection, RunId run);
    ~EmbeddingWriter();
    /// \pre outcome.embedding is not empty.
    void write(const Outcome& outcome);

private:
    qint64 m_embedder = 0;
    int m_dimension = 0;
    std::unique_ptr<Statement> m_insert;
};

} // namespace store

} // namespace plumbline
