// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include "core/base/ids.h"
#include "core/outcomes/embedding.h"

namespace plumbline {

/// The life of a run. Finished runs never change again.
enum class RunState { Running, Interrupted, Cancelled, Finished };
QString runStateName(RunState state);           ///< "running", "interrupted", "cancelled", "finished"
RunState runStateFromName(const QString& name); ///< an unknown word is Interrupted

/// How embeddings are made. Two recipes that differ in anything give vectors that are not to be compared.
struct Embedder
{
    QString sha256; ///< of the recipe
    QString system;
    EmbeddingForm form;
    QJsonObject recipe; ///< system, model hashes, feedings, versions of the libraries
    friend bool operator==(const Embedder&, const Embedder&) = default;
};

/// One system over one dataset: the plan, sealed when it starts, and how far it came.
struct RunRecord
{
    RunId id;
    QString system; ///< "fr_detect+gear"
    QString task;   ///< "classify:gender"
    RunState state = RunState::Running;
    QString datasetHash; ///< contentHash() when it started
    /// Versions, model hashes, parameters, seed, time zone, host's cores: everything a re-run needs. Never
    /// changes.
    QJsonObject provenance;
    QDateTime startedUtc;
    QDateTime endedUtc;                    ///< invalid while not ended
    qint64 images = 0;                     ///< planned
    qint64 done = 0;                       ///< with an outcome in the project
    qint64 failed = 0;                     ///< of those, technical failures
    std::optional<Embedder> embedder = {}; ///< of a matching task; never changes
};

} // namespace plumbline
