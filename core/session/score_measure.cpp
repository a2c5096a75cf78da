// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/score_measure.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include <QCoreApplication>

#include "core/measures/random_stream.h"
#include "core/session/matching_sides.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Matching", text);
}

std::size_t place(int index)
{
    return static_cast<std::size_t>(index);
}

/// Rows of one set, or of probes or gallery; an image has at most one.
struct Rows
{
    std::vector<int> images, subjects, groups;
    std::vector<int> rowOf; ///< of each image; -1: none

    explicit Rows(std::size_t imageCount)
        : rowOf(imageCount, -1)
    {
    }
    int row(const ScoreQuestion& asked, int image)
    {
        int& row = rowOf[place(image)];
        if (row < 0) {
            row = static_cast<int>(images.size());
            images.push_back(image);
            subjects.push_back(asked.data.images[place(image)].subject);
            groups.push_back(asked.groups[place(image)]);
        }
        return row;
    }
};

/// The comparisons of the question.
class Comparisons
{
public:
    Comparisons(const ScoreQuestion& asked, const PairScoreSet& scores)
        : m_asked(asked)
        , m_isCandidates(scores.layout == ScoreLayout::Candidates)
        , m_oneSet(asked.isProbe.empty() && !m_isCandidates)
        , m_probes(asked.data.images.size())
        , m_gallery(asked.data.images.size())
        , m_leftOut(asked.leftOut.images.begin(), asked.leftOut.images.end())
    {
        for (const PairScore& pair : scores.pairs)
            take(pair);
        if (!m_isCandidates)
            return;
        for (const ImageId image : scores.withoutCandidates)
            takeAlone(image);
        fillGallery();
    }

    [[nodiscard]] bool isEmpty() const { return m_pairs.empty(); }
    [[nodiscard]] bool isOneSet() const { return m_oneSet; }
    [[nodiscard]] const Rows& probes() const { return m_probes; }
    [[nodiscard]] const Rows& others() const { return m_oneSet ? m_probes : m_gallery; }
    [[nodiscard]] std::int64_t leftOut() const { return m_leftOutSeen; }

    /// Draws some of the non-mated pairs, in place of all; whether that took any away.
    bool sample(std::int64_t wanted, std::uint64_t seed)
    {
        std::int64_t left = std::count(m_isMated.begin(), m_isMated.end(), false);
        if (wanted >= left)
            return false;
        // Selection sampling (Knuth, The Art of Computer Programming 2, 3.4.2, algorithm S).
        measures::RandomStream random(seed, 0);
        std::size_t kept = 0;
        for (std::size_t i = 0; i < m_pairs.size(); ++i) {
            bool keep = true;
            if (!m_isMated[i]) {
                constexpr double kUnit = 1.0 / 9007199254740992.0; // 2^-53
                const double drawn = static_cast<double>(random() >> 11U) * kUnit;
                keep = static_cast<double>(left) * drawn < static_cast<double>(wanted);
                wanted -= keep ? 1 : 0;
                --left;
            }
            if (!keep)
                continue;
            m_pairs[kept] = m_pairs[i];
            m_matings[kept] = m_matings[i];
            m_isMated[kept] = m_isMated[i];
            ++kept;
        }
        m_pairs.resize(kept);
        m_matings.resize(kept);
        m_isMated.resize(kept);
        return true;
    }

    [[nodiscard]] measures::MatchScores scores() const
    {
        measures::ScoreList list;
        list.pairing = m_oneSet ? measures::Pairing::OneSet : measures::Pairing::TwoSets;
        list.groups = m_asked.groupCount;
        list.subjectsA = m_probes.subjects;
        list.groupsA = m_probes.groups;
        list.subjectsB = m_gallery.subjects;
        list.groupsB = m_gallery.groups;
        list.pairs = m_pairs;
        list.matings = m_matings;
        return measures::scoresOf(list);
    }

    /// Of each probe its candidates, the first before the others.
    [[nodiscard]] measures::CandidateLists lists() const
    {
        std::vector<std::vector<measures::Candidate>> lists(m_probes.images.size());
        for (const auto& [probe, entries] : sortedLists()) {
            for (const Listed& one : entries)
                lists[place(probe)].push_back({one.score, one.gallery});
        }
        return measures::CandidateLists(std::move(lists));
    }

    /// What the candidate lists say of each probe.
    [[nodiscard]] measures::Identification searches(double level) const
    {
        const measures::EmbeddingView probes {{}, 1, m_probes.subjects, m_probes.groups, {}};
        const measures::EmbeddingView gallery {{}, 1, m_gallery.subjects, m_gallery.groups, {}};
        const auto found = measures::Identification::of(lists(), probes, gallery, level);
        std::unordered_map<int, int> enrolled;
        for (const int subject : m_gallery.subjects)
            ++enrolled[subject];
        std::vector<measures::Search> searches(found.searches().begin(), found.searches().end());
        for (measures::Search& search : searches) {
            if (!search.isMated)
                continue;
            // A probe that is in the gallery itself is not its own mate.
            const int own = m_gallery.rowOf[place(m_probes.images[place(search.probe)])] >= 0 ? 1 : 0;
            search.isMated = enrolled[search.subject] > own;
        }
        return measures::Identification(std::move(searches), level);
    }

private:
    struct Listed
    {
        int position = 0; ///< where the file says one; else 0
        float score = 0;
        int gallery = 0;
    };

