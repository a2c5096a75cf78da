// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/review_book.h"

#include <algorithm>
#include <optional>

#include "core/session/query_json.h"
#include "core/store/review_store.h"

namespace plumbline {

namespace {

template<class Fits>
const Tag* firstTag(const std::vector<Tag>& tags, const Fits& fits)
{
    const auto found = std::find_if(tags.begin(), tags.end(), fits);
    return found == tags.end() ? nullptr : &*found;
}

/// Those with a key first, by key; the others by name.
void sortTags(std::vector<Tag>& tags)
{
    std::sort(tags.begin(), tags.end(), [](const Tag& a, const Tag& b) {
        if (a.key != b.key)
            return a.key != 0 && (b.key == 0 || a.key < b.key);
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
}

} // namespace

ReviewBook ReviewBook::from(const StoredReviews& stored)
{
    ReviewEdit all;
    all.tags = stored.tags;
    all.reviews = stored.reviews;
    all.filters = stored.filters;
    all.pairs = stored.pairs;
    ReviewBook book;
    book.apply(all);
    return book;
}

void ReviewBook::apply(const ReviewEdit& edit)
{
    if (edit.tags) {
        tags = *edit.tags;
        sortTags(tags);
    }
    for (const auto& [image, review] : edit.reviews) {
        if (review.isEmpty())
            reviews.erase(image);
        else
            reviews[image] = std::make_shared<const Review>(review);
    }
    for (const auto& [pair, review] : edit.pairs) {
        if (review.isEmpty())
            pairs.erase(pair);
        else
            pairs[pair] = review;
    }
    for (const auto& [name, query] : edit.filters) {
        std::erase_if(filters, [&wanted = name](const SavedFilter& filter) { return filter.name == wanted; });
        if (query)
            filters.push_back({name, listQueryFromJson(*query)});
    }
    std::sort(filters.begin(), filters.end(), [](const SavedFilter& a, const SavedFilter& b) {
        return QString::localeAwareCompare(a.name, b.name) < 0;
    });
}

ReviewEdit ReviewBook::before(const ReviewEdit& edit) const
{
    ReviewEdit back;
    if (edit.tags)
        back.tags = tags;
    back.reviews.reserve(edit.reviews.size());
    for (const ImageReview& changed : edit.reviews)
        back.reviews.push_back({changed.image, of(changed.image)});
    for (const ReviewedPair& changed : edit.pairs)
        back.pairs.push_back({changed.pair, of(changed.pair)});
    for (const ReviewEdit::Filter& changed : edit.filters) {
        const SavedFilter* old = filter(changed.name);
        back.filters.push_back(
            {changed.name, old ? std::optional<QJsonObject>(listQueryJson(old->query)) : std::nullopt});
    }
    return back;
}

const SavedFilter* ReviewBook::filter(const QString& name) const
{
    const auto found = std::find_if(filters.begin(), filters.end(),
                                    [&](const SavedFilter& filter) { return filter.name == name; });
    return found == filters.end() ? nullptr : &*found;
}

const Review& ReviewBook::of(ImageId image) const
{
    static const Review kNothing;
    const auto found = reviews.find(image);
    return found == reviews.end() ? kNothing : *found->second;
}

PairReview ReviewBook::of(const ImagePair& pair) const
{
    const auto found = pairs.find(pair);
    return found == pairs.end() ? PairReview {} : found->second;
}

const Tag* ReviewBook::tag(TagId id) const
{
    return firstTag(tags, [&](const Tag& tag) { return tag.id == id; });
}

const Tag* ReviewBook::tag(const QString& name) const
{
    const QString wanted = name.trimmed();
    return firstTag(tags, [&](const Tag& tag) { return tag.name.compare(wanted, Qt::CaseInsensitive) == 0; });
}

const Tag* ReviewBook::tagOfKey(int key) const
{
    return key == 0 ? nullptr : firstTag(tags, [&](const Tag& tag) { return tag.key == key; });
}

std::unordered_set<ImageId> ReviewBook::excluded() const
{
    std::unordered_set<ImageId> images;
    for (const auto& [image, review] : reviews) {
        if (review->excluded)
            images.insert(image);
    }
    return images;
}

QStringList ReviewBook::names(const Review& review) const
{
    QStringList names;
    if (review.tags.empty())
        return names;
    for (const Tag& tag : tags) {
        if (std::binary_search(review.tags.begin(), review.tags.end(), tag.id))
            names.append(tag.name);
    }
    return names;
}

} // namespace plumbline
