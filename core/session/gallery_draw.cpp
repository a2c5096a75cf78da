// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/gallery_draw.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <utility>

#include <QCoreApplication>

#include "core/dataset/composition.h"
#include "core/measures/random_stream.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Matching", text);
}

struct Person
{
    std::vector<std::size_t> images;
    QString value; ///< of the mix; empty: not stated
};

std::vector<Person> peopleOf(const Dataset& data, const std::vector<bool>& isProbe,
                             const std::vector<bool>& isExcluded, const QStringList& values)
{
    std::vector<Person> people;
    std::unordered_map<int, std::size_t> known; // by subject
    for (std::size_t i = 0; i < data.images.size(); ++i) {
        if (isProbe[i] || isExcluded[i])
            continue;
        std::size_t place = people.size();
        if (const int subject = data.images[i].subject; subject >= 0)
            place = known.try_emplace(subject, place).first->second;
        if (place == people.size())
            people.emplace_back();
        people[place].images.push_back(i);
        if (people[place].value.isEmpty())
            people[place].value = values.value(static_cast<qsizetype>(i));
    }
    return people;
}

/// In random order, by Fisher and Yates; std::shuffle differs between libraries.
void shuffle(std::vector<Person>& people, quint64 seed)
{
    measures::RandomStream random(seed, 0);
    for (std::size_t left = people.size(); left > 1; --left) {
        const std::uint64_t limit = left;
        const auto whole = measures::RandomStream::max() / limit * limit;
        auto drawn = random();
        while (drawn >= whole)
            drawn = random();
        std::swap(people[left - 1], people[drawn % limit]);
    }
}

Error tooFew(qint64 wanted, qint64 there, const QString& who)
{
    return {ErrorCode::Usage,
            tr("A gallery of %1 people of %2 was asked for, and there are %3; ask for fewer.")
                .arg(wanted)
                .arg(who)
                .arg(there),
            {}};
}

/// How many of the group and how many others.
Result<std::pair<qint64, qint64>> numbers(const GalleryDraw& draw, qint64 ofGroup, qint64 others)
{
    const double share = draw.share.value_or(1);
    qint64 wanted = draw.people;
    if (wanted == 0) {
        const double byGroup = share > 0 ? static_cast<double>(ofGroup) / share : 1e15;
        const double byOthers = share < 1 ? static_cast<double>(others) / (1 - share) : 1e15;
        wanted = static_cast<qint64>(std::min(byGroup, byOthers) + 1e-9);
    }
    const auto fromGroup = std::min<qint64>(wanted, std::llround(static_cast<double>(wanted) * share));
    if (fromGroup > ofGroup)
        return tooFew(fromGroup, ofGroup, draw.mix);
    if (wanted - fromGroup > others)
        return tooFew(wanted - fromGroup, others, tr("other groups than %1").arg(draw.mix));
    return std::pair(fromGroup, wanted - fromGroup);
}

} // namespace

Result<std::vector<bool>> drawGallery(const Dataset& data, const std::vector<bool>& isProbe,
                                      const std::vector<bool>& isExcluded, const GalleryDraw& draw)
{
    std::vector<bool> isTaken = isProbe;
    QStringList values;
    const qsizetype equals = draw.mix.indexOf(QLatin1Char('='));
    if (!draw.mix.isEmpty()) {
        if (equals < 1)
            return Error {
                ErrorCode::Usage, tr("%1 is not a group; write attribute=value.").arg(draw.mix), {}};
        const auto column = plumbline::column(data, draw.mix.left(equals));
        if (!column)
            return column.error();
        for (std::size_t i = 0; i < data.images.size(); ++i)
            values.append(column->value(i));
    }
    std::vector<Person> people = peopleOf(data, isProbe, isExcluded, values);
    shuffle(people, draw.seed);
    std::pair<qint64, qint64> wanted {0, draw.people > 0 ? draw.people : std::ssize(people)};
    const QString value = draw.mix.mid(equals + 1);
    if (!draw.mix.isEmpty()) {
        std::erase_if(people, [](const Person& person) { return person.value.isEmpty(); });
        const auto ofGroup = std::count_if(people.begin(), people.end(),
                                           [&](const Person& person) { return person.value == value; });
        const auto parts = numbers(draw, ofGroup, std::ssize(people) - ofGroup);
        if (!parts)
            return parts.error();
        wanted = *parts;
    } else if (wanted.second > std::ssize(people)) {
        return tooFew(wanted.second, std::ssize(people), tr("any group"));
    }
    for (const Person& person : people) {
        qint64& left = !draw.mix.isEmpty() && person.value == value ? wanted.first : wanted.second;
        if (left-- <= 0)
            continue;
        for (const std::size_t image : person.images)
            isTaken[image] = true;
    }
    return isTaken;
}

} // namespace plumbline
