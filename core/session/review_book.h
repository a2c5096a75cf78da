// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <map>
#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/outcomes/pair_review.h"
#include "core/outcomes/review.h"
#include "core/session/queries.h"

namespace plumbline {

struct ReviewEdit;
struct StoredReviews;

/// Every review and tag of a project at one moment. Immutable once handed out.
struct ReviewBook
{
    std::vector<Tag> tags; ///< those with a key first, by key; the others by name
    /// Only images of which something was said.
    std::unordered_map<ImageId, std::shared_ptr<const Review>> reviews;
    std::vector<SavedFilter> filters;      ///< by name
    std::map<ImagePair, PairReview> pairs; ///< only those of which something was said

    /// The same as a project file holds it.
    static ReviewBook from(const StoredReviews& stored);
    /// Makes what an edit says so.
    void apply(const ReviewEdit& edit);
    /// The edit that leads back from \a edit to this book.
    [[nodiscard]] ReviewEdit before(const ReviewEdit& edit) const;

    [[nodiscard]] const SavedFilter* filter(const QString& name) const; ///< null: none
    [[nodiscard]] const Review& of(ImageId image) const; ///< an empty one when nothing was said
    [[nodiscard]] PairReview of(const ImagePair& pair) const;
    [[nodiscard]] const Tag* tag(TagId id) const; ///< null: none
    [[nodiscard]] const Tag* tag(const QString& name) const;
    [[nodiscard]] const Tag* tagOfKey(int key) const;
    [[nodiscard]] std::unordered_set<ImageId> excluded() const;
    [[nodiscard]] QStringList names(const Review& review) const; ///< of its tags, in the order of tags
};

} // namespace plumbline
