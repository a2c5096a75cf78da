// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>
#include <QString>

#include "core/base/ids.h"

namespace plumbline {

/// Exactly one of these is what a system gave for an image and a task. Excluded is the auditor's word, not
/// the system's.
enum class OutcomeKind {
    Answered,   ///< a label, with scores where the system gives them
    Undetected, ///< no face was found
    Refused,    ///< the system declined (attribute retired, policy)
    Failed,     ///< technical: file unreadable, net threw; see Outcome::error
    Excluded,   ///< taken out by the auditor, with a reason
};

/// A face in an upright image. Pixels, origin at the top left; may touch or cross the border (detectors
/// extrapolate).
struct Face
{
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0;
    double score = 0; ///< 0 to 1, higher is surer, not a probability
    [[nodiscard]] double width() const { return x2 - x1; }
    [[nodiscard]] double height() const { return y2 - y1; }
    friend bool operator==(const Face&, const Face&) = default;
};

/// A point in an upright image, pixels, origin at the top left.
struct Point
{
    float x = 0, y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

/// One class and the score a system gave it, 0 to 1. Nets that regress (SSR-Net) may pass 0 or 1 a little:
/// kept as they are, since that is what the system said; Answer::confidence is clamped.
struct ClassScore
{
    QString label;
    double score = 0;
    friend bool operator==(const ClassScore&, const ClassScore&) = default;
};

/// What a classifier said of one face.
struct Answer
{
    /// One of the system's own classes ("female", "male"); of an estimate, its whole number ("46").
    QString label;
    double confidence = 0;          ///< score of that label, 0 to 1; 0 with an estimate, which has none
    std::vector<ClassScore> scores; ///< every class the system offers, in its own order
    QByteArray raw;                 ///< the whole response as JSON: named net outputs, or a service's reply
    std::optional<double> estimate; ///< of an "estimate:" task: the number in its unit (years of age)
    friend bool operator==(const Answer&, const Answer&) = default;
};

/// What one run says of one image.
struct Outcome
{
    ImageId image;
    OutcomeKind kind = OutcomeKind::Failed;
    Answer answer;                ///< only when Answered
    Face face;                    ///< the face taken, where one was found; else empty
    int faces = 0;                ///< how many faces the detector found
    bool multipleFaces = false;   ///< faces > 1: the answer is for the face of the highest detector score
    std::vector<Point> landmarks; ///< 68 points of the face taken (iBUG 300-W order), or empty
    /// Of the face taken, on its way from a matching run into the project; read back by EmbeddingStore.
    std::vector<float> embedding;
    QString error;          ///< only when Failed or Refused: a sentence for the reader
    bool retriable = false; ///< only when Failed: trying again may help
    friend bool operator==(const Outcome&, const Outcome&) = default;
};

/// The stable word of a kind in project files, CSV and JSON ("answered"), and back; an unknown word is
/// Failed.
QString outcomeName(OutcomeKind kind);
OutcomeKind outcomeFromName(const QString& name);

} // namespace plumbline
