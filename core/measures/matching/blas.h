// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/measures/matching/embeddings.h"

namespace plumbline::measures {

/// Rows of embeddings that lie one after the other, with their squared lengths (only asked for by
/// Metric::NegativeEuclidean).
struct RowBlock
{
    const float* values = nullptr; ///< rows x dimension
    const float* squares = nullptr;
    int rows = 0;
};

/// Scores of every row of a with every row of b: a.rows x b.rows, row-major. By one call of SGEMM on the
/// calling thread alone: the workers are ours, so that what follows a block is shared out with it. (OpenBLAS'
/// own threads are switched off for the whole process at the first call.) Distances come from |a|^2 + |b|^2 -
/// 2ab: near 0 they are good to about 3e-4 times the length.
void scoreBlock(Metric metric, const RowBlock& a, const RowBlock& b, int dimension, float* scores);

/// The score of one pair; the distance of the differences, without that loss.
float scoreOf(Metric metric, const float* a, const float* b, int dimension);

/// Which BLAS answers: "OpenBLAS 0.3.21 ...".
const char* blasName();

} // namespace plumbline::measures
