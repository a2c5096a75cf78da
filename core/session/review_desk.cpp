// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/review_desk.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include <QCoreApplication>

#include "core/session/project.h"
#include "core/session/project_cache.h"
#include "core/session/query_json.h"

namespace plumbline {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ReviewDesk)
};

constexpr int kLastKey = 9;

Error noSuchTag()
{
    return {ErrorCode::NotFound, Text::tr("That tag is no longer in the audit; choose another."), {}};
}

/// "3-7,12": the ids of a selection, short enough for the journal.
QString idRanges(std::vector<ImageId> images)
{
    std::sort(images.begin(), images.end());
    QString text;
    for (std::size_t from = 0; from < images.size();) {
        std::size_t to = from;
        while (to + 1 < images.size() && images[to + 1].value() == images[to].value() + 1)
            ++to;
        text += text.isEmpty() ? QString() : QStringLiteral(",");
        text += QString::number(images[from].value());
        if (to > from)
            text += QLatin1Char('-') + QString::number(images[to].value());
        from = to + 1;
    }
    return text;
}

/// \a name trimmed; Usage when it is blank or another tag than \a self has it.
Result<QString> freeName(const std::vector<Tag>& tags, const QString& name, TagId self)
{
    QString wanted = name.trimmed();
    if (wanted.isEmpty())
        return Error {ErrorCode::Usage, Text::tr("A tag needs a name."), {}};
    for (const Tag& tag : tags) {
        if (tag.id != self && tag.name.compare(wanted, Qt::CaseInsensitive) == 0)
            return Error {ErrorCode::Usage,
                          Text::tr("There is a tag “%1” already; choose another name.").arg(tag.name),
                          {}};
    }
    return wanted;
}

/// Gives \a key to \a tag and takes it from whoever has it.
Result<void> giveKey(std::vector<Tag>& tags, TagId tag, int key)
{
    if (key < 0 || key > kLastKey)
        return Error {ErrorCode::Usage, Text::tr("The keys for tags are 1 to 9."), {}};
    for (Tag& each : tags) {
        if (each.id == tag)
            each.key = key;
        else if (each.key == key)
            each.key = 0;
    }
    return {};
}

Result<TagId> addTag(std::vector<Tag>& tags, const QString& name, int key)
{
    const auto wanted = freeName(tags, name, {});
    if (!wanted)
        return wanted.error();
    qint64 last = 0;
    for (const Tag& tag : tags)
        last = std::max(last, tag.id.value());
    const TagId id(last + 1);
    tags.push_back({id, *wanted, 0});
    if (const auto given = giveKey(tags, id, key); !given)
        return given.error();
    return id;
}

void putTag(Review& review, TagId tag, bool on)
{
    const auto at = std::lower_bound(review.tags.begin(), review.tags.end(), tag);
    const bool has = at != review.tags.end() && *at == tag;
    if (on && !has)
        review.tags.insert(at, tag);
    else if (!on && has)
        review.tags.erase(at);
}

void replaceName(QStringList& names, const QString& from, const QString& to)
{
    for (QString& name : names) {
        if (name.compare(from, Qt::CaseInsensitive) == 0)
            name = to;
    }
}

/// What no tag carries any more leaves the images, too.
void takeOffMissing(ReviewEdit& edit, const ReviewBook& book)
{
    std::unordered_set<TagId> stay;
    for (const Tag& tag : *edit.tags)
        stay.insert(tag.id);
    const bool allStay = std::all_of(book.tags.begin(), book.tags.end(),
                                     [&](const Tag& tag) { return stay.contains(tag.id); });
    if (allStay)
        return;
    std::unordered_set<ImageId> told;
    for (const ImageReview& each : edit.reviews)
        told.insert(each.image);
    for (const auto& [image, review] : book.reviews) {
        Review left = *review;
        std::erase_if(left.tags, [&](TagId tag) { return !stay.contains(tag); });
        if (!told.contains(image) && left.tags.size() != review->tags.size())
            edit.reviews.push_back({image, std::move(left)});
    }
}

} // namespace

ReviewDesk::ReviewDesk(Project& project)
    : m_project(project)
{
}

std::shared_ptr<const ReviewBook> ReviewDesk::book() const
{
    return m_project.m_cache->book();
}

std::vector<Tag> ReviewDesk::suggestedTags()
{
    const std::array<QString, kLastKey> names {
        Text::tr("Glasses"),    Text::tr("Head covered"), Text::tr("Beard"),
        Text::tr("Make-up"),    Text::tr("Face turned"),  Text::tr("Face half hidden"),
        Text::tr("Poor light"), Text::tr("Child"),        Text::tr("Look at again")};
    std::vector<Tag> tags;
    int key = 0;
    for (const QString& name : names)
        tags.push_back({{}, name, ++key});
    return tags;
}

