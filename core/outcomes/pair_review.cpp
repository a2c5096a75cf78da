// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/outcomes/pair_review.h"

#include <array>
#include <utility>

namespace plumbline {

namespace {

constexpr std::array<std::pair<PairVerdict, const char*>, 4> kNames {
    {{PairVerdict::SamePerson, "same_person"},
     {PairVerdict::LabelError, "label_error"},
     {PairVerdict::Lookalike, "lookalike"},
     {PairVerdict::PoorImage, "poor_image"}}};

} // namespace

QString pairVerdictName(PairVerdict verdict)
{
    for (const auto& [each, name] : kNames) {
        if (each == verdict)
            return QLatin1String(name);
    }
    return {};
}

std::optional<PairVerdict> pairVerdictFromName(const QString& name)
{
    for (const auto& [each, known] : kNames) {
        if (name == QLatin1String(known))
            return each;
    }
    return std::nullopt;
}

} // namespace plumbline
