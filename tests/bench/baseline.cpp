// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// What plain OpenCV code reaches on this computer: one independent single-threaded loop for each core, the
// same nets, detection once per image, the same files, no Plumbline code. The yardstick for the run engine.
//   plumbline_bench_baseline IMAGES_DIR MODELS_DIR [--landmarks FILE] [--threads N]
// JSON on stdout. Loading the nets is not timed: a run loads them once however many images there are.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <opencv2/core/utility.hpp>
#include <opencv2/imgcodecs.hpp>

#include "tests/bench/baseline_nets.h"

namespace {

using plumbline::bench::BaselineNets;

std::vector<std::string> listImages(const std::string& folder)
{
    std::vector<std::string> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string extension = entry.path().extension().string();
        if (extension == ".jpg" || extension == ".jpeg" || extension == ".png" || extension == ".webp")
            files.push_back(entry.path().string());
    }
    std::sort(files.begin(), files.end());
    return files;
}

struct Tally
{
    std::size_t images = 0, faces = 0;
    double sum = 0; ///< of P(male) over images and systems: a fingerprint of the work
};

/// Every step-th file from first on: the loops share nothing.
Tally loop(BaselineNets& nets, const std::vector<std::string>& files, std::size_t first, std::size_t step)
{
    Tally tally;
    for (std::size_t i = first; i < files.size(); i += step) {
        const cv::Mat bgr = cv::imread(files[i]);
        if (bgr.empty())
            continue;
        ++tally.images;
        const double sum = nets.process(bgr);
        if (sum < 0)
            continue;
        ++tally.faces;
        tally.sum += sum;
    }
    return tally;
}

int run(const std::vector<std::string>& arguments)
{
    std::string landmarks;
    std::size_t threads = std::max(1U, std::thread::hardware_concurrency());
    for (std::size_t i = 2; i + 1 < arguments.size(); i += 2) {
        if (arguments[i] == "--landmarks")
            landmarks = arguments[i + 1];
        else if (arguments[i] == "--threads")
            threads = std::max(1UL, std::stoul(arguments[i + 1]));
    }
    cv::setNumThreads(1);
    const auto files = listImages(arguments[0]);
    std::vector<std::unique_ptr<BaselineNets>> nets;
    for (std::size_t t = 0; t < threads; ++t)
        nets.push_back(std::make_unique<BaselineNets>(arguments[1], landmarks));

    std::vector<Tally> tallies(threads);
    const auto begin = std::chrono::steady_clock::now();
    {
        std::vector<std::jthread> workers;
        for (std::size_t t = 0; t < threads; ++t)
            workers.emplace_back([&, t] { tallies[t] = loop(*nets[t], files, t, threads); });
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    Tally all;
    for (const Tally& tally : tallies) {
        all.images += tally.images;
        all.faces += tally.faces;
        all.sum += tally.sum;
    }
    std::printf("{\"images\":%zu,\"faces\":%zu,\"threads\":%zu,\"landmarks\":%s,\"seconds\":%.3f,"
                "\"images_per_second\":%.3f,\"p_male_sum\":%.4f}\n",
                all.images, all.faces, threads, landmarks.empty() ? "false" : "true", seconds,
                static_cast<double>(all.images) / seconds, all.sum);
    return all.images == 0 ? 3 : 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fprintf(
            stderr,
            "usage: plumbline_bench_baseline IMAGES_DIR MODELS_DIR [--landmarks FILE] [--threads N]\n");
        return 2;
    }
    try {
        return run({argv + 1, argv + argc});
    } catch (const std::exception& e) {
        std::fprintf(stderr, "plumbline_bench_baseline: %s\n", e.what());
        return 3;
    }
}