    /// The images in the order in which they are compared; nothing where they are not.
    [[nodiscard]] std::optional<std::pair<int, int>> sides(const PairScore& pair) const
    {
        const auto a = m_asked.index.find(pair.a);
        const auto b = m_asked.index.find(pair.b);
        if (a == m_asked.index.end() || b == m_asked.index.end() || m_asked.excluded.contains(pair.a)
            || m_asked.excluded.contains(pair.b))
            return std::nullopt;
        if (m_asked.isProbe.empty())
            return std::pair(a->second, b->second);
        const bool aIsProbe = m_asked.isProbe[place(a->second)];
        if (aIsProbe == m_asked.isProbe[place(b->second)] || (m_isCandidates && !aIsProbe))
            return std::nullopt;
        return aIsProbe ? std::pair(a->second, b->second) : std::pair(b->second, a->second);
    }
    [[nodiscard]] bool isLeftOut(int a, int b) const
    {
        const bool isOrdered = !m_asked.isProbe.empty() || a < b;
        return m_leftOut.contains(isOrdered ? std::pair(a, b) : std::pair(b, a));
    }
    [[nodiscard]] measures::Mating matingOf(const PairScore& pair, int a, int b) const
    {
        const bool areKnown =
            m_asked.data.images[place(a)].subject >= 0 && m_asked.data.images[place(b)].subject >= 0;
        if (areKnown || !pair.mated)
            return measures::Mating::BySubject;
        return *pair.mated ? measures::Mating::Mated : measures::Mating::NonMated;
    }
    [[nodiscard]] bool isMated(measures::Mating mating, int a, int b) const
    {
        const int subject = m_asked.data.images[place(a)].subject;
        return mating == measures::Mating::Mated
            || (mating == measures::Mating::BySubject && subject >= 0
                && subject == m_asked.data.images[place(b)].subject);
    }
    [[nodiscard]] bool areOfOneStratum(int a, int b) const
    {
        return m_asked.strata.empty()
            || (m_asked.strata[place(a)] >= 0 && m_asked.strata[place(a)] == m_asked.strata[place(b)]);
    }

    void take(const PairScore& pair)
    {
        const auto images = sides(pair);
        if (!images)
            return;
        const auto [a, b] = *images;
        if (isLeftOut(a, b)) {
            ++m_leftOutSeen;
            return;
        }
        const int rowA = m_probes.row(m_asked, a);
        const int rowB = (m_oneSet ? m_probes : m_gallery).row(m_asked, b);
        const auto score = static_cast<float>(pair.score);
        if (m_isCandidates)
            m_lists[rowA].push_back({pair.place.value_or(0), score, rowB});
        const measures::Mating mating = matingOf(pair, a, b);
        const bool mated = isMated(mating, a, b);
        if (!mated && !areOfOneStratum(a, b))
            return;
        m_pairs.push_back({score, rowA, rowB});
        m_matings.push_back(mating);
        m_isMated.push_back(mated);
    }

    /// A probe for which nobody was returned.
    void takeAlone(ImageId image)
    {
        const auto at = m_asked.index.find(image);
        if (at == m_asked.index.end() || m_asked.excluded.contains(image))
            return;
        if (m_asked.isProbe.empty() || m_asked.isProbe[place(at->second)])
            (void)m_probes.row(m_asked, at->second);
    }

    /// Images that were searched in and never returned.
    void fillGallery()
    {
        const int count = static_cast<int>(m_asked.data.images.size());
        const auto isProbe = [&](int image) {
            return m_asked.isProbe.empty() ? m_probes.rowOf[place(image)] >= 0
                                           : m_asked.isProbe[place(image)];
        };
        bool areAllProbes = true;
        for (int image = 0; image < count; ++image)
            areAllProbes = areAllProbes && isProbe(image);
        for (int image = 0; image < count; ++image) {
            if ((areAllProbes || !isProbe(image))
                && !m_asked.excluded.contains(m_asked.data.images[place(image)].id))
                (void)m_gallery.row(m_asked, image);
        }
    }

    [[nodiscard]] std::unordered_map<int, std::vector<Listed>> sortedLists() const
    {
        auto lists = m_lists;
        for (auto& [probe, list] : lists) {
            std::ranges::stable_sort(list, [](const Listed& x, const Listed& y) {
                if (x.position > 0 && y.position > 0 && x.position != y.position)
                    return x.position < y.position;
                return x.score != y.score ? x.score > y.score : x.gallery < y.gallery;
            });
        }
        return lists;
    }

    const ScoreQuestion& m_asked;
    bool m_isCandidates;
    bool m_oneSet;
    Rows m_probes, m_gallery;
    std::set<std::pair<int, int>> m_leftOut;
    std::int64_t m_leftOutSeen = 0;
    std::vector<measures::ScoredPair> m_pairs;
    std::vector<measures::Mating> m_matings;
    std::vector<bool> m_isMated;
    std::unordered_map<int, std::vector<Listed>> m_lists; ///< by probe
};

