// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

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
    QFont text;  ///< row labels, legend
    QFont small; ///< notes, axis
};

/// Where everything of a chart stands, worked out once for drawing, hovering and clicking. Logical pixels.
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
        double x = 0;
        QString text;
    };
    QRectF plot;
    std::vector<QRectF> rows;     ///< one band per row, over the full width
    std::vector<Label> rowLabels; ///< one per row
    std::vector<Label> legend;    ///< one per series; the symbol stands left of the text
    std::vector<QPointF> marks;   ///< one per mark; of a mark without a value: where its note begins
    std::vector<Tick> ticks;
    QRectF axisLabel;
    double notesX = 0;
    double spread = 1; ///< width of the axis as a fraction: spec.axisMax

    [[nodiscard]] double x(double fraction) const { return plot.left() + fraction / spread * plot.width(); }
};

inline constexpr double kSymbolWidth = 16; ///< place of a symbol before its name in the legend

/// \a height may be less than chartHeight(): then the rows still keep their least height.
ChartLayout layOut(const ChartSpec& spec, const ChartStyle& style, QSizeF size);
/// The least height at that width that keeps the rows apart.
double chartHeight(const ChartSpec& spec, const ChartStyle& style, double width);
/// "reference", under the label of the reference row.
QString referenceWord();

} // namespace plumbline::ui
