// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <QDateTime>
#include <QString>
#include <QStringList>

#include "core/base/ids.h"
#include "core/measures/matching/false_match_share.h"
#include "core/measures/matching/gallery_search.h"
#include "core/measures/matching/identification.h"
#include "core/views/matched.h"
#include "core/views/table_spec.h"

namespace plumbline {

/// The gallery that was searched.
struct SearchedGallery
{
    std::int64_t images = 0; ///< enrolled
    std::int64_t people = 0; ///< among them; an image of nobody named is one of its own
    std::int64_t drawn = 0;  ///< so many people were asked for; 0: all, or as many as the mix allows
    std::uint64_t seed = 1;
    QString mix; ///< "race=black"; empty: as it comes
    std::optional<double> share;
};

/// One run's faces searched: every probe in the gallery. Immutable and cheap to copy.
struct Identified
{
    QString dataset;
    bool synthetic = false;
    QString system;
    QString name;
    RunId run;
    QDateTime ended;
    measures::Metric metric = measures::Metric::Cosine;
    QStringList by;
    std::vector<QStringList> groups; ///< as in Matched
    std::vector<QString> labels;     ///< of those and, last, of the unknown one
    std::vector<QString> originals;  ///< labels of the known groups before anybody renamed one; or empty
    QString probes;                  ///< the rule
    SearchedGallery gallery;
    std::int64_t leftOut = 0, samePerson = 0; ///< pairs, as in MatchedPairs
    double level = 0.95;
    int ranks = 0;             ///< candidates of each probe
    std::int64_t excluded = 0; ///< images, by the auditor
    /// Index in Dataset::images of each row.
    std::vector<int> probeImages, galleryImages;
    std::vector<int> probeGroups, galleryGroups;           ///< of the same rows; -1: unknown
    std::int64_t probePeople = 0;                          ///< who are searched for
    measures::PairRate notEnrolled;                        ///< of the probes
    std::vector<measures::PairRate> notEnrolledBy;         ///< of the probes by group, the unknown one last
    std::shared_ptr<const measures::CandidateLists> lists; ///< never null
    std::shared_ptr<const measures::Identification> searches; ///< never null
    std::optional<ImportedScores> imported; ///< candidate lists from a file; nothing was searched here
    /// Probes and candidates that show one person after all: rows, best score first. In no number.
    std::vector<measures::ScoredPair> samePersonPairs;

    [[nodiscard]] int unknown() const { return static_cast<int>(groups.size()); }
};

/// The rates of one group of probes, or of all.
struct SearchRates
{
    measures::PairRate falsePositives; ///< FPIR
    measures::PairRate falseNegatives; ///< FNIR
    measures::PairRate falselyMatched; ///< of all searches: the ACLU's count
};

/// All at one threshold.
struct IdentifiedPoint
{
    float threshold = 0;
    std::optional<double> wanted; ///< the FPIR asked for
    bool isBeyondData = false;    ///< it is less than one search
    SearchRates all;
    std::vector<SearchRates> groups; ///< the unknown one last
};

constexpr double kUsualFpir = 0.01; ///< where nobody chose a threshold

IdentifiedPoint identifiedAt(const Identified& identified, float threshold);
/// At the lowest threshold at which FPIR over all probes without a mate is at most \a fpir, 0..1. Where every
/// probe has a mate, FPIR is undefined, and it is the share of all probes that are falsely matched.
IdentifiedPoint identifiedAtRate(const Identified& identified, double fpir);
/// That threshold alone.
float thresholdAtRate(const Identified& identified, double fpir);
/// The chosen points; with none, one at kUsualFpir.
std::vector<IdentifiedPoint> identifiedPoints(const Identified& identified,
                                              const MatchThresholds& thresholds);

/// 1, 5, 10, 20, 50 as far as the lists reach, and their end.
std::vector<int> usualRanks(const Identified& identified);
/// FPIR and FNIR over thresholds, lowest threshold first: a step at every best score of another person, about
/// \a most of them, evenly in number.
struct SearchStep
{
    float threshold = 0;
    std::optional<double> fpir, fnir;
    double falselyMatched = 0;
};
std::vector<SearchStep> searchCurve(const Identified& identified, int most = 200);

/// The chosen group among the falsely matched. \param chosen of each known group, as Identified::groups
measures::FalseMatchShare falseMatchShare(const Identified& identified, const std::vector<bool>& chosen,
                                          float threshold);

/// "399 probes of 380 people searched among 563 images of 500 people; 113 have a mate there, 286 have none."
QString identifiedEvidence(const Identified& identified);
/// What happens at the threshold: FPIR, FNIR, falsely matched.
QString identifiedFinding(const Identified& identified, const IdentifiedPoint& point);
/// "28 of 535 probes were falsely matched. 39 % of them are people of colour, who are 20 % of the
/// probes: 1.97 times their share (95 % interval 1.1 to 2.8; Fisher's exact test, p = 0.018)." \param group
/// in a sentence: "people of colour"
QString falseMatchShareText(const measures::FalseMatchShare& share, const QString& group, double level);

/// A row of each group and one of everybody.
TableSpec identifiedGroupTable(const Identified& identified, const IdentifiedPoint& point);
/// Probe, candidate, rank, score, groups.
TableSpec candidateTable(const FalseMatches& list);

} // namespace plumbline
