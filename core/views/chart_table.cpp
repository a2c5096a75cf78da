// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/views/chart_table.h"

#include <limits>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/chart_parts.h"
#include "core/views/compare_text.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

QString tr(const char* text)
{
    return QCoreApplication::translate("ChartTable", text);
}

const Mark& at(const ChartSpec& spec, int mark)
{
    return spec.marks[static_cast<std::size_t>(mark)];
}

/// Rates that may be far below 0.1 %.
bool hasSmallRates(const ChartSpec& spec)
{
    return spec.kind == ChartKind::Plot || (spec.kind == ChartKind::Grid && spec.shade == Shade::Log);
}

bool hasIntervals(const ChartSpec& spec)
{
    return spec.kind == ChartKind::Dots || spec.kind == ChartKind::Bars || spec.kind == ChartKind::Slope
        || hasSmallRates(spec);
}

/// "0.85 to 0.90" of a histogram's bin.
QString binText(const ChartSpec& spec, const Mark& mark)
{
    const QLocale locale;
    const double width = (spec.axisMax - spec.axisMin) / std::max(spec.bins, 1);
    const double from = spec.axisMin + width * mark.column;
    return tr("%1 to %2").arg(locale.toString(from, 'g', 3), locale.toString(from + width, 'g', 3));
}

/// System, group, part: what tells one mark from the others.
QStringList names(const ChartSpec& spec, const Mark& mark)
{
    const QString series = mark.series < static_cast<int>(spec.series.size())
        ? spec.series[static_cast<std::size_t>(mark.series)].name
        : QString();
    switch (spec.kind) {
    case ChartKind::Grid:
        return {spec.panels.value(mark.panel), spec.rows.value(mark.row), spec.columns.value(mark.column)};
    case ChartKind::Histogram:
        return {spec.panels.value(mark.panel), series, binText(spec, mark)};
    case ChartKind::Curves:
        return {spec.rows.value(mark.row)};
    case ChartKind::Plot:
        return spec.panels.isEmpty() ? QStringList {spec.rows.value(mark.row)}
                                     : QStringList {spec.rows.value(mark.row), spec.panels.value(mark.panel)};
    case ChartKind::Slope: {
        QStringList parts {spec.rows.value(mark.row), spec.columns.value(mark.column)};
        if (spec.panels.size() > 1)
            parts.prepend(spec.panels.value(mark.panel));
        return parts;
    }
    case ChartKind::Dots:
    case ChartKind::Bars:
        break;
    }
    return {series, spec.rows.value(mark.row)};
}

QString shownValue(const ChartSpec& spec, const Mark& mark)
{
    if (!mark.value)
        return {};
    if (hasSmallRates(spec))
        return QLocale().toString(*mark.value, 'g', 3);
    if (!unitOf(spec).isEmpty())
        return QLocale().toString(*mark.value, 'f', 1);
    if (!spec.points)
        return percentText(mark.value);
    const QString sign = *mark.value > 0 ? QStringLiteral("+")
        : *mark.value < 0                ? QStringLiteral("−")
                                         : QString();
    return sign + pointsText(*mark.value);
}

QStringList heads(const ChartSpec& spec)
{
    switch (spec.kind) {
    case ChartKind::Grid:
        return {tr("system"), tr("subgroup"), tr("cell")};
    case ChartKind::Histogram:
        return {tr("subgroup"), tr("answer"), tr("confidence")};
    case ChartKind::Curves:
        return {tr("subgroup")};
    case ChartKind::Plot:
        return spec.panels.isEmpty() ? QStringList {tr("subgroup")}
                                     : QStringList {tr("subgroup"), tr("what")};
    case ChartKind::Slope: {
        QStringList parts {tr("subgroup"), tr("when")};
        if (spec.panels.size() > 1)
            parts.prepend(tr("system"));
        return parts;
    }
    case ChartKind::Dots:
    case ChartKind::Bars:
        break;
    }
    return {tr("system"), tr("subgroup")};
}

} // namespace

QString markName(const ChartSpec& spec, int mark)
{
    return names(spec, at(spec, mark)).join(QStringLiteral(", "));
}

QString markValue(const ChartSpec& spec, int mark)
{
    const Mark& one = at(spec, mark);
    QStringList parts;
    for (const QString& part : {shownValue(spec, one), one.note, one.detail})
        if (!part.isEmpty() && !parts.contains(part)
            && !(one.value && part.startsWith(parts.value(0)) && !parts.isEmpty()))
            parts.append(part);
    return parts.join(QStringLiteral(", "));
}

TableSpec chartTable(const ChartSpec& spec)
{
    TableSpec table;
    const QStringList first = heads(spec);
    for (qsizetype i = 0; i < first.size(); ++i)
        table.columns.push_back({QStringLiteral("name%1").arg(i), first[i], false, {}});
    table.columns.push_back({QStringLiteral("value"),
                             !unitOf(spec).isEmpty() ? unitOf(spec)
                                 : spec.points       ? tr("difference")
                                                     : tr("share"),
                             true, spec.axis});
    if (hasIntervals(spec))
        table.columns.push_back({QStringLiteral("interval"), tr("interval"), true, spec.axis, true});
    table.columns.push_back({QStringLiteral("note"), tr("images"), true, {}});
    if (spec.kind == ChartKind::Curves)
        table.columns.push_back({QStringLiteral("detail"), spec.columns.value(1), true, {}});
    const QLocale locale;
    for (const Mark& mark : spec.marks) {
        std::vector<TableCell> row;
        for (const QString& name : names(spec, mark))
            row.push_back({name, kNoNumber, Tone::Plain, {}});
        row.push_back({mark.value ? shownValue(spec, mark) : QStringLiteral("–"),
                       mark.value.value_or(kNoNumber), mark.few ? Tone::Warning : Tone::Strong,
                       mark.few ? tr("Too few to tell") : QString()});
        if (hasIntervals(spec)) {
            const auto text = [&](double end) {
                if (hasSmallRates(spec))
                    return withMinus(locale.toString(end, 'g', 3));
                return withMinus(locale.toString(unitOf(spec).isEmpty() ? 100 * end : end, 'f', 1));
            };
            row.push_back(mark.value || (hasSmallRates(spec) && mark.high > 0)
                              ? TableCell {tr("%1 to %2").arg(text(mark.low), text(mark.high)),
                                           mark.low,
                                           Tone::Plain,
                                           {},
                                           mark.high}
                              : TableCell {QStringLiteral("–"), kNoNumber, Tone::Muted, {}});
        }
        const bool swapped =
            spec.kind == ChartKind::Grid && spec.shade == Shade::Scale; // the note is the rate
        row.push_back({swapped ? mark.detail : mark.note, kNoNumber, Tone::Plain, {}});
        if (spec.kind == ChartKind::Curves)
            row.push_back({mark.detail, kNoNumber, Tone::Plain, {}});
        table.rows.push_back(std::move(row));
        table.keys.push_back(mark.key);
    }
    return table;
}

} // namespace plumbline
