// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <array>
#include <cmath>

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPolygonF>

#include "ui/charts/chart_drawing.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/chart_renderer.h"

namespace plumbline::ui {

namespace {

constexpr double kLeastPlotHeight = 190;
constexpr double kColumnGap = 24;
constexpr double kAboveRows = 12;

struct Measures
{
    double value = 0; ///< height of the name of the upward axis
    double ticks = 0; ///< width of the value ticks
    double axis = 0;  ///< height of ticks and name of the axis
    double row = 0;
    std::array<double, 2> figures {}; ///< widths of the two columns of figures
    int rows = 1;

    [[nodiscard]] double table() const { return kAboveRows + (rows + 1) * row; }
};

Measures measure(const ChartSpec& spec, const ChartStyle& style)
{
    const QFontMetricsF small(style.small);
    Measures m;
    m.value = small.height() + 8;
    m.ticks = std::ceil(small.horizontalAdvance(QStringLiteral("100 %"))) + 8;
    m.axis = 2 * small.height() + 14;
    m.row = std::ceil(QFontMetricsF(style.text).height() + 6);
    m.rows = static_cast<int>(spec.rows.size());
    for (std::size_t i = 0; i < m.figures.size(); ++i)
        m.figures[i] = small.horizontalAdvance(spec.columns.value(static_cast<qsizetype>(i)));
    for (const Mark& mark : spec.marks) {
        m.figures[0] = std::max(m.figures[0], small.horizontalAdvance(mark.note));
        m.figures[1] = std::max(m.figures[1], small.horizontalAdvance(mark.detail));
    }
    return m;
}

Qt::PenStyle dashOf(int colour)
{
    constexpr std::array<Qt::PenStyle, 4> kDashes {Qt::SolidLine, Qt::DashLine, Qt::DotLine, Qt::DashDotLine};
    return kDashes[(static_cast<std::size_t>(colour) / kSeriesColours.size()) % kDashes.size()];
}

class CurvesRenderer : public ChartRenderer
{
public:
    [[nodiscard]] double height(const ChartSpec& spec, const ChartStyle& style, double) const override
    {
        const Measures m = measure(spec, style);
        return m.value + kLeastPlotHeight + m.axis + m.table();
    }

    [[nodiscard]] ChartLayout layOut(const ChartSpec& spec, const ChartStyle& style,
                                     QSizeF size) const override
    {
        ChartLayout layout;
        const Measures m = measure(spec, style);
        layout.start = spec.axisMin;
        layout.spread = spec.axisMax > spec.axisMin ? spec.axisMax - spec.axisMin : 1;
        const double fixed = m.value + m.axis + m.table();
        const double plotHeight =
            std::floor(std::clamp(size.height() - fixed, kLeastPlotHeight, kLeastPlotHeight * 2));
        layout.valueLabel = {0, 0, size.width(), m.value};
        layout.plot = {m.ticks, m.value, std::max(60.0, size.width() - m.ticks - 10), plotHeight};
        const double line = QFontMetricsF(style.small).height();
        layout.axisLabel = {layout.plot.left(), layout.plot.bottom() + line + 8, layout.plot.width(),
                            line + 4};
        layOutTicks(spec, style, layout);

        const double right = size.width() - m.figures[1] - 2;
        const double middle = right - kColumnGap - m.figures[0];
        layout.notesX = middle;
        double y = layout.plot.bottom() + m.axis + kAboveRows;
        layout.columns = {labelIn(spec.columns.value(0), style.small, {middle, y, m.figures[0] + 2, m.row}),
                          labelIn(spec.columns.value(1), style.small, {right, y, m.figures[1] + 2, m.row})};
        for (qsizetype i = 0; i < spec.rows.size(); ++i) {
            y += m.row;
            layout.rows.emplace_back(0, y, size.width(), m.row);
            const double room = std::max(20.0, middle - kColumnGap - 3 * kSymbolWidth);
            layout.rowLabels.push_back(labelIn(spec.rows[i], style.text, {2 * kSymbolWidth, y, room, m.row}));
        }
        for (const Mark& mark : spec.marks) {
            layout.areas.push_back(layout.rows[static_cast<std::size_t>(mark.row)]);
            layout.marks.push_back({kSymbolWidth, layout.areas.back().center().y()});
        }
        return layout;
    }

    void paint(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout, const ChartStyle& style,
               int hovered) const override
    {
        paintGround(painter, spec, layout, style);
        if (spec.band)
            paintBand(painter, *spec.band, layout, style);
        for (const Curve& curve : spec.curves)
            paintCurve(painter, spec, curve, layout, style, curve.row == hovered);
        paintAxisLabel(painter, spec, layout, style);
        paintFigures(painter, spec, layout, style, hovered);
    }

private:
    static void layOutTicks(const ChartSpec& spec, const ChartStyle& style, ChartLayout& layout)
    {
        const double step =
            tickStep(layout.plot.width(), layout.spread,
                     2 * QFontMetricsF(style.small).horizontalAdvance(QStringLiteral("0.50")));
        const QLocale locale;
        const int count = static_cast<int>(std::floor(layout.spread / step + 1e-9));
        for (int i = 0; i <= count; ++i) {
            const double at = layout.start + i * step;
            layout.ticks.push_back({layout.x(at), locale.toString(at, 'g', 3)});
        }
        constexpr int kValueTicks = 4;
        for (int i = 0; i <= kValueTicks; ++i) {
            const double share = static_cast<double>(i) / kValueTicks;
            layout.valueTicks.push_back({layout.plot.bottom() - share * layout.plot.height(),
                                         tickText(share * spec.valueMax, 0.05, false)});
        }
    }

