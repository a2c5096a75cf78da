// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <algorithm>
#include <vector>

#include <QFont>
#include <QPointF>
#include <QRectF>
#include <QString>

#include "core/views/chart_spec.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

/// How a chart is dressed: on the screen as the window is, on paper light.
struct ChartStyle
{
    Tokens tokens;
    QFont text;         ///< row labels, legend
    QFont small;        ///< notes, axis
    bool dense = false; ///< rows closer together, where larger text is worth more than air
};

/// Where everything of a chart stands, worked out once for drawing, hovering and clicking. Logical pixels.
/// What a kind has no use for stays empty.
struct ChartLayout
{
    struct Label
    {
        QString shown; ///< elided to its place
        QRectF rect;
        bool elided = false;
    };
    struct Tick
    {
        double at = 0; ///< x, or y of a value tick
        QString text;
    };
    /// One of several small charts.
    struct Panel
    {
        Label title;
        QRectF plot;
        std::vector<Label> rows;    ///< Grid: names at the left
        std::vector<Label> columns; ///< Grid: heads of the columns
        std::vector<Tick> ticks;    ///< Histogram, Plot: below it
        bool first = true;          ///< the leftmost, which carries the value ticks
    };
    QRectF plot;
    std::vector<QRectF> rows;     ///< one band per row, over the full width
    std::vector<Label> rowLabels; ///< one per row
    std::vector<Label> legend;    ///< one per series; the symbol stands left of the text
    std::vector<QPointF> marks;   ///< one per mark; of a mark without a value: where its note begins
    std::vector<QRectF>
        areas; ///< one per mark: bar, cell, column, row of figures; empty: the mark is a point
    std::vector<Tick> ticks;
    std::vector<Tick> valueTicks;
    std::vector<Panel> panels;
    std::vector<Label> columns; ///< Curves: heads of the figures
    QRectF axisLabel;
    QRectF valueLabel; ///< where the name of the upward axis stands
    QRectF scale;      ///< Grid: the strip that says what the colours mean
    double notesX = 0;
    double start = 0;  ///< left end of the axis: spec.axisMin
    double spread = 1; ///< width of the axis as a fraction: spec.axisMax - spec.axisMin

    [[nodiscard]] double x(double fraction) const
    {
        return plot.left() + (fraction - start) / spread * plot.width();
    }
    /// \return the fraction at \a x, within the axis.
    [[nodiscard]] double fractionAt(double x) const
    {
        return std::clamp(start + (x - plot.left()) / plot.width() * spread, start, start + spread);
    }
};

inline constexpr double kSymbolWidth = 16; ///< place of a symbol before its name in the legend

/// \a height may be less than chartHeight(): then the rows still keep their least height.
ChartLayout layOut(const ChartSpec& spec, const ChartStyle& style, QSizeF size);
/// The least height at that width that keeps the rows apart.
double chartHeight(const ChartSpec& spec, const ChartStyle& style, double width);
/// "reference", under the label of the reference row.
QString referenceWord();

} // namespace plumbline::ui
