// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>

#include "core/base/ids.h"

namespace plumbline {

using TagId = Id<struct ReviewTagTag>;

/// A word of the auditor's own for images ("beard").
struct Tag
{
    TagId id;
    QString name; ///< unique in the project, case and surrounding blanks ignored
    int key = 0;  ///< 1 to 9: the number key that sets it; 0: none
    friend bool operator==(const Tag&, const Tag&) = default;
};

/// What the auditor says of one image, beside what dataset and systems say.
struct Review
{
    bool reviewed = false;   ///< looked at
    bool labelWrong = false; ///< the dataset's label is disputed; the label itself stays as it is
    bool poorImage = false;
    bool excluded = false;   ///< out of every count: Verdict::Excluded
    QString excludedReason;  ///< never empty when excluded, else empty
    QString note;            ///< free text, may have several lines
    std::vector<TagId> tags; ///< ascending, no id twice

    [[nodiscard]] bool isEmpty() const { return *this == Review {}; }
    friend bool operator==(const Review&, const Review&) = default;
};

/// One image's review.
struct ImageReview
{
    ImageId image;
    Review review;
    friend bool operator==(const ImageReview&, const ImageReview&) = default;
};

} // namespace plumbline
