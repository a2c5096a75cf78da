// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
//
// Matching against bare SGEMM on the same BLAS in the same run: the exact best 50 of 200,000 for 1,000
// probes, and the scores of 20,000 x 20,000, 512 numbers each. Usage: plumbline_bench_matching [rounds]. With
// FAISS (CMake finds it where libfaiss-dev is installed) IndexFlatIP searches the same rows.
#include <algorithm>
#include <atomic>
#include <cblas.h>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>
#ifdef PL_WITH_FAISS
#include <faiss/IndexFlat.h>
#include <omp.h>
#endif

#include "core/measures/matching/blas.h"
#include "core/measures/matching/gallery_search.h"
#include "core/measures/random_stream.h"

using namespace plumbline::measures;

namespace {

constexpr int kDimension = 512;

/// Rows of length 1 of people with one image; a share of what all rows have in common, as faces have.
struct Rows
{
    std::vector<float> values;
    std::vector<int> subjects, groups;

    Rows(int rows, int firstSubject, int groupCount, std::uint64_t seed)
    {
        RandomStream random(seed, 0);
        // Sums of four uniform numbers are near enough to normal, and quick.
        const auto normal = [&random] {
            const std::uint64_t bits = random();
            float sum = 0;
            for (unsigned shift = 0; shift < 64; shift += 16)
                sum += static_cast<float>((bits >> shift) & 0xffffU);
            return sum / 65536.0F - 2.0F;
        };
        values.resize(at(rows) * at(kDimension));
        for (int row = 0; row < rows; ++row) {
            float* const to = values.data() + at(row) * at(kDimension);
            double square = 0;
            for (int i = 0; i < kDimension; ++i) {
                to[i] = normal() + (i % 64 == row % 8 ? 1.0F : 0.0F);
                square += double(to[i]) * double(to[i]);
            }
            for (int i = 0; i < kDimension; ++i)
                to[i] /= static_cast<float>(std::sqrt(square));
            subjects.push_back(firstSubject + row);
            groups.push_back(row % groupCount);
        }
    }
    [[nodiscard]] EmbeddingView view() const { return {values, kDimension, subjects, groups, {}}; }
};

/// Of the clock, and of all processors together: where other programs run, only the second can be compared.
struct Seconds
{
    double clock = 0;
    double processors = 0;
};

Seconds secondsOf(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    const std::clock_t began = std::clock();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(),
            static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC};
}

/// SGEMM and nothing else, a megabyte or so of scores at a time: by BLAS's own threads over wide strips, or
/// by one BLAS thread in each of ours over strips of their own. The better of both is the baseline.
Seconds bareByBlas(const Rows& a, const Rows& b, int threads)
{
    constexpr int kStrip = 4096;
    const int m = a.view().rows();
    const int n = b.view().rows();
    std::vector<float> scores(at(std::min(m, 1024)) * at(kStrip));
    openblas_set_num_threads(threads);
    const Seconds seconds = secondsOf([&] {
        for (int i = 0; i < m; i += 1024)
            for (int j = 0; j < n; j += kStrip)
                cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, std::min(1024, m - i),
                            std::min(kStrip, n - j), kDimension, 1, a.view().row(i), kDimension,
                            b.view().row(j), kDimension, 0, scores.data(), kStrip);
    });
    openblas_set_num_threads(1);
    return seconds;
}

Seconds bareByStrips(const Rows& a, const Rows& b, unsigned threads)
{
    constexpr int kStrip = 2048;
    const int m = a.view().rows();
    const int n = b.view().rows();
    std::atomic<int> next = 0;
    return secondsOf([&] {
        std::vector<std::jthread> workers;
        for (unsigned t = 0; t < threads; ++t) {
            workers.emplace_back([&] {
                std::vector<float> scores(at(1024) * at(kStrip));
                for (int j = next.fetch_add(kStrip); j < n; j = next.fetch_add(kStrip))
                    for (int i = 0; i < m; i += 1024)
                        cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, std::min(1024, m - i),
                                    std::min(kStrip, n - j), kDimension, 1, a.view().row(i), kDimension,
                                    b.view().row(j), kDimension, 0, scores.data(), kStrip);
            });
        }
    });
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

using Rounds = std::vector<Seconds>;
struct Times
{
    Rounds blas, strips, ours, faiss;
};

/// Of all rounds the least, which other programs disturbed least.
Seconds least(const Rounds& rounds)
{
    Seconds best {1e9, 1e9};
    for (const Seconds& round : rounds)
        best = {std::min(best.clock, round.clock), std::min(best.processors, round.processors)};
    return best;
}

