// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/charts/chart_painter.h"

#include <QPainter>

#include "ui/charts/chart_renderer.h"

namespace plumbline::ui {

QColor seriesColour(int colour)
{
    if (colour >= kQuietColours)
        return QColor::fromRgba(0xff868e99); // on light and on dark ground
    const auto count = static_cast<int>(kSeriesColours.size());
    return QColor::fromRgba(kSeriesColours[static_cast<std::size_t>(((colour % count) + count) % count)]);
}

QColor intervalColour(int colour, bool dark)
{
    if (colour >= kQuietColours)
        return seriesColour(colour);
    constexpr int kFirstLight = 3; // of the palette: these are pale on white
    const auto count = static_cast<int>(kSeriesColours.size());
    const bool light = ((colour % count) + count) % count >= kFirstLight;
    return light && !dark ? seriesColour(colour).darker(135) : seriesColour(colour);
}

void paintChart(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout, const ChartStyle& style,
                int marked, int hovered)
{
    painter.setRenderHint(QPainter::Antialiasing);
    rendererFor(spec.kind).paint(painter, spec, layout, style, hovered);
    if (marked < 0 || static_cast<std::size_t>(marked) >= layout.marks.size())
        return;
    const auto at = static_cast<std::size_t>(marked);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(style.tokens.accent, 2));
    if (spec.kind == ChartKind::Dots || layout.areas.empty() || layout.areas[at].isEmpty())
        painter.drawEllipse(layout.marks[at], 9, 9);
    else
        painter.drawRoundedRect(layout.areas[at].adjusted(-2, -2, 2, 2), 3, 3);
}

} // namespace plumbline::ui
