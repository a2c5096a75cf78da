// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include <QHash>
#include <QString>

#include "core/base/ids.h"
#include "core/outcomes/outcome.h"

namespace plumbline {

/// How two embeddings of one system become a similarity score. The higher, the more alike.
enum class Metric {
    Cosine,           ///< dot product of the vectors at length 1: -1 to 1
    NegativeDistance, ///< minus the Euclidean distance: 0 and below
};
QString metricName(Metric metric); ///< "cosine", "negative_distance"
std::optional<Metric> metricFromName(const QString& name);

/// What the embeddings of a system are.
struct EmbeddingForm
{
    int dimension = 0; ///< numbers in a vector
    Metric metric = Metric::Cosine;
    friend bool operator==(const EmbeddingForm&, const EmbeddingForm&) = default;
};

/// The score of two vectors of the same length, worked out in double precision; lengths need not be 1.
double similarity(Metric metric, std::span<const float> a, std::span<const float> b);

/// Whether a task compares faces ("verify", "identify"): its runs enrol every image, that is, they keep an
/// embedding of its face.
bool isMatchingTask(const QString& task);
/// The word that stands as the answer of an image that was enrolled: "enrolled".
const QString& enrolledLabel();

/// The faces that one run enrolled, ready for matrix work.
struct EmbeddingSet
{
    QString system; ///< "fr_detect+fr_feature"
    EmbeddingForm form;
    /// images.size() x form.dimension, row-major. Where the metric is cosine every row has length 1, so that
    /// a dot product is the score; else as the net gave them.
    std::vector<float> values;
    std::vector<ImageId> images;
    std::vector<int> subjects; ///< of each image: index into Dataset::subjects; -1: a person of its own
    /// Images of the dataset that could not be enrolled, and why (never Answered): failures to enrol.
    std::vector<std::pair<ImageId, OutcomeKind>> notEnrolled;

    [[nodiscard]] std::size_t size() const { return images.size(); }
    [[nodiscard]] std::span<const float> row(std::size_t i) const
    {
        const auto d = static_cast<std::size_t>(form.dimension);
        return std::span(values).subspan(i * d, d);
    }
};

/// A face that an earlier run enrolled.
struct KnownFace
{
    Face face;
    int faces = 0; ///< how many the detector found
};
/// By the content of the picture: SHA-256 of its file.
using KnownFaces = QHash<QString, KnownFace>;

} // namespace plumbline