std::optional<Tag> ReviewDesk::tagForKey(int key) const
{
    const auto known = book();
    if (const Tag* tag = known->tagOfKey(key))
        return *tag;
    for (const Tag& tag : suggestedTags()) {
        if (tag.key == key && !known->tag(tag.name))
            return tag;
    }
    return std::nullopt;
}

Result<ReviewEdit> ReviewDesk::carryOut(ReviewEdit edit)
{
    if (edit.changesNothing())
        return edit;
    const auto old = book();
    if (edit.tags)
        takeOffMissing(edit, *old);
    ReviewEdit back = old->before(edit);
    if (!edit.action.isEmpty()) { // "images excluded" and "undone: images excluded" by turns
        const QString undone = QStringLiteral("undone: ");
        back.action = edit.action.startsWith(undone) ? edit.action.mid(undone.size()) : undone + edit.action;
        back.detail = edit.detail;
    }
    if (const auto stored = ReviewStore(*m_project.m_store).apply(edit); !stored)
        return stored.error();
    auto changed = std::make_shared<ReviewBook>(*old);
    changed->apply(edit);
    m_project.m_cache->setBook(std::move(changed));
    return back;
}

Result<ReviewEdit> ReviewDesk::apply(const ReviewEdit& edit)
{
    const std::lock_guard lock(m_project.m_cache->reviewMutex);
    return carryOut(edit);
}

Result<ReviewEdit> ReviewDesk::changeImages(const Images& images, const Change& change, const QString& action,
                                            const QJsonObject& detail)
{
    const std::lock_guard lock(m_project.m_cache->reviewMutex);
    ReviewEdit edit;
    edit.action = action;
    edit.detail = detail;
    return editImages(images, change, std::move(edit));
}

Result<ReviewEdit> ReviewDesk::editImages(const Images& images, const Change& change, ReviewEdit edit)
{
    const auto old = book();
    const auto index = m_project.m_cache->index();
    std::unordered_set<ImageId> seen;
    Images changed;
    for (const ImageId image : images) {
        if (!index->contains(image))
            return Error {ErrorCode::NotFound, Text::tr("That image is no longer in the audit."), {}};
        Review review = old->of(image);
        change(review);
        if (!seen.insert(image).second || review == old->of(image))
            continue;
        changed.push_back(image);
        edit.reviews.push_back({image, std::move(review)});
    }
    edit.detail.insert(QStringLiteral("count"), static_cast<qint64>(changed.size()));
    edit.detail.insert(QStringLiteral("images"), idRanges(std::move(changed)));
    return carryOut(std::move(edit));
}

Result<ReviewEdit> ReviewDesk::setReviewed(const Images& images, bool on)
{
    // Not journalled: it says nothing of the images, and looking through a thousand would bury the rest.
    return changeImages(images, [on](Review& review) { review.reviewed = on; }, {}, {});
}

Result<ReviewEdit> ReviewDesk::setLabelWrong(const Images& images, bool on)
{
    return changeImages(images, [on](Review& review) { review.labelWrong = on; },
                        on ? QStringLiteral("labels disputed") : QStringLiteral("labels accepted"), {});
}

Result<ReviewEdit> ReviewDesk::setPoorImage(const Images& images, bool on)
{
    return changeImages(images, [on](Review& review) { review.poorImage = on; },
                        on ? QStringLiteral("images called poor") : QStringLiteral("images called good"), {});
}

Result<ReviewEdit> ReviewDesk::setNote(const Images& images, const QString& note)
{
    return changeImages(images, [text = note.trimmed()](Review& review) { review.note = text; },
                        QStringLiteral("note written"), {});
}

Result<ReviewEdit> ReviewDesk::exclude(const Images& images, const QString& reason)
{
    const QString why = reason.trimmed();
    if (why.isEmpty()) {
        return Error {
            ErrorCode::Usage,
            Text::tr("Say why the images are excluded: the reason stands beside them in every export."),
            {}};
    }
    return changeImages(
        images,
        [why](Review& review) {
        review.excluded = true;
        review.excludedReason = why;
        },
        QStringLiteral("images excluded"), {{QStringLiteral("reason"), why}});
}

Result<ReviewEdit> ReviewDesk::include(const Images& images)
{
    return changeImages(
        images,
        [](Review& review) {
        review.excluded = false;
        review.excludedReason.clear();
        },
        QStringLiteral("images included"), {});
}

Result<ReviewEdit> ReviewDesk::setTag(const Images& images, TagId tag, bool on)
{
    const auto known = book();
    const Tag* named = known->tag(tag);
    return named ? setTagByName(images, named->name, 0, on) : Result<ReviewEdit>(noSuchTag());
}

