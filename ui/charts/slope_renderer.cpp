// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QPainter>
#include <QTextOption>

#include "core/views/texts.h"
#include "ui/charts/chart_drawing.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/chart_renderer.h"

namespace plumbline::ui {

namespace {

constexpr double kBelowLegend = 14;
constexpr double kGapAcross = 24;
constexpr double kGapDown = 16;
constexpr double kLeastPanel = 190;
constexpr double kLeastPlotHeight = 210;
constexpr double kApart = 7;  ///< between the whiskers of two groups at one stop
constexpr double kInset = 14; ///< of the outermost marks from the ends of the plot
constexpr int kMostAcross = 3;

struct Measures
{
    double legend = 0;
    double ticks = 0;  ///< width of the value ticks
    double title = 0;  ///< of a panel
    double axis = 0;   ///< height of the names of the stops
    double foot = 0;   ///< height of the name of the axis
    double values = 0; ///< width of the rates written beside the ends; 0: there is no room
    double panel = 0;
    int across = 1;
    int panels = 1;

    [[nodiscard]] int lines() const { return (panels + across - 1) / across; }
    [[nodiscard]] double fixed() const { return legend + foot + lines() * (title + axis + kGapDown); }
};

Measures measure(const ChartSpec& spec, const ChartStyle& style, double width)
{
    const QFontMetricsF small(style.small);
    Measures m;
    m.panels = static_cast<int>(std::max<qsizetype>(spec.panels.size(), 1));
    m.legend = layOutLegend(spec, style, width, nullptr) + kBelowLegend;
    m.ticks = std::ceil(small.horizontalAdvance(QStringLiteral("100 %"))) + 8;
    m.title = m.panels > 1 ? QFontMetricsF(style.text).height() + 4 : 0;
    m.axis = small.height() + 8;
    m.foot = small.height() + 6;
    m.across = std::clamp(static_cast<int>((width - m.ticks + kGapAcross) / (kLeastPanel + kGapAcross)), 1,
                          std::min(m.panels, kMostAcross));
    m.across = (m.panels + m.lines() - 1) / m.lines();
    m.panel = (width - m.ticks - (m.across - 1) * kGapAcross) / m.across;
    if (m.panels == 1 && m.panel > 2 * kLeastPanel)
        m.values = std::ceil(small.horizontalAdvance(QStringLiteral("100.0 %"))) + 10;
    return m;
}

class SlopeRenderer : public ChartRenderer
{
public:
    [[nodiscard]] double height(const ChartSpec& spec, const ChartStyle& style, double width) const override
    {
        const Measures m = measure(spec, style, width);
        return std::ceil(m.fixed() + m.lines() * kLeastPlotHeight);
    }

    [[nodiscard]] ChartLayout layOut(const ChartSpec& spec, const ChartStyle& style,
                                     QSizeF size) const override
    {
        ChartLayout layout;
        const Measures m = measure(spec, style, size.width());
        layOutLegend(spec, style, size.width(), &layout.legend);
        const double plotHeight = std::floor(
            std::clamp((size.height() - m.fixed()) / m.lines(), kLeastPlotHeight, kLeastPlotHeight * 2));
        const double line = m.title + plotHeight + m.axis + kGapDown;
        for (int i = 0; i < m.panels; ++i) {
            const QPointF corner(m.ticks + (i % m.across) * (m.panel + kGapAcross),
                                 m.legend + (i / m.across) * line);
            ChartLayout::Panel panel;
            panel.title =
                labelIn(spec.panels.value(i), style.text, {corner, QSizeF(m.panel, std::max(m.title, 1.0))});
            panel.plot = {corner.x(), corner.y() + m.title, m.panel, plotHeight};
            panel.first = i % m.across == 0;
            placeStops(spec, style, m, i, panel);
            layout.panels.push_back(std::move(panel));
        }
        for (const Mark& mark : spec.marks)
            layout.marks.push_back(placeOf(spec, layout, mark));
        layout.plot = {m.ticks, m.legend, size.width() - m.ticks, m.lines() * line};
        layout.axisLabel = {m.ticks, layout.plot.bottom() - kGapDown + 4, size.width() - m.ticks, m.foot};
        return layout;
    }

