// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/base/score_scale.h"

#include <array>
#include <cstddef>

namespace plumbline {

namespace {

constexpr std::array kNames {"0-1", "0-100", "raw", "distance"}; // in the order of the enum

} // namespace

QString scoreScaleName(ScoreScale scale)
{
    return QLatin1String(kNames.at(static_cast<std::size_t>(scale)));
}

std::optional<ScoreScale> scoreScaleFromName(const QString& name)
{
    for (std::size_t i = 0; i < kNames.size(); ++i) {
        if (name == QLatin1String(kNames.at(i)))
            return static_cast<ScoreScale>(i);
    }
    return std::nullopt;
}

} // namespace plumbline
