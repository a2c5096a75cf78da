// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/outcomes/stated_score.h"

namespace plumbline {

std::optional<double> statedScore(const Outcome& outcome)
{
    const Answer& answer = outcome.answer;
    if (outcome.kind != OutcomeKind::Answered || answer.estimate)
        return std::nullopt;
    // Who gives scores may give 0; a 0 without them is only what nobody filled in.
    return answer.scores.empty() && answer.confidence <= 0 ? std::nullopt : std::optional(answer.confidence);
}

} // namespace plumbline
