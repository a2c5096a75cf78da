// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <span>
#include <stop_token>
#include <utility>
#include <vector>

#include "core/measures/matching/embeddings.h"
#include "core/measures/matching/match_scores.h"

namespace plumbline::measures {

/// One entry of a candidate list.
struct Candidate
{
    float score = 0;
    int gallery = 0; ///< row number

    friend bool operator==(const Candidate&, const Candidate&) = default;
};

/// For every probe its best candidates, best first; equal scores by row number.
class CandidateLists
{
public:
    CandidateLists() = default;
    /// \param lists of every probe, each sorted
    explicit CandidateLists(std::vector<std::vector<Candidate>> lists)
        : m_lists(std::move(lists))
    {
    }

    [[nodiscard]] int probes() const { return static_cast<int>(m_lists.size()); }
    [[nodiscard]] std::span<const Candidate> of(int probe) const { return m_lists[at(probe)]; }

private:
    std::vector<std::vector<Candidate>> m_lists;
};

struct SearchSettings
{
    int candidates = 50;                      ///< of each probe, or fewer where the gallery is smaller; > 0
    unsigned threads = 0;                     ///< 0: as many as the computer has cores
    std::vector<std::pair<int, int>> leftOut; ///< (probe, gallery) rows never listed: the same photograph
};

/// The best candidates of every probe, exactly: every row of the gallery is compared, by blocks. Memory is
/// that of the embeddings, a megabyte a thread and the lists of each thread. nullopt when stopped. Groups,
/// subjects and strata are not looked at. \pre equal dimensions, finite values
std::optional<CandidateLists> searchGallery(const EmbeddingView& probes, const EmbeddingView& gallery,
                                            Metric metric, const SearchSettings& settings = {},
                                            const std::stop_token& stop = {},
                                            const ScoringProgress& progress = {});

} // namespace plumbline::measures
