// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/scored_answer.h"

#include <algorithm>

namespace plumbline {

namespace {

/// The score of the first class; NaN where it is not known.
float firstScore(const Answer& answer, const QStringList& classes)
{
    const auto found = std::find_if(answer.scores.begin(), answer.scores.end(),
                                    [&](const ClassScore& score) { return score.label == classes.front(); });
    if (found != answer.scores.end())
        return static_cast<float>(found->score);
    if (!answer.scores.empty() && classes.size() == 2 && answer.label == classes.back())
        return static_cast<float>(1 - answer.scores.front().score);
    return measures::ScoredAnswer().score;
}

} // namespace

std::optional<measures::ScoredAnswer> scoredAnswer(const Outcome& outcome, Verdict verdict, int group,
                                                   const QString& truthClass, const QStringList& classes)
{
    measures::ScoredAnswer result;
    result.group = group;
    result.truth = static_cast<std::int16_t>(classes.indexOf(truthClass));
    if (result.truth < 0)
        return std::nullopt;
    switch (verdict) {
    case Verdict::Undetected:
        result.answer = measures::ScoredAnswer::kUndetected;
        return result;
    case Verdict::Refused:
        result.answer = measures::ScoredAnswer::kRefused;
        return result;
    case Verdict::Right:
    case Verdict::Wrong:
        break;
    default:
        return std::nullopt;
    }
    const qsizetype at = classes.indexOf(outcome.answer.label);
    if (at < 0)
        return std::nullopt;
    result.answer = static_cast<std::int16_t>(at);
    if (const auto stated = statedScore(outcome); stated && !outcome.answer.scores.empty()) {
        result.score = firstScore(outcome.answer, classes);
        result.confidence = static_cast<float>(*stated);
    }
    return result;
}

} // namespace plumbline
