// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "core/measures/matching/blas.h"
#include "core/measures/matching/people_slots.h"

namespace plumbline::measures {

/// One set in the order in which blocks are compared: by stratum, group and subject, so that the columns of a
/// block fall into few cells and a person's rows lie together. Positions are places in this order. The
/// embeddings are copied into it.
class SortedRows
{
public:
    /// \param people whose subjects are those of either set
    /// \param subjects, slots of each row of the view, as in people
    /// \param wanted of each row: the others are left out, and so are those of an unknown stratum
    SortedRows(const EmbeddingView& view, const PeopleSlots& people, std::span<const int> subjects,
               std::span<const int> slots, const std::vector<bool>& wanted);

    struct Range
    {
        int begin = 0;
        int end = 0;
        int stratum = 0;
    };

    [[nodiscard]] int size() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] int row(int position) const { return m_rows[at(position)].row; }
    [[nodiscard]] int subject(int position) const { return m_rows[at(position)].subject; }
    [[nodiscard]] int group(int position) const { return m_rows[at(position)].group; }
    [[nodiscard]] int stratumOf(int position) const { return m_rows[at(position)].stratum; }
    [[nodiscard]] int slot(int position) const { return m_rows[at(position)].slot; }
    /// A unit is a person within one stratum and group.
    [[nodiscard]] int unit(int position) const { return m_rows[at(position)].unit; }
    [[nodiscard]] int units() const { return static_cast<int>(m_units.size()); }
    [[nodiscard]] const Range& unitRange(int unit) const { return m_units[at(unit)]; }
    /// Where the rows of this one's stratum and group end.
    [[nodiscard]] int groupEnd(int position) const { return m_groupEnd[at(position)]; }
    [[nodiscard]] std::span<const Range> strata() const { return m_strata; }
    /// -1: left out.
    [[nodiscard]] int position(int row) const { return m_position[at(row)]; }
    /// Ascending.
    [[nodiscard]] std::span<const int> positionsOf(int subject) const
    {
        return std::span(m_bySubject)
            .subspan(at(m_firstOfSubject[at(subject)]),
                     at(m_firstOfSubject[at(subject) + 1] - m_firstOfSubject[at(subject)]));
    }
    [[nodiscard]] RowBlock block(int begin, int end) const
    {
        return {m_values.data() + at(begin) * at(m_dimension), m_squares.data() + begin, end - begin};
    }
    [[nodiscard]] const float* values(int position) const
    {
        return m_values.data() + at(position) * at(m_dimension);
    }
    [[nodiscard]] int dimension() const { return m_dimension; }
    /// The longest row's length; 0 without rows.
    [[nodiscard]] double longest() const;
    /// Places to cut a range into blocks of about this size, none within a unit that fits into one: first
    /// range.begin, last range.end.
    [[nodiscard]] std::vector<int> cuts(const Range& range, int blockSize) const;

private:
    struct Row
    {
        int stratum = 0, group = 0, subject = 0, row = 0, slot = 0, unit = 0;
    };
    void index(int subjects);

    int m_dimension = 0;
    std::vector<Row> m_rows;
    std::vector<Range> m_units, m_strata;
    std::vector<int> m_groupEnd, m_position, m_firstOfSubject, m_bySubject;
    std::vector<float> m_values, m_squares;
};

} // namespace plumbline::measures
