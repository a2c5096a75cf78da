// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include <QString>

#include "core/base/result.h"
#include "core/outcomes/review.h"
#include "core/session/review_book.h"

namespace plumbline {

class Project;

/// The auditor's own word on images: flags, notes, tags, exclusions, saved filters. Acts are in the project
/// file, in one transaction with their journal entry, when they return; they block and may be made from any
/// thread. They are final: what can be taken back goes through History. Errors: Locked when the project is
/// read only, Usage where said, those of the file.
///
/// A project begins without tags; suggestedTags() are offered and come into being when first used.
class ReviewDesk
{
public:
    explicit ReviewDesk(Project& project);

    /// What stands in the file now; costs nothing, also in the GUI thread.
    [[nodiscard]] std::shared_ptr<const ReviewBook> book() const;
    /// Nine tags with the keys 1 to 9, none of them in the project yet (their ids are invalid).
    [[nodiscard]] static std::vector<Tag> suggestedTags();
    /// The tag that key \a key sets: the project's, else the suggested one if its name is free.
    [[nodiscard]] std::optional<Tag> tagForKey(int key) const;

    // Images. Each takes a selection in one transaction and returns the reviews as they were, of the images
    // that changed. An image that is not in the project is NotFound, and nothing is changed.
    using Reviews = std::vector<ImageReview>;
    Result<Reviews> setReviewed(const std::vector<ImageId>& images, bool on);
    Result<Reviews> setLabelWrong(const std::vector<ImageId>& images, bool on);
    Result<Reviews> setPoorImage(const std::vector<ImageId>& images, bool on);
    Result<Reviews> setNote(const std::vector<ImageId>& images, const QString& note);
    Result<Reviews> setTag(const std::vector<ImageId>& images, TagId tag, bool on);
    /// Takes the images out of every count, of finished runs too. Usage when \a reason is blank.
    Result<Reviews> exclude(const std::vector<ImageId>& images, const QString& reason);
    Result<Reviews> include(const std::vector<ImageId>& images); ///< counts them again
    /// Puts whole reviews in place of those of their images: what taking back does.
    Result<Reviews> restore(const Reviews& reviews);

    // Tags. Usage: a blank name, one that is taken, a key that is neither 0 nor 1 to 9; NotFound: no such
    // tag.
    /// A key that another tag has is taken from it.
    Result<Tag> defineTag(const QString& name, int key = 0);
    /// Saved filters that name the tag follow.
    Result<void> renameTag(TagId tag, const QString& name);
    /// 0: none. A key that another tag has is taken from it.
    Result<void> assignKey(TagId tag, int key);
    /// Takes it off every image too. Saved filters that name it stay and find nothing more by it.
    Result<void> deleteTag(TagId tag);

    // Filters
    /// A filter of that name is replaced. Usage when the name is blank.
    Result<void> saveFilter(const SavedFilter& filter);
    Result<void> deleteFilter(const QString& name); ///< NotFound

private:
    Project& m_project;
};

} // namespace plumbline
