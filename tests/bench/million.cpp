// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
//
// A gallery of a million: synthesised embeddings, the exact best 50 for each probe with progress on standard
// error, then the same search stopped on its way. Every probe is a blurred copy of one row of the gallery, so
// that what is found can be checked. Usage: plumbline_bench_million [numbers] [gallery] [probes]
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "core/measures/matching/blas.h"
#include "core/measures/matching/gallery_search.h"
#include "core/measures/random_stream.h"

using namespace plumbline::measures;

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// The most memory this program had, in MiB.
double peakMemory()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::atof(line.c_str() + 6) / 1024;
    return 0;
}

/// Nearly normal, from one draw of 64 bits.
float normal(RandomStream& random)
{
    const std::uint64_t bits = random();
    float sum = 0;
    for (unsigned shift = 0; shift < 64; shift += 16)
        sum += static_cast<float>((bits >> shift) & 0xffffU);
    return sum / 65536.0F - 2.0F;
}

/// Rows of length 1 and their people.
struct Rows
{
    int dimension = 0;
    std::vector<float> values;
    std::vector<int> subjects, groups;

    Rows(int rows, int numbers)
        : dimension(numbers)
        , values(at(rows) * at(numbers))
        , subjects(at(rows))
        , groups(at(rows), 0)
    {
    }
    [[nodiscard]] EmbeddingView view() const { return {values, dimension, subjects, groups, {}}; }
    [[nodiscard]] float* row(int index) { return values.data() + at(index) * at(dimension); }

    void normalise(int index)
    {
        double square = 0;
        for (int i = 0; i < dimension; ++i)
            square += double(row(index)[i]) * double(row(index)[i]);
        const auto length = static_cast<float>(std::sqrt(square));
        for (int i = 0; i < dimension; ++i)
            row(index)[i] /= length;
    }
};

/// On all cores; the same rows whatever their number.
Rows gallery(int rows, int dimension)
{
    Rows made(rows, dimension);
    constexpr int kBlock = 10'000;
    std::atomic<int> next = 0;
    {
        std::vector<std::jthread> workers;
        for (unsigned t = 0; t < std::max(std::thread::hardware_concurrency(), 1U); ++t) {
            workers.emplace_back([&] {
                for (int from = next.fetch_add(kBlock); from < rows; from = next.fetch_add(kBlock)) {
                    RandomStream random(1, static_cast<std::uint64_t>(from));
                    for (int row = from; row < std::min(from + kBlock, rows); ++row) {
                        for (int i = 0; i < dimension; ++i)
                            made.row(row)[i] = normal(random);
                        made.normalise(row);
                        made.subjects[at(row)] = row;
                    }
                }
            });
        }
    }
    return made;
}

/// Probe p shows the person of row p * step.
Rows probesOf(Rows& in, int count)
{
    Rows made(count, in.dimension);
    RandomStream random(2, 0);
    const int step = std::max(static_cast<int>(in.subjects.size()) / count, 1);
    const float blur = 0.7F / std::sqrt(static_cast<float>(in.dimension));
    for (int probe = 0; probe < count; ++probe) {
        const int person = probe * step % static_cast<int>(in.subjects.size());
        for (int i = 0; i < in.dimension; ++i)
            made.row(probe)[i] = in.row(person)[i] + blur * normal(random);
        made.normalise(probe);
        made.subjects[at(probe)] = person;
    }
    return made;
}

/// Seconds from the wish to stop, at a quarter of the way, to the end.
double stopped(const Rows& probes, const Rows& in)
{
    std::stop_source stop;
    Clock::time_point wished;
    std::atomic<bool> isWished = false;
    const auto lists =
        searchGallery(probes.view(), in.view(), Metric::Cosine, {}, stop.get_token(), [&](double part) {
            if (part >= 0.25 && !isWished.exchange(true)) {
                wished = Clock::now();
                stop.request_stop();
            }
        });
    if (lists)
        std::abort(); // it went on to the end
    return secondsSince(wished);
}

} // namespace

int main(int argc, char** argv)
{
    const auto number = [&](int place, int otherwise) {
        return argc > place ? std::max(std::atoi(argv[place]), 1) : otherwise;
    };
    const int dimension = number(1, 128);
    const int galleryRows = number(2, 1'000'000);
    const int probeRows = number(3, 1000);

    auto start = Clock::now();
    Rows in = gallery(galleryRows, dimension);
    const Rows probes = probesOf(in, probeRows);
    std::fprintf(stderr, "%d rows made in %.1f s\n", galleryRows, secondsSince(start));

    int told = -1;
    start = Clock::now();
    const auto lists = searchGallery(probes.view(), in.view(), Metric::Cosine, {}, {}, [&](double part) {
        if (const int percent = static_cast<int>(part * 100); percent / 10 != told / 10 || told < 0) {
            told = percent;
            std::fprintf(stderr, "\r%d %%", percent);
        }
    });
    const double seconds = secondsSince(start);
    std::fprintf(stderr, "\n");
    int first = 0;
    for (int probe = 0; probe < probeRows; ++probe)
        first += lists->of(probe).front().gallery == probes.subjects[at(probe)] ? 1 : 0;
    const double ending = stopped(probes, in);
    std::printf(
        "| gallery | numbers | probes | search, s | comparisons a second | mate first | stopped after, s | "
        "peak memory, MiB |\n|---|---|---|---|---|---|---|---|\n"
        "| %d | %d | %d | %.2f | %.3g | %d | %.3f | %.0f |\n",
        galleryRows, dimension, probeRows, seconds,
        static_cast<double>(galleryRows) * static_cast<double>(probeRows) / seconds, first, ending,
        peakMemory());
    std::fprintf(stderr, "BLAS: %s\n", blasName());
    return peakMemory() < 4096 ? 0 : 1;
}