    void paint(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout, const ChartStyle& style,
               int hovered) const override
    {
        paintLegend(painter, spec, layout, style);
        for (const ChartLayout::Panel& panel : layout.panels)
            paintPanel(painter, spec, panel, style);
        paintLines(painter, spec, layout, style, hovered);
        for (std::size_t i = 0; i < spec.marks.size(); ++i)
            paintMark(painter, spec, i, layout, style, static_cast<int>(i) == hovered);
        const Measures m = measure(spec, style, layout.plot.right());
        if (m.values > 0)
            paintValues(painter, spec, layout, style);
        paintAxisLabel(painter, spec, layout, style);
    }

private:
    /// The stops that have a mark in the panel, from left to right.
    static std::vector<int> stopsOf(const ChartSpec& spec, int panel)
    {
        std::vector<int> stops;
        for (const Mark& mark : spec.marks) {
            if (mark.panel == panel && std::find(stops.begin(), stops.end(), mark.column) == stops.end())
                stops.push_back(mark.column);
        }
        std::sort(stops.begin(), stops.end());
        return stops;
    }

    static double spreadOf(const ChartSpec& spec, double step)
    {
        const double series = static_cast<double>(std::max<std::size_t>(spec.series.size(), 1));
        return std::min(kApart, 0.5 * step / series);
    }

    /// ChartLayout::Panel::columns are the stops: the middle of each is where its marks stand.
    static void placeStops(const ChartSpec& spec, const ChartStyle& style, const Measures& m, int index,
                           ChartLayout::Panel& panel)
    {
        const std::vector<int> stops = stopsOf(spec, index);
        panel.columns.resize(static_cast<std::size_t>(spec.columns.size()));
        const double half = 0.5 * kApart * static_cast<double>(spec.series.size());
        const double inset = std::min(kInset + half + m.values, panel.plot.width() / 3);
        const double room = panel.plot.width() - 2 * inset;
        const double step = stops.size() > 1 ? room / static_cast<double>(stops.size() - 1) : 0;
        for (std::size_t i = 0; i < stops.size(); ++i) {
            const double x =
                panel.plot.left() + inset + (stops.size() > 1 ? static_cast<double>(i) * step : room / 2);
            // A name may be as wide as reaches half-way to the next, and at the ends to the edge of the
            // panel.
            const double reach =
                stops.size() > 1 ? std::min(step / 2, inset + step / 2) : panel.plot.width() / 2;
            const double left = std::max(panel.plot.left(), x - reach);
            const double right = std::min(panel.plot.right(), x + reach);
            const double wide = 2 * std::min(x - left, right - x);
            panel.columns[static_cast<std::size_t>(stops[i])] =
                labelIn(spec.columns.value(stops[i]), style.small,
                        {x - wide / 2, panel.plot.bottom() + 4, wide, m.axis - 4});
        }
    }

    static QPointF placeOf(const ChartSpec& spec, const ChartLayout& layout, const Mark& mark)
    {
        const ChartLayout::Panel& panel = layout.panels[static_cast<std::size_t>(mark.panel)];
        const double x = panel.columns[static_cast<std::size_t>(mark.column)].rect.center().x();
        const double middle = (static_cast<double>(spec.series.size()) - 1) / 2;
        return {x + (mark.series - middle) * spreadOf(spec, panel.plot.width() / 2),
                mark.value ? yOf(spec, panel, *mark.value) : panel.plot.bottom()};
    }

    static double yOf(const ChartSpec& spec, const ChartLayout::Panel& panel, double value)
    {
        const double spread = spec.axisMax > spec.axisMin ? spec.axisMax - spec.axisMin : 1;
        const double share = std::clamp((value - spec.axisMin) / spread, 0.0, 1.0);
        return panel.plot.bottom() - share * panel.plot.height();
    }

    static void paintPanel(QPainter& painter, const ChartSpec& spec, const ChartLayout::Panel& panel,
                           const ChartStyle& style)
    {
        constexpr double kLeastTick = 34;
        const QRectF& plot = panel.plot;
        const double step = tickStep(plot.height(), spec.axisMax - spec.axisMin, kLeastTick);
        painter.setFont(style.small);
        for (int i = 0; i * step <= spec.axisMax + 1e-9; ++i) {
            const double y = onPixels(yOf(spec, panel, i * step));
            painter.setPen(QPen(style.tokens.border, 1));
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
            if (!panel.first)
                continue;
            painter.setPen(style.tokens.muted);
            painter.drawText(QRectF(0, y - 10, plot.left() - 6, 20), Qt::AlignRight | Qt::AlignVCenter,
                             tickText(i * step, step, false));
        }
        painter.setPen(style.tokens.text);
        for (const ChartLayout::Label& stop : panel.columns)
            painter.drawText(stop.rect, Qt::AlignHCenter | Qt::AlignTop, stop.shown);
        painter.setFont(style.text);
        painter.drawText(panel.title.rect, Qt::AlignLeft | Qt::AlignVCenter, panel.title.shown);
    }

