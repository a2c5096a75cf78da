// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/pair_list.h"

#include <algorithm>
#include <tuple>

#include <QStringList>

#include "core/base/csv_line.h"
#include "core/session/review_book.h"

namespace plumbline {

namespace {

std::pair<int, int> unordered(std::pair<int, int> groups)
{
    return std::minmax(groups.first, groups.second);
}

std::pair<int, int> groupsOf(const ListedPair& pair)
{
    return {pair.match.a.groupIndex, pair.match.b.groupIndex};
}

} // namespace

std::vector<ListedPair> listedPairs(const FalseMatches& list, const ReviewBook& book)
{
    std::vector<ListedPair> pairs;
    pairs.reserve(list.pairs.size() + list.samePerson.size());
    for (const auto* matches : {&list.pairs, &list.samePerson})
        for (const FalseMatch& match : *matches)
            pairs.push_back({match, book.of(ImagePair(match.a.image, match.b.image))});
    sortPairs(pairs, PairOrder::Score);
    return pairs;
}

bool fits(const ListedPair& pair, const PairFilter& filter, bool isOneSet)
{
    if (filter.groups) {
        auto own = groupsOf(pair);
        if (filter.groups->second == PairFilter::kAny)
            own.second = PairFilter::kAny;
        if (isOneSet ? unordered(own) != unordered(*filter.groups) : own != *filter.groups)
            return false;
    }
    const auto verdict = pair.review.verdict;
    switch (filter.show) {
    case PairShow::All:
        return true;
    case PairShow::NotLookedAt:
        return !pair.review.isLookedAt();
    case PairShow::LookedAt:
        return pair.review.isLookedAt();
    case PairShow::SamePerson:
        return verdict == PairVerdict::SamePerson;
    case PairShow::LabelError:
        return verdict == PairVerdict::LabelError;
    case PairShow::Lookalike:
        return verdict == PairVerdict::Lookalike;
    case PairShow::PoorImage:
        return verdict == PairVerdict::PoorImage;
    case PairShow::WithNote:
        return !pair.review.note.isEmpty();
    }
    return true;
}

void sortPairs(std::vector<ListedPair>& pairs, PairOrder order)
{
    const auto before = [order](const ListedPair& x, const ListedPair& y) {
        if (order == PairOrder::Groups && groupsOf(x) != groupsOf(y))
            return groupsOf(x) < groupsOf(y);
        if (order == PairOrder::LookedAt && x.review.isLookedAt() != y.review.isLookedAt())
            return y.review.isLookedAt();
        return x.match.score > y.match.score;
    };
    std::stable_sort(pairs.begin(), pairs.end(), before);
}

QByteArray pairsCsv(std::span<const ListedPair> pairs)
{
    QByteArray csv =
        csvLine({QStringLiteral("rank"), QStringLiteral("score"), QStringLiteral("file_a"),
                 QStringLiteral("subject_a"), QStringLiteral("group_a"), QStringLiteral("file_b"),
                 QStringLiteral("subject_b"), QStringLiteral("group_b"), QStringLiteral("looked_at"),
                 QStringLiteral("verdict"), QStringLiteral("note")});
    constexpr int kDigits = 7;
    for (const auto& [match, review] : pairs) {
        csv += csvLine({match.rank > 0 ? QString::number(match.rank) : QString(),
                        QString::number(match.score, 'g', kDigits), match.a.file, match.a.subject,
                        match.a.group, match.b.file, match.b.subject, match.b.group,
                        review.isLookedAt() ? QStringLiteral("yes") : QStringLiteral("no"),
                        review.verdict ? pairVerdictName(*review.verdict) : QString(), review.note});
    }
    return csv;
}

} // namespace plumbline
