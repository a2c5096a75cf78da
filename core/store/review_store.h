// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QJsonObject>
#include <QString>

#include "core/base/result.h"
#include "core/outcomes/pair_review.h"
#include "core/outcomes/review.h"

namespace plumbline {

class ProjectStore;

/// A change of what the auditor says, as the state that shall be: so that it can be taken back by another.
struct ReviewEdit
{
    /// A filter of this name becomes this query, as JSON; none: it goes.
    struct Filter
    {
        QString name;
        std::optional<QJsonObject> query;
    };

    std::optional<std::vector<Tag>> tags; ///< the whole list, with ids; tags that are not in it go
    std::vector<ImageReview> reviews;     ///< whole reviews of these images; an empty one goes
    std::vector<Filter> filters;
    std::vector<ReviewedPair> pairs; ///< whole reviews of these pairs; an empty one goes
    QString action;                  ///< for the journal; empty: not journalled
    QJsonObject detail;

    [[nodiscard]] bool changesNothing() const
    {
        return !tags && reviews.empty() && filters.empty() && pairs.empty();
    }
};

/// Everything the auditor said.
struct StoredReviews
{
    std::vector<Tag> tags;            ///< by id
    std::vector<ImageReview> reviews; ///< none empty; by image id
    std::vector<ReviewEdit::Filter> filters;
    std::vector<ReviewedPair> pairs; ///< none empty; by pair
};

/// The auditor's own word in a project file. A view of a store that outlives it; thread-safe as the store is,
/// and its calls end with the same errors.
class ReviewStore
{
public:
    explicit ReviewStore(ProjectStore& store)
        : m_store(store)
    {
    }

    [[nodiscard]] Result<StoredReviews> load() const;
    /// In one transaction with the journal's entry.
    Result<void> apply(const ReviewEdit& edit);

private:
    ProjectStore& m_store;
};

} // namespace plumbline
