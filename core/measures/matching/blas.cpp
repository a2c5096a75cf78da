// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/measures/matching/blas.h"

#include <algorithm>
#include <cblas.h>
#include <cmath>
#include <mutex>

namespace plumbline::measures {

namespace {

void keepToThisThread()
{
    static std::once_flag once;
    std::call_once(once, [] { openblas_set_num_threads(1); });
}

} // namespace

void scoreBlock(Metric metric, const RowBlock& a, const RowBlock& b, int dimension, float* scores)
{
    keepToThisThread();
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, a.rows, b.rows, dimension, 1, a.values, dimension,
                b.values, dimension, 0, scores, b.rows);
    if (metric == Metric::Cosine)
        return;
    for (int i = 0; i < a.rows; ++i) {
        float* const row = scores + at(i) * at(b.rows);
        const float square = a.squares[i];
        for (int j = 0; j < b.rows; ++j)
            row[j] = -std::sqrt(std::max(square + b.squares[j] - 2 * row[j], 0.0F));
    }
}

float scoreOf(Metric metric, const float* a, const float* b, int dimension)
{
    // Sixteen sums side by side: one sum after the other could not be made a vector without changing it.
    constexpr int kLanes = 16;
    float sums[kLanes] {};
    int i = 0;
    if (metric == Metric::Cosine) {
        for (; i + kLanes <= dimension; i += kLanes)
            for (int k = 0; k < kLanes; ++k)
                sums[k] += a[i + k] * b[i + k];
        for (; i < dimension; ++i)
            sums[i % kLanes] += a[i] * b[i];
    } else {
        for (; i + kLanes <= dimension; i += kLanes) {
            for (int k = 0; k < kLanes; ++k) {
                const float difference = a[i + k] - b[i + k];
                sums[k] += difference * difference;
            }
        }
        for (; i < dimension; ++i)
            sums[i % kLanes] += (a[i] - b[i]) * (a[i] - b[i]);
    }
    float sum = 0;
    for (const float part : sums)
        sum += part;
    return metric == Metric::Cosine ? sum : -std::sqrt(sum);
}

const char* blasName()
{
    return openblas_get_config();
}

} // namespace plumbline::measures
