// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/outcomes/embedding.h"

#include <algorithm>
#include <cmath>

namespace plumbline {

QString metricName(Metric metric)
{
    return metric == Metric::Cosine ? QStringLiteral("cosine") : QStringLiteral("negative_distance");
}

std::optional<Metric> metricFromName(const QString& name)
{
    for (const Metric metric : {Metric::Cosine, Metric::NegativeDistance}) {
        if (metricName(metric) == name)
            return metric;
    }
    return std::nullopt;
}

double similarity(Metric metric, std::span<const float> a, std::span<const float> b)
{
    Q_ASSERT(a.size() == b.size());
    double product = 0, lengthA = 0, lengthB = 0, distance = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto x = static_cast<double>(a[i]), y = static_cast<double>(b[i]);
        product += x * y;
        lengthA += x * x;
        lengthB += y * y;
        distance += (x - y) * (x - y);
    }
    if (metric == Metric::NegativeDistance)
        return -std::sqrt(distance);
    return std::clamp(product / std::sqrt(lengthA * lengthB), -1.0, 1.0);
}

bool isMatchingTask(const QString& task)
{
    return task == QLatin1String("verify") || task == QLatin1String("identify");
}

const QString& enrolledLabel()
{
    static const QString label = QStringLiteral("enrolled");
    return label;
}

} // namespace plumbline
