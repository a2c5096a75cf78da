// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/effective_size.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace plumbline::measures {

namespace {

/// What a pattern brings to a side, and how many people have it.
struct Share
{
    Tally tally;
    double people = 0;
};

using Shares = std::vector<Share>;

double designEffect(const Shares& shares, const EffectiveSize& size)
{
    const double rate = size.tally.rate();
    double squares = 0;
    for (const auto& [tally, people] : shares) {
        const double excess = static_cast<double>(tally.errors) - rate * static_cast<double>(tally.n);
        squares += people * excess * excess;
    }
    const auto people = static_cast<double>(size.people);
    return people / (people - 1) * squares / (static_cast<double>(size.tally.n) * rate * (1 - rate));
}

EffectiveSize sizeOf(const Shares& shares)
{
    EffectiveSize size;
    for (const auto& [tally, people] : shares) {
        const auto count = static_cast<std::int64_t>(people);
        size.tally.errors += count * tally.errors;
        size.tally.n += count * tally.n;
        size.people += count;
        size.repeats = size.repeats || tally.n > 1;
    }
    if (!size.repeats && size.tally.n > 0)
        size.designEffect = 1;
    else if (size.people > 1 && size.tally.errors > 0 && size.tally.errors < size.tally.n)
        size.designEffect = designEffect(shares, size);
    return size;
}

} // namespace

EffectiveSize effectiveSize(const SubjectPatterns& patterns, RateOf rate, Side side)
{
    Shares shares;
    for (std::size_t k = 0; k < patterns.size(); ++k) {
        const Tally tally = sumOf(patterns.cells(k), rate, side);
        if (tally.n > 0)
            shares.push_back({tally, static_cast<double>(patterns.people(k))});
    }
    return sizeOf(shares);
}

std::vector<EffectiveSize> effectiveSizes(const SubjectPatterns& patterns)
{
    std::vector<EffectiveSize> sizes;
    for (const RateOf rate : {RateOf::FacesFound, RateOf::ImagesSubmitted}) {
        std::vector<Shares> shares(static_cast<std::size_t>(patterns.groups()));
        for (std::size_t k = 0; k < patterns.size(); ++k) {
            for (const SubjectCell& cell : patterns.cells(k)) {
                if (const Tally tally = cell.tally(rate); tally.n > 0)
                    shares[static_cast<std::size_t>(cell.group)].push_back(
                        {tally, static_cast<double>(patterns.people(k))});
            }
        }
        for (const Shares& ofGroup : shares)
            sizes.push_back(sizeOf(ofGroup));
    }
    return sizes;
}

Tally sumOf(std::span<const SubjectCell> cells, RateOf rate, Side side)
{
    Tally sum;
    for (const SubjectCell& cell : cells) {
        if (!side.holds(cell.group))
            continue;
        const Tally tally = cell.tally(rate);
        sum.errors += tally.errors;
        sum.n += tally.n;
    }
    return sum;
}

double EffectiveSize::effectiveN() const
{
    const auto n = static_cast<double>(tally.n);
    const double most = designEffect && people >= kFewestPeople ? n : static_cast<double>(people);
    return std::min(n / std::max(designEffect.value_or(1), 1.0), most);
}

Tally EffectiveSize::effectiveTally() const
{
    if (tally.n == 0)
        return {};
    const double n = effectiveN();
    const std::int64_t rounded = std::max<std::int64_t>(std::llround(n), 1);
    return {std::min<std::int64_t>(std::llround(tally.rate() * n), rounded), rounded};
}

} // namespace plumbline::measures