    /// Marks of one row follow each other along its line.
    static void paintLines(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout,
                           const ChartStyle& style, int hovered)
    {
        for (std::size_t i = 1; i < spec.marks.size(); ++i) {
            const Mark& from = spec.marks[i - 1];
            const Mark& to = spec.marks[i];
            if (from.row != to.row || from.panel != to.panel || !from.value || !to.value)
                continue;
            const bool strong = hovered >= 0 && spec.marks[static_cast<std::size_t>(hovered)].row == to.row;
            const int colour = spec.series[static_cast<std::size_t>(to.series)].colour;
            painter.setPen(QPen(intervalColour(colour, style.tokens.dark), strong ? 3.4 : 2.2,
                                from.few || to.few ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(layout.marks[i - 1], layout.marks[i]);
        }
    }

    static void paintMark(QPainter& painter, const ChartSpec& spec, std::size_t i, const ChartLayout& layout,
                          const ChartStyle& style, bool hovered)
    {
        const Mark& mark = spec.marks[i];
        if (!mark.value)
            return;
        const ChartLayout::Panel& panel = layout.panels[static_cast<std::size_t>(mark.panel)];
        const QPointF at = layout.marks[i];
        const int colour = spec.series[static_cast<std::size_t>(mark.series)].colour;
        QColor whisker = intervalColour(colour, style.tokens.dark);
        whisker = blend(style.tokens.surface, whisker, hovered ? 1 : 0.6);
        painter.setPen(
            QPen(whisker, hovered ? 2.4 : 1.4, mark.few ? Qt::DashLine : Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(at.x(), yOf(spec, panel, mark.low)),
                         QPointF(at.x(), yOf(spec, panel, mark.high)));
        paintShape(painter, colour, at, hovered ? kMarkRadius + 1.2 : kMarkRadius, mark.few, style.tokens);
    }

    /// The rates of the first and the last stop beside their marks, moved apart where they would overlap.
    static void paintValues(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout,
                            const ChartStyle& style)
    {
        const std::vector<int> stops = stopsOf(spec, 0);
        if (stops.size() < 2)
            return;
        const double line = QFontMetricsF(style.small).height();
        const double half = 0.5 * kApart * static_cast<double>(spec.series.size()) + kMarkRadius + 6;
        const ChartLayout::Panel& panel = layout.panels.front();
        painter.setFont(style.small);
        painter.setPen(style.tokens.text);
        for (const int stop : {stops.front(), stops.back()}) {
            std::vector<std::size_t> marks;
            for (std::size_t i = 0; i < spec.marks.size(); ++i) {
                if (spec.marks[i].column == stop && spec.marks[i].value)
                    marks.push_back(i);
            }
            std::stable_sort(marks.begin(), marks.end(), [&](std::size_t a, std::size_t b) {
                return layout.marks[a].y() > layout.marks[b].y();
            });
            const double x = panel.columns[static_cast<std::size_t>(stop)].rect.center().x();
            double lowest = panel.plot.bottom() - 1; // above the line of zero, which would strike it through
            for (const std::size_t i : marks) {      // from the bottom upwards
                const double y = std::min(layout.marks[i].y(), lowest - line / 2);
                lowest = y - line / 2;
                const QString text = percentText(spec.marks[i].value);
                const bool left = stop == stops.front();
                const QRectF rect(left ? x - half - 80 : x + half, y - line / 2, 80, line);
                painter.drawText(rect, text,
                                 QTextOption(Qt::AlignVCenter | (left ? Qt::AlignRight : Qt::AlignLeft)));
            }
        }
    }
};

} // namespace

const ChartRenderer& slopeRenderer()
{
    static const SlopeRenderer renderer;
    return renderer;
}

} // namespace plumbline::ui
