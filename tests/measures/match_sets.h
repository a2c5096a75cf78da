// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <utility>
#include <vector>

#include "core/measures/matching/match_scores.h"
#include "core/measures/random_stream.h"

namespace plumbline::test {

/// Random people with images. Embeddings are small whole numbers, so that every inner product is exact in
/// whatever order it is summed, and many scores tie.
struct MatchSet
{
    int dimension = 0;
    std::vector<float> values;
    std::vector<int> subjects, groups, strata;

    [[nodiscard]] measures::EmbeddingView view() const
    {
        return {values, dimension, subjects, groups, strata};
    }
    [[nodiscard]] int rows() const { return static_cast<int>(subjects.size()); }
};

struct MatchSetOf
{
    int people = 30;
    int mostImages = 3; ///< 1 to so many, each
    int groups = 2;
    int firstSubject = 0;
    double unknown = 0; ///< share of images without subject, and of those without group
    int strata = 0;
    bool mixedGroups = false; ///< a person's images may be of several groups
    std::uint64_t seed = 1;
};

inline MatchSet matchSet(const MatchSetOf& of)
{
    measures::RandomStream random(of.seed, 0);
    const auto below = [&random](int end) {
        return static_cast<int>(random() % static_cast<std::uint64_t>(end));
    };
    const auto isUnknown = [&] { return below(1000) < of.unknown * 1000; };
    MatchSet set;
    set.dimension = 16;
    for (int person = 0; person < of.people; ++person) {
        std::vector<int> face;
        for (int i = 0; i < set.dimension; ++i)
            face.push_back(below(9) - 4);
        const int own = below(of.groups);
        const int stratum = of.strata > 0 ? below(of.strata + 1) - 1 : 0;
        for (int image = 1 + below(of.mostImages); image > 0; --image) {
            set.subjects.push_back(isUnknown() ? -1 : of.firstSubject + person);
            set.groups.push_back(isUnknown() ? -1 : of.mixedGroups ? below(of.groups) : own);
            if (of.strata > 0)
                set.strata.push_back(stratum);
            for (const int value : face)
                set.values.push_back(static_cast<float>(value + below(3) - 1));
        }
    }
    return set;
}

/// A comparison, with its people (unknown ones have numbers of their own) and cell.
struct BrutePair
{
    measures::ScoredPair pair;
    int subjectA = 0, subjectB = 0, cell = 0;
    bool isMated = false;
};

inline float bruteScore(measures::Metric metric, const MatchSet& a, int i, const MatchSet& b, int j)
{
    double sum = 0;
    for (int k = 0; k < a.dimension; ++k) {
        const double x = a.view().row(i)[k];
        const double y = b.view().row(j)[k];
        sum += metric == measures::Metric::Cosine ? x * y : (x - y) * (x - y);
    }
    // Of a whole number below 2^24 the root of a float is the float of the root.
    return metric == measures::Metric::Cosine ? static_cast<float>(sum) : -std::sqrt(static_cast<float>(sum));
}

/// Every pair the rules ask for, one by one. \param gallery nullptr for one set
inline std::vector<BrutePair> brutePairs(const MatchSet& a, const MatchSet* gallery, measures::Metric metric,
                                         const measures::PairRules& rules, const measures::MatchCells& cells)
{
    const MatchSet& b = gallery == nullptr ? a : *gallery;
    const bool leaves = rules.unknown == measures::UnknownSubjects::LeaveOut;
    const auto isLeftOut = [&](int i, int j) {
        return std::ranges::any_of(rules.leftOut, [&](const auto& pair) {
            return pair == std::pair(i, j) || (gallery == nullptr && pair == std::pair(j, i));
        });
    };
    const auto person = [](const MatchSet& set, int row, int side) {
        const int subject = set.subjects[measures::at(row)];
        return subject >= 0 ? subject : 1'000'000 * (side + 1) + row;
    };
    std::vector<BrutePair> pairs;
    for (int i = 0; i < a.rows(); ++i) {
        for (int j = gallery == nullptr ? i + 1 : 0; j < b.rows(); ++j) {
            const int subjectA = person(a, i, 0);
            const int subjectB = person(b, j, gallery == nullptr ? 0 : 1);
            const bool unknown = a.subjects[measures::at(i)] < 0 || b.subjects[measures::at(j)] < 0;
            const bool isMated = subjectA == subjectB;
            const bool sameStratum = a.strata.empty()
                || (a.strata[measures::at(i)] >= 0 && a.strata[measures::at(i)] == b.strata[measures::at(j)]);
            if (isLeftOut(i, j) || (unknown && leaves) || (!isMated && !sameStratum))
                continue;
            pairs.push_back({{bruteScore(metric, a, i, b, j), i, j},
                             subjectA,
                             subjectB,
                             cells.cell(a.groups[measures::at(i)], b.groups[measures::at(j)]),
                             isMated});
        }
    }
    return pairs;
}

inline std::vector<BrutePair> only(const std::vector<BrutePair>& pairs, const std::vector<int>& cells,
                                   bool mated)
{
    std::vector<BrutePair> some;
    for (const BrutePair& pair : pairs)
        if (pair.isMated == mated && std::ranges::find(cells, pair.cell) != cells.end())
            some.push_back(pair);
    return some;
}

/// Ascending.
inline std::vector<float> scoresOfPairs(const std::vector<BrutePair>& pairs)
{
    std::vector<float> scores;
    scores.reserve(pairs.size());
    for (const BrutePair& pair : pairs)
        scores.push_back(pair.pair.score);
    std::ranges::sort(scores);
    return scores;
}

inline std::int64_t bruteFrom(const std::vector<float>& ascending, float threshold)
{
    return ascending.end() - std::ranges::lower_bound(ascending, threshold);
}

/// The covariance of two rates of pairs that are \a isError, straight from the definition: the sum of the
/// products of residuals over all pairs of comparisons, one of either rate, that have a person in common,
/// those of a person with the small-sample factor m / (m - 1) of the people of both.
inline double bruteCovariance(const std::vector<BrutePair>& xs, const std::vector<BrutePair>& ys,
                              const std::function<bool(float)>& isError)
{
    std::map<int, int> people;
    const auto rateOf = [&](const std::vector<BrutePair>& pairs) {
        double errors = 0;
        for (const BrutePair& pair : pairs) {
            errors += isError(pair.pair.score) ? 1 : 0;
            people[pair.subjectA] = people[pair.subjectB] = 1;
        }
        return errors / static_cast<double>(pairs.size());
    };
    const double rateX = rateOf(xs);
    const double rateY = rateOf(ys);
    double ofPeople = 0; // a pair of comparisons for every person they share
    double ofBoth = 0;
    for (const BrutePair& x : xs) {
        for (const BrutePair& y : ys) {
            const double product =
                ((isError(x.pair.score) ? 1 : 0) - rateX) * ((isError(y.pair.score) ? 1 : 0) - rateY);
            const int common = (x.subjectA == y.subjectA || x.subjectA == y.subjectB ? 1 : 0)
                + (x.subjectB == y.subjectA || x.subjectB == y.subjectB ? 1 : 0);
            ofPeople += common * product;
            ofBoth += common == 2 ? product : 0;
        }
    }
    const auto m = static_cast<double>(people.size());
    return (m / (m - 1) * ofPeople - ofBoth) / static_cast<double>(xs.size())
        / static_cast<double>(ys.size());
}

/// The design effect of the rate of pairs that are \a isError, straight from the definition: the sum of the
/// products of residuals over all pairs of comparisons that have a person in common, those of a person with
/// the small-sample factor m / (m - 1).
inline double bruteDesignEffect(const std::vector<BrutePair>& pairs,
                                const std::function<bool(float)>& isError)
{
    double errors = 0;
    std::map<int, int> people;
    for (const BrutePair& pair : pairs) {
        errors += isError(pair.pair.score) ? 1 : 0;
        people[pair.subjectA] = people[pair.subjectB] = 1;
    }
    const auto n = static_cast<double>(pairs.size());
    const double rate = errors / n;
    double sharing = 0;
    double sharingBoth = 0;
    for (const BrutePair& x : pairs) {
        for (const BrutePair& y : pairs) {
            const double product =
                ((isError(x.pair.score) ? 1 : 0) - rate) * ((isError(y.pair.score) ? 1 : 0) - rate);
            const int common = (x.subjectA == y.subjectA || x.subjectA == y.subjectB ? 1 : 0)
                + (x.subjectB != x.subjectA && (x.subjectB == y.subjectA || x.subjectB == y.subjectB) ? 1
                                                                                                      : 0);
            sharing += common > 0 ? product : 0;
            sharingBoth += common == 2 ? product : 0;
        }
    }
    // Over persons those that share both people come twice: once too often.
    const auto m = static_cast<double>(people.size());
    const double variance = m / (m - 1) * (sharing + sharingBoth) - sharingBoth;
    return variance / (n * rate * (1 - rate));
}

} // namespace plumbline::test
