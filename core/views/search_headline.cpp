// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cstddef>
#include <optional>
#include <vector>

#include <QCoreApplication>
#include <QLocale>

#include "core/measures/matching/rate_contrast.h"
#include "core/views/chart_parts.h"
#include "core/views/labels.h"
#include "core/views/match_tables.h"
#include "core/views/search_tables.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Searched", text);
}

using Kind = measures::PairRate SearchRates::*;

/// An error of the known groups and what sets the extremes apart.
struct Compared
{
    Kind kind;
    QString name; ///< "FPIR"
    std::optional<measures::RateContrast> contrast;

    Compared(const IdentifiedPoint& point, double level, Kind of, const QString& called)
        : kind(of)
        , name(called)
    {
        std::vector<measures::PairRate> rates;
        for (std::size_t i = 0; i + 1 < point.groups.size(); ++i) // the unknown are no group
            rates.push_back(point.groups[i].*of);
        contrast = measures::rateContrast(rates, level);
    }
    [[nodiscard]] bool areApart(double level) const { return contrast && contrast->pHolm < 1 - level; }
    [[nodiscard]] const measures::PairRate& high(const IdentifiedPoint& point) const
    {
        return point.groups[static_cast<std::size_t>(contrast->high)].*kind;
    }
    [[nodiscard]] const measures::PairRate& low(const IdentifiedPoint& point) const
    {
        return point.groups[static_cast<std::size_t>(contrast->low)].*kind;
    }
};

QString timesText(double times)
{
    return QLocale().toString(times, 'f', times < 10 ? 1 : 0);
}

QString apartText(const Identified& identified, const IdentifiedPoint& point, const Compared& found)
{
    const auto& ratio = found.contrast->ratio;
    const bool hasRatio = ratio && ratio->value; // else the other group never errs
    QString text;
    if (found.kind == &SearchRates::falsePositives)
        text = hasRatio
            ? tr("At a threshold of %1, searches for people who are not in the gallery name somebody "
                 "%2 times as often among %3 as among %4")
            : tr("At a threshold of %1, searches for people who are not in the gallery name somebody "
                 "more often among %3 than among %4%2");
    else if (found.kind == &SearchRates::falseNegatives)
        text = hasRatio ? tr("At a threshold of %1, people who are in the gallery are not found %2 times as "
                             "often among %3 as among %4")
                        : tr("At a threshold of %1, people who are in the gallery are not found more often "
                             "among %3 than among %4%2");
    else
        text = hasRatio
            ? tr("At a threshold of %1, %3 are taken for somebody else in the gallery %2 times as "
                 "often as %4")
            : tr("At a threshold of %1, %3 are taken for somebody else in the gallery more often "
                 "than %4%2");
    const auto label = [&](int group) {
        return labelInSentence(identified.labels[static_cast<std::size_t>(group)]);
    };
    return text.arg(matchThresholdText(point.threshold), hasRatio ? timesText(*ratio->value) : QString(),
                    label(found.contrast->high), label(found.contrast->low));
}

QString pWords(double p)
{
    const QString text = pText(p);
    return text.startsWith(QLatin1Char('<')) ? QStringLiteral("p ") + text : QStringLiteral("p = ") + text;
}

QString testText(const measures::RateContrast& contrast)
{
    const QString test = contrast.areEffective
        ? tr("Fisher's exact test of effective numbers, since people recur, %1")
        : tr("Fisher's exact test, %1");
    return contrast.comparisons() > 1 ? tr("%1 corrected for %2 comparisons")
                                            .arg(test.arg(pWords(contrast.pHolm)))
                                            .arg(contrast.comparisons())
                                      : test.arg(pWords(contrast.p));
}

/// "(FPIR 12.4 % against 4.0 %; 95 % interval of the ratio 1.2 to 8.0; Fisher's exact test, p = 0.012)"
QString intervalText(const Identified& identified, const IdentifiedPoint& point, const Compared& found)
{
    const auto one = [](const measures::PairRate& rate) {
        return rate.errors == 0 ? tr("none of %1").arg(countText(rate.comparisons))
                                : searchShareText(rate.rate());
    };
    QString text = tr("%1 %2 against %3").arg(found.name, one(found.high(point)), one(found.low(point)));
    if (const auto& ratio = found.contrast->ratio; ratio && found.areApart(identified.level))
        text += QStringLiteral("; ")
            % (ratio->high
                   ? tr("%1 interval of the ratio %2 to %3")
                         .arg(levelText(identified.level), timesText(ratio->low), timesText(*ratio->high))
                   : tr("at least %1 times, at %2").arg(timesText(ratio->low), levelText(identified.level)));
    return QStringLiteral("(%1; %2)").arg(text, testText(*found.contrast));
}

