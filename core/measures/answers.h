// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
#include <limits>

namespace plumbline::measures {

/// One image of a run that has a label the system can give and that came back without a technical failure,
/// reduced to what confusion matrices, histograms and thresholds need: sixteen bytes.
struct ScoredAnswer
{
    static constexpr std::int16_t kUndetected = -1;
    static constexpr std::int16_t kRefused = -2;

    std::int32_t group = 0;
    std::int16_t truth = 0;  ///< class of the label, 0..classes-1
    std::int16_t answer = 0; ///< class of the answer, or one of the two above
    /// The system's score of class 0, as it gave it (nets that regress may pass 0 and 1 a little); NaN: none.
    float score = std::numeric_limits<float>::quiet_NaN();
    float confidence = std::numeric_limits<float>::quiet_NaN(); ///< of the answer, 0..1; NaN: none

    [[nodiscard]] bool isAnswered() const { return answer >= 0; }
    [[nodiscard]] bool isRight() const { return answer == truth; }
};

} // namespace plumbline::measures
