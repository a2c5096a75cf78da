// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cstddef>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/chart_parts.h"
#include "core/views/identified.h"
#include "core/views/match_tables.h"
#include "core/views/table_cells.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Identified", text);
}

QString thresholdText(float threshold)
{
    return QLocale().toString(static_cast<double>(threshold), 'f', 4);
}

/// "39 %".
QString wholePercent(double fraction)
{
    return tr("%1 %").arg(QLocale().toString(fraction * 100, 'f', 0));
}

QString limitsText(const measures::PairRate& rate)
{
    if (!rate.limits)
        return QStringLiteral("–");
    if (rate.isBound)
        return rate.errors == 0 ? tr("at most %1").arg(percentText(rate.limits->high))
                                : tr("at least %1").arg(percentText(rate.limits->low));
    return tr("%1 to %2").arg(percentText(rate.limits->low), percentText(rate.limits->high));
}

TableCell rateCell(const measures::PairRate& rate)
{
    return numberCell(percentText(rate.rate()), rate.rate());
}

std::vector<TableCell> groupRow(const QString& label, const measures::PairRate& notEnrolled,
                                const SearchRates& rates)
{
    return {textCell(label),
            countCell(rates.falselyMatched.comparisons),
            countCell(notEnrolled.errors),
            countCell(rates.falselyMatched.errors),
            rateCell(rates.falselyMatched),
            textCell(limitsText(rates.falselyMatched)),
            countCell(rates.falsePositives.comparisons),
            rateCell(rates.falsePositives),
            textCell(limitsText(rates.falsePositives)),
            countCell(rates.falseNegatives.comparisons),
            rateCell(rates.falseNegatives),
            textCell(limitsText(rates.falseNegatives))};
}

/// Groups that have a row: of no grouping none, and the unknown one only where somebody is in it.
int shownGroups(const Identified& identified)
{
    if (identified.by.isEmpty())
        return 0;
    const bool hasUnknown = identified.notEnrolledBy.back().comparisons > 0;
    return identified.unknown() + (hasUnknown ? 1 : 0);
}

QString whoIsSearched(const measures::FalseMatchShare& share)
{
    return share.byPeople ? tr("people searched") : tr("probes");
}

} // namespace

QString identifiedEvidence(const Identified& identified)
{
    const auto searches = identified.searches->searches();
    const auto mated = std::count_if(searches.begin(), searches.end(),
                                     [](const measures::Search& search) { return search.isMated; });
    QString text = tr("%1 probes of %2 people searched among %3 images of %4 people: %5 probes have a mate "
                      "there, %6 have none.")
                       .arg(countText(std::ssize(searches)), countText(identified.probePeople),
                            countText(identified.gallery.images), countText(identified.gallery.people),
                            countText(mated), countText(std::ssize(searches) - mated));
    if (identified.notEnrolled.errors > 0)
        text += QLatin1Char(' ')
            % tr("No face was found in %1 more.").arg(countText(identified.notEnrolled.errors));
    if (identified.gallery.drawn > 0 || !identified.gallery.mix.isEmpty())
        text += QLatin1Char(' ')
            % tr("The people of the gallery are drawn (seed %1).").arg(identified.gallery.seed);
    if (!identified.gallery.mix.isEmpty())
        text += QLatin1Char(' ')
            % tr("%1 of them are %2.")
                  .arg(wholePercent(identified.gallery.share.value_or(1)), identified.gallery.mix);
    if (identified.leftOut > 0)
        text += QLatin1Char(' ') % tr("%1 pairs are left out.").arg(countText(identified.leftOut));
    if (identified.samePerson > 0)
        text += QLatin1Char(' ')
            % tr("Pairs left out because they show one person after all: %1.")
                  .arg(countText(identified.samePerson));
    if (identified.excluded > 0)
        text += QLatin1Char(' ') % excludedText(identified.excluded);
    return text;
}

QString identifiedFinding(const Identified& identified, const IdentifiedPoint& point)
{
    const auto sentence = [&](const QString& what, const measures::PairRate& rate) {
        return what.arg(countText(rate.errors), countText(rate.comparisons), percentText(rate.rate()),
                        limitsText(rate));
    };
    QString text = tr("At a threshold of %1, %2")
                       .arg(thresholdText(point.threshold),
                            sentence(tr("%1 of %2 probes are falsely matched: %3 (%4, at ")
                                         % levelText(identified.level) % QStringLiteral(")."),
                                     point.all.falselyMatched));
    if (point.all.falsePositives.comparisons > 0)
        text += QLatin1Char(' ')
            % sentence(tr("Of those without a mate %1 of %2 return somebody: false positive identification "
                          "rate (FPIR) %3 (%4)."),
                       point.all.falsePositives);
    else
        text += QLatin1Char(' ') % tr("Every probe has a mate, so FPIR cannot be told.");
    if (point.all.falseNegatives.comparisons > 0)
        text += QLatin1Char(' ')
            % sentence(tr("Of those with a mate %1 of %2 do not return it: false negative identification "
                          "rate (FNIR) %3 (%4)."),
                       point.all.falseNegatives);
    if (point.isBeyondData && point.all.falsePositives.comparisons > 0)
        text += QLatin1Char(' ')
            % tr("The probes are too few for an FPIR of %1: it is less than one search.")
                  .arg(smallRateText(point.wanted));
    return text;
}

