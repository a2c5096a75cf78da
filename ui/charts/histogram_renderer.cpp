// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include "ui/charts/chart_drawing.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/chart_renderer.h"

namespace plumbline::ui {

namespace {

constexpr double kBelowLegend = 10;
constexpr double kGapAcross = 20;
constexpr double kGapDown = 14;
constexpr double kLeastPlotHeight = 84;
constexpr int kMostAcross = 4;

struct Measures
{
    double legend = 0;
    double value = 0; ///< height of the name of the upward axis
    double ticks = 0; ///< width of the value ticks, left of the first panel of a line
    double title = 0;
    double axis = 0;  ///< height of the ticks below a panel
    double foot = 0;  ///< height of the name of the axis
    double right = 0; ///< beside the last panel: half of the tick under its edge
    double panel = 0;
    int across = 1;
    int panels = 1;

    [[nodiscard]] int lines() const { return (panels + across - 1) / across; }
    [[nodiscard]] double fixed() const { return legend + value + foot + lines() * (title + axis + kGapDown); }
};

Measures measure(const ChartSpec& spec, const ChartStyle& style, double width)
{
    const QFontMetricsF small(style.small);
    Measures m;
    m.panels = static_cast<int>(std::max<qsizetype>(spec.panels.size(), 1));
    m.legend = layOutLegend(spec, style, width, nullptr) + kBelowLegend;
    m.value = small.height() + 6;
    m.ticks = std::ceil(small.horizontalAdvance(QStringLiteral("100 %"))) + 8;
    m.title = QFontMetricsF(style.text).height() + 4;
    m.axis = small.height() + 6;
    m.foot = small.height() + 6;
    const double tick = small.horizontalAdvance(QStringLiteral("0.75"));
    m.right = std::ceil(tick / 2);
    const double least = std::max(150.0, 9.0 * tick);
    m.across = static_cast<int>((width - m.ticks - m.right + kGapAcross) / (least + kGapAcross));
    m.across = std::clamp(m.across, 1, std::min(m.panels, kMostAcross));
    m.across = (m.panels + m.lines() - 1) / m.lines();
    m.panel = (width - m.ticks - m.right - (m.across - 1) * kGapAcross) / m.across;
    return m;
}

class HistogramRenderer : public ChartRenderer
{
public:
    [[nodiscard]] double height(const ChartSpec& spec, const ChartStyle& style, double width) const override
    {
        const Measures m = measure(spec, style, width);
        return m.fixed() + m.lines() * kLeastPlotHeight;
    }

    [[nodiscard]] ChartLayout layOut(const ChartSpec& spec, const ChartStyle& style,
                                     QSizeF size) const override
    {
        ChartLayout layout;
        const Measures m = measure(spec, style, size.width());
        layOutLegend(spec, style, size.width(), &layout.legend);
        const double plotHeight = std::floor(
            std::clamp((size.height() - m.fixed()) / m.lines(), kLeastPlotHeight, kLeastPlotHeight * 2.2));
        const double line = m.title + plotHeight + m.axis + kGapDown;
        layout.valueLabel = {0, m.legend, size.width(), m.value};
        for (int i = 0; i < m.panels; ++i) {
            const QPointF corner(m.ticks + (i % m.across) * (m.panel + kGapAcross),
                                 m.legend + m.value + (i / m.across) * line);
            ChartLayout::Panel panel;
            panel.title = labelIn(spec.panels.value(i), style.text, {corner, QSizeF(m.panel, m.title)});
            panel.plot = {corner.x(), corner.y() + m.title, m.panel, plotHeight};
            panel.first = i % m.across == 0;
            panel.ticks = ticksOf(spec, style, panel.plot);
            layout.panels.push_back(panel);
        }
        for (const Mark& mark : spec.marks) {
            layout.areas.push_back(columnAt(spec, layout, mark));
            layout.marks.push_back(layout.areas.back().center());
        }
        layout.plot = {m.ticks, m.legend + m.value, size.width() - m.ticks, m.lines() * line};
        layout.axisLabel = {m.ticks, layout.plot.bottom() - kGapDown + 2, size.width() - m.ticks, m.foot};
        return layout;
    }

