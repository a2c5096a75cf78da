// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/review_store.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include "core/store/connection.h"
#include "core/store/journal_store.h"
#include "core/store/project_store.h"
#include "core/store/statement.h"
#include "core/store/store_error.h"

namespace plumbline {

namespace {

using store::Connection;
using store::Statement;

std::optional<int> keyOrNone(int key)
{
    return key > 0 ? std::optional<int>(key) : std::nullopt;
}

std::vector<Tag> loadTags(Connection& connection)
{
    constexpr int kLastKey = 9;
    std::vector<Tag> tags;
    Statement row(connection, "SELECT id, name, coalesce(key, 0) FROM tags ORDER BY id");
    while (row.step())
        tags.push_back({TagId(row.int64(0)), row.text(1), row.integer(2, 0, kLastKey)});
    return tags;
}

std::vector<ImageReview> loadImageReviews(Connection& connection)
{
    std::map<ImageId, Review> reviews;
    Statement row(connection,
                  "SELECT image_id, reviewed, label_wrong, poor_image, note, excluded_reason FROM reviews");
    while (row.step()) {
        Review& review = reviews[ImageId(row.int64(0))];
        review.reviewed = row.flag(1);
        review.labelWrong = row.flag(2);
        review.poorImage = row.flag(3);
        review.note = row.text(4);
        review.excluded = !row.isNull(5);
        review.excludedReason = row.text(5);
    }
    Statement tag(connection, "SELECT image_id, tag_id FROM image_tags ORDER BY image_id, tag_id");
    while (tag.step())
        reviews[ImageId(tag.int64(0))].tags.emplace_back(tag.int64(1));
    std::vector<ImageReview> list;
    list.reserve(reviews.size());
    for (auto& [image, review] : reviews)
        list.push_back({image, std::move(review)});
    return list;
}

std::vector<ReviewEdit::Filter> loadFilters(Connection& connection)
{
    std::vector<ReviewEdit::Filter> filters;
    Statement row(connection, "SELECT name, query_json FROM saved_filters ORDER BY name");
    while (row.step())
        filters.push_back({row.text(0), store::jsonFromText(connection, row.text(1))});
    return filters;
}

std::vector<ReviewedPair> loadPairs(Connection& connection)
{
    std::vector<ReviewedPair> pairs;
    Statement row(connection,
                  "SELECT image_a, image_b, reviewed, coalesce(verdict, ''), note FROM pair_reviews "
                  "ORDER BY image_a, image_b");
    while (row.step())
        pairs.push_back({ImagePair(ImageId(row.int64(0)), ImageId(row.int64(1))),
                         {row.flag(2), pairVerdictFromName(row.text(3)), row.text(4)}});
    return pairs;
}

void writeTags(Connection& connection, const std::vector<Tag>& tags)
{
    std::unordered_set<TagId> stay;
    for (const Tag& tag : tags)
        stay.insert(tag.id);
    Statement remove(connection, "DELETE FROM tags WHERE id = ?");
    // Names and keys may change places, so the old ones make room first.
    Statement makeRoom(connection, "UPDATE tags SET name = char(1) || id, key = NULL WHERE id = ?");
    for (const Tag& old : loadTags(connection))
        (stay.contains(old.id) ? makeRoom : remove).run(old.id.value());
    Statement put(connection,
                  "INSERT INTO tags (id, name, key) VALUES (?1, ?2, ?3) "
                  "ON CONFLICT (id) DO UPDATE SET name = ?2, key = ?3");
    for (const Tag& tag : tags)
        put.run(tag.id.value(), tag.name, keyOrNone(tag.key));
}

void writeReviews(Connection& connection, const std::vector<ImageReview>& reviews)
{
    Statement removeTags(connection, "DELETE FROM image_tags WHERE image_id = ?");
    Statement addTag(connection, "INSERT INTO image_tags (image_id, tag_id) VALUES (?, ?)");
    Statement remove(connection, "DELETE FROM reviews WHERE image_id = ?");
    Statement put(connection,
                  "INSERT INTO reviews (image_id, reviewed, label_wrong, poor_image, note, excluded_reason) "
                  "VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (image_id) DO UPDATE SET "
                  "reviewed = ?2, label_wrong = ?3, poor_image = ?4, note = ?5, excluded_reason = ?6");
    for (const auto& [image, review] : reviews) {
        const qint64 id = image.value();
        removeTags.run(id);
        for (const TagId tag : review.tags)
            addTag.run(id, tag.value());
        const bool hasRow = review.reviewed || review.labelWrong || review.poorImage || review.excluded
            || !review.note.isEmpty();
        if (!hasRow) {
            remove.run(id);
            continue;
        }
        const auto reason = review.excluded ? std::optional<QString>(review.excludedReason) : std::nullopt;
        put.run(id, review.reviewed, review.labelWrong, review.poorImage, review.note, reason);
    }
}

void writeFilters(Connection& connection, const std::vector<ReviewEdit::Filter>& filters)
{
    Statement remove(connection, "DELETE FROM saved_filters WHERE name = ?");
    Statement put(connection,
                  "INSERT INTO saved_filters (name, query_json) VALUES (?1, ?2) "
                  "ON CONFLICT (name) DO UPDATE SET query_json = ?2");
    for (const auto& [name, query] : filters) {
        if (query)
            put.run(name, QString::fromUtf8(store::jsonText(*query)));
        else
            remove.run(name);
    }
}

void writePairs(Connection& connection, const std::vector<ReviewedPair>& pairs)
{
    Statement remove(connection, "DELETE FROM pair_reviews WHERE image_a = ? AND image_b = ?");
    Statement put(connection,
                  "INSERT INTO pair_reviews (image_a, image_b, reviewed, verdict, note) "
                  "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (image_a, image_b) DO UPDATE SET "
                  "reviewed = ?3, verdict = ?4, note = ?5");
    for (const auto& [pair, review] : pairs) {
        if (review.isEmpty()) {
            remove.run(pair.a.value(), pair.b.value());
            continue;
        }
        const auto verdict =
            review.verdict ? std::optional<QString>(pairVerdictName(*review.verdict)) : std::nullopt;
        put.run(pair.a.value(), pair.b.value(), review.reviewed, verdict, review.note);
    }
}

} // namespace

Result<StoredReviews> ReviewStore::load() const
{
    StoredReviews all;
    const auto done = m_store.read([&](Connection& connection) {
        all = {loadTags(connection), loadImageReviews(connection), loadFilters(connection),
               loadPairs(connection)};
    });
    if (!done)
        return done.error();
    return all;
}

Result<void> ReviewStore::apply(const ReviewEdit& edit)
{
    return m_store.write([&](Connection& connection) {
        if (edit.tags)
            writeTags(connection, *edit.tags);
        writeReviews(connection, edit.reviews);
        writeFilters(connection, edit.filters);
        writePairs(connection, edit.pairs);
        if (!edit.action.isEmpty())
            store::appendJournal(connection, edit.action, edit.detail);
    });
}

} // namespace plumbline