    static QPointF pointAt(const ChartSpec& spec, const ChartLayout& layout, CurvePoint point)
    {
        const double share = std::clamp(point.y / (spec.valueMax > 0 ? spec.valueMax : 1), 0.0, 1.0);
        return {layout.x(point.x), layout.plot.bottom() - share * layout.plot.height()};
    }

    static void paintGround(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout,
                            const ChartStyle& style)
    {
        const QRectF& plot = layout.plot;
        painter.setFont(style.small);
        painter.setPen(style.tokens.muted);
        painter.drawText(layout.valueLabel, Qt::AlignLeft | Qt::AlignVCenter, spec.valueAxis);
        for (const ChartLayout::Tick& tick : layout.valueTicks) {
            const double y = onPixels(tick.at);
            painter.setPen(QPen(style.tokens.border, 1));
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
            painter.setPen(style.tokens.muted);
            painter.drawText(QRectF(0, y - 12, plot.left() - 6, 24), Qt::AlignRight | Qt::AlignVCenter,
                             tick.text);
        }
        painter.setPen(QPen(style.tokens.border, 1));
        for (const ChartLayout::Tick& tick : layout.ticks)
            painter.drawLine(QPointF(onPixels(tick.at), plot.top()),
                             QPointF(onPixels(tick.at), plot.bottom()));
        paintTicks(painter, layout.ticks, plot.bottom() + 3, style);
    }

    static void paintBand(QPainter& painter, Band band, const ChartLayout& layout, const ChartStyle& style)
    {
        const double from = layout.x(band.low);
        const double to = layout.x(band.high);
        QColor ground = style.tokens.accent;
        ground.setAlphaF(0.13F);
        painter.fillRect(QRectF(from, layout.plot.top(), to - from, layout.plot.height()), ground);
        for (const double x : {from, to}) {
            painter.setPen(QPen(style.tokens.accent, 1.6));
            painter.drawLine(QPointF(x, layout.plot.top()), QPointF(x, layout.plot.bottom()));
            painter.setBrush(style.tokens.accent);
            painter.setPen(Qt::NoPen);
            painter.drawRoundedRect(QRectF(x - 3.5, layout.plot.top() + 6, 7, 16), 3, 3); // the grip
        }
    }

    static void paintCurve(QPainter& painter, const ChartSpec& spec, const Curve& curve,
                           const ChartLayout& layout, const ChartStyle& style, bool hovered)
    {
        if (curve.points.empty())
            return;
        QPolygonF line;
        for (const CurvePoint& point : curve.points) // steps: nothing lies between two counts
            line.append(pointAt(spec, layout, point));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(intervalColour(curve.colour, style.tokens.dark), hovered ? 3.4 : 2,
                            dashOf(curve.colour), Qt::FlatCap, Qt::RoundJoin));
        painter.drawPolyline(line);
        // The shapes of neighbouring curves do not fall on each other.
        const std::size_t step = curve.points.size() / 4;
        const auto shift = static_cast<std::size_t>(curve.row % 6) * (step / 6);
        for (std::size_t i = step / 2 + shift; step > 0 && i < curve.points.size(); i += step)
            paintShape(painter, curve.colour, pointAt(spec, layout, curve.points[i]), kMarkRadius - 0.6,
                       false, style.tokens);
    }

    static void paintFigures(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout,
                             const ChartStyle& style, int hovered)
    {
        painter.setFont(style.small);
        painter.setPen(style.tokens.muted);
        for (const ChartLayout::Label& column : layout.columns)
            painter.drawText(column.rect, Qt::AlignLeft | Qt::AlignVCenter, column.shown);
        for (std::size_t i = 0; i < spec.marks.size(); ++i) {
            const Mark& mark = spec.marks[i];
            const auto row = static_cast<std::size_t>(mark.row);
            const QRectF& band = layout.rows[row];
            if (static_cast<int>(i) == hovered)
                painter.fillRect(band, style.tokens.hover);
            painter.setPen(QPen(style.tokens.border, 1));
            painter.drawLine(QPointF(band.left(), onPixels(band.top())),
                             QPointF(band.right(), onPixels(band.top())));
            const int colour = spec.series[static_cast<std::size_t>(mark.series)].colour;
            painter.setPen(QPen(intervalColour(colour, style.tokens.dark), 2, dashOf(colour)));
            painter.drawLine(QPointF(3, band.center().y()), QPointF(2 * kSymbolWidth - 7, band.center().y()));
            paintShape(painter, colour, {kSymbolWidth - 2, band.center().y()}, kMarkRadius, mark.few,
                       style.tokens);
            painter.setFont(style.text);
            painter.setPen(style.tokens.text);
            painter.drawText(layout.rowLabels[row].rect, Qt::AlignLeft | Qt::AlignVCenter,
                             layout.rowLabels[row].shown);
            painter.setFont(style.small);
            painter.setPen(mark.few ? style.tokens.warning : style.tokens.text);
            painter.drawText(QRectF(QPointF(layout.columns[0].rect.left(), band.top()),
                                    QSizeF(layout.columns[0].rect.width(), band.height())),
                             Qt::AlignLeft | Qt::AlignVCenter, mark.note);
            painter.setPen(style.tokens.text);
            painter.drawText(QRectF(QPointF(layout.columns[1].rect.left(), band.top()),
                                    QSizeF(layout.columns[1].rect.width(), band.height())),
                             Qt::AlignLeft | Qt::AlignVCenter, mark.detail);
        }
    }
};

} // namespace

const ChartRenderer& curvesRenderer()
{
    static const CurvesRenderer renderer;
    return renderer;
}

} // namespace plumbline::ui
