// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
//
// Error rates, with intervals by resampling people, of all subgroups of three attributes: what SubjectSample
// costs, and what drawing rows and counting them again would. Usage: plumbline_bench_resampling [rows]...
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "core/measures/random_stream.h"
#include "core/measures/subjects.h"

using namespace plumbline::measures;

namespace {

constexpr int kGroups = 2 * 6 * 4; // gender, skin type, age band
constexpr int kReplicates = 2000;

/// People with one to seven images, four on average; a person's images are misread alike. Some have no face
/// found.
std::vector<Observation> portraits(std::size_t rows)
{
    RandomStream random(1, 0);
    const auto below = [&random](std::uint64_t end) { return random() % end; };
    std::vector<Observation> images;
    images.reserve(rows);
    for (int subject = 0; images.size() < rows; ++subject) {
        const auto group = static_cast<int>(below(kGroups));
        const std::uint64_t wrongOf100 = below(3) == 0 ? 40 : 4;
        for (std::uint64_t left = 1 + below(7); left > 0 && images.size() < rows; --left) {
            const std::uint64_t lot = below(100);
            const Disposition what = lot < wrongOf100 ? Disposition::Error
                : lot >= 98                           ? Disposition::Undetected
                                                      : Disposition::Correct;
            images.push_back({group, subject, what, false});
        }
    }
    return images;
}

double secondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// One replicate of plain code: as many rows as there are, drawn with replacement and counted by group.
double naiveReplicate(const std::vector<Observation>& images, RandomStream& random)
{
    std::vector<Tally> tallies(kGroups);
    for (std::size_t i = 0; i < images.size(); ++i) {
        const Observation& image = images[random() % images.size()];
        Tally& tally = tallies[static_cast<std::size_t>(image.group)];
        tally.n += image.disposition == Disposition::Undetected ? 0 : 1;
        tally.errors += image.disposition == Disposition::Error ? 1 : 0;
    }
    double sum = 0;
    for (const Tally& tally : tallies)
        sum += tally.rate();
    return sum / kGroups;
}

void measure(std::size_t rows)
{
    const std::vector<Observation> images = portraits(rows);
    auto start = std::chrono::steady_clock::now();
    const SubjectPatterns patterns = SubjectPatterns::of(images, kGroups);
    const double counted = secondsSince(start);
    const auto sample =
        SubjectSample::draw(patterns, {.replicates = kReplicates, .seed = 1, .bootstrap = Bootstrap::Bca});
    if (!sample)
        std::abort();
    const double drawn = secondsSince(start);
    double width = 0;
    for (int group = 0; group < kGroups; ++group) {
        for (const RateOf rate : {RateOf::FacesFound, RateOf::ImagesSubmitted}) {
            const auto interval = sample->rate(rate, {group}, 0.95);
            width += interval ? interval->limits.high - interval->limits.low : 0;
        }
    }
    const double ours = secondsSince(start);

    constexpr int kNaive = 20;
    RandomStream random(1, 1);
    start = std::chrono::steady_clock::now();
    double rate = 0;
    for (int i = 0; i < kNaive; ++i)
        rate += naiveReplicate(images, random) / kNaive;
    const double naive = secondsSince(start) * kReplicates / kNaive;
    std::printf("| %zu | %lld | %zu | %.3f (%.3f, %.3f, %.3f) | %.1f | %.4f |\n", rows,
                static_cast<long long>(patterns.people()), patterns.size(), ours, counted, drawn - counted,
                ours - drawn, naive, ours / naive);
    std::fprintf(stderr, "%zu rows: mean width %.4f, mean rate %.4f\n", rows, width / (2 * kGroups), rate);
}

} // namespace

int main(int argc, char** argv)
{
    std::printf("| rows | people | patterns | Plumbline, s (patterns, replicates, intervals) | rows drawn, s "
                "| ratio |\n"
                "|---|---|---|---|---|---|\n");
    if (argc < 2) {
        measure(100'000);
        measure(1'000'000);
    }
    for (int i = 1; i < argc; ++i)
        measure(static_cast<std::size_t>(std::strtoull(argv[i], nullptr, 10)));
    return 0;
}
