// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <algorithm>
#include <memory>
#include <random>
#include <vector>

#include <QStringList>

#include "core/views/matched.h"

namespace plumbline::test {

/// Sixty people of two groups with two images each; those of group 1 look more like one another. Nobody of
/// the second group is ever taken for one of the first where \a apart.
struct MatchComparison
{
    explicit MatchComparison(bool mated = true, bool apart = false)
    {
        std::mt19937 random(7);
        std::normal_distribution<float> noise(0, 0.12F);
        constexpr int kPeople = 60;
        std::vector<int> subjects, groups;
        for (int person = 0; person < kPeople; ++person) {
            for (int image = 0; image < (mated ? 2 : 1); ++image) {
                subjects.push_back(person);
                groups.push_back(person % 2);
            }
        }
        const int rows = static_cast<int>(subjects.size());
        for (int a = 0; a < rows; ++a) {
            for (int b = a + 1; b < rows; ++b) {
                const auto at = [](const std::vector<int>& of, int i) {
                    return of[static_cast<std::size_t>(i)];
                };
                const bool same = at(subjects, a) == at(subjects, b);
                const bool both = at(groups, a) == 1 && at(groups, b) == 1;
                const bool crossed = at(groups, a) != at(groups, b);
                float score = (same ? 0.55F : both ? 0.35F : 0.15F) + noise(random);
                if (apart && crossed)
                    score = std::min(score, 0.3F);
                pairs.push_back({score, a, b});
            }
        }
        measures::ScoreList list;
        list.groups = 2;
        list.subjectsA = subjects;
        list.groupsA = groups;
        list.pairs = pairs;
        matched.scores = std::make_shared<const measures::MatchScores>(measures::scoresOf(list));
        matched.dataset = QStringLiteral("sixty");
        matched.system = QStringLiteral("a+b");
        matched.name = QStringLiteral("B");
        matched.by = QStringList {QStringLiteral("gender")};
        matched.groups = {QStringList {QStringLiteral("f")}, QStringList {QStringLiteral("m")}};
        matched.labels = {QStringLiteral("Women"), QStringLiteral("Men"), QStringLiteral("Unknown")};
        matched.images = rows;
        matched.subjects = kPeople;
        matched.notEnrolledBy.resize(3);
        matched.lost.lost.resize(9);
        matched.lost.all.resize(9);
        for (int i = 0; i < rows; ++i)
            matched.probeImages.push_back(i);
        matched.probeGroups = groups;
    }

    std::vector<measures::ScoredPair> pairs;
    Matched matched;
};

} // namespace plumbline::test