Result<ReviewEdit> ReviewDesk::setTagByName(const Images& images, const QString& name, int key, bool on)
{
    const std::lock_guard lock(m_project.m_cache->reviewMutex);
    const auto known = book();
    const Tag* tag = known->tag(name);
    if (!tag && !on)
        return ReviewEdit {};
    // Defined and set in one edit, so that one undo takes back what was one act.
    ReviewEdit edit;
    TagId id;
    if (tag) {
        id = tag->id;
    } else {
        edit.tags = known->tags;
        const auto added = addTag(*edit.tags, name, key);
        if (!added)
            return added.error();
        id = *added;
    }
    edit.action = on ? QStringLiteral("images tagged") : QStringLiteral("tag taken off");
    edit.detail = {{QStringLiteral("tag"), tag ? tag->name : name.trimmed()}};
    return editImages(
        images, [&](Review& review) { putTag(review, id, on); }, std::move(edit));
}

Result<ReviewEdit> ReviewDesk::changeTags(const QString& action, const QJsonObject& detail,
                                          const std::function<Result<void>(std::vector<Tag>&)>& change)
{
    const std::lock_guard lock(m_project.m_cache->reviewMutex);
    const auto old = book();
    ReviewEdit edit;
    edit.tags = old->tags;
    if (const auto changed = change(*edit.tags); !changed)
        return changed.error();
    if (*edit.tags == old->tags)
        return ReviewEdit {};
    // Saved filters name tags: they follow a new name.
    for (const Tag& now : *edit.tags) {
        const Tag* before = old->tag(now.id);
        if (!before || before->name == now.name)
            continue;
        for (const SavedFilter& filter : old->filters) {
            SavedFilter renamed = filter;
            replaceName(renamed.query.tags, before->name, now.name);
            replaceName(renamed.query.withoutTags, before->name, now.name);
            if (!(renamed == filter))
                edit.filters.push_back({filter.name, listQueryJson(renamed.query)});
        }
    }
    edit.action = action;
    edit.detail = detail;
    return carryOut(std::move(edit));
}

Result<ReviewEdit> ReviewDesk::defineTag(const QString& name, int key)
{
    return changeTags(QStringLiteral("tag defined"), {{QStringLiteral("tag"), name.trimmed()}},
                      [&](std::vector<Tag>& tags) -> Result<void> {
                          const auto added = addTag(tags, name, key);
                          return added ? Result<void>() : Result<void>(added.error());
                      });
}

Result<ReviewEdit> ReviewDesk::renameTag(TagId tag, const QString& name)
{
    const auto known = book();
    const Tag* old = known->tag(tag);
    if (!old)
        return noSuchTag();
    return changeTags(QStringLiteral("tag renamed"),
                      {{QStringLiteral("from"), old->name}, {QStringLiteral("to"), name.trimmed()}},
                      [&](std::vector<Tag>& tags) -> Result<void> {
                          const auto wanted = freeName(tags, name, tag);
                          if (!wanted)
                              return wanted.error();
                          for (Tag& each : tags) {
                              if (each.id == tag)
                                  each.name = *wanted;
                          }
                          return {};
                      });
}

Result<ReviewEdit> ReviewDesk::assignKey(TagId tag, int key)
{
    const auto known = book();
    const Tag* named = known->tag(tag);
    if (!named)
        return noSuchTag();
    return changeTags(QStringLiteral("tag key changed"),
                      {{QStringLiteral("tag"), named->name}, {QStringLiteral("key"), key}},
                      [&](std::vector<Tag>& tags) { return giveKey(tags, tag, key); });
}

Result<ReviewEdit> ReviewDesk::deleteTag(TagId tag)
{
    const auto known = book();
    const Tag* named = known->tag(tag);
    if (!named)
        return noSuchTag();
    return changeTags(QStringLiteral("tag deleted"), {{QStringLiteral("tag"), named->name}},
                      [&](std::vector<Tag>& tags) -> Result<void> {
                          std::erase_if(tags, [&](const Tag& each) { return each.id == tag; });
                          return {};
                      });
}

Result<ReviewEdit> ReviewDesk::saveFilter(const SavedFilter& filter)
{
    const QString name = filter.name.trimmed();
    if (name.isEmpty())
        return Error {ErrorCode::Usage, Text::tr("A saved filter needs a name."), {}};
    const std::lock_guard lock(m_project.m_cache->reviewMutex);
    const auto known = book();
    const QJsonObject query = listQueryJson(filter.query);
    const SavedFilter* old = known->filter(name);
    if (old && listQueryJson(old->query) == query)
        return ReviewEdit {};
    ReviewEdit edit;
    edit.filters.push_back({name, query});
    edit.action = QStringLiteral("filter saved");
    edit.detail = {{QStringLiteral("filter"), name}};
    return carryOut(std::move(edit));
}

Result<ReviewEdit> ReviewDesk::deleteFilter(const QString& name)
{
    const std::lock_guard lock(m_project.m_cache->reviewMutex);
    if (!book()->filter(name)) {
        return Error {
            ErrorCode::NotFound, Text::tr("There is no saved filter “%1” in this audit.").arg(name), {}};
    }
    ReviewEdit edit;
    edit.filters.push_back({name, std::nullopt});
    edit.action = QStringLiteral("filter deleted");
    edit.detail = {{QStringLiteral("filter"), name}};
    return carryOut(std::move(edit));
}

} // namespace plumbline
