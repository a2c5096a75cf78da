// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QJsonObject>
#include <QString>

#include "core/base/result.h"
#include "core/outcomes/review.h"
#include "core/session/review_book.h"
#include "core/store/review_store.h"

namespace plumbline {

class Project;

/// The auditor's own word on images: flags, notes, tags, exclusions, saved filters. Acts are in the project
/// file, in one transaction with their journal entry, when they return; they block and may be made from any
/// thread. Each returns what takes it back, for apply(); where nothing had to change that changes nothing.
/// The window acts through History, which keeps them in order. Errors: Locked when the project is read only,
/// Usage and NotFound where said, those of the file; after an error nothing has changed.
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

    using Images = std::vector<ImageId>;
    // Images: a selection in one transaction. NotFound when one of them is not in the project.
    Result<ReviewEdit> setReviewed(const Images& images, bool on);
    Result<ReviewEdit> setLabelWrong(const Images& images, bool on);
    Result<ReviewEdit> setPoorImage(const Images& images, bool on);
    Result<ReviewEdit> setNote(const Images& images, const QString& note); ///< trimmed; empty: none
    /// NotFound when there is no such tag.
    Result<ReviewEdit> setTag(const Images& images, TagId tag, bool on);
    /// The tag of that name, which is defined with \a key if there is none yet.
    Result<ReviewEdit> setTagByName(const Images& images, const QString& name, int key, bool on);
    /// Takes the images out of every count, of finished runs too. Usage when \a reason is blank.
    Result<ReviewEdit> exclude(const Images& images, const QString& reason);
    Result<ReviewEdit> include(const Images& images); ///< counts them again

    using Pairs = std::vector<ImagePair>;
    // Pairs of images that a system took for one person; as the acts on images.
    Result<ReviewEdit> setPairsReviewed(const Pairs& pairs, bool on);
    /// nullopt takes the verdict back. A pair of one person leaves the comparisons of two people.
    Result<ReviewEdit> setPairVerdict(const Pairs& pairs, std::optional<PairVerdict> verdict);
    Result<ReviewEdit> setPairNote(const Pairs& pairs, const QString& note); ///< trimmed; empty: none

    // Tags. Usage: a blank name, one that is taken, a key that is neither 0 nor 1 to 9; NotFound: no such
    // tag.
    /// A key that another tag has is taken from it.
    Result<ReviewEdit> defineTag(const QString& name, int key = 0);
    /// Saved filters that name the tag follow.
    Result<ReviewEdit> renameTag(TagId tag, const QString& name);
    /// 0: none. A key that another tag has is taken from it.
    Result<ReviewEdit> assignKey(TagId tag, int key);
    /// Takes it off every image too. Saved filters that name it stay and find nothing more by it.
    Result<ReviewEdit> deleteTag(TagId tag);

    // Filters
    /// A filter of that name is replaced. Usage when the name is blank.
    Result<ReviewEdit> saveFilter(const SavedFilter& filter);
    Result<ReviewEdit> deleteFilter(const QString& name); ///< NotFound

    /// Makes what an edit says so, and returns what takes that back.
    Result<ReviewEdit> apply(const ReviewEdit& edit);

private:
    using Change = std::function<void(Review&)>;
    Result<ReviewEdit> changeImages(const Images& images, const Change& change, const QString& action,
                                    const QJsonObject& detail);
    /// The rest of \a edit with it. \pre the cache's reviewMutex is held
    Result<ReviewEdit> editImages(const Images& images, const Change& change, ReviewEdit edit);
    Result<ReviewEdit> changePairs(const Pairs& pairs, const std::function<void(PairReview&)>& change,
                                   const QString& action, const QJsonObject& detail);
    Result<ReviewEdit> changeTags(const QString& action, const QJsonObject& detail,
                                  const std::function<Result<void>(std::vector<Tag>&)>& change);
    Result<ReviewEdit> carryOut(ReviewEdit edit); ///< \pre the cache's reviewMutex is held

    Project& m_project;
};

} // namespace plumbline
