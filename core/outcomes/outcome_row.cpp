// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/outcomes/outcome_row.h"

#include <algorithm>
#include <array>

namespace plumbline {

QString verdictName(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Right:
        return QStringLiteral("right");
    case Verdict::Wrong:
        return QStringLiteral("wrong");
    case Verdict::Undetected:
        return QStringLiteral("undetected");
    case Verdict::Refused:
        return QStringLiteral("refused");
    case Verdict::Failed:
        return QStringLiteral("failed");
    case Verdict::NotOffered:
        return QStringLiteral("not_offered");
    case Verdict::Excluded:
        return QStringLiteral("excluded");
    case Verdict::Estimated:
        return QStringLiteral("estimated");
    case Verdict::Enrolled:
        return QStringLiteral("enrolled");
    case Verdict::None:
        break;
    }
    return QStringLiteral("none");
}

Verdict verdictFromName(const QString& name)
{
    constexpr std::array kAll {Verdict::Right,    Verdict::Wrong,     Verdict::Undetected,
                               Verdict::Refused,  Verdict::Failed,    Verdict::NotOffered,
                               Verdict::Excluded, Verdict::Estimated, Verdict::Enrolled};
    const auto* const found =
        std::find_if(kAll.begin(), kAll.end(), [&](Verdict verdict) { return verdictName(verdict) == name; });
    return found == kAll.end() ? Verdict::None : *found;
}

Verdict judge(const Outcome& outcome, const QString& truthClass, const QStringList& classes, bool excluded)
{
    if (excluded || outcome.kind == OutcomeKind::Excluded)
        return Verdict::Excluded;
    if (outcome.kind == OutcomeKind::Failed)
        return Verdict::Failed;
    // Before "undetected": a person whom the system has no word for cannot be an error of any kind, in either
    // rate.
    if (truthClass.isEmpty() || !classes.contains(truthClass))
        return Verdict::NotOffered;
    if (outcome.kind == OutcomeKind::Undetected)
        return Verdict::Undetected;
    if (outcome.kind == OutcomeKind::Refused)
        return Verdict::Refused;
    return outcome.answer.label == truthClass ? Verdict::Right : Verdict::Wrong;
}

Verdict judgeEstimate(const Outcome& outcome, std::optional<double> truth, bool excluded)
{
    if (excluded || outcome.kind == OutcomeKind::Excluded)
        return Verdict::Excluded;
    if (outcome.kind == OutcomeKind::Failed)
        return Verdict::Failed;
    if (!truth)
        return Verdict::NotOffered;
    if (outcome.kind == OutcomeKind::Undetected)
        return Verdict::Undetected;
    if (outcome.kind == OutcomeKind::Refused)
        return Verdict::Refused;
    return outcome.answer.estimate ? Verdict::Estimated : Verdict::NotOffered;
}

Verdict judgeEnrolment(const Outcome& outcome, bool excluded)
{
    if (excluded)
        return Verdict::Excluded;
    switch (outcome.kind) {
    case OutcomeKind::Answered:
        return Verdict::Enrolled;
    case OutcomeKind::Undetected:
        return Verdict::Undetected;
    case OutcomeKind::Refused:
        return Verdict::Refused;
    case OutcomeKind::Excluded:
        return Verdict::Excluded;
    case OutcomeKind::Failed:
        break;
    }
    return Verdict::Failed;
}

bool isEstimateTask(const QString& task)
{
    return task.startsWith(QLatin1String("estimate:"));
}

} // namespace plumbline
