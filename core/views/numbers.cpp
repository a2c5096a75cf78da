// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/estimate_texts.h"
#include "core/views/people_text.h"
#include "core/views/rate_words.h"
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

namespace {

/// Whether no other group has as many images as the usual reference.
bool isAlone(const Measured& measured)
{
    if (!measured.usualReference || measured.runs.empty())
        return true;
    const auto size = [](const measures::GroupResult& group) {
        return group.counts.images.value_or(group.counts.scored);
    };
    const auto& groups = measured.runs.front().analysis.groups;
    const std::int64_t largest = size(groups[static_cast<std::size_t>(*measured.usualReference)]);
    return std::count_if(groups.begin(), groups.end(),
                         [&](const measures::GroupResult& group) { return size(group) == largest; })
        == 1;
}

} // namespace

QString referenceText(const Measured& measured)
{
    if (measured.settings.reference && !measured.referenceIsUsual)
        return QCoreApplication::translate("Numbers", "the reference group");
    return isAlone(measured)
        ? QCoreApplication::translate("Numbers", "the automatic reference (the largest group)")
        : QCoreApplication::translate("Numbers", "the automatic reference (the first of the largest groups)");
}

QString excludedText(qint64 images)
{
    if (images <= 0)
        return {};
    return images == 1
        ? QCoreApplication::translate("Numbers", "1 image is excluded.")
        : QCoreApplication::translate("Numbers", "%1 images are excluded.").arg(QLocale().toString(images));
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

QString rateText(const ChartOptions& options)
{
    return options.perSubmitted ? QCoreApplication::translate(
               "Chart", "error rate per image submitted, undetected faces counted as errors")
                                : QCoreApplication::translate("Chart", "error rate per face found");
}

QString axisText(const Measured& measured, const ChartOptions& options)
{
    if (measured.isEstimate)
        return estimateAxis(measured);
    const bool beside = std::any_of(measured.runs.begin(), measured.runs.end(),
                                    [](const MeasuredRun& run) { return run.isBeside(); });
    const QString rate = rateWords(measured, options.perSubmitted).rate;
    const QString text = rate % QStringLiteral("; ") % rateIntervalText(measured);
    return beside && isResampled(measured) // published counts know no people
        ? QCoreApplication::translate("Chart", "%1 (published: %2)")
              .arg(text, methodText(measured.settings.method))
        : text;
}

} // namespace plumbline
