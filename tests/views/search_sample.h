// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstddef>
#include <memory>
#include <random>
#include <vector>

#include <QStringList>

#include "core/views/identified.h"

namespace plumbline::test {

/// Three hundred searches of two groups and of nobody known; of group 1 wrong people score higher.
struct SearchSample
{
    struct Options
    {
        bool mated = true;   ///< some probes have a mate
        bool unmated = true; ///< some have none
        int groups = 2;
        bool errs = true; ///< somebody else is ever on a list
    };

    explicit SearchSample(const Options& options = {true, true, 2, true})
    {
        constexpr int kProbes = 300;
        std::mt19937 random(11);
        std::normal_distribution<float> noise(0, 0.1F);
        std::uniform_int_distribution<int> rank(1, 12);
        for (int i = 0; i < kProbes; ++i) {
            measures::Search search;
            search.probe = i;
            search.subject = i;
            search.group = i % 13 == 12 ? -1 : i % options.groups;
            search.isMated = options.mated && (!options.unmated || i % 3 != 0);
            if (options.errs) {
                search.bestOther = (search.group == 1 ? 0.45F : 0.3F) + noise(random);
                search.otherRank = 1;
            }
            if (search.isMated && i % 7 != 0) {
                search.mateRank = rank(random);
                search.mateScore = 0.5F + noise(random);
                search.otherRank = *search.mateRank == 1 ? 2 : 1;
            }
            searches.push_back(search);
            identified.probeGroups.push_back(search.group);
        }
        identified.searches = std::make_shared<const measures::Identification>(searches);
        identified.lists = std::make_shared<const measures::CandidateLists>();
        identified.dataset = QStringLiteral("three hundred");
        identified.system = QStringLiteral("a+b");
        identified.name = QStringLiteral("B");
        identified.by = QStringList {QStringLiteral("gender")};
        const QStringList names {QStringLiteral("Women"), QStringLiteral("Men")};
        for (int group = 0; group < options.groups; ++group) {
            identified.groups.push_back({names[group].toLower()});
            identified.labels.push_back(names[group]);
        }
        identified.labels.push_back(QStringLiteral("Unknown"));
        identified.ranks = 10;
        identified.galleryImages.resize(50);
        identified.notEnrolledBy.resize(static_cast<std::size_t>(options.groups) + 1);
        identified.notEnrolledBy.back().comparisons = 20;
    }

    std::vector<measures::Search> searches;
    Identified identified;
};

} // namespace plumbline::test
