// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <utility>

#include <QLocale>

#include "core/session/history.h"
#include "core/session/project.h"
#include "core/session/review_desk.h"

namespace plumbline {

namespace {

Deed deedOf(ReviewEdit edit)
{
    if (edit.changesNothing())
        return {};
    return {[edit = std::move(edit)](Project& project) -> Result<Deed> {
        auto back = ReviewDesk(project).apply(edit);
        return back ? Result<Deed>(deedOf(std::move(*back))) : Result<Deed>(back.error());
    }};
}

/// \a act: Result<ReviewEdit>(ReviewDesk&).
template<class Act>
Deed atDesk(Act act)
{
    return {[act = std::move(act)](Project& project) -> Result<Deed> {
        ReviewDesk desk(project);
        auto back = act(desk);
        return back ? Result<Deed>(deedOf(std::move(*back))) : Result<Deed>(back.error());
    }};
}

Deed valueMapDeed(const QString& attribute, const QHash<QString, QString>& map)
{
    return {[attribute, map](Project& project) -> Result<Deed> {
        const auto data = project.dataset();
        const Attribute* old = data->attribute(attribute);
        if (old && old->valueMap == map)
            return Deed {};
        if (const auto saved = project.setValueMap(attribute, map); !saved)
            return saved.error();
        return valueMapDeed(attribute, old->valueMap);
    }};
}

Deed labelSourceDeed(const QString& attribute, LabelSource source)
{
    return {[attribute, source](Project& project) -> Result<Deed> {
        const auto data = project.dataset();
        const Attribute* old = data->attribute(attribute);
        if (old && old->source == source)
            return Deed {};
        if (const auto saved = project.setLabelSource(attribute, source); !saved)
            return saved.error();
        return labelSourceDeed(attribute, old->source);
    }};
}

bool same(const Group& a, const Group& b)
{
    return a.label == b.label && a.values == b.values && a.low == b.low && a.high == b.high;
}

bool same(const Grouping& a, const Grouping& b)
{
    return a.name == b.name && a.attribute == b.attribute
        && std::equal(a.groups.begin(), a.groups.end(), b.groups.begin(), b.groups.end(),
                      [](const Group& one, const Group& other) { return same(one, other); });
}

Deed groupingsDeed(const std::vector<Grouping>& groupings)
{
    return {[groupings](Project& project) -> Result<Deed> {
        const auto data = project.dataset();
        const auto& old = data->groupings;
        if (std::equal(old.begin(), old.end(), groupings.begin(), groupings.end(),
                       [](const Grouping& a, const Grouping& b) { return same(a, b); })) {
            return Deed {};
        }
        if (const auto saved = project.setGroupings(groupings); !saved)
            return saved.error();
        return groupingsDeed(old);
    }};
}

/// The file of "women/0012.jpg"; both ends of a name that is too long for a list.
QString shortName(const QString& file)
{
    constexpr qsizetype kMost = 36;
    const QString name = file.section(QLatin1Char('/'), -1);
    return name.size() <= kMost ? name
                                : QString(name.left(kMost / 2) % QChar(0x2026) % name.right(kMost / 2));
}

} // namespace

QString History::imagesText(const Images& images) const
{
    if (images.size() != 1)
        return tr("%1 images").arg(QLocale().toString(static_cast<qlonglong>(images.size())));
    if (const auto dataset = m_project ? m_project->dataset() : nullptr) {
        const auto only = std::find_if(dataset->images.begin(), dataset->images.end(),
                                       [&](const Image& image) { return image.id == images.front(); });
        if (only != dataset->images.end())
            return shortName(only->file);
    }
    return tr("1 image");
}

void History::setReviewed(const Images& images, bool on)
{
    if (images.empty())
        return;
    carryOut((on ? tr("Mark %1 reviewed") : tr("Mark %1 not reviewed")).arg(imagesText(images)),
             Touches::Review,
             atDesk([images, on](ReviewDesk& desk) { return desk.setReviewed(images, on); }));
}

void History::setLabelWrong(const Images& images, bool on)
{
    if (images.empty())
        return;
    carryOut(
        (on ? tr("Call the label of %1 wrong") : tr("Call the label of %1 right")).arg(imagesText(images)),
        Touches::Review, atDesk([images, on](ReviewDesk& desk) { return desk.setLabelWrong(images, on); }));
}

void History::setPoorImage(const Images& images, bool on)
{
    if (images.empty())
        return;
    carryOut((on ? tr("Call %1 poor") : tr("Call %1 good")).arg(imagesText(images)), Touches::Review,
             atDesk([images, on](ReviewDesk& desk) { return desk.setPoorImage(images, on); }));
}

void History::setNote(const Images& images, const QString& note)
{
    if (images.empty())
        return;
    carryOut((note.trimmed().isEmpty() ? tr("Delete the note on %1") : tr("Write a note on %1"))
                 .arg(imagesText(images)),
             Touches::Review,
             atDesk([images, note](ReviewDesk& desk) { return desk.setNote(images, note); }));
}

void History::exclude(const Images& images, const QString& reason)
{
    if (images.empty())
        return;
    carryOut(tr("Exclude %1: %2").arg(imagesText(images), reason.simplified().left(kReasonShown)),
             Touches::Review,
             atDesk([images, reason](ReviewDesk& desk) { return desk.exclude(images, reason); }));
}

void History::include(const Images& images)
{
    if (images.empty())
        return;
    carryOut(tr("Count %1 again").arg(imagesText(images)), Touches::Review,
             atDesk([images](ReviewDesk& desk) { return desk.include(images); }));
}

void History::setTag(const Images& images, TagId tag, bool on)
{
    if (!m_project || images.empty())
        return;
    carryOut((on ? tr("Tag %1 “%2”") : tr("Take tag “%2” off %1")).arg(imagesText(images), tagName(tag)),
             Touches::Review,
             atDesk([images, tag, on](ReviewDesk& desk) { return desk.setTag(images, tag, on); }));
}

void History::toggleKey(const Images& images, int key)
{
    if (!m_project || images.empty())
        return;
    const ReviewDesk desk(*m_project);
    const auto tag = desk.tagForKey(key);
    if (!tag)
        return;
    const auto book = desk.book();
    const bool allHave = tag->id.isValid() && std::all_of(images.begin(), images.end(), [&](ImageId image) {
                             const Review& review = book->of(image);
                             return std::binary_search(review.tags.begin(), review.tags.end(), tag->id);
                         });
    // Pressed twice before the first is written: the second means the opposite.
    const bool again = isBusy() && m_toggled.key == key && m_toggled.images == images;
    const bool on = again ? !m_toggled.on : !allHave;
    m_toggled = {images, key, on};
    carryOut((!on ? tr("Take tag “%2” off %1") : tr("Tag %1 “%2”")).arg(imagesText(images), tag->name),
             Touches::Review, atDesk([images, name = tag->name, key, on](ReviewDesk& writing) {
                 return writing.setTagByName(images, name, key, on);
             }));
}

void History::setTagByName(const Images& images, const QString& name, int key)
{
    if (images.empty())
        return;
    carryOut(tr("Tag %1 “%2”").arg(imagesText(images), name.trimmed()), Touches::Review,
             atDesk([images, name, key](ReviewDesk& writing) {
                 return writing.setTagByName(images, name, key, true);
             }));
}

QString History::pairsText(const Pairs& pairs)
{
    return pairs.size() == 1 ? tr("1 pair")
                             : tr("%1 pairs").arg(QLocale().toString(static_cast<qlonglong>(pairs.size())));
}

void History::setPairsReviewed(const Pairs& pairs, bool on)
{
    if (pairs.empty())
        return;
    carryOut((on ? tr("Mark %1 looked at") : tr("Mark %1 not looked at")).arg(pairsText(pairs)),
             Touches::Review,
             atDesk([pairs, on](ReviewDesk& desk) { return desk.setPairsReviewed(pairs, on); }));
}

void History::setPairVerdict(const Pairs& pairs, std::optional<PairVerdict> verdict)
{
    if (pairs.empty())
        return;
    const auto words = [&] {
        if (!verdict)
            return tr("Take the verdict off %1");
        switch (*verdict) {
        case PairVerdict::SamePerson:
            return tr("Call %1 the same person after all");
        case PairVerdict::LabelError:
            return tr("Call %1 a label error");
        case PairVerdict::Lookalike:
            return tr("Call %1 lookalikes");
        case PairVerdict::PoorImage:
            break;
        }
        return tr("Call %1 a poor image");
    };
    carryOut(words().arg(pairsText(pairs)), Touches::Review,
             atDesk([pairs, verdict](ReviewDesk& desk) { return desk.setPairVerdict(pairs, verdict); }));
}

void History::setPairNote(const Pairs& pairs, const QString& note)
{
    if (pairs.empty())
        return;
    carryOut((note.trimmed().isEmpty() ? tr("Delete the note on %1") : tr("Write a note on %1"))
                 .arg(pairsText(pairs)),
             Touches::Review,
             atDesk([pairs, note](ReviewDesk& desk) { return desk.setPairNote(pairs, note); }));
}

void History::defineTag(const QString& name, int key)
{
    carryOut(tr("Define tag “%1”").arg(name.trimmed()), Touches::Review,
             atDesk([name, key](ReviewDesk& desk) { return desk.defineTag(name, key); }));
}

void History::renameTag(TagId tag, const QString& name)
{
    carryOut(tr("Rename tag “%1” to “%2”").arg(tagName(tag), name.trimmed()), Touches::Review,
             atDesk([tag, name](ReviewDesk& desk) { return desk.renameTag(tag, name); }));
}

void History::assignKey(TagId tag, int key)
{
    carryOut(key == 0 ? tr("Take the key off tag “%1”").arg(tagName(tag))
                      : tr("Give tag “%1” the key %2").arg(tagName(tag)).arg(key),
             Touches::Review, atDesk([tag, key](ReviewDesk& desk) { return desk.assignKey(tag, key); }));
}

void History::deleteTag(TagId tag)
{
    carryOut(tr("Delete tag “%1”").arg(tagName(tag)), Touches::Review,
             atDesk([tag](ReviewDesk& desk) { return desk.deleteTag(tag); }));
}

QString History::tagName(TagId tag) const
{
    if (!m_project)
        return {};
    const auto book = ReviewDesk(*m_project).book();
    const Tag* named = book->tag(tag);
    return named ? named->name : QString();
}

void History::saveFilter(const SavedFilter& filter)
{
    carryOut(tr("Save filter “%1”").arg(filter.name.trimmed()), Touches::Review,
             atDesk([filter](ReviewDesk& desk) { return desk.saveFilter(filter); }));
}

void History::deleteFilter(const QString& name)
{
    carryOut(tr("Delete filter “%1”").arg(name), Touches::Review,
             atDesk([name](ReviewDesk& desk) { return desk.deleteFilter(name); }));
}

void History::setValueMap(const QString& attribute, const QHash<QString, QString>& map)
{
    carryOut(tr("Say what the values of “%1” mean").arg(attribute), Touches::Dataset,
             valueMapDeed(attribute, map));
}

void History::setLabelSource(const QString& attribute, LabelSource source)
{
    carryOut(tr("Say who labelled “%1”").arg(attribute), Touches::Dataset,
             labelSourceDeed(attribute, source));
}

void History::setGroupings(const std::vector<Grouping>& groupings)
{
    carryOut(tr("Group values anew"), Touches::Dataset, groupingsDeed(groupings));
}

} // namespace plumbline
