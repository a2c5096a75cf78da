// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/enrolment.h"

#include <unordered_map>
#include <unordered_set>

#include "core/measures/matching/clustered_rate.h"

namespace plumbline::measures {

std::vector<PairRate> failuresToEnrol(std::span<const EnrolmentTry> tries, int groups, double level)
{
    std::vector<std::vector<Attempt>> attempts(at(groups) + 1);
    for (const EnrolmentTry& attempt : tries)
        attempts[at(attempt.group < 0 ? groups : attempt.group)].push_back({attempt.subject, attempt.failed});
    std::vector<PairRate> rates;
    rates.reserve(attempts.size());
    for (const std::vector<Attempt>& ofGroup : attempts)
        rates.push_back(clusteredRate(ofGroup, level));
    return rates;
}

Enrolment enrolmentOf(std::vector<EnrolmentTry> tries, int groups, double level)
{
    Enrolment enrolment;
    enrolment.images = std::ssize(tries);
    enrolment.failuresByGroup = failuresToEnrol(tries, groups, level);
    std::unordered_set<int> named;
    for (EnrolmentTry& one : tries) {
        if (one.subject >= 0 && !one.failed)
            named.insert(one.subject);
        enrolment.people += one.subject < 0 && !one.failed ? 1 : 0;
        one.group = 0;
    }
    enrolment.people += std::ssize(named);
    enrolment.failures = failuresToEnrol(tries, 1, level).front();
    return enrolment;
}

LostPairs lostMatedPairs(const MatchCells& cells, std::span<const EnrolmentTry> probes,
                         std::span<const EnrolmentTry> gallery)
{
    const bool oneSet = cells.pairing() == Pairing::OneSet;
    const std::span<const EnrolmentTry> others = oneSet ? probes : gallery;
    std::unordered_map<int, std::vector<std::size_t>> bySubject;
    for (std::size_t i = 0; i < others.size(); ++i)
        if (others[i].subject >= 0)
            bySubject[others[i].subject].push_back(i);
    LostPairs pairs {std::vector<std::int64_t>(at(cells.count())),
                     std::vector<std::int64_t>(at(cells.count()))};
    for (std::size_t i = 0; i < probes.size(); ++i) {
        const auto same = bySubject.find(probes[i].subject);
        if (probes[i].subject < 0 || same == bySubject.end())
            continue;
        for (const std::size_t j : same->second) {
            if (oneSet && j <= i)
                continue;
            const std::size_t cell = at(cells.cell(probes[i].group, others[j].group));
            ++pairs.all[cell];
            pairs.lost[cell] += probes[i].failed || others[j].failed ? 1 : 0;
        }
    }
    return pairs;
}

std::optional<double> generalisedFnmr(const PairRate& falseNonMatches, std::int64_t lost)
{
    const std::int64_t all = falseNonMatches.comparisons + lost;
    if (all == 0)
        return std::nullopt;
    return static_cast<double>(falseNonMatches.errors + lost) / static_cast<double>(all);
}

} // namespace plumbline::measures