/// Who takes part, and who could not be compared.
std::vector<measures::EnrolmentTry> triesOf(const ScoreQuestion& asked, const Comparisons& comparisons,
                                            const PairScoreSet& scores)
{
    std::vector<char> state(asked.data.images.size(), 0); // 1: compared, 2: failed
    for (const Rows* rows : {&comparisons.probes(), &comparisons.others()}) {
        for (const int image : rows->images)
            state[place(image)] = 1;
    }
    for (const auto& [image, kind] : scores.notEnrolled) {
        const auto at = asked.index.find(image);
        if (at != asked.index.end() && !asked.excluded.contains(image))
            state[place(at->second)] = 2;
    }
    std::vector<measures::EnrolmentTry> tries;
    for (std::size_t image = 0; image < state.size(); ++image) {
        if (state[image] != 0)
            tries.push_back({asked.data.images[image].subject, asked.groups[image], state[image] == 2});
    }
    return tries;
}

} // namespace

Result<Matched> compareScores(Matched matched, const ScoreQuestion& asked, const PairScoreSet& scores)
{
    Comparisons comparisons(asked, scores);
    matched.imported = ImportedScores {scores.scale, scores.layout == ScoreLayout::Candidates};
    matched.pairs.leftOut = comparisons.leftOut();
    const bool isSampled = asked.query.pairs > 0 && comparisons.sample(asked.query.pairs, asked.query.seed);
    if (comparisons.isEmpty())
        return Error {ErrorCode::Usage,
                      tr("No imported score of %1 is of a pair that is asked for.").arg(matched.name),
                      {}};
    auto found = comparisons.scores();
    found.sampled = isSampled;
    const auto cells = static_cast<std::size_t>(found.cells.count());
    // Which pairs there would have been is not known: nobody says what else was tried.
    matched.lost = {std::vector<std::int64_t>(cells), std::vector<std::int64_t>(cells)};
    matched.scores = std::make_shared<const measures::MatchScores>(std::move(found));
    if (scores.layout == ScoreLayout::Candidates && !isSampled)
        matched.searches = comparisons.searches(asked.query.level);
    matching::addEnrolment(
        matched, measures::enrolmentOf(triesOf(asked, comparisons, scores), asked.groupCount, matched.level));
    matched.probePeople = matching::peopleAmong(comparisons.probes().subjects);
    matched.galleryPeople = matching::peopleAmong(comparisons.others().subjects);
    matched.probeImages = comparisons.probes().images;
    matched.probeGroups = comparisons.probes().groups;
    if (!comparisons.isOneSet()) {
        matched.galleryImages = comparisons.others().images;
        matched.galleryGroups = comparisons.others().groups;
    }
    return matched;
}

Result<Identified> searchScores(Identified identified, const ScoreQuestion& asked, const PairScoreSet& scores)
{
    const Comparisons comparisons(asked, scores);
    if (comparisons.probes().images.empty())
        return Error {ErrorCode::Usage,
                      tr("No candidate list of %1 is of a probe that is asked for.").arg(identified.name),
                      {}};
    identified.imported = ImportedScores {scores.scale, true};
    identified.leftOut = comparisons.leftOut();
    measures::CandidateLists lists = comparisons.lists();
    int longest = 1;
    for (int probe = 0; probe < lists.probes(); ++probe)
        longest = std::max(longest, static_cast<int>(lists.of(probe).size()));
    identified.ranks = std::min(identified.ranks, longest);
    identified.searches =
        std::make_shared<const measures::Identification>(comparisons.searches(asked.query.level));
    identified.lists = std::make_shared<const measures::CandidateLists>(std::move(lists));
    identified.probeImages = comparisons.probes().images;
    identified.probeGroups = comparisons.probes().groups;
    identified.galleryImages = comparisons.others().images;
    identified.galleryGroups = comparisons.others().groups;
    identified.probePeople = matching::peopleAmong(comparisons.probes().subjects);
    identified.gallery.images = std::ssize(identified.galleryImages);
    identified.gallery.people = matching::peopleAmong(comparisons.others().subjects);
    std::vector<measures::EnrolmentTry> tries;
    const auto add = [&](int image, bool failed) {
        tries.push_back({asked.data.images[place(image)].subject, asked.groups[place(image)], failed});
    };
    for (const int image : identified.probeImages)
        add(image, false);
    for (const auto& [id, kind] : scores.notEnrolled) {
        const auto at = asked.index.find(id);
        const bool takesPart = at != asked.index.end() && !asked.excluded.contains(id)
            && (asked.isProbe.empty() || asked.isProbe[place(at->second)]);
        if (takesPart)
            add(at->second, true);
    }
    measures::Enrolment enrolment =
        measures::enrolmentOf(std::move(tries), asked.groupCount, identified.level);
    identified.notEnrolled = enrolment.failures;
    identified.notEnrolledBy = std::move(enrolment.failuresByGroup);
    return identified;
}

} // namespace plumbline
