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
#include "core/base/score_scale.h"
#include "core/measures/matching/differentials.h"
#include "core/measures/matching/enrolment.h"
#include "core/measures/matching/identification.h"
#include "core/measures/matching/match_scores.h"
#include "core/measures/matching/rate_difference.h"
#include "core/measures/matching/trade_off.h"

namespace plumbline {

/// Which comparisons were made, in words and numbers that stand beside every rate.
struct MatchedPairs
{
    QString probes;           ///< the rule that split probes from the gallery; empty: one set
    QStringList within;       ///< non-mated pairs are of equal value of these
    std::int64_t sampled = 0; ///< so many non-mated pairs were drawn; 0: all
    std::uint64_t seed = 1;
    std::int64_t leftOut = 0;      ///< pairs on the list of those left out that would have been compared
    std::int64_t samePerson = 0;   ///< left out too: they show one person after all, the auditor found
    std::int64_t unknownNames = 0; ///< rows of that list that name no image of the audit
};

/// Of scores that were not worked out here but came in as a file.
struct ImportedScores
{
    ScoreScale scale = ScoreScale::Raw;
    /// Candidate lists: only the best of each probe have a score, so that rates of pairs are of those listed;
    /// Matched::searches are whole.
    bool isCandidates = false;
};

/// One matching run compared, everything that does not depend on a threshold. Immutable and cheap to copy.
struct Matched
{
    QString dataset;
    bool synthetic = false;
    QString system; ///< "fr_detect+fr_feature"
    QString name;
    RunId run;
    QDateTime ended;
    measures::Metric metric = measures::Metric::Cosine; ///< where nothing was imported
    std::optional<ImportedScores> imported;
    QStringList by;
    std::vector<QStringList> groups; ///< values of each known group, as in Measured::groups
    std::vector<QString> labels;     ///< of those and, last, of images whose group is unknown
    std::vector<QString> originals;  ///< the labels before anybody renamed one; empty: as labels
    MatchedPairs pairs;
    double level = 0.95;
    std::int64_t images = 0;   ///< that take part, enrolled or not
    std::int64_t excluded = 0; ///< by the auditor; in none of the numbers
    std::int64_t subjects = 0; ///< people among the enrolled; an image of nobody named is one of its own
    std::int64_t probePeople = 0, galleryPeople = 0; ///< of two sets, those on either side
    /// Index in Dataset::images of each row that was compared; gallery is empty for one set.
    std::vector<int> probeImages, galleryImages;
    std::vector<int> probeGroups, galleryGroups;         ///< of the same rows; -1: unknown
    measures::PairRate notEnrolled;                      ///< failure to enrol, over all images that take part
    std::vector<measures::PairRate> notEnrolledBy;       ///< by group, the unknown one last
    measures::LostPairs lost;                            ///< mated pairs that a failure to enrol took away
    std::shared_ptr<const measures::MatchScores> scores; ///< never null
    /// Pairs that show one person after all: rows as of scores, best first. In no number.
    std::vector<measures::ScoredPair> samePerson;
    /// Two sets of which all pairs were compared: every probe searched in the gallery.
    std::optional<measures::Identification> searches;

    [[nodiscard]] bool isOneSet() const { return scores->cells.pairing() == measures::Pairing::OneSet; }
    [[nodiscard]] int unknown() const { return scores->cells.unknown(); }
};

/// What is told of the comparisons of all, or of one group, whatever the threshold.
struct MatchedSide
{
    std::int64_t mated = 0;
    std::int64_t nonMated = 0;
    std::optional<double> auc;
    std::optional<measures::EqualErrors> equalErrors;
    std::optional<double> smallestFmr; ///< of one false match: nothing below can be told from none
    std::optional<double> thirtyFmr;   ///< of thirty: what the rule of 30 trusts
    /// At the threshold at which FMR *of this side* is 1e-3: of a group a what-if, since a system has one.
    std::optional<measures::OperatingPoint> atOwnRate;
    std::optional<measures::PairRate> rankOne; ///< probes with a mate whose mate comes first; two sets only
    std::vector<measures::DetPoint> det;
};

/// Everything at one threshold for all groups.
struct MatchedPoint
{
    bool isChosen = false; ///< asked for; else a row of the usual table
    measures::OperatingPoint all;
    std::optional<double> generalisedFnmr;
    std::vector<measures::OperatingPoint> groups; ///< the unknown one last
    std::vector<std::optional<double>> generalisedFnmrs;
    measures::FalseMatchMatrix matrix;
    /// Of the known groups that have the rate.
    measures::RateDifferentials fmr, fnmr;
    measures::CombinedDifferentials combined; ///< of the groups that have both
    double alpha = 0;                         ///< what combined is with
    /// Between two known groups, and whether it could be chance; nullopt where nothing can be compared.
    std::optional<measures::GroupDifference> fmrApart, fnmrApart;
};

/// The curves of everybody and of every group, made once, so that any threshold is answered in microseconds.
/// A comparison is of a group where one of its images is, in two sets where the probe is. Threads: immutable.
class MatchedCurves
{
public:
    static constexpr double kAlpha = 0.5; ///< weight of false matches in combined measures, unless chosen
    static constexpr double kUsualRate = 1e-3; ///< FMR where nobody chose a threshold

