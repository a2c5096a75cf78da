// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/outcomes/outcome.h"

#include <array>
#include <utility>

namespace plumbline {

namespace {
constexpr std::array<std::pair<OutcomeKind, const char*>, 5> kNames {{
    {OutcomeKind::Answered, "answered"},
    {OutcomeKind::Undetected, "undetected"},
    {OutcomeKind::Refused, "refused"},
    {OutcomeKind::Failed, "failed"},
    {OutcomeKind::Excluded, "excluded"},
}};
} // namespace

QString outcomeName(OutcomeKind kind)
{
    for (const auto& [value, name] : kNames) {
        if (value == kind)
            return QString::fromLatin1(name);
    }
    return QStringLiteral("failed");
}

OutcomeKind outcomeFromName(const QString& name)
{
    for (const auto& [value, text] : kNames) {
        if (name == QLatin1String(text))
            return value;
    }
    return OutcomeKind::Failed;
}

} // namespace plumbline
