// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QPainter>

#include "core/views/chart_parts.h"
#include "ui/charts/chart_drawing.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/chart_renderer.h"

namespace plumbline::ui {

namespace {

constexpr double kBelowLegend = 14;
constexpr double kNotesGap = 12;
constexpr double kLabelGap = 10;
constexpr double kRowPadding = 8.5;
constexpr double kDensePadding = 4.5;
constexpr double kDensePitch = 11; ///< the figures of neighbours still do not touch
constexpr double kManyPitch = 12;  ///< six systems and their axis are in the first view at 1280 x 800
constexpr double kLeastTickWidth = 58;

double axisHeight(const ChartStyle& style)
{
    return QFontMetricsF(style.small).height() + 10;
}

double axisLabelHeight(const ChartStyle& style)
{
    return QFontMetricsF(style.small).height() + 6;
}

double markPitch(const ChartSpec& spec, const ChartStyle& style)
{
    const double least = style.dense ? kDensePitch : spec.series.size() > 4 ? kManyPitch : 17;
    return std::max(least, std::ceil(QFontMetricsF(style.small).capHeight()) + (style.dense ? 3 : 4));
}

double rowPadding(const ChartStyle& style)
{
    return style.dense ? kDensePadding : kRowPadding;
}

double leastRowHeight(const ChartSpec& spec, const ChartStyle& style)
{
    const double marks = static_cast<double>(spec.series.size()) * markPitch(spec, style);
    const double label = QFontMetricsF(style.text).height() + QFontMetricsF(style.small).height();
    return std::ceil(std::max(marks, label) + 2 * rowPadding(style));
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

/// How far the marks of one row lie apart.
double pitchIn(const ChartSpec& spec, const ChartStyle& style, const ChartLayout& layout)
{
    if (spec.series.empty() || layout.rows.empty())
        return 0;
    const double room = layout.rows.front().height() - 2 * rowPadding(style);
    return std::min(room / static_cast<double>(spec.series.size()), 24.0);
}

void layOutMarks(const ChartSpec& spec, const ChartStyle& style, ChartLayout& layout)
{
    const double pitch = pitchIn(spec, style, layout);
    const double middle = (static_cast<double>(spec.series.size()) - 1) / 2;
    const auto within = [&](double fraction) {
        return layout.x(std::clamp(fraction, layout.start, layout.start + layout.spread));
    };
    for (const Mark& mark : spec.marks) {
        const QRectF& row = layout.rows[static_cast<std::size_t>(mark.row)];
        const double y = std::round(row.center().y() + (mark.series - middle) * pitch); // crisp intervals
        layout.marks.emplace_back(mark.value ? within(*mark.value) : layout.notesX, y);
        if (spec.kind != ChartKind::Bars)
            continue;
        const double thick = std::max(5.0, std::floor(pitch * 0.62));
        const double zero = within(0);
        const double end = mark.value ? within(*mark.value) : zero;
        layout.areas.emplace_back(std::min(zero, end), y - thick / 2, std::abs(end - zero), thick);
    }
}

void paintGrid(QPainter& painter, const ChartLayout& layout, const ChartStyle& style)
{
    painter.setPen(QPen(style.tokens.border, 1));
    for (const ChartLayout::Tick& tick : layout.ticks) {
        const double x = onPixels(tick.at);
        painter.drawLine(QPointF(x, layout.plot.top()), QPointF(x, layout.plot.bottom()));
    }
    for (std::size_t i = 1; i < layout.rows.size(); ++i) {
        const double y = onPixels(layout.rows[i].top());
        painter.drawLine(QPointF(layout.rows[i].left(), y), QPointF(layout.rows[i].right(), y));
    }
    if (layout.start < 0) { // no difference
        const double x = onPixels(layout.x(0));
        painter.setPen(QPen(style.tokens.muted, 1.4));
        painter.drawLine(QPointF(x, layout.plot.top()), QPointF(x, layout.plot.bottom()));
    }
    paintTicks(painter, layout.ticks, layout.plot.bottom() + 4, style);
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

class RowsRenderer : public ChartRenderer
{
public:
    [[nodiscard]] double height(const ChartSpec& spec, const ChartStyle& style, double width) const override
    {
        const double rows = static_cast<double>(spec.rows.size()) * leastRowHeight(spec, style);
        return layOutLegend(spec, style, width, nullptr) + kBelowLegend + rows + axisHeight(style)
            + axisLabelHeight(style);
    }

    [[nodiscard]] ChartLayout layOut(const ChartSpec& spec, const ChartStyle& style,
                                     QSizeF size) const override
    {
        ChartLayout layout;
        layout.start = spec.axisMin;
        layout.spread = spec.axisMax > spec.axisMin ? spec.axisMax - spec.axisMin : 1;
        const double top = layOutLegend(spec, style, size.width(), &layout.legend) + kBelowLegend;
        const double least = leastRowHeight(spec, style);
        const auto count = static_cast<double>(std::max<qsizetype>(spec.rows.size(), 1));
        const double room = size.height() - top - axisHeight(style) - axisLabelHeight(style);
        const double rowHeight = std::floor(std::clamp(room / count, least, least * 1.8));
        const double labels = labelWidth(spec, style, size.width());
        layout.notesX = size.width() - noteWidth(spec, style);
        layout.plot = {labels + kLabelGap, top,
                       std::max(40.0, layout.notesX - kNotesGap - labels - kLabelGap), rowHeight * count};
        layout.axisLabel = {layout.plot.left(), layout.plot.bottom() + axisHeight(style),
                            size.width() - layout.plot.left(), axisLabelHeight(style)};
        for (qsizetype i = 0; i < spec.rows.size(); ++i) {
            const double y = top + static_cast<double>(i) * rowHeight;
            layout.rows.emplace_back(0, y, size.width(), rowHeight);
            layout.rowLabels.push_back(labelIn(spec.rows.at(i), style.text, {0, y, labels, rowHeight}));
        }
        const double tick = std::max(kLeastTickWidth, 1.6 * noteTextWidth(style, QStringLiteral("100 %")));
        layout.ticks =
            unitOf(spec).isEmpty() ? axisTicks(layout, spec.points, tick) : unitTicks(layout, tick);
        layOutMarks(spec, style, layout);
        return layout;
    }

    void paint(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout, const ChartStyle& style,
               int hovered) const override
    {
        paintLegend(painter, spec, layout, style);
        paintGrid(painter, layout, style);
        paintAxisLabel(painter, spec, layout, style);
        paintRowLabels(painter, spec, layout, style);
        for (std::size_t i = 0; i < spec.marks.size(); ++i)
            paintMark(painter, spec, i, layout, style, static_cast<int>(i) == hovered);
    }

private:
    static double noteTextWidth(const ChartStyle& style, const QString& text)
    {
        return QFontMetricsF(style.small).horizontalAdvance(text);
    }

    static void paintMark(QPainter& painter, const ChartSpec& spec, std::size_t i, const ChartLayout& layout,
                          const ChartStyle& style, bool hovered)
    {
        const Mark& mark = spec.marks[i];
        const QPointF at = layout.marks[i];
        const int colour = spec.series[static_cast<std::size_t>(mark.series)].colour;
        painter.setFont(style.small);
        painter.setPen(style.tokens.muted);
        painter.drawText(QPointF(layout.notesX, at.y() + QFontMetricsF(style.small).capHeight() / 2),
                         mark.note);
        if (!mark.value)
            return;
        const double end = layout.start + layout.spread;
        const double from = layout.x(std::clamp(mark.low, layout.start, end));
        const double to = layout.x(std::clamp(mark.high, layout.start, end));
        if (spec.kind == ChartKind::Bars) {
            paintBar(painter, layout.areas[i], from, to, colour, mark.few, style, hovered);
            return;
        }
        painter.setPen(QPen(intervalColour(colour, style.tokens.dark), hovered ? 3 : 2,
                            mark.few ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(from, at.y()), QPointF(to, at.y()));
        paintShape(painter, colour, at, hovered ? kMarkRadius + 1.2 : kMarkRadius, mark.few, style.tokens);
    }

    static void paintBar(QPainter& painter, const QRectF& bar, double from, double to, int colour, bool few,
                         const ChartStyle& style, bool hovered)
    {
        const QColor fill = seriesColour(colour);
        paintArea(painter, bar, few ? blend(style.tokens.surface, fill, 0.45) : fill, few,
                  style.tokens.surface);
        const double y = bar.center().y();
        constexpr double kCap = 3;
        painter.setPen(QPen(style.tokens.text, hovered ? 2 : 1.2));
        painter.drawLine(QPointF(from, y), QPointF(to, y));
        for (const double end : {from, to})
            painter.drawLine(QPointF(end, y - kCap), QPointF(end, y + kCap));
        const QPointF tip(bar.right(), y);
        paintShape(painter, colour, tip, kMarkRadius - 0.6, few, style.tokens); // the cue beside colour
    }
};

} // namespace

const ChartRenderer& rowsRenderer()
{
    static const RowsRenderer renderer;
    return renderer;
}

} // namespace plumbline::ui
