// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <unordered_map>
#include <utility>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "core/dataset/dataset.h"
#include "core/measures/matching/embeddings.h"
#include "core/measures/matching/enrolment.h"
#include "core/measures/matching/gallery_search.h"
#include "core/measures/matching/identification.h"
#include "core/outcomes/embedding.h"
#include "core/session/left_out_pairs.h"
#include "core/session/match_query.h"

namespace plumbline {

struct Matched;
struct ReviewBook;

/// What 1:1 and 1:N share: which images are on which side, and what of them is known. Places are indices of
/// Dataset::images.
namespace matching {

/// Groups of which every value is stated; the others are the unknown one.
struct KnownGroups
{
    std::vector<QStringList> values;
    std::vector<int> ofImage; ///< -1: unknown

    [[nodiscard]] int count() const { return static_cast<int>(values.size()); }
};

/// Usage when \a by names no attribute or grouping.
Result<KnownGroups> knownGroups(const Dataset& data, const QStringList& by);

/// Of each image whether it is a probe by the rule of MatchQuery::probes; empty for one set. Usage when the
/// rule splits nothing.
Result<std::vector<bool>> probesBy(const QString& rule, const Dataset& data);

using ImageIndex = std::unordered_map<ImageId, int>;

/// What is the same for every run.
struct Asked
{
    std::shared_ptr<const Dataset> data;
    std::shared_ptr<const ImageIndex> index;
    KnownGroups groups;
    std::vector<int> strata;   ///< of each image; empty: not restricted
    std::vector<bool> isProbe; ///< empty: one set
    std::vector<bool> isTaken; ///< empty: every image
    LeftOutPairs leftOut;      ///< by the list
    /// Pairs that the auditor found to show one person after all: left out too, as the places of leftOut.
    std::vector<std::pair<int, int>> samePerson;
};

/// \param book says which pairs show one person after all
Result<Asked> askedOf(const MatchQuery& query, std::shared_ptr<const Dataset> data,
                      std::shared_ptr<const ImageIndex> index, const ReviewBook& book);

/// One set, or probes or gallery.
struct Side
{
    std::vector<float> values;
    std::vector<int> images, subjects, groups, strata; ///< of each row
    int dimension = 0;
    std::vector<measures::EnrolmentTry> tries;
    std::unordered_map<int, int> rowOf, tryOf; ///< by image

    [[nodiscard]] measures::EmbeddingView view() const
    {
        return {values, dimension, subjects, groups, strata};
    }
    /// \param row of the embedding; empty: it failed
    void add(const Asked& asked, int image, std::span<const float> row);
};

struct Sides
{
    Side probes;  ///< or the only set
    Side gallery; ///< empty: one set
    bool isOneSet = true;

    Sides(const Asked& asked, const EmbeddingSet& set);
    [[nodiscard]] const Side& others() const { return isOneSet ? probes : gallery; }

    using Pairs = std::vector<std::pair<int, int>>;
    /// Rows of pairs of images; those with an image that is not enrolled, or excluded, have none.
    [[nodiscard]] Pairs rowsOf(const Pairs& images) const;
};

measures::Metric metricOf(Metric metric);
/// What these pairs of rows score, best first.
std::vector<measures::ScoredPair> scoredPairs(const Sides::Pairs& pairs, const Sides& sides, Metric metric);

void addEnrolment(Matched& matched, measures::Enrolment enrolment);

/// How many people rows of these subjects show; each of an unknown one (-1) shows another.
std::int64_t peopleAmong(const std::vector<int>& subjects);

/// Every probe in the gallery: its best candidates, without pairs that are left out. nullopt when stopped.
std::optional<measures::CandidateLists> candidatesOf(const Sides& sides, measures::Metric metric,
                                                     const Sides::Pairs& leftOut, int candidates,
                                                     const std::stop_token& stop,
                                                     const measures::ScoringProgress& progress = {});
/// What the lists say. A probe whose every mate is left out has none.
measures::Identification identificationOf(const measures::CandidateLists& lists, const Sides& sides,
                                          const Sides::Pairs& leftOut, double level);

} // namespace matching

} // namespace plumbline
