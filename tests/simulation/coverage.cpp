// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
//
// How often Plumbline's intervals hold the truth: exactly, by enumeration, for independent images; by
// simulation for people with several images that resemble one another. Prints the tables of docs/methods.md.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/measures/difference.h"
#include "tests/simulation/binomial_coverage.h"
#include "tests/simulation/match_tables.h"
#include "tests/simulation/subject_coverage.h"

using namespace plumbline;
using namespace plumbline::simulation;

namespace {

struct Options
{
    bool rates = false;
    bool differences = false;
    bool matching = false;
    std::vector<int> people; ///< none: no simulation
    int trials = 1000;
    int replicates = 2000;
    std::uint64_t seed = 1;
};

double percent(double share)
{
    return 100 * share;
}

void printRates()
{
    std::vector<double> ps;
    for (int i = 2; i <= 98; ++i)
        ps.push_back(i / 100.0);
    std::vector<double> fine;
    for (int i = 200; i <= 9800; ++i)
        fine.push_back(i / 10'000.0);
    const std::vector<int> ns {20, 30, 50, 100, 200, 500, 1000};
    std::printf(
        "### Intervals of a rate at 95 %%, exact\n\nn = 20, 30, 50, 100, 200, 500, 1000; p = 0.02, 0.03 ... "
        "0.98. Last columns: the worst of p = 0.0200, 0.0201 ... 0.9800; n = 5 and 10.\n\n"
        "| interval | mean %% | least %% (n, p) | least on the fine grid %% (n, p) | n = 5: mean, least | "
        "n = 10: mean, least |\n|---|---|---|---|---|---|\n");
    for (const measures::IntervalMethod method : measures::intervalMethods()) {
        const auto cells = rateCoverage(method, ns, ps, 0.95);
        const auto all = summary(cells);
        const auto close = rateCoverage(method, {20, 30, 50, 100, 200}, fine, 0.95);
        const auto worst = summary(close);
        const auto five = summary(rateCoverage(method, {5}, ps, 0.95));
        const auto ten = summary(rateCoverage(method, {10}, ps, 0.95));
        const std::string_view name = toString(method);
        std::printf("| %.*s | %.2f | %.1f (%d, %.2f) | %.1f (%d, %.4f) | %.1f, %.1f | %.1f, %.1f |\n",
                    static_cast<int>(name.size()), name.data(), percent(all.mean), percent(all.least),
                    cells[all.leastAt].n, cells[all.leastAt].p, percent(worst.least), close[worst.leastAt].n,
                    close[worst.leastAt].p, percent(five.mean), percent(five.least), percent(ten.mean),
                    percent(ten.least));
    }
    std::printf("\n");
}

void printPair(const char* name, const PairInterval& interval,
               const std::function<double(double, double)>& truth)
{
    const std::vector<double> ps {0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.98};
    const auto cells = pairCoverage(interval, truth, {20, 50, 100}, ps);
    const auto all = summary(cells);
    const auto& worst = cells[all.leastAt];
    std::printf("| %s | %.2f | %.1f (%d, %d; %.2f, %.2f) |\n", name, percent(all.mean), percent(all.least),
                worst.nA, worst.nB, worst.pA, worst.pB);
}

void printDifferencesOfImages()
{
    std::printf(
        "### Intervals of a comparison at 95 %%, exact\n\nBoth n of 20, 50, 100; both p of 0.02, 0.05, 0.1, "
        "0.2, 0.3, 0.5, 0.7, 0.9, 0.98.\n\n| interval | mean %% | least %% (n, n; p, p) |\n|---|---|---|\n");
    printPair(
        "difference, newcombe",
        [](measures::Tally a, measures::Tally b) {
        const auto gap = measures::newcombe(a, b, 0.95).value();
        return measures::Interval {gap.low, gap.high};
        },
        [](double a, double b) { return a - b; });
    std::printf("\n");
}

std::string imagesText(const People& people)
{
    return people.uneven ? "1-" + std::to_string(2 * people.images - 1) : std::to_string(people.images);
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

void printPeople(const Options& options)
{
    std::printf(
        "### Intervals by resampling people at 95 %%, simulated\n\n%d trials of %d replicates, seed %llu. A "
        "standard "
        "error of the coverage is at most %.1f points.\n\n| people | images each | design effect | p | bca | "
        "percentile | effective number | as independent | not resampled "
        "|\n|---|---|---|---|---|---|---|---|---|\n",
        options.trials, options.replicates, static_cast<unsigned long long>(options.seed),
        percent(0.5 / std::sqrt(options.trials) * 0.44));
    Range accepted;
    for (const int count : options.people) {
        for (const auto& [images, uneven] :
             {std::pair {4, false}, std::pair {4, true}, std::pair {10, false}}) {
            for (const double effect : {1.0, 2.0, 4.0}) {
                if ((effect == 1 && uneven) || (effect < 4 && images == 10))
                    continue; // the fewer images a person has, the harder
                for (const double p : {0.02, 0.1, 0.3, 0.5, 0.9}) {
                    const People people {count, images, uneven, p, effect};
                    const auto c = rateOfPeople(people, options.trials, options.replicates, options.seed);
                    std::printf("| %d | %s | %.0f | %.2f | %.1f | %.1f | %.1f | %.1f | %.0f %% |\n", count,
                                imagesText(people).c_str(), effect, p, percent(c.bca), percent(c.percentile),
                                percent(c.effective), percent(c.plain), percent(c.fellBack));
                    std::fflush(stdout);
                    if (count >= 40 && p >= 0.1 && p <= 0.9)
                        accepted.add(c.bca);
                }
            }
        }
    }
    if (accepted.most > 0)
        std::printf("\nOf at least 40 people, p from 0.1 to 0.9: bca %.1f to %.1f %%.\n\n",
                    percent(accepted.least), percent(accepted.most));
}

void printDifferencesOfPeople(const Options& options)
{
    std::printf("### Differences by resampling people at 95 %%, simulated\n\n%d trials of %d replicates, "
                "seed %llu; four images "
                "each in a group. Shared: the same people are in both groups.\n\n| people in a group | "
                "shared | design "
                "effect | p, p | bca | percentile | effective number | as independent "
                "|\n|---|---|---|---|---|---|---|---|\n",
                options.trials, options.replicates, static_cast<unsigned long long>(options.seed));
    for (const int count : options.people) {
        for (const bool shared : {false, true}) {
            for (const double effect : {2.0, 4.0}) {
                for (const auto& [pA, pB] :
                     {std::pair {0.1, 0.1}, std::pair {0.1, 0.3}, std::pair {0.5, 0.3}}) {
                    if (shared && pA != pB)
                        continue; // one person, one rate
                    const auto c =
                        differenceOfPeople({count, 4, false, pA, effect}, {count, 4, false, pB, effect},
                                           shared, options.trials, options.replicates, options.seed);
                    std::printf("| %d | %s | %.0f | %.1f, %.1f | %.1f | %.1f | %.1f | %.1f |\n", count,
                                shared ? "yes" : "no", effect, pA, pB, percent(c.bca), percent(c.percentile),
                                percent(c.effective), percent(c.plain));
                    std::fflush(stdout);
                }
            }
        }
    }
    std::printf("\n");
}

int usage()
{
    std::fputs("plumbline_coverage [--rates] [--people N]... [--differences] [--matching] [--trials N] "
               "[--replicates N] [--seed N]\n"
               "  --rates        intervals of independent images, exactly\n"
               "  --people N     intervals by resampling N people; may be given several times\n"
               "  --differences  with --people: of two groups of N people\n"
               "  --matching     false match and false non-match rates\n"
               "Without options everything, with 10, 20, 40 and 100 people: minutes.\n",
               stderr);
    return 2;
}

} // namespace

int main(int argc, char** argv)
{
    Options options;
    for (int i = 1; i < argc; ++i) {
        const std::string_view name = argv[i];
        if (name == "--rates") {
            options.rates = true;
            continue;
        }
        if (name == "--differences") {
            options.differences = true;
            continue;
        }
        if (name == "--matching") {
            options.matching = true;
            continue;
        }
        if (++i == argc)
            return usage();
        const int number = std::atoi(argv[i]);
        if (number <= 0)
            return usage();
        if (name == "--people")
            options.people.push_back(number);
        else if (name == "--trials")
            options.trials = number;
        else if (name == "--replicates")
            options.replicates = number;
        else if (name == "--seed")
            options.seed = static_cast<std::uint64_t>(number);
        else
            return usage();
    }
    const bool everything = !options.rates && !options.matching && options.people.empty();
    if (everything)
        options.people = {10, 20, 40, 100};
    if (everything || options.rates) {
        printRates();
        printDifferencesOfImages();
    }
    if (!options.people.empty() && (everything || !options.differences))
        printPeople(options);
    if (!options.people.empty() && (everything || options.differences))
        printDifferencesOfPeople(options);
    if (everything || options.matching)
        printMatching(options.trials, options.seed);
    return 0;
}