QString overallText(const IdentifiedPoint& point, bool hasUnmated)
{
    const measures::PairRate& all = hasUnmated ? point.all.falsePositives : point.all.falselyMatched;
    const QString threshold = matchThresholdText(point.threshold);
    if (all.comparisons == 0)
        return tr("Nobody was searched for");
    if (all.errors == 0)
        return hasUnmated ? tr("At a threshold of %1, none of %2 searches for people who are not in the "
                               "gallery names anybody")
                                .arg(threshold, countText(all.comparisons))
                          : tr("At a threshold of %1, none of %2 probes is taken for somebody else")
                                .arg(threshold, countText(all.comparisons));
    const QString parts = searchShareText(all.rate());
    return hasUnmated
        ? tr("At a threshold of %1, %2 of the searches for people who are not in the gallery name somebody")
              .arg(threshold, parts)
        : tr("At a threshold of %1, %2 of the probes are taken for somebody else in the gallery")
              .arg(threshold, parts);
}

QString warningOf(const Identified& identified, const IdentifiedPoint& point)
{
    QStringList warnings;
    if (identified.synthetic)
        warnings.append(tr("Synthetic portraits: this shows the tool and is no evidence about this system."));
    if (point.all.falsePositives.comparisons == 0 && point.all.falselyMatched.comparisons > 0)
        warnings.append(tr("Every probe has a mate in the gallery, so FPIR cannot be told. A smaller gallery "
                           "(Searched: people of the gallery) leaves some probes without one."));
    if (point.all.falseNegatives.comparisons == 0 && point.all.falselyMatched.comparisons > 0)
        warnings.append(tr("No probe has a mate in the gallery, so FNIR cannot be told."));
    if (const QString imported = importedSearchText(identified); !imported.isEmpty())
        warnings.append(imported);
    return warnings.join(QLatin1Char(' '));
}

} // namespace

QString importedSearchText(const Identified& identified)
{
    if (!identified.imported)
        return {};
    return tr("These are candidate lists from a file. How long they were allowed to be and whether the "
              "gallery held anybody who is not in this audit is not known: somebody further down or outside "
              "is in no number, FPIR may be higher where lists were cut at a threshold, and the gallery is "
              "taken to be who was returned and every image that is no probe.");
}

HeadlineText searchHeadline(const Identified& identified, const IdentifiedPoint& point)
{
    HeadlineText text;
    text.evidence = identifiedFinding(identified, point) % QLatin1Char(' ') % identifiedEvidence(identified);
    text.warning = warningOf(identified, point);
    const bool hasUnmated = point.all.falsePositives.comparisons > 0;
    const Compared wrong = hasUnmated
        ? Compared(point, identified.level, &SearchRates::falsePositives, tr("FPIR"))
        : Compared(point, identified.level, &SearchRates::falselyMatched, tr("falsely matched"));
    const Compared missed(point, identified.level, &SearchRates::falseNegatives, tr("FNIR"));
    const bool byWrong = wrong.areApart(identified.level);
    if (byWrong || missed.areApart(identified.level)) {
        const Compared& found = byWrong ? wrong : missed;
        text.finding = apartText(identified, point, found);
        text.interval = intervalText(identified, point, found);
        if (found.contrast->groups > 2)
            text.evidence.prepend(
                tr("The highest and the lowest of %1 groups. ").arg(found.contrast->groups));
        return text;
    }
    text.finding = overallText(point, hasUnmated);
    if (wrong.contrast) {
        text.finding += tr("; the groups cannot be told apart");
        const auto label = [&](int group) {
            return labelInSentence(identified.labels[static_cast<std::size_t>(group)]);
        };
        text.interval = wrong.high(point).rate() == wrong.low(point).rate()
            ? tr("(their rates are equal)")
            : tr("(%1 of %2 %3, of %4 %5; %6)")
                  .arg(wrong.name, label(wrong.contrast->high), searchShareText(wrong.high(point).rate()),
                       label(wrong.contrast->low), searchShareText(wrong.low(point).rate()),
                       testText(*wrong.contrast));
    }
    return text;
}

} // namespace plumbline
