// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/class_table.h"

#include <limits>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/chart_parts.h"
#include "core/views/compared.h"
#include "core/views/labels.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

QString tr(const char* text)
{
    return QCoreApplication::translate("ClassTable", text);
}

/// "94.2 % (81.1 – 98.4)", its counts as the tooltip.
TableCell rateCell(const measures::RateResult& rate, int fewest)
{
    if (!rate.interval)
        return {QStringLiteral("–"), -1, Tone::Muted, tr("No images: nothing to divide by.")};
    const QLocale locale;
    const QString range = locale.toString(100 * rate.interval->low, 'f', 1) % QStringLiteral(" – ")
        % locale.toString(100 * rate.interval->high, 'f', 1);
    const bool few = rate.tally.n < fewest;
    const QString counts = tr("%1 of %2").arg(countText(rate.tally.errors), countText(rate.tally.n));
    return {percentText(rate.value()) % QStringLiteral(" (") % range % QLatin1Char(')'), *rate.value(),
            few ? Tone::Warning : Tone::Plain, few ? tr("%1; too few to tell").arg(counts) : counts};
}

} // namespace

TableSpec classTable(const Measured& measured, const ChartOptions& options)
{
    TableSpec table;
    const QString interval = tr("; in brackets the %1 %2 interval")
                                 .arg(levelText(measured.settings.level),
                                      isResampled(measured) ? tr("Wilson (on effective numbers)")
                                                            : methodText(measured.settings.method));
    table.columns = {
        {QStringLiteral("system"), systemHead(measured), false, {}},
        {QStringLiteral("subgroup"), tr("subgroup"), false, {}},
        {QStringLiteral("class"), tr("class"), false, tr("What a face can be read as")},
        {QStringLiteral("tpr"), tr("true positive rate"), true,
         tr("Read as the class, of those whose label it is") + interval},
        {QStringLiteral("fnr"), tr("false negative rate"), true,
         tr("Not read as the class, of those whose label it is") + interval},
        {QStringLiteral("fpr"), tr("false positive rate"), true,
         tr("Read as the class, of those whose label is another") + interval},
        {QStringLiteral("ppv"), tr("predictive value"), true,
         tr("With the label, of those read as the class") + interval},
    };
    for (const MeasuredRun& run : measured.runs) {
        for (const std::size_t i : shownGroups(measured, options)) {
            const std::vector<measures::ClassResult>& classes = run.analysis.groups[i].classes;
            for (std::size_t c = 0; c < classes.size(); ++c) {
                const measures::ClassRates& rates =
                    options.perSubmitted ? classes[c].submitted : classes[c].found;
                const int fewest = measured.settings.fewest;
                table.rows.push_back(
                    {{run.name, kNoNumber, Tone::Plain, run.system},
                     {measured.labels[i], kNoNumber, Tone::Plain, {}},
                     {measured.classes.value(static_cast<qsizetype>(c)), kNoNumber, Tone::Plain, {}},
                     rateCell(rates.tpr, fewest),
                     rateCell(rates.fnr, fewest),
                     rateCell(rates.fpr, fewest),
                     rateCell(rates.ppv, fewest)});
                table.keys.push_back({run.system, measured.by, measured.groups[i]});
            }
        }
    }
    return table;
}

} // namespace plumbline
