// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/outcomes/embedding.h"

namespace plumbline {

class Project;

/// Faces that an audit's matching runs enrolled. Every call blocks and may be made from any thread.
class MatchingDesk
{
public:
    explicit MatchingDesk(const Project& project)
        : m_project(project)
    {
    }

    /// The embeddings of a run, in the dataset's order; what the auditor excluded is left out, as if it were
    /// not in the dataset. 1:1 and 1:N take the same. Errors as EmbeddingStore::load().
    [[nodiscard]] Result<EmbeddingSet> embeddings(RunId run) const;
    /// Of the system's latest finished matching run. NotFound when it has none.
    [[nodiscard]] Result<EmbeddingSet> embeddings(const QString& system) const;

private:
    const Project& m_project;
};

} // namespace plumbline
