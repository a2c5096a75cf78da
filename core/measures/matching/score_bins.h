// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <algorithm>
#include <cmath>

namespace plumbline::measures {

/// Bins of equal width, a power of two, with edges at multiples of it: every edge is a float, and into which
/// bin a score falls is decided without rounding. Numbers at or above an edge are therefore exact.
class ScoreBins
{
public:
    /// At most so many: a column of counts stays in the first-level cache.
    static constexpr int kMost = 4160;

    ScoreBins() = default;
    /// The finest that reach from low to high. \pre finite, low <= high
    ScoreBins(float low, float high)
    {
        int exponent = -20; // below, an edge in 0..1 would not be a float of its own
        while ((double(high) - double(low)) / std::ldexp(1.0, exponent) + 2 > kMost
               || std::max(std::abs(double(low)), std::abs(double(high))) / std::ldexp(1.0, exponent) > 4e6)
            ++exponent;
        m_width = std::ldexp(1.0F, exponent);
        m_inverse = std::ldexp(1.0F, -exponent);
        m_first = static_cast<int>(std::floor(low * m_inverse));
        m_count = static_cast<int>(std::floor(high * m_inverse)) - m_first + 1;
    }

    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] float width() const { return m_width; }
    /// The lower edge. \pre 0 <= bin <= count()
    [[nodiscard]] float edge(int bin) const { return static_cast<float>(m_first + bin) * m_width; }
    /// Beyond the ends, the first or last bin. \pre not NaN
    [[nodiscard]] int bin(float score) const
    {
        const float low = edge(0);
        const float high = edge(m_count - 1);
        if (score <= low)
            return 0;
        if (score >= high)
            return m_count - 1;
        return static_cast<int>(std::floor(score * m_inverse)) - m_first;
    }
    /// Bins of many scores, one of the ends for what is none. The loop is plain so that the compiler makes
    /// vectors of it.
    void bins(const float* scores, int n, int* to) const
    {
        const float low = edge(0);
        const float high = edge(m_count - 1);
        const float inverse = m_inverse; // not read again after every write
        const int first = m_first;
        for (int i = 0; i < n; ++i) {
            const float above = scores[i] > low ? scores[i] : low;
            const float scaled = (above < high ? above : high) * inverse; // exact: a power of two
            const int whole = static_cast<int>(scaled);
            to[i] = whole - (static_cast<float>(whole) > scaled ? 1 : 0) - first;
        }
    }

    friend bool operator==(const ScoreBins&, const ScoreBins&) = default;

private:
    float m_width = 1;
    float m_inverse = 1;
    int m_first = 0;
    int m_count = 1;
};

} // namespace plumbline::measures
