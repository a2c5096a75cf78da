// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/measures/matching/gallery_search.h"
#include "core/measures/matching/pair_rate.h"

namespace plumbline::measures {

/// One search of a probe in the gallery.
struct Search
{
    int probe = 0; ///< row number
    int group = 0; ///< -1 unknown
    int subject = -1;
    bool isMated = false;           ///< the probe's person is in the gallery
    std::optional<int> mateRank;    ///< from 1; nullopt: not on the list
    float mateScore = 0;            ///< of the best mate on the list
    std::optional<float> bestOther; ///< the best score of another person, if one is on the list
    int otherRank = 0;              ///< its rank, from 1
    int otherGallery = -1;          ///< its row

    /// Another person scores at or above the threshold within the first \a ranks candidates.
    [[nodiscard]] bool returnsOther(float threshold, int ranks) const
    {
        return bestOther && *bestOther >= threshold && otherRank <= ranks;
    }
};

/// What a list of candidates says of each probe, and the rates that follow (ISO/IEC 19795): open set, so that
/// a probe may have no mate in the gallery. A row of an unknown subject is nobody's mate. Ranks count all
/// candidates. Intervals take the gallery as given and people, not probes, as drawn.
class Identification
{
public:
    /// \param searches of the probes that were searched, in their order
    explicit Identification(std::vector<Search> searches, double level = 0.95)
        : m_searches(std::move(searches))
        , m_level(level)
    {
    }
    /// \pre lists.probes() == probes.rows(); the lists hold all mates that are to be found: as many
    /// candidates as the largest rank that is asked for
    static Identification of(const CandidateLists& lists, const EmbeddingView& probes,
                             const EmbeddingView& gallery, double level = 0.95);

    [[nodiscard]] std::span<const Search> searches() const { return m_searches; }

    /// FPIR: of the searches without a mate in the gallery, how many return anybody at or above the threshold
    /// within the first \a ranks. \param group nullopt: all
    [[nodiscard]] PairRate falsePositives(std::optional<int> group, float threshold, int ranks) const;
    /// The lowest threshold at which FPIR over all is at most \a rate, 0..1: just above a score, or -infinity
    /// where every threshold will do. nullopt where every search has a mate.
    [[nodiscard]] std::optional<float> thresholdAt(double rate) const;
    /// FNIR: of the searches with a mate, how many do not return it at or above the threshold within the
    /// first \a ranks.
    [[nodiscard]] PairRate falseNegatives(std::optional<int> group, float threshold, int ranks) const;
    /// Rank-k identification rate, a point of the CMC: of the searches with a mate, how many have it among
    /// the first \a rank, whatever its score. errors counts those that do.
    [[nodiscard]] PairRate identified(std::optional<int> group, int rank) const;
    /// Of all searches, how many return another person at or above the threshold within the first \a ranks:
    /// the ACLU's count, whether or not the probe's own person is in the gallery.
    [[nodiscard]] PairRate falselyMatched(std::optional<int> group, float threshold, int ranks) const;

private:
    template<class Counts, class Errs>
    [[nodiscard]] PairRate rate(std::optional<int> group, const Counts& counts, const Errs& errs) const;

    std::vector<Search> m_searches;
    double m_level = 0.95;
};

} // namespace plumbline::measures
