// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QCoreApplication>
#include <QLocale>

#include "core/views/caption.h"
#include "core/views/chart_parts.h"
#include "core/views/compare_parts.h"
#include "core/views/compare_text.h"
#include "core/views/labels.h"

namespace plumbline {

namespace {

using namespace compare;

QString tr(const char* text)
{
    return QCoreApplication::translate("Compare", text);
}

/// The level whose difference from the reference is the most certain; null: none is compared.
const measures::MatchedLevel* clearest(const MatchedSeries& series)
{
    const measures::MatchedLevel* found = nullptr;
    for (const measures::MatchedLevel& level : series.analysis.levels) {
        if (level.pHolm && (!found || *level.p < *found->p))
            found = &level;
    }
    return found;
}

QString overallSentence(const MatchedSeries& series)
{
    const auto& overall = series.analysis.overall;
    if (!overall)
        return tr("No set is misread at some levels and not at others.");
    const QString equal = equalsText(overall->p);
    return overall->isExact
        ? tr("All levels: Cochran's Q = %1, p %2 (all permutations).")
              .arg(QLocale().toString(overall->statistic, 'f', 2), equal)
        : tr("All levels: Cochran's Q = %1, p %2 (%3 permutations).")
              .arg(QLocale().toString(overall->statistic, 'f', 2), equal, countText(overall->drawn));
}

} // namespace

HeadlineText seriesHeadline(const MatchedSeries& series)
{
    HeadlineText text;
    const MeasuredRun& run = series.measured.runs.front();
    const QString attribute = attributeText(series.attribute);
    const measures::MatchedLevel* level = clearest(series);
    if (!level) {
        text.finding = tr("Nobody has an answer at two levels of %1").arg(attribute);
        return text;
    }
    const auto at = static_cast<std::size_t>(level - series.analysis.levels.data());
    const QString& reference = series.labels[static_cast<std::size_t>(series.analysis.reference)];
    const double alpha = 1 - series.measured.settings.level;
    if (*level->pHolm <= alpha) {
        text.finding = (level->difference->change > 0
                            ? tr("%1 misreads the same people %2 points more often with %3 than with %4")
                            : tr("%1 misreads the same people %2 points less often with %3 than with %4"))
                           .arg(run.name, pointsText(level->difference->change),
                                labelInSentence(series.labels[at]), labelInSentence(reference));
        text.interval = tr("(%1 interval %2)")
                            .arg(levelText(series.measured.settings.level), rangeText(*level->difference));
    } else {
        text.finding = tr("%1: no effect of %2 can be shown on the same people").arg(run.name, attribute);
    }
    text.evidence = tr("%1 people with all else equal; %2 against %3: %4 newly misread, %5 no longer, "
                       "corrected (Holm) p %6.")
                        .arg(countText(series.analysis.sets), labelInSentence(series.labels[at]),
                             labelInSentence(reference), countText(level->against.broken),
                             countText(level->against.fixed), equalsText(*level->pHolm))
        % QLatin1Char(' ') % overallSentence(series);
    if (series.measured.synthetic)
        text.warning = tr("Synthetic portraits: no evidence about these systems.");
    if (series.analysis.doubled > 0)
        text.warning += (text.warning.isEmpty() ? QString() : QStringLiteral(" "))
            % tr("%1 people have several images of one level and are left out.")
                  .arg(countText(series.analysis.doubled));
    return text;
}

std::vector<CaptionPart> seriesCaption(const MatchedSeries& series)
{
    std::vector<CaptionPart> parts = captionParts(series.measured, {});
    std::erase_if(parts, [](const CaptionPart& part) {
        return part.id == QLatin1String("interval") || part.id == QLatin1String("repeats");
    });
    parts.push_back(
        {QStringLiteral("matched"), tr("Matched sets"),
         tr("Matched sets: %1 people with an image at two levels of %2 or more, %3 of them at every level; "
            "one "
            "image of each. Wilson intervals; levels against the reference with McNemar's exact test.")
             .arg(countText(series.analysis.sets), attributeText(series.attribute),
                  countText(series.analysis.complete))});
    return parts;
}

} // namespace plumbline
