// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/charts/chart_layout.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>

namespace plumbline::ui {

namespace {

constexpr double kLegendGap = 18;
constexpr double kBelowLegend = 14;
constexpr double kNotesGap = 12;
constexpr double kLabelGap = 10;
constexpr double kAxisHeight = 24;
constexpr double kAxisLabelHeight = 20;
constexpr double kRowPadding = 8.5;
constexpr double kLeastTickWidth = 58;

double markPitch(const ChartSpec& spec)
{
    return spec.series.size() > 4 ? 14 : 17;
}

double leastRowHeight(const ChartSpec& spec, const ChartStyle& style)
{
    const double marks = static_cast<double>(spec.series.size()) * markPitch(spec);
    const double label = QFontMetricsF(style.text).height() + QFontMetricsF(style.small).height();
    return std::ceil(std::max(marks, label) + 2 * kRowPadding);
}

/// Fills layout.legend when given; \return the height.
double layOutLegend(const ChartSpec& spec, const ChartStyle& style, double width, ChartLayout* layout)
{
    const QFontMetricsF metrics(style.text);
    const double line = metrics.height() + 4;
    double x = 0;
    double y = 0;
    for (const Series& series : spec.series) {
        const double whole = kSymbolWidth + metrics.horizontalAdvance(series.name) + 1;
        if (x > 0 && x + whole > width) {
            x = 0;
            y += line;
        }
        const double room = width - kSymbolWidth;
        const QString shown = metrics.elidedText(series.name, Qt::ElideRight, room);
        if (layout)
            layout->legend.push_back({shown, {x, y, std::min(whole, width), line}, shown != series.name});
        x += whole + kLegendGap;
    }
    return y + line;
}

double noteWidth(const ChartSpec& spec, const ChartStyle& style)
{
    const QFontMetricsF metrics(style.small);
    double widest = 0;
    for (const Mark& mark : spec.marks)
        widest = std::max(widest, metrics.horizontalAdvance(mark.note));
    return std::ceil(widest) + 2;
}

double labelWidth(const ChartSpec& spec, const ChartStyle& style, double width)
{
    const QFontMetricsF metrics(style.text);
    double widest = QFontMetricsF(style.small).horizontalAdvance(referenceWord());
    for (const QString& row : spec.rows)
        widest = std::max(widest, metrics.horizontalAdvance(row));
    return std::min(std::ceil(widest) + 2, width * 0.3);
}

void layOutTicks(const ChartSpec& spec, ChartLayout& layout)
{
    constexpr std::array<double, 8> kSteps {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2};
    double step = 0.25;
    for (const double candidate : kSteps) {
        if (layout.plot.width() * candidate / layout.spread >= kLeastTickWidth) {
            step = candidate;
            break;
        }
    }
    const int decimals = step < 0.01 ? 1 : 0;
    const int count = static_cast<int>(std::floor(spec.axisMax / step + 1e-9));
    for (int i = 0; i <= count; ++i) {
        const double fraction = i * step;
        layout.ticks.push_back({layout.x(fraction),
                                QCoreApplication::translate("ChartView", "%1 %")
                                    .arg(QLocale().toString(fraction * 100, 'f', decimals))});
    }
}

void layOutMarks(const ChartSpec& spec, ChartLayout& layout)
{
    const double pitch = spec.series.empty() || layout.rows.empty()
        ? 0
        : std::min((layout.rows.front().height() - 2 * kRowPadding) / static_cast<double>(spec.series.size()),
                   24.0);
    const double middle = (static_cast<double>(spec.series.size()) - 1) / 2;
    for (const Mark& mark : spec.marks) {
        const QRectF& row = layout.rows[static_cast<std::size_t>(mark.row)];
        const double y = std::round(row.center().y() + (mark.series - middle) * pitch); // crisp intervals
        layout.marks.emplace_back(
            mark.value ? layout.x(std::clamp(*mark.value, 0.0, layout.spread)) : layout.notesX, y);
    }
}

} // namespace

QString referenceWord()
{
    return QCoreApplication::translate("ChartView", "reference");
}

double chartHeight(const ChartSpec& spec, const ChartStyle& style, double width)
{
    const double rows = static_cast<double>(spec.rows.size()) * leastRowHeight(spec, style);
    return layOutLegend(spec, style, width, nullptr) + kBelowLegend + rows + kAxisHeight + kAxisLabelHeight;
}

ChartLayout layOut(const ChartSpec& spec, const ChartStyle& style, QSizeF size)
{
    ChartLayout layout;
    layout.spread = spec.axisMax > 0 ? spec.axisMax : 1;
    const double top = layOutLegend(spec, style, size.width(), &layout) + kBelowLegend;
    const double least = leastRowHeight(spec, style);
    const auto count = static_cast<double>(std::max<qsizetype>(spec.rows.size(), 1));
    const double room = size.height() - top - kAxisHeight - kAxisLabelHeight;
    const double rowHeight = std::floor(std::clamp(room / count, least, least * 1.8));
    const double labels = labelWidth(spec, style, size.width());
    layout.notesX = size.width() - noteWidth(spec, style);
    layout.plot = {labels + kLabelGap, top, std::max(40.0, layout.notesX - kNotesGap - labels - kLabelGap),
                   rowHeight * count};
    layout.axisLabel = {layout.plot.left(), layout.plot.bottom() + kAxisHeight,
                        size.width() - layout.plot.left(), kAxisLabelHeight};

    const QFontMetricsF metrics(style.text);
    for (qsizetype i = 0; i < spec.rows.size(); ++i) {
        const double y = top + static_cast<double>(i) * rowHeight;
        layout.rows.emplace_back(0, y, size.width(), rowHeight);
        const QString shown = metrics.elidedText(spec.rows.at(i), Qt::ElideRight, labels);
        layout.rowLabels.push_back({shown, {0, y, labels, rowHeight}, shown != spec.rows.at(i)});
    }
    layOutTicks(spec, layout);
    layOutMarks(spec, layout);
    return layout;
}

} // namespace plumbline::ui