QString falseMatchShareText(const measures::FalseMatchShare& share, const QString& group, double level)
{
    if (share.searches == 0)
        return tr("Nobody was searched.");
    if (share.falselyMatched == 0)
        return tr("None of %1 probes was falsely matched, so there is nothing to compare groups by.")
            .arg(countText(share.searches));
    QString text = tr("%1 of %2 probes were falsely matched.")
                       .arg(countText(share.falselyMatched), countText(share.searches));
    if (share.unknown > 0)
        text += QLatin1Char(' ')
            % tr("The group of %1 probes is not stated; what follows is of the others.")
                  .arg(countText(share.unknown));
    if (share.byPeople)
        text += QLatin1Char(' ')
            % tr("Some people have several photographs, so the shares are of people: %1 of %2.")
                  .arg(countText(share.group.errors + share.rest.errors),
                       countText(share.group.n + share.rest.n));
    else if (share.unknown > 0)
        text += QLatin1Char(' ')
            % tr("Of these %1, %2 were falsely matched.")
                  .arg(countText(share.group.n + share.rest.n),
                       countText(share.group.errors + share.rest.errors));
    if (!share.shareOfMatches || !share.shareOfSearches)
        return text % QLatin1Char(' ') % tr("The group of none of the falsely matched is known.");
    const QString words = share.unknown > 0 ? tr("%1 of those are %2, who are %3 of these %4")
                                            : tr("%1 of them are %2, who are %3 of the %4");
    text += QLatin1Char(' ')
        % words.arg(wholePercent(*share.shareOfMatches), group, wholePercent(*share.shareOfSearches),
                    whoIsSearched(share));
    if (share.ratio && share.limits && share.p) {
        const QLocale locale;
        text +=
            tr(": %1 times their share (%2 interval %3 to %4; Fisher's exact test, p %5).")
                .arg(locale.toString(*share.ratio, 'f', 2), levelText(level),
                     locale.toString(share.limits->low, 'f', 2), locale.toString(share.limits->high, 'f', 2),
                     pText(*share.p).startsWith(QLatin1Char('<')) ? pText(*share.p)
                                                                  : QStringLiteral("= ") % pText(*share.p));
    } else {
        text += tr(", so there is nobody to compare with.");
    }
    return text;
}

TableSpec identifiedGroupTable(const Identified& identified, const IdentifiedPoint& point)
{
    TableSpec table;
    table.columns = {textColumn("group", tr("Group of the probe")),
                     numberColumn("probes", tr("Probes")),
                     numberColumn("not_enrolled", tr("No face found")),
                     numberColumn("falsely_matched", tr("Falsely matched")),
                     numberColumn("falsely_matched_rate", tr("Rate")),
                     numberColumn("falsely_matched_interval", tr("Interval")),
                     numberColumn("unmated", tr("Without a mate")),
                     numberColumn("fpir", tr("FPIR")),
                     numberColumn("fpir_interval", tr("Interval")),
                     numberColumn("mated", tr("With a mate")),
                     numberColumn("fnir", tr("FNIR")),
                     numberColumn("fnir_interval", tr("Interval"))};
    for (int group = 0; group < shownGroups(identified); ++group) {
        const auto at = static_cast<std::size_t>(group);
        table.rows.push_back(groupRow(identified.labels[at], identified.notEnrolledBy[at], point.groups[at]));
    }
    table.rows.push_back(groupRow(tr("All"), identified.notEnrolled, point.all));
    return table;
}

TableSpec candidateTable(const FalseMatches& list)
{
    TableSpec table;
    table.columns = {textColumn("probe", tr("Probe")),
                     textColumn("probe_subject", tr("Person")),
                     textColumn("probe_group", tr("Group")),
                     numberColumn("rank", tr("Rank")),
                     numberColumn("score", tr("Score")),
                     textColumn("candidate", tr("Candidate")),
                     textColumn("candidate_subject", tr("Person")),
                     textColumn("candidate_group", tr("Group"))};
    for (const FalseMatch& pair : list.pairs)
        table.rows.push_back({textCell(pair.a.file), textCell(pair.a.subject), textCell(pair.a.group),
                              countCell(pair.candidate),
                              textCell(thresholdText(static_cast<float>(pair.score))), textCell(pair.b.file),
                              textCell(pair.b.subject), textCell(pair.b.group)});
    return table;
}

} // namespace plumbline
