// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/estimate_texts.h"
#include "core/views/people_text.h"
#include "core/views/texts.h"

namespace plumbline {

QString percentText(std::optional<double> fraction)
{
    if (!fraction || std::isnan(*fraction))
        return QStringLiteral("–");
    return QCoreApplication::translate("Numbers", "%1 %").arg(QLocale().toString(100 * *fraction, 'f', 1));
}

QString pointsText(double difference)
{
    return QLocale().toString(100 * std::abs(difference), 'f', 1);
}

QString pText(double p)
{
    constexpr double kSmallest = 0.0001;
    if (p < kSmallest)
        return QStringLiteral("< ") % QLocale().toString(kSmallest, 'f', 4);
    return QLocale().toString(p, 'g', 3);
}

QString levelText(double level)
{
    int digits = 4; // of a level widened for many comparisons, as many as tell it from 100 %
    while (level < 1 && digits < 12 && QString::number(100 * level, 'g', digits).toDouble() >= 100)
        ++digits;
    return QCoreApplication::translate("Numbers", "%1 %").arg(QLocale().toString(100 * level, 'g', digits));
}

QString methodText(measures::IntervalMethod method)
{
    switch (method) {
    case measures::IntervalMethod::Wilson:
        return QStringLiteral("Wilson");
    case measures::IntervalMethod::ClopperPearson:
        return QStringLiteral("Clopper-Pearson");
    case measures::IntervalMethod::Jeffreys:
        return QStringLiteral("Jeffreys");
    case measures::IntervalMethod::AgrestiCoull:
        return QStringLiteral("Agresti-Coull");
    }
    return {};
}

QString imagesOfPeople(qint64 images, qint64 people)
{
    const QLocale locale;
    const auto count = [&](qint64 n) { return locale.toString(n); };
    const QString left = images == 1 ? QCoreApplication::translate("Numbers", "1 image")
                                     : QCoreApplication::translate("Numbers", "%1 images").arg(count(images));
    const QString right = people == 1
        ? QCoreApplication::translate("Numbers", "1 person")
        : QCoreApplication::translate("Numbers", "%1 people").arg(count(people));
    return QCoreApplication::translate("Numbers", "%1 of %2", "images of people").arg(left, right);
}

QString axisText(const Measured& measured, const ChartOptions& options)
{
    if (measured.isEstimate)
        return estimateAxis(measured);
    const QString rate = options.perSubmitted
        ? QCoreApplication::translate("Chart",
                                      "error rate per image submitted, undetected faces counted as errors")
        : QCoreApplication::translate("Chart", "error rate per face found");
    return rate % QStringLiteral("; ") % rateIntervalText(measured);
}

} // namespace plumbline
