// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/review_book.h"

#include <algorithm>

namespace plumbline {

namespace {

template<class Fits>
const Tag* firstTag(const std::vector<Tag>& tags, const Fits& fits)
{
    const auto found = std::find_if(tags.begin(), tags.end(), fits);
    return found == tags.end() ? nullptr : &*found;
}

} // namespace

const Review& ReviewBook::of(ImageId image) const
{
    static const Review kNothing;
    const auto found = reviews.find(image);
    return found == reviews.end() ? kNothing : *found->second;
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