    void paint(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout, const ChartStyle& style,
               int hovered) const override
    {
        paintSwatches(painter, spec, layout, style, true);
        painter.setFont(style.small);
        painter.setPen(style.tokens.muted);
        painter.drawText(layout.valueLabel, Qt::AlignLeft | Qt::AlignVCenter, spec.valueAxis);
        for (const ChartLayout::Panel& panel : layout.panels)
            paintPanel(painter, spec, panel, style);
        for (std::size_t i = 0; i < spec.marks.size(); ++i) {
            const auto series = static_cast<std::size_t>(spec.marks[i].series);
            const QColor fill = seriesColour(spec.series[series].colour);
            paintArea(painter, layout.areas[i], fill, series == 1, style.tokens.surface);
            if (static_cast<int>(i) == hovered) {
                painter.setBrush(Qt::NoBrush);
                painter.setPen(QPen(style.tokens.text, 1.5));
                painter.drawRect(layout.areas[i]);
            }
        }
        paintAxisLabel(painter, spec, layout, style);
    }

private:
    /// At round values: tenths where there is room for them, else quarters or halves.
    static std::vector<ChartLayout::Tick> ticksOf(const ChartSpec& spec, const ChartStyle& style,
                                                  const QRectF& plot)
    {
        const double spread = spec.axisMax - spec.axisMin;
        const double label = QFontMetricsF(style.small).horizontalAdvance(QStringLiteral("0.75"));
        constexpr double kRoom = 1.4; ///< of a label's width for each
        double step = 0.5;
        for (const double finer : {0.1, 0.25}) {
            if (plot.width() * finer < kRoom * label * spread)
                continue;
            step = finer;
            break;
        }
        std::vector<ChartLayout::Tick> ticks;
        const int from = static_cast<int>(std::ceil(spec.axisMin / step - 1e-9));
        const int to = static_cast<int>(std::floor(spec.axisMax / step + 1e-9));
        const QLocale locale;
        for (int i = from; i <= to; ++i) {
            const double value = i * step;
            const QString text = step < 0.2 ? locale.toString(value, 'f', 1) : locale.toString(value, 'g', 3);
            ticks.push_back({plot.left() + (value - spec.axisMin) / spread * plot.width(), text});
        }
        return ticks;
    }

    static QRectF columnAt(const ChartSpec& spec, const ChartLayout& layout, const Mark& mark)
    {
        const QRectF plot = layout.panels[static_cast<std::size_t>(mark.panel)].plot;
        const double width = plot.width() / std::max(spec.bins, 1);
        const double scale = plot.height() / (spec.valueMax > 0 ? spec.valueMax : 1);
        const double top = plot.bottom() - mark.high * scale;
        const double bottom = plot.bottom() - mark.low * scale;
        return {plot.left() + mark.column * width + 0.75, top, width - 1.5, std::max(bottom - top, 1.0)};
    }

    static void paintPanel(QPainter& painter, const ChartSpec& spec, const ChartLayout::Panel& panel,
                           const ChartStyle& style)
    {
        const QRectF& plot = panel.plot;
        painter.setPen(QPen(style.tokens.border, 1));
        for (const double share : {0.0, 0.5, 1.0}) {
            const double y = onPixels(plot.bottom() - share * plot.height());
            painter.setPen(QPen(style.tokens.border, 1));
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
            if (!panel.first)
                continue;
            painter.setFont(style.small);
            painter.setPen(style.tokens.muted);
            painter.drawText(QRectF(0, y - 10, plot.left() - 6, 20), Qt::AlignRight | Qt::AlignVCenter,
                             tickText(share * spec.valueMax, 0.1, false));
        }
        painter.setFont(style.text);
        painter.setPen(style.tokens.text);
        painter.drawText(panel.title.rect, Qt::AlignLeft | Qt::AlignVCenter, panel.title.shown);
        paintTicks(painter, panel.ticks, plot.bottom() + 3, style);
    }
};

} // namespace

const ChartRenderer& histogramRenderer()
{
    static const HistogramRenderer renderer;
    return renderer;
}

} // namespace plumbline::ui
