// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/gallery_search.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <limits>
#include <mutex>

#include "core/measures/matching/blas.h"
#include "core/measures/matching/worker_pool.h"

namespace plumbline::measures {

namespace {

constexpr int kBlockProbes = 256;
constexpr int kBlockGallery = 1024;

bool isBetter(const Candidate& x, const Candidate& y)
{
    return x.score != y.score ? x.score > y.score : x.gallery < y.gallery;
}

/// The best of one probe so far: a heap with the worst of them on top.
class Best
{
public:
    void offer(const Candidate& candidate, std::size_t most)
    {
        if (m_heap.size() < most) {
            m_heap.push_back(candidate);
            std::ranges::push_heap(m_heap, isBetter);
        } else if (isBetter(candidate, m_heap.front())) {
            std::ranges::pop_heap(m_heap, isBetter);
            m_heap.back() = candidate;
            std::ranges::push_heap(m_heap, isBetter);
        } else {
            return;
        }
        if (m_heap.size() == most)
            m_bound = m_heap.front().score;
    }
    /// Lower scores cannot enter; equal ones may.
    [[nodiscard]] float bound() const { return m_bound; }
    [[nodiscard]] const std::vector<Candidate>& heap() const { return m_heap; }
    [[nodiscard]] std::vector<Candidate> sorted()
    {
        std::ranges::sort_heap(m_heap, isBetter);
        return std::move(m_heap);
    }

private:
    std::vector<Candidate> m_heap;
    float m_bound = -std::numeric_limits<float>::infinity();
};

std::vector<float> squares(const EmbeddingView& view)
{
    std::vector<float> sums(at(view.rows()));
    for (int row = 0; row < view.rows(); ++row) {
        double sum = 0;
        for (int i = 0; i < view.dimension; ++i)
            sum += double(view.row(row)[i]) * double(view.row(row)[i]);
        sums[at(row)] = static_cast<float>(sum);
    }
    return sums;
}

/// What all workers read.
struct Task
{
    const EmbeddingView& probes;
    const EmbeddingView& gallery;
    Metric metric;
    std::size_t most;
    std::vector<std::pair<int, int>> leftOut; ///< sorted
    std::vector<float> probeSquares, gallerySquares;

    [[nodiscard]] RowBlock block(bool ofProbes, int begin, int end) const
    {
        const std::vector<float>& square = ofProbes ? probeSquares : gallerySquares;
        return {(ofProbes ? probes : gallery).row(begin), square.empty() ? nullptr : square.data() + begin,
                end - begin};
    }
};

class Worker
{
public:
    explicit Worker(const Task& task)
        : m_task(task)
        , m_best(at(task.probes.rows()))
        , m_scores(at(kBlockProbes) * at(kBlockGallery))
    {
    }

    /// All probes against the gallery's rows begin to end.
    void search(int begin, int end)
    {
        for (int probe = 0; probe < m_task.probes.rows(); probe += kBlockProbes) {
            const int probeEnd = std::min(probe + kBlockProbes, m_task.probes.rows());
            scoreBlock(m_task.metric, m_task.block(true, probe, probeEnd), m_task.block(false, begin, end),
                       m_task.probes.dimension, m_scores.data());
            for (int i = probe; i < probeEnd; ++i)
                pick(i, begin, end - begin, m_scores.data() + at(i - probe) * at(end - begin));
        }
    }
    [[nodiscard]] const std::vector<Best>& best() const { return m_best; }

private:
    void pick(int probe, int first, int n, const float* scores)
    {
        Best& best = m_best[at(probe)];
        constexpr int kStep = 64; // compared side by side; hardly ever does one of them pass
        for (int j = 0; j < n; j += kStep) {
            const int end = std::min(j + kStep, n);
            const float bound = best.bound();
            int hits = 0;
            for (int k = j; k < end; ++k)
                hits += scores[k] >= bound ? 1 : 0;
            if (hits == 0)
                continue;
            for (int k = j; k < end; ++k)
                if (scores[k] >= best.bound() && !isLeftOut(probe, first + k))
                    best.offer({scores[k], first + k}, m_task.most);
        }
    }
    [[nodiscard]] bool isLeftOut(int probe, int gallery) const
    {
        return !m_task.leftOut.empty()
            && std::ranges::binary_search(m_task.leftOut, std::pair(probe, gallery));
    }

    const Task& m_task;
    std::vector<Best> m_best;
    std::vector<float> m_scores;
};

/// The lists of all workers together.
void merge(std::vector<Best>& into, const std::vector<Best>& from, std::size_t most)
{
    for (std::size_t probe = 0; probe < into.size(); ++probe)
        for (const Candidate& candidate : from[probe].heap())
            into[probe].offer(candidate, most);
}

} // namespace

std::optional<CandidateLists> searchGallery(const EmbeddingView& probes, const EmbeddingView& gallery,
                                            Metric metric, const SearchSettings& settings,
                                            const std::stop_token& stop, const ScoringProgress& progress)
{
    assert(settings.candidates > 0 && probes.dimension == gallery.dimension);
    Task task {probes, gallery, metric, at(settings.candidates), settings.leftOut, {}, {}};
    std::ranges::sort(task.leftOut);
    if (metric == Metric::NegativeEuclidean) {
        task.probeSquares = squares(probes);
        task.gallerySquares = squares(gallery);
    }
    std::vector<Best> best(at(probes.rows()));
    std::atomic<int> next = 0;
    std::mutex mutex;
    int done = 0;
    onThreads(settings.threads, [&] {
        Worker worker(task);
        for (int begin = next.fetch_add(kBlockGallery); begin < gallery.rows() && !stop.stop_requested();
             begin = next.fetch_add(kBlockGallery)) {
            const int end = std::min(begin + kBlockGallery, gallery.rows());
            worker.search(begin, end);
            const std::lock_guard lock(mutex);
            done += end - begin;
            if (progress)
                progress(static_cast<double>(done) / gallery.rows());
        }
        const std::lock_guard lock(mutex);
        merge(best, worker.best(), task.most);
    });
    if (stop.stop_requested())
        return std::nullopt;
    std::vector<std::vector<Candidate>> lists;
    for (Best& ofProbe : best)
        lists.push_back(ofProbe.sorted());
    return CandidateLists(std::move(lists));
}

} // namespace plumbline::measures
