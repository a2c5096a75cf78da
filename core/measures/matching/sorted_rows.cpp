// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/sorted_rows.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace plumbline::measures {

SortedRows::SortedRows(const EmbeddingView& view, const PeopleSlots& people, std::span<const int> subjects,
                       std::span<const int> slots, const std::vector<bool>& wanted)
    : m_dimension(view.dimension)
    , m_position(at(view.rows()), -1)
{
    for (int row = 0; row < view.rows(); ++row) {
        const int stratum = view.strata.empty() ? 0 : view.strata[at(row)];
        if (!wanted[at(row)] || stratum < 0)
            continue;
        const int group = people.slots[at(slots[at(row)])].group;
        m_rows.push_back({stratum, group, subjects[at(row)], row, slots[at(row)]});
    }
    std::ranges::sort(
        m_rows, {}, [](const Row& row) { return std::tuple(row.stratum, row.group, row.subject, row.row); });
    m_values.reserve(m_rows.size() * at(m_dimension));
    for (const Row& row : m_rows) {
        const float* const values = view.row(row.row);
        m_values.insert(m_values.end(), values, values + m_dimension);
        double square = 0;
        for (int i = 0; i < m_dimension; ++i)
            square += double(values[i]) * double(values[i]);
        m_squares.push_back(static_cast<float>(square));
    }
    index(people.subjects);
}

void SortedRows::index(int subjects)
{
    m_groupEnd.resize(m_rows.size());
    for (int i = 0; i < size(); ++i) {
        Row& row = m_rows[at(i)];
        m_position[at(row.row)] = i;
        if (m_strata.empty() || m_strata.back().stratum != row.stratum)
            m_strata.push_back({i, i, row.stratum});
        m_strata.back().end = i + 1;
        const auto key = [](const Row& of) { return std::tuple(of.stratum, of.group, of.subject); };
        if (i == 0 || key(m_rows[at(i) - 1]) != key(row))
            m_units.push_back({i, i, row.stratum});
        m_units.back().end = i + 1;
        row.unit = units() - 1;
    }
    for (int i = size() - 1; i >= 0; --i) {
        const bool isLast = i + 1 == size() || m_rows[at(i)].stratum != m_rows[at(i) + 1].stratum
            || m_rows[at(i)].group != m_rows[at(i) + 1].group;
        m_groupEnd[at(i)] = isLast ? i + 1 : m_groupEnd[at(i) + 1];
    }
    m_firstOfSubject.assign(at(subjects) + 1, 0);
    for (const Row& row : m_rows)
        ++m_firstOfSubject[at(row.subject) + 1];
    for (int s = 0; s < subjects; ++s)
        m_firstOfSubject[at(s) + 1] += m_firstOfSubject[at(s)];
    m_bySubject.resize(m_rows.size());
    std::vector<int> next = m_firstOfSubject;
    for (int i = 0; i < size(); ++i)
        m_bySubject[at(next[at(m_rows[at(i)].subject)]++)] = i;
}

double SortedRows::longest() const
{
    return m_squares.empty() ? 0 : std::sqrt(double(*std::ranges::max_element(m_squares)));
}

std::vector<int> SortedRows::cuts(const Range& range, int blockSize) const
{
    std::vector<int> places {range.begin};
    while (places.back() < range.end) {
        int next = std::min(places.back() + blockSize, range.end);
        if (next < range.end && unitRange(unit(next)).begin > places.back())
            next = unitRange(unit(next)).begin;
        places.push_back(next);
    }
    return places;
}

} // namespace plumbline::measures
