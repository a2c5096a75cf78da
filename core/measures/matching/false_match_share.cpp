// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/false_match_share.h"

#include <cstddef>
#include <unordered_map>

#include "core/measures/ratio.h"
#include "core/measures/significance.h"

namespace plumbline::measures {

namespace {

/// The ratio of shares that follows from the ratio of rates, of which nullopt is infinity.
double ratioOfShares(std::optional<double> rates, double share)
{
    return rates ? *rates / (share * *rates + 1 - share) : 1 / share;
}

struct Person
{
    int group = -1;
    bool isMatched = false;
};

} // namespace

FalseMatchShare falseMatchShare(Tally group, Tally rest, double level)
{
    FalseMatchShare share;
    share.group = group;
    share.rest = rest;
    share.falselyMatched = group.errors + rest.errors;
    share.searches = group.n + rest.n;
    if (share.searches > 0)
        share.shareOfSearches = static_cast<double>(group.n) / static_cast<double>(share.searches);
    if (share.falselyMatched > 0)
        share.shareOfMatches = static_cast<double>(group.errors) / static_cast<double>(share.falselyMatched);
    if (group.n == 0 || rest.n == 0)
        return share;
    share.p = fisherTwoSided(group, rest);
    if (!share.shareOfMatches)
        return share;
    share.ratio = *share.shareOfMatches / *share.shareOfSearches;
    if (const auto rates = ratioInterval(group, rest, level))
        share.limits = Interval {ratioOfShares(rates->low, *share.shareOfSearches),
                                 ratioOfShares(rates->high, *share.shareOfSearches)};
    return share;
}

FalseMatchShare falseMatchShare(const Identification& searches, const std::vector<bool>& isChosen,
                                float threshold, int ranks, double level)
{
    std::vector<Person> people;
    std::unordered_map<int, std::size_t> known; // by subject
    std::int64_t matched = 0, unknown = 0, all = 0;
    for (const Search& search : searches.searches()) {
        const bool isMatched = search.returnsOther(threshold, ranks);
        ++all;
        matched += isMatched ? 1 : 0;
        unknown += search.group < 0 ? 1 : 0;
        std::size_t place = people.size();
        if (search.subject >= 0)
            place = known.try_emplace(search.subject, place).first->second;
        if (place == people.size())
            people.emplace_back();
        Person& person = people[place];
        person.group = person.group < 0 ? search.group : person.group;
        person.isMatched = person.isMatched || isMatched;
    }
    Tally group, rest;
    for (const Person& person : people) {
        if (person.group < 0)
            continue;
        Tally& tally = isChosen[at(person.group)] ? group : rest;
        ++tally.n;
        tally.errors += person.isMatched ? 1 : 0;
    }
    FalseMatchShare share = falseMatchShare(group, rest, level);
    share.byPeople = static_cast<std::int64_t>(people.size()) < all;
    share.falselyMatched = matched;
    share.searches = all;
    share.unknown = unknown;
    return share;
}

} // namespace plumbline::measures
