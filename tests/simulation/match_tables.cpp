// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/simulation/match_tables.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "tests/simulation/match_coverage.h"

namespace plumbline::simulation {

namespace {

double percent(double share)
{
    return 100 * share;
}

struct Range
{
    double least = 1;
    double most = 0;
    void add(double value)
    {
        least = std::min(least, value);
        most = std::max(most, value);
    }
};

void printRow(const Lookalikes& people, const MatchCoverage& coverage)
{
    if (people.gallery > 0)
        std::printf("| %d x %d", people.people, people.gallery);
    else
        std::printf("| %d", people.people);
    std::printf(" | %d | %.2f, %.2f, %.2f | %g | %.1f | **%.1f** | %.1f | %.1f | %.1f |\n", people.images,
                people.person, people.image, people.pair, people.rate, coverage.designEffect,
                percent(coverage.crossed), percent(coverage.tooLow), percent(coverage.bound),
                percent(coverage.independent));
    std::fflush(stdout);
}

void printHead(const char* title, int trials, std::uint64_t seed)
{
    std::printf(
        "### %s\n\n%d trials, seed %llu. A standard error of the coverage is %.1f points.\n\n"
        "| people | images each | share of the variance: person, image, pair | rate | design effect | "
        "coverage %% | interval too low %% | nothing seen %% | as independent %% "
        "|\n|---|---|---|---|---|---|---|---|---|\n",
        title, trials, static_cast<unsigned long long>(seed), percent(std::sqrt(0.05 * 0.95 / trials)));
}

void printDifferences(int trials, std::uint64_t seed)
{
    std::printf("### Difference of the FMR of two groups at 95 %%, simulated\n\n%d trials, seed %llu.\n\n"
                "| people of each group | images each | share of the variance: person, image, pair | rate | "
                "true difference | correlation | coverage %% | said to be more than chance %% | "
                "as independent rates %% |\n|---|---|---|---|---|---|---|---|---|\n",
                trials, static_cast<unsigned long long>(seed));
    Range held;
    Range alarms;
    const Lookalikes kinds[] {
        {.people = 100},
        {.people = 100, .person = 0.1},
        {.people = 100, .person = 0.2},
        {.people = 100, .images = 3, .person = 0.1, .image = 0.05, .pair = 0.3},
        {.people = 100, .gallery = 100, .person = 0.1},
        {.people = 50, .person = 0.1},
    };
    for (Lookalikes people : kinds) {
        for (const double rate : {1e-3, 1e-2, 1e-1}) {
            for (const double shift : {0.0, 0.5}) {
                people.rate = rate;
                const DifferenceCoverage coverage = coverageOfDifferences(people, shift, trials, seed);
                std::printf("| %d%s | %d | %.2f, %.2f, %.2f | %g | %.2g | %.2f | **%.1f** | %.1f | %.1f |\n",
                            people.people, people.gallery > 0 ? " x 2 sets" : "", people.images,
                            people.person, people.image, people.pair, rate, coverage.difference,
                            coverage.correlation, percent(coverage.held), percent(coverage.found),
                            percent(coverage.apart));
                std::fflush(stdout);
                held.add(coverage.held);
                if (shift == 0)
                    alarms.add(coverage.found);
            }
        }
    }
    std::printf(
        "\n%.1f to %.1f %% held; where there is no difference, %.1f to %.1f %% are said to be more than "
        "chance.\n\n",
        percent(held.least), percent(held.most), percent(alarms.least), percent(alarms.most));
}

} // namespace

void printMatching(int trials, std::uint64_t seed)
{
    printHead("FMR at 95 %, two-way variance, simulated", trials, seed);
    Range accepted;
    const Lookalikes kinds[] {
        {.person = 0},
        {.person = 0.05},
        {.person = 0.1},
        {.person = 0.2},
        {.images = 3, .person = 0.1, .image = 0.05, .pair = 0.3},
        {.people = 200, .gallery = 200, .person = 0.1},
        {.people = 200, .gallery = 600, .images = 1, .person = 0.1},
        {.people = 500, .person = 0.1},
        {.people = 50, .person = 0.1},
    };
    for (Lookalikes people : kinds) {
        for (const double rate : {1e-4, 1e-3, 1e-2, 1e-1}) {
            people.rate = rate;
            const MatchCoverage coverage = coverageOfFalseMatches(people, trials, seed);
            printRow(people, coverage);
            if (people.people >= 200 && rate >= 1e-3)
                accepted.add(coverage.crossed);
        }
    }
    std::printf("\nOf at least 200 people, rates from 0.001: %.1f to %.1f %%.\n\n", percent(accepted.least),
                percent(accepted.most));
    printHead("FNMR at 95 %, people as clusters, simulated", trials, seed);
    Range misses;
    const Lookalikes mated[] {
        {.images = 2},
        {.images = 4, .person = 0.3, .image = 0.1},
        {.images = 4, .person = 0.6},
        {.people = 1000, .images = 3, .person = 0.4, .image = 0.1},
    };
    for (Lookalikes people : mated) {
        for (const double rate : {1e-3, 1e-2, 1e-1}) {
            people.rate = rate;
            const MatchCoverage coverage = coverageOfFalseNonMatches(people, trials, seed);
            printRow(people, coverage);
            misses.add(coverage.crossed);
        }
    }
    std::printf("\n%.1f to %.1f %%.\n\n", percent(misses.least), percent(misses.most));
    printDifferences(trials, seed);
}

} // namespace plumbline::simulation
