// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/charts/chart_painter.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

namespace plumbline::ui {

namespace {

constexpr int kShapes = 6;
constexpr double kRadiusPx = 4.6;

int shapeOf(int colour)
{
    return ((colour % kShapes) + kShapes) % kShapes;
}

bool isLightHue(int colour)
{
    return shapeOf(colour) >= 3;
}

/// The middle of a pixel, so that a line one pixel wide is not smeared over two.
double onPixels(double at)
{
    return std::floor(at) + 0.5;
}

bool isStroked(int colour)
{
    return shapeOf(colour) >= 4; // plus and cross have no inside
}

/// Circle, square, triangle, diamond, plus, cross: the second cue beside colour.
QPainterPath shapePath(int colour, QPointF at, double radius)
{
    QPainterPath path;
    const double r = radius;
    switch (shapeOf(colour)) {
    case 0:
        path.addEllipse(at, r, r);
        break;
    case 1:
        path.addRect(QRectF(at.x() - r * 0.87, at.y() - r * 0.87, r * 1.74, r * 1.74));
        break;
    case 2:
        path.moveTo(at + QPointF(0, -r * 1.1));
        path.lineTo(at + QPointF(r * 1.08, r * 0.85));
        path.lineTo(at + QPointF(-r * 1.08, r * 0.85));
        path.closeSubpath();
        break;
    case 3:
        path.moveTo(at + QPointF(0, -r * 1.2));
        path.lineTo(at + QPointF(r * 1.2, 0));
        path.lineTo(at + QPointF(0, r * 1.2));
        path.lineTo(at + QPointF(-r * 1.2, 0));
        path.closeSubpath();
        break;
    case 4:
        path.moveTo(at + QPointF(0, -r * 1.1));
        path.lineTo(at + QPointF(0, r * 1.1));
        path.moveTo(at + QPointF(-r * 1.1, 0));
        path.lineTo(at + QPointF(r * 1.1, 0));
        break;
    default:
        path.moveTo(at + QPointF(-r * 0.9, -r * 0.9));
        path.lineTo(at + QPointF(r * 0.9, r * 0.9));
        path.moveTo(at + QPointF(-r * 0.9, r * 0.9));
        path.lineTo(at + QPointF(r * 0.9, -r * 0.9));
        break;
    }
    return path;
}

void paintShape(QPainter& painter, int colour, QPointF at, double radius, bool hollow, const Tokens& tokens)
{
    const QColor fill = seriesColour(colour);
    const QPainterPath path = shapePath(colour, at, radius);
    const bool light = isLightHue(colour) && !tokens.dark; // they need an edge on white
    const QColor edge = light ? fill.darker(165) : fill;
    if (isStroked(colour)) {
        if (light) {
            painter.strokePath(path, QPen(edge, hollow ? 3.4 : 4.2, Qt::SolidLine, Qt::FlatCap));
            painter.strokePath(
                path, QPen(hollow ? tokens.surface : fill, hollow ? 1.4 : 2.4, Qt::SolidLine, Qt::FlatCap));
        } else {
            painter.strokePath(path, QPen(fill, 2.6, Qt::SolidLine, Qt::FlatCap));
            if (hollow)
                painter.strokePath(path, QPen(tokens.surface, 1, Qt::SolidLine, Qt::FlatCap));
        }
        return;
    }
    painter.setBrush(hollow ? tokens.surface : fill);
    painter.setPen(QPen(edge, hollow ? 1.6 : 1));
    painter.drawPath(path);
}

void paintLegend(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout, const ChartStyle& style)
{
    painter.setFont(style.text);
    for (std::size_t i = 0; i < layout.legend.size(); ++i) {
        const QRectF rect = layout.legend[i].rect;
        paintShape(painter, spec.series[i].colour, {rect.left() + 6, rect.center().y()}, kRadiusPx + 0.4,
                   false, style.tokens);
        painter.setPen(style.tokens.text);
        painter.drawText(rect.adjusted(kSymbolWidth, 0, 4, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         layout.legend[i].shown);
    }
}

void paintGrid(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout, const ChartStyle& style)
{
    painter.setPen(QPen(style.tokens.border, 1));
    for (const ChartLayout::Tick& tick : layout.ticks) {
        const double x = onPixels(tick.x);
        painter.drawLine(QPointF(x, layout.plot.top()), QPointF(x, layout.plot.bottom()));
    }
    for (std::size_t i = 1; i < layout.rows.size(); ++i) {
        const double y = onPixels(layout.rows[i].top());
        painter.drawLine(QPointF(layout.rows[i].left(), y), QPointF(layout.rows[i].right(), y));
    }
    painter.setFont(style.small);
    painter.setPen(style.tokens.muted);
    for (const ChartLayout::Tick& tick : layout.ticks)
        painter.drawText(QRectF(tick.x - 40, layout.plot.bottom() + 4, 80, 18),
                         Qt::AlignHCenter | Qt::AlignTop, tick.text);
    const double wanted = QFontMetricsF(style.small).horizontalAdvance(spec.axis);
    QRectF label = layout.axisLabel;
    if (wanted <= layout.plot.width())
        label.setWidth(layout.plot.width());
    else
        label.setLeft(std::max(0.0, label.right() - wanted - 4));
    painter.drawText(label, Qt::AlignHCenter | Qt::AlignVCenter, spec.axis);
}

void paintRowLabels(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout,
                    const ChartStyle& style)
{
    const double line = QFontMetricsF(style.text).height();
    for (std::size_t i = 0; i < layout.rowLabels.size(); ++i) {
        QRectF rect = layout.rowLabels[i].rect;
        const bool reference = static_cast<int>(i) == spec.referenceRow;
        painter.setFont(style.text);
        painter.setPen(style.tokens.text);
        const int flags = Qt::AlignVCenter | Qt::AlignRight;
        if (!reference) {
            painter.drawText(rect, flags, layout.rowLabels[i].shown);
            continue;
        }
        const double below = QFontMetricsF(style.small).height();
        const double top = rect.center().y() - (line + below) / 2;
        painter.drawText(QRectF(rect.left(), top, rect.width(), line), flags, layout.rowLabels[i].shown);
        painter.setFont(style.small);
        painter.setPen(style.tokens.muted);
        painter.drawText(QRectF(rect.left(), top + line, rect.width(), below), flags, referenceWord());
    }
}

void paintMark(QPainter& painter, const Mark& mark, QPointF at, const ChartLayout& layout, int colour,
               const ChartStyle& style, bool hovered)
{
    painter.setFont(style.small);
    painter.setPen(style.tokens.muted);
    painter.drawText(QPointF(layout.notesX, at.y() + QFontMetricsF(style.small).capHeight() / 2), mark.note);
    if (!mark.value)
        return;
    const double from = layout.x(std::clamp(mark.low, 0.0, layout.spread));
    const double to = layout.x(std::clamp(mark.high, 0.0, layout.spread));
    const QPen line(intervalColour(colour, style.tokens.dark), hovered ? 3 : 2,
                    mark.few ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap);
    painter.setPen(line);
    painter.drawLine(QPointF(from, at.y()), QPointF(to, at.y()));
    paintShape(painter, colour, at, hovered ? kRadiusPx + 1.2 : kRadiusPx, mark.few, style.tokens);
}

} // namespace

QColor seriesColour(int colour)
{
    const auto count = static_cast<int>(kSeriesColours.size());
    return QColor::fromRgba(kSeriesColours[static_cast<std::size_t>(((colour % count) + count) % count)]);
}

QColor intervalColour(int colour, bool dark)
{
    return isLightHue(colour) && !dark ? seriesColour(colour).darker(135) : seriesColour(colour);
}

void paintChart(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout, const ChartStyle& style,
                int marked, int hovered)
{
    painter.setRenderHint(QPainter::Antialiasing);
    paintLegend(painter, spec, layout, style);
    paintGrid(painter, spec, layout, style);
    paintRowLabels(painter, spec, layout, style);
    for (std::size_t i = 0; i < spec.marks.size(); ++i) {
        const Mark& mark = spec.marks[i];
        const auto series = static_cast<std::size_t>(mark.series);
        paintMark(painter, mark, layout.marks[i], layout, spec.series[series].colour, style,
                  static_cast<int>(i) == hovered);
    }
    if (marked >= 0 && static_cast<std::size_t>(marked) < layout.marks.size()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(style.tokens.accent, 2));
        painter.drawEllipse(layout.marks[static_cast<std::size_t>(marked)], 9, 9);
    }
}

} // namespace plumbline::ui
