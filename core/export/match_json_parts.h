// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QJsonObject>
#include <QJsonValue>

#include "core/measures/matching/pair_rate.h"

/// What 1:1 and 1:N write the same way.
namespace plumbline::match_json {

/// Null for none and for what is not finite.
QJsonValue number(std::optional<double> value);
/// The shortest number that reads back as this one: 0.4, not 0.4000000059604645.
QJsonValue score(float value);
/// Count, of, value, people, interval.
QJsonObject rateJson(const measures::PairRate& rate, double level);

} // namespace plumbline::match_json
