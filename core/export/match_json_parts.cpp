// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/export/match_json_parts.h"

#include <array>
#include <charconv>
#include <cmath>

namespace plumbline::match_json {

QJsonValue number(std::optional<double> value)
{
    return value && std::isfinite(*value) ? QJsonValue(*value) : QJsonValue(QJsonValue::Null);
}

QJsonValue score(float value)
{
    if (!std::isfinite(value))
        return QJsonValue::Null;
    std::array<char, 32> text {};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    double read = 0;
    std::from_chars(text.data(), end.ptr, read);
    return read;
}

QJsonObject rateJson(const measures::PairRate& rate, double level)
{
    const bool some = rate.comparisons > 0;
    return {
        {QStringLiteral("count"), static_cast<qint64>(rate.errors)},
        {QStringLiteral("of"), static_cast<qint64>(rate.comparisons)},
        {QStringLiteral("value"), number(rate.rate())},
        {QStringLiteral("people"), static_cast<qint64>(rate.people)},
        {QStringLiteral("exact"), rate.exact},
        {QStringLiteral("effective_n"), some && rate.effectiveN > 0 ? number(rate.effectiveN) : QJsonValue()},
        {QStringLiteral("interval"),
         QJsonObject {{QStringLiteral("level"), level},
                      {QStringLiteral("low"), rate.limits ? number(rate.limits->low) : QJsonValue()},
                      {QStringLiteral("high"), rate.limits ? number(rate.limits->high) : QJsonValue()},
                      {QStringLiteral("one_sided"), rate.isBound}}}};
}

QString metricName(measures::Metric metric)
{
    return metric == measures::Metric::Cosine ? QStringLiteral("cosine")
                                              : QStringLiteral("negative_distance");
}

} // namespace plumbline::match_json