    explicit MatchedCurves(const Matched& matched);

    [[nodiscard]] const MatchedSide& all() const { return m_allSide; }
    /// \pre 0 <= group <= matched.unknown()
    [[nodiscard]] const MatchedSide& side(int group) const { return m_sides[measures::at(group)]; }
    /// FMR and FNMR at a threshold without intervals, for the points of a line; nullopt where there is
    /// nothing to divide by. \param group nullopt: everybody
    [[nodiscard]] std::optional<double> fmr(std::optional<int> group, float threshold) const;
    [[nodiscard]] std::optional<double> fnmr(std::optional<int> group, float threshold) const;
    /// Of nobody matched falsely, the upper limit of that rate; nullopt without non-mated comparisons.
    [[nodiscard]] std::optional<double> boundOfNone(std::optional<int> group) const;
    /// Between them lie all scores, mated or not; equal without any.
    [[nodiscard]] float lowest() const { return m_lowest; }
    [[nodiscard]] float highest() const { return m_highest; }
    /// The comparisons of everybody or a group, for their distribution.
    [[nodiscard]] const measures::NonMatedScores& nonMated(std::optional<int> group) const;
    [[nodiscard]] const measures::MatedScores& mated(std::optional<int> group) const;
    /// \param alpha 0..1
    [[nodiscard]] MatchedPoint at(float threshold, double alpha = kAlpha) const;
    /// At the threshold at which FMR over everybody is at most this: 0..1.
    [[nodiscard]] MatchedPoint atRate(double fmr, double alpha = kAlpha) const;

private:
    struct Curves
    {
        measures::FalseMatchCurve falseMatches;
        measures::FalseNonMatchCurve falseNonMatches;
    };
    [[nodiscard]] MatchedSide sideOf(const Curves& curves, std::optional<int> group) const;
    [[nodiscard]] const Curves& of(std::optional<int> group) const
    {
        return group ? m_groups[measures::at(*group)] : m_all;
    }
    void findRange();
    [[nodiscard]] MatchedPoint rest(measures::OperatingPoint all, double alpha) const;
    void compareGroups(MatchedPoint& point) const;

    Matched m_matched;
    Curves m_all;
    std::vector<Curves> m_groups;
    float m_lowest = 0;
    float m_highest = 0;
    MatchedSide m_allSide;
    std::vector<MatchedSide> m_sides; ///< made once too: they walk all that was kept
    measures::FalseMatchMatrices m_matrices;
    std::vector<std::vector<int>> m_cells; ///< of each known group
    bool m_sharesMated = false;            ///< people have mated comparisons in more than one group
    std::int64_t m_lost = 0;
    std::vector<std::int64_t> m_lostBy;
};

/// What thresholds are told of beside the usual table: scores of the system, or an FMR over everybody.
struct MatchThresholds
{
    std::vector<double> scores;
    std::vector<double> rates; ///< 0 to 1; with no score either, MatchedCurves::kUsualRate
    double alpha = MatchedCurves::kAlpha;
};

/// The chosen points, then those of the usual rates.
std::vector<MatchedPoint> matchedPoints(const MatchedCurves& curves, const MatchThresholds& thresholds);

/// Two images of two people that the system takes for one.
struct FalseMatch
{
    struct Side
    {
        ImageId image;
        QString file;
        QString subject;    ///< empty: not stated
        QString group;      ///< its label
        int groupIndex = 0; ///< in Matched::labels
    };
    int rank = 0;      ///< from 1: the best score of all
    int candidate = 0; ///< of a search: the place of b on a's list, from 1
    double score = 0;
    Side a, b; ///< in two sets a is the probe
};

/// The best non-mated comparisons of a run, best first.
struct FalseMatches
{
    std::vector<FalseMatch> pairs;
    /// Best first, without a rank and in no count: the auditor found them to show one person.
    std::vector<FalseMatch> samePerson;
    std::optional<double> threshold; ///< asked for: none scores lower
    std::int64_t all = 0;            ///< at or above the threshold, listed or not; without one, all compared
    bool isComplete = true;          ///< every pair that was asked for is listed
};

} // namespace plumbline
