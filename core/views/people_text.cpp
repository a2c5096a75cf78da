// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/people_text.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/chart_parts.h"
#include "core/views/estimate_texts.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("People", text);
}

std::optional<double> designEffect(const measures::GroupResult& group, bool perSubmitted)
{
    return perSubmitted ? group.designEffectSubmitted : group.designEffect;
}

QString oneDecimal(double value)
{
    return QLocale().toString(value, 'f', 1);
}

/// "design effect 0.9 to 2.3", over all systems; empty where no group has one.
QString designEffects(const Measured& measured, bool perSubmitted)
{
    std::optional<double> least;
    std::optional<double> most;
    for (const MeasuredRun& run : measured.runs) {
        for (const measures::GroupResult& group : run.analysis.groups) {
            const auto effect = designEffect(group, perSubmitted);
            if (!effect)
                continue;
            least = std::min(least.value_or(*effect), *effect);
            most = std::max(most.value_or(*effect), *effect);
        }
    }
    if (!least)
        return {};
    const QString from = oneDecimal(*least);
    const QString to = oneDecimal(*most);
    return from == to ? tr("design effect %1").arg(from) : tr("design effect %1 to %2").arg(from, to);
}

/// "BCa, 2,000 replicates, seed 1"
QString settingsText(const measures::Resampling& resampling)
{
    return tr("%1, %2 replicates, seed %3")
        .arg(bootstrapText(resampling.bootstrap), countText(resampling.replicates),
             QString::number(resampling.seed));
}

} // namespace

QString bootstrapText(measures::Bootstrap method)
{
    return method == measures::Bootstrap::Bca ? tr("BCa") : tr("percentile");
}

QString rateIntervalText(const Measured& measured)
{
    const QString level = levelText(measured.settings.level);
    return isResampled(measured) ? tr("%1 interval by resampling people").arg(level)
                                 : tr("%1 %2 interval").arg(level, methodText(measured.settings.method));
}

QString differenceIntervalText(const Measured& measured)
{
    const QString level = levelText(measured.settings.level);
    return isResampled(measured) ? tr("%1 interval by resampling people").arg(level)
                                 : tr("%1 Newcombe interval").arg(level);
}

QString rateMethodText(const Measured& measured)
{
    if (!isResampled(measured))
        return methodText(measured.settings.method);
    return tr("By resampling people (%1). Without errors, with nothing else, or with fewer than %2 people: "
              "Wilson's on the "
              "effective number")
        .arg(settingsText(measured.settings.resampling), countText(measures::kFewestPeople));
}

QString differenceMethodText(const Measured& measured)
{
    if (!isResampled(measured))
        return tr("Newcombe's method 10");
    return tr("By resampling people (%1). Where that cannot be done: Newcombe's on effective numbers")
        .arg(settingsText(measured.settings.resampling));
}

QString ratioMethodText(const Measured& measured)
{
    if (!isResampled(measured))
        return tr("Score interval, Miettinen and Nurminen");
    return tr("By resampling people. Where that cannot be done: score interval on effective numbers");
}

QString testMethodText(const Measured& measured)
{
    return isResampled(measured)
        ? tr("Fisher's exact test, two-sided, on effective numbers of images (Rao and Scott)")
        : tr("Fisher's exact test, two-sided");
}

QString peopleText(const Measured& measured, bool perSubmitted)
{
    if (isResampled(measured)) {
        const QString effects = designEffects(measured, perSubmitted);
        const QString said = measured.repeats()
            ? tr("Several images show the same person: intervals by resampling the %1 people (%2), p on "
                 "effective numbers "
                 "of images")
            : tr("Intervals by resampling the %1 people (%2), p on effective numbers of images");
        return said.arg(countText(measured.subjects), settingsText(measured.settings.resampling))
            % (effects.isEmpty() ? QString() : QStringLiteral("; ") % effects) % QLatin1Char('.');
    }
    if (isOverPeople(measured))
        return tr("Several images show the same person: intervals and p are over the %1 people.")
            .arg(countText(measured.subjects));
    return measured.repeats() ? tr("Several images show the same person; intervals and p treat images as "
                                   "independent and are too sure.")
                              : QString();
}

QString peopleWarning(const Measured& measured, bool perSubmitted)
{
    const QString images = imagesOfPeople(measured.images, measured.subjects);
    if (isResampled(measured)) {
        const QString effects = designEffects(measured, perSubmitted);
        const QString said = tr("%1: people were resampled, not pictures").arg(images);
        return said % (effects.isEmpty() ? QString() : QStringLiteral(" (") % effects % QLatin1Char(')'))
            % QLatin1Char('.');
    }
    return measured.repeats()
        ? tr("%1: the interval and p treat the images as independent and are too sure.").arg(images)
        : QString();
}

QString groupPeopleText(const measures::GroupResult& group, bool perSubmitted)
{
    const auto worth = perSubmitted ? group.effectiveNSubmitted : group.effectiveN;
    if (!worth || !group.people || *worth <= 0)
        return {};
    const QString people =
        *group.people == 1 ? tr("1 person") : tr("%1 people").arg(countText(*group.people));
    const auto effect = designEffect(group, perSubmitted);
    QString text = effect
        ? tr("%1; design effect %2: worth %3 independent images")
              .arg(people, oneDecimal(*effect), countText(std::llround(*worth)))
        : tr("%1: worth %2 independent images").arg(people, countText(std::llround(*worth)));
    const std::string_view method = perSubmitted ? group.intervalMethodSubmitted : group.intervalMethod;
    if (method == "wilson_effective")
        text += tr("; Wilson's interval on that number");
    return text;
}

} // namespace plumbline
