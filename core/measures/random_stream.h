// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace plumbline::measures {

/// Random bits that are the same on every platform and cost nothing to begin with: xoshiro256++ 1.0 (D.
/// Blackman, S. Vigna, Scrambled linear pseudorandom number generators, ACM TOMS 47, 2021, 36), its state
/// filled by splitmix64 as the authors advise. A seed has 2^64 streams; two that overlap in our lifetimes are
/// not to be expected. A C++ UniformRandomBitGenerator; use Boost.Random's distributions with it, since those
/// of std:: differ between libraries.
class RandomStream
{
public:
    using result_type = std::uint64_t;

    RandomStream(std::uint64_t seed, std::uint64_t stream)
    {
        std::uint64_t state = seed;
        state = next(state) + stream;
        for (std::uint64_t& word : m_state)
            word = next(state);
    }

    static constexpr result_type min() { return 0; }
    static constexpr result_type max() { return std::numeric_limits<result_type>::max(); }

    result_type operator()()
    {
        const result_type result = std::rotl(m_state[0] + m_state[3], 23) + m_state[0];
        const result_type shifted = m_state[1] << 17U;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= shifted;
        m_state[3] = std::rotl(m_state[3], 45);
        return result;
    }

private:
    /// splitmix64: G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA
    /// 2014.
    static std::uint64_t next(std::uint64_t& state)
    {
        state += 0x9e3779b97f4a7c15U;
        std::uint64_t z = state;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

    std::array<std::uint64_t, 4> m_state {};
};

} // namespace plumbline::measures
