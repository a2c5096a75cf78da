// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include <QString>

#include "core/base/ids.h"
#include "core/base/score_scale.h"
#include "core/outcomes/outcome.h"

namespace plumbline {

/// What a list of scores is.
enum class ScoreLayout {
    Pairs,     ///< comparisons that somebody chose
    Candidates ///< for each probe the best of a gallery: what is not listed scored less
};
QString scoreLayoutName(ScoreLayout layout); ///< "pairs", "candidates"
std::optional<ScoreLayout> scoreLayoutFromName(const QString& name);

/// One comparison that was scored elsewhere.
struct PairScore
{
    ImageId a, b;                ///< of a candidate list probe and candidate; never the same image
    double score = 0;            ///< the higher, the more alike
    std::optional<bool> mated;   ///< what the source says; nothing: the subjects decide
    std::optional<int> place {}; ///< in the probe's candidate list, from 1
    friend bool operator==(const PairScore&, const PairScore&) = default;
};

/// All that one matching run without embeddings has.
struct PairScoreSet
{
    ScoreLayout layout = ScoreLayout::Pairs;
    ScoreScale scale = ScoreScale::Raw;
    std::vector<PairScore> pairs; ///< no two of the same images in the same order; by images
    /// Images that take part but could not be compared, and why (never Answered): failures to enrol.
    std::vector<std::pair<ImageId, OutcomeKind>> notEnrolled;
    /// Of candidate lists: probes for which nobody was returned.
    std::vector<ImageId> withoutCandidates;
    friend bool operator==(const PairScoreSet&, const PairScoreSet&) = default;
};

} // namespace plumbline
