// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <compare>
#include <optional>

#include <QString>

#include "core/base/ids.h"

namespace plumbline {

/// Two images that a system took for one person, whichever of them was the probe.
struct ImagePair
{
    ImageId a; ///< the smaller
    ImageId b;

    ImagePair() = default;
    /// In any order. \pre two different images
    ImagePair(ImageId one, ImageId other)
        : a(one < other ? one : other)
        , b(one < other ? other : one)
    {
    }
    friend auto operator<=>(const ImagePair&, const ImagePair&) = default;
};

/// What the auditor finds the pair to be.
enum class PairVerdict {
    SamePerson, ///< the labels say two people, and it is one: no longer compared as non-mated
    LabelError, ///< one of the labels is wrong
    Lookalike,  ///< two people who do look alike
    PoorImage,  ///< no wonder: one of the images shows too little
};
QString pairVerdictName(PairVerdict verdict); ///< "same_person", "label_error", "lookalike", "poor_image"
std::optional<PairVerdict> pairVerdictFromName(const QString& name);

/// What the auditor says of a pair.
struct PairReview
{
    bool reviewed = false; ///< looked at; a verdict says so too
    std::optional<PairVerdict> verdict;
    QString note; ///< free text, may have several lines

    [[nodiscard]] bool isEmpty() const { return *this == PairReview {}; }
    [[nodiscard]] bool isLookedAt() const { return reviewed || verdict; }
    friend bool operator==(const PairReview&, const PairReview&) = default;
};

/// One pair's review.
struct ReviewedPair
{
    ImagePair pair;
    PairReview review;
    friend bool operator==(const ReviewedPair&, const ReviewedPair&) = default;
};

} // namespace plumbline
