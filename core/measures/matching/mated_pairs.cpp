// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <optional>
#include <vector>

#include "core/measures/matching/pair_space.h"

namespace plumbline::measures {

namespace {

/// Rows by subject, ascending. Rows of unknown subjects have a number of their own and are alone.
std::vector<std::vector<int>> rowsBySubject(const std::vector<int>& subjects, int count)
{
    std::vector<std::vector<int>> rows(at(count));
    for (std::size_t row = 0; row < subjects.size(); ++row)
        rows[at(subjects[row])].push_back(static_cast<int>(row));
    return rows;
}

} // namespace

std::optional<std::vector<MatedScores>> matedScores(const PairSpace& space, const EmbeddingView& probes,
                                                    const EmbeddingView* gallery, const std::stop_token& stop)
{
    const EmbeddingView& others = gallery == nullptr ? probes : *gallery;
    const auto first = rowsBySubject(space.people.subjectA, space.people.subjects);
    const auto second =
        gallery == nullptr ? first : rowsBySubject(space.people.subjectB, space.people.subjects);
    std::vector<std::vector<MatedPair>> pairs(at(space.cells.count()));
    for (int subject = 0; subject < space.people.subjects; ++subject) {
        if (stop.stop_requested())
            return std::nullopt;
        for (const int a : first[at(subject)]) {
            for (const int b : second[at(subject)]) {
                if ((gallery == nullptr && b <= a) || space.isLeftOut(a, b))
                    continue;
                const float score = scoreOf(space.metric, probes.row(a), others.row(b), probes.dimension);
                pairs[at(space.cells.cell(probes.groups[at(a)], others.groups[at(b)]))].push_back(
                    {{score, a, b}, subject});
            }
        }
    }
    std::vector<MatedScores> scores;
    scores.reserve(pairs.size());
    for (std::vector<MatedPair>& ofCell : pairs)
        scores.emplace_back(std::move(ofCell));
    return scores;
}

} // namespace plumbline::measures
