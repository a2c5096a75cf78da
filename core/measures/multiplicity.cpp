// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/multiplicity.h"

#include <algorithm>
#include <cassert>
#include <numeric>

namespace plumbline::measures {

namespace {

std::vector<std::size_t> ascending(std::span<const double> p)
{
    assert(std::ranges::all_of(p, [](double value) { return value >= 0 && value <= 1; }));
    std::vector<std::size_t> order(p.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::ranges::stable_sort(order, {}, [p](std::size_t i) { return p[i]; });
    return order;
}

} // namespace

std::vector<double> holm(std::span<const double> p)
{
    const std::vector<std::size_t> order = ascending(p);
    std::vector<double> adjusted(p.size());
    double largest = 0;
    for (std::size_t rank = 0; rank < order.size(); ++rank) {
        const auto factor = static_cast<double>(p.size() - rank);
        largest = std::max(largest, factor * p[order[rank]]);
        adjusted[order[rank]] = std::min(largest, 1.0);
    }
    return adjusted;
}

std::vector<double> benjaminiHochberg(std::span<const double> p)
{
    const std::vector<std::size_t> order = ascending(p);
    std::vector<double> adjusted(p.size());
    double smallest = 1;
    for (std::size_t rank = order.size(); rank > 0; --rank) {
        const double factor = static_cast<double>(p.size()) / static_cast<double>(rank);
        smallest = std::min(smallest, factor * p[order[rank - 1]]);
        adjusted[order[rank - 1]] = smallest;
    }
    return adjusted;
}

} // namespace plumbline::measures
