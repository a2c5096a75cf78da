// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace plumbline::measures {

/// How two embeddings are compared. Both are similarities: the larger, the more alike.
enum class Metric {
    Cosine,            ///< the inner product; the rows have length 1, so that it lies in -1..1
    NegativeEuclidean, ///< -|a - b|; the rows are as the system gives them
};

/// Embeddings of one set of images, row by row; what failed to enrol has no row. A view: whoever makes one
/// keeps the memory.
struct EmbeddingView
{
    std::span<const float> values; ///< rows() x dimension, row-major, finite
    int dimension = 0;             ///< > 0
    std::span<const int>
        subjects; ///< of each row: any id >= 0, the same for all images of a person; -1 = unknown
    std::span<const int> groups; ///< of each row: 0..groups-1; -1 = unknown
    /// Of each row, or empty: with it, only rows of equal number are compared as non-mated ("the same gender
    /// and age band"); -1 = unknown, compared with nothing. Mated pairs are not restricted.
    std::span<const int> strata;

    [[nodiscard]] int rows() const { return static_cast<int>(subjects.size()); }
    [[nodiscard]] const float* row(int index) const
    {
        return values.data() + static_cast<std::size_t>(index) * static_cast<std::size_t>(dimension);
    }
    /// Sizes agree, every number is finite and every group is below \a groupCount.
    [[nodiscard]] bool isValid(int groupCount) const;
};

/// What a row of an unknown subject is.
enum class UnknownSubjects {
    OwnPerson, ///< a person of its own: in non-mated pairs with everybody, in no mated one
    LeaveOut,  ///< in no pair, since it may show anybody
};

/// Which pairs are compared. Mated: all pairs of two images of one subject. Non-mated: of two subjects.
struct PairRules
{
    std::int64_t sampled = 0; ///< > 0: so many of the non-mated pairs, drawn without replacement; 0: all
    std::uint64_t seed = 1;   ///< of the sample
    UnknownSubjects unknown = UnknownSubjects::OwnPerson;
    /// Row numbers of pairs that are in neither (the same photograph twice): of one set in either order, of
    /// two sets probe first.
    std::vector<std::pair<int, int>> leftOut;
};

/// One comparison: row numbers, in one set a < b after scoring; in two sets of probe and gallery.
struct ScoredPair
{
    float score = 0;
    std::int32_t a = 0;
    std::int32_t b = 0;

    friend bool operator==(const ScoredPair&, const ScoredPair&) = default;
};

/// Best first; equal scores by row numbers, so that every list has one order. An object, so that a sort of
/// millions has it inline.
inline constexpr auto isBetter = [](const ScoredPair& x, const ScoredPair& y) {
    if (x.score != y.score)
        return x.score > y.score;
    return x.a != y.a ? x.a < y.a : x.b < y.b;
};

/// Vectors are asked by ints here: rows, groups, cells.
[[nodiscard]] constexpr std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}
[[nodiscard]] constexpr std::size_t at(std::int64_t index)
{
    return static_cast<std::size_t>(index);
}

} // namespace plumbline::measures
