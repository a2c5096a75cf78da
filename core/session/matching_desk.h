// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

#include <QString>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/outcomes/embedding.h"
#include "core/session/identify_query.h"
#include "core/session/match_query.h"
#include "core/session/queries.h"
#include "core/views/identified.h"
#include "core/views/matched.h"

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

    /// Compares the faces of every run asked for, one after the other, on all cores: seconds for 10^9
    /// comparisons, so not on the GUI thread. Thresholds are asked afterwards (MatchedCurves). Excluded
    /// images take no part. An image of no stated subject is a person of its own; one that lacks a value of
    /// MatchQuery::by is in the group "unknown"; one that lacks one of \a within is in no non-mated pair.
    /// Usage: no finished run, no such attribute, a rule that splits nothing; errors of embeddings() and
    /// readLeftOutPairs(); Cancelled when stopped.
    [[nodiscard]] Result<std::vector<Matched>> measure(const MatchQuery& query,
                                                       const std::function<void(const Progress&)>& progress,
                                                       const std::stop_token& stop) const;
    /// The non-mated pairs with the highest scores: at least \a threshold, and at most \a top of them (0:
    /// all). About a million are kept of a run; where more are asked for, isComplete is false.
    [[nodiscard]] FalseMatches falseMatches(const Matched& matched, std::optional<double> threshold,
                                            qint64 top) const;

    /// Searches every probe of every run asked for in the gallery, exactly and on all cores. Candidate lists
    /// are made anew from the embeddings, which a finished run never changes, so they are always the same.
    /// Errors as measure(); Usage too without a rule of who is a probe, and those of drawGallery().
    [[nodiscard]] Result<std::vector<Identified>>
    identify(const IdentifyQuery& query, const std::function<void(const Progress&)>& progress,
             const std::stop_token& stop) const;
    /// One run's search again in smaller galleries, each half as large as the next, drawn with the query's
    /// seed so that each is part of the next; the smallest first, \a whole last. Only that where the gallery
    /// is too small to be halved. Usage: candidate lists of a file; errors of identify().
    [[nodiscard]] Result<std::vector<Identified>>
    smallerGalleries(const IdentifyQuery& query, const Identified& whole,
                     const std::function<void(const Progress&)>& progress, const std::stop_token& stop) const;
    /// Candidates who are another person than the probe, best score first: from \a threshold on, at most \a
    /// top (0: all). `all` counts those on the lists.
    [[nodiscard]] FalseMatches falseCandidates(const Identified& identified, std::optional<double> threshold,
                                               qint64 top) const;

private:
    const Project& m_project;
};

} // namespace plumbline