void print(const char* what, const Times& times)
{
    const Seconds blas = least(times.blas);
    const Seconds strips = least(times.strips);
    const Seconds ours = least(times.ours);
    std::printf("| %s | %.2f (%.2f) | %.2f (%.2f) | %.2f (%.2f) | **%.2f (%.2f)** |", what, blas.clock,
                blas.processors, strips.clock, strips.processors, ours.clock, ours.processors,
                ours.clock / std::min(blas.clock, strips.clock),
                ours.processors / std::min(blas.processors, strips.processors));
    if (!times.faiss.empty())
        std::printf(" %.2f (%.2f) |", least(times.faiss).clock, least(times.faiss).processors);
    std::printf("\n");
    std::fflush(stdout);
}

#ifdef PL_WITH_FAISS
/// At its best number of threads, its own and those of BLAS.
Seconds faissSeconds(const Rows& probes, const Rows& gallery, int candidates, int threads)
{
    faiss::IndexFlatIP index(kDimension);
    index.add(gallery.view().rows(), gallery.values.data());
    std::vector<float> scores(at(probes.view().rows()) * at(candidates));
    std::vector<faiss::Index::idx_t> rows(scores.size());
    Rounds rounds;
    for (const int blas : {1, threads}) {
        omp_set_num_threads(threads);
        openblas_set_num_threads(blas);
        rounds.push_back(secondsOf([&] {
            index.search(probes.view().rows(), probes.values.data(), candidates, scores.data(), rows.data());
        }));
    }
    openblas_set_num_threads(1);
    return least(rounds);
}
#endif

void benchSearch(int rounds, int threads)
{
    const Rows probes(1000, 0, 8, 1);
    const Rows gallery(200'000, 1'000'000, 8, 2);
    const double before = peakMemory();
    double after = 0; // before FAISS copies the gallery
    Times times;
    for (int round = 0; round < rounds; ++round) {
        times.blas.push_back(bareByBlas(probes, gallery, threads));
        times.strips.push_back(bareByStrips(probes, gallery, static_cast<unsigned>(threads)));
        times.ours.push_back(secondsOf([&] {
            if (searchGallery(probes.view(), gallery.view(), Metric::Cosine)->probes() != 1000)
                std::abort();
        }));
        after = round == 0 ? peakMemory() : after;
#ifdef PL_WITH_FAISS
        times.faiss.push_back(faissSeconds(probes, gallery, 50, threads));
#endif
    }
    print("best 50 of 200,000 for 1,000 probes", times);
    std::fprintf(stderr, "search: %.0f MiB of embeddings, %.0f MiB more at most\n", before, after - before);
}

void benchScores(int rounds, int threads)
{
    const Rows probes(20'000, 0, 8, 3);
    const Rows gallery(20'000, 1'000'000, 8, 4);
    Times times;
    double before = 0;
    for (int round = 0; round < rounds; ++round) {
        times.blas.push_back(bareByBlas(probes, gallery, threads));
        times.strips.push_back(bareByStrips(probes, gallery, static_cast<unsigned>(threads)));
        before = peakMemory();
        times.ours.push_back(secondsOf([&] {
            const auto scores = scorePairs(probes.view(), gallery.view(), Metric::Cosine, 8, {});
            if (scores->nonMatedOf(scores->cells.all()).size() != 400'000'000)
                std::abort();
        }));
    }
    print("scores of 20,000 x 20,000", times);
    std::fprintf(stderr, "scores: peak %.0f MiB before the last round, %.0f after\n", before, peakMemory());
}

} // namespace

int main(int argc, char** argv)
{
    const int rounds = argc > 1 ? std::max(std::atoi(argv[1]), 1) : 3;
    const auto threads = static_cast<int>(std::max(std::thread::hardware_concurrency(), 1U));
    std::printf(
        "%s, %d threads, %d rounds, the least of each; in brackets seconds of all processors\n\n"
        "| what | SGEMM by BLAS's threads, s | SGEMM by a thread a strip, s | Plumbline, s | ratio to the "
        "better |%s\n|---|---|---|---|---|%s\n",
        blasName(), threads, rounds,
#ifdef PL_WITH_FAISS
        " FAISS, s |", "---|"
#else
        "", ""
#endif
    );
    benchSearch(rounds, threads);
    benchScores(rounds, threads);
    return 0;
}
