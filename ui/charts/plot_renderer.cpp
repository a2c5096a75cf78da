// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <array>
#include <cmath>

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include "ui/charts/chart_drawing.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/chart_renderer.h"
#include "ui/charts/plot_axes.h"

namespace plumbline::ui {

namespace {

constexpr double kBelowLegend = 8;
constexpr double kGapAcross = 18;
constexpr double kGapDown = 10;
constexpr double kLeastWidth = 190;
constexpr double kLeastPlotHeight = 130;
constexpr double kOnePlotHeight = 210; ///< of a plot that stands alone
constexpr double kMostPlotHeight = 420;
constexpr int kMostAcross = 4;
constexpr double kTickApart = 40; ///< across
constexpr double kLineApart = 26; ///< upwards

struct Measures
{
    double legend = 0;
    double value = 0; ///< height of the name of the upward axis
    double ticks = 0; ///< width of the value ticks of each panel
    double title = 0;
    double figures = 0; ///< height of the figures below the titles
    double axis = 0;    ///< height of the ticks below a panel
    double foot = 0;    ///< height of the name of the axis
    double panel = 0;   ///< width with its ticks
    double least = 0;   ///< height of a plot
    int across = 1;
    int panels = 1;

    [[nodiscard]] int lines() const { return (panels + across - 1) / across; }
    [[nodiscard]] double fixed() const
    {
        return legend + value + foot + lines() * (title + figures + axis) + (lines() - 1) * kGapDown;
    }
};

bool isFigure(const Mark& mark)
{
    return std::isnan(mark.x);
}

Measures measure(const ChartSpec& spec, const ChartStyle& style, double width)
{
    const QFontMetricsF small(style.small);
    Measures m;
    m.panels = static_cast<int>(std::max<qsizetype>(spec.panels.size(), 1));
    m.legend = layOutLegend(spec, style, width, nullptr) + kBelowLegend;
    m.value = small.height() + 4;
    const PlotAxis upward(spec.valueScale, spec.valueMin, spec.valueMax);
    for (const int lines : {6, static_cast<int>(kMostPlotHeight / kLineApart)}) { // as many as may be drawn
        for (const double tick : upward.ticks(lines))
            m.ticks = std::max(m.ticks, std::ceil(small.horizontalAdvance(plotTickText(tick))) + 8);
    }
    m.title = spec.panels.isEmpty() ? 4 : QFontMetricsF(style.text).height() + 4;
    m.figures = std::any_of(spec.marks.begin(), spec.marks.end(), isFigure) ? small.height() + 2 : 0;
    m.axis = small.height() + 6;
    m.foot = small.height() + 6;
    m.across = static_cast<int>((width + kGapAcross) / (m.ticks + kLeastWidth + kGapAcross));
    m.across = std::clamp(m.across, 1, std::min(m.panels, kMostAcross));
    m.across = (m.panels + m.lines() - 1) / m.lines();
    m.panel = (width - (m.across - 1) * kGapAcross) / m.across;
    m.least = m.lines() == 1 ? kOnePlotHeight : kLeastPlotHeight;
    return m;
}

Qt::PenStyle dashOf(int colour)
{
    constexpr std::array<Qt::PenStyle, 4> kDashes {Qt::SolidLine, Qt::DashLine, Qt::DashDotLine,
                                                   Qt::DashDotDotLine};
    return kDashes[static_cast<std::size_t>(colour % kQuietColours) % kDashes.size()];
}

/// The two axes of one panel, in pixels.
struct Frame
{
    QRectF plot;
    PlotAxis across;
    PlotAxis upward;

    Frame(const ChartSpec& spec, const QRectF& place)
        : plot(place)
        , across(spec.axisScale, spec.axisMin, spec.axisMax)
        , upward(spec.valueScale, spec.valueMin, spec.valueMax)
    {
    }
    [[nodiscard]] double x(double value) const { return plot.left() + across.share(value) * plot.width(); }
    [[nodiscard]] double y(double value) const { return plot.bottom() - upward.share(value) * plot.height(); }
};

class PlotRenderer : public ChartRenderer
{
public:
    [[nodiscard]] double height(const ChartSpec& spec, const ChartStyle& style, double width) const override
    {
        const Measures m = measure(spec, style, width);
        return m.fixed() + m.lines() * m.least;
    }

    [[nodiscard]] ChartLayout layOut(const ChartSpec& spec, const ChartStyle& style,
                                     QSizeF size) const override
    {
        ChartLayout layout;
        const Measures m = measure(spec, style, size.width());
        layOutLegend(spec, style, size.width(), &layout.legend);
        const double plotHeight =
            std::floor(std::clamp((size.height() - m.fixed()) / m.lines(), m.least, kMostPlotHeight));
        const double line = m.title + m.figures + plotHeight + m.axis + kGapDown;
        layout.valueLabel = {0, m.legend, size.width(), m.value};
        for (int i = 0; i < m.panels; ++i) {
            const QPointF corner((i % m.across) * (m.panel + kGapAcross),
                                 m.legend + m.value + (i / m.across) * line);
            ChartLayout::Panel panel;
            panel.title = labelIn(spec.panels.value(i), style.text,
                                  {corner.x() + m.ticks, corner.y(), m.panel - m.ticks, m.title});
            panel.plot = {corner.x() + m.ticks, corner.y() + m.title + m.figures, m.panel - m.ticks - 8,
                          plotHeight};
            const Frame frame(spec, panel.plot);
            for (const double tick : frame.across.ticks(static_cast<int>(panel.plot.width() / kTickApart)))
                panel.ticks.push_back({frame.x(tick), plotTickText(tick)});
            layout.panels.push_back(panel);
        }
        placeMarks(spec, style, layout);
        layout.plot = {m.ticks, m.legend + m.value, size.width() - m.ticks, m.lines() * line};
        layout.axisLabel = {m.ticks, layout.plot.bottom() - kGapDown + 2, size.width() - m.ticks, m.foot};
        return layout;
    }

    void paint(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout, const ChartStyle& style,
               int hovered) const override
    {
        if (spec.filled)
            paintSwatches(painter, spec, layout, style, false);
        else
            paintLegend(painter, spec, layout, style);
        painter.setFont(style.small);
        painter.setPen(style.tokens.muted);
        painter.drawText(
            layout.valueLabel, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(style.small).elidedText(spec.valueAxis, Qt::ElideRight, layout.valueLabel.width()));
        for (const ChartLayout::Panel& panel : layout.panels)
            paintGround(painter, spec, panel, style);
        for (const Curve& curve : spec.curves)
            paintCurve(painter, spec, curve, layout, style);
        if (spec.cursor)
            paintCursor(painter, spec, layout, style);
        for (std::size_t i = 0; i < spec.marks.size(); ++i)
            paintMark(painter, spec, i, layout, style, static_cast<int>(i) == hovered);
        paintAxisLabel(painter, spec, layout, style);
    }

private:
    static const QRectF& plotOf(const ChartLayout& layout, int panel)
    {
        return layout.panels[static_cast<std::size_t>(panel)].plot;
    }

    /// Marks at their values; figures one after the other under the title of their panel.
    static void placeMarks(const ChartSpec& spec, const ChartStyle& style, ChartLayout& layout)
    {
        const QFontMetricsF small(style.small);
        std::vector<double> ends(layout.panels.size(), 0);
        for (const Mark& mark : spec.marks) {
            const Frame frame(spec, plotOf(layout, mark.panel));
            if (!isFigure(mark)) {
                layout.marks.emplace_back(frame.x(mark.x), frame.y(mark.value.value_or(mark.high)));
                layout.areas.emplace_back();
                continue;
            }
            double& end = ends[static_cast<std::size_t>(mark.panel)];
            const QRectF text(frame.plot.left() + end, frame.plot.top() - small.height() - 2,
                              std::ceil(small.horizontalAdvance(mark.note)) + 2, small.height());
            end += text.width() + 14;
            layout.areas.push_back(text);
            layout.marks.push_back(text.center());
        }
    }

    static void paintGround(QPainter& painter, const ChartSpec& spec, const ChartLayout::Panel& panel,
                            const ChartStyle& style)
    {
        const Frame frame(spec, panel.plot);
        const QRectF& plot = panel.plot;
        painter.setFont(style.small);
        for (const double tick : frame.upward.ticks(static_cast<int>(plot.height() / kLineApart))) {
            const double y = onPixels(frame.y(tick));
            painter.setPen(QPen(style.tokens.border, 1));
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
            painter.setPen(style.tokens.muted);
            painter.drawText(QRectF(plot.left() - 86, y - 10, 80, 20), Qt::AlignRight | Qt::AlignVCenter,
                             plotTickText(tick));
        }
        painter.setPen(QPen(style.tokens.border, 1));
        for (const ChartLayout::Tick& tick : panel.ticks)
            painter.drawLine(QPointF(onPixels(tick.at), plot.top()),
                             QPointF(onPixels(tick.at), plot.bottom()));
        painter.drawLine(QPointF(plot.left(), onPixels(plot.bottom())),
                         QPointF(plot.right(), onPixels(plot.bottom())));
        paintTicks(painter, panel.ticks, plot.bottom() + 3, style);
        painter.setFont(style.text);
        painter.setPen(style.tokens.text);
        painter.drawText(panel.title.rect, Qt::AlignLeft | Qt::AlignVCenter, panel.title.shown);
    }

    static void paintCurve(QPainter& painter, const ChartSpec& spec, const Curve& curve,
                           const ChartLayout& layout, const ChartStyle& style)
    {
        const Frame frame(spec, plotOf(layout, curve.panel));
        QPolygonF line;
        for (const CurvePoint& point : curve.points)
            line.append({frame.x(point.x), frame.y(point.y)});
        if (line.isEmpty())
            return;
        const QColor colour = intervalColour(curve.colour, style.tokens.dark);
        if (spec.filled) {
            QPolygonF ground = line;
            ground.append({line.last().x(), frame.plot.bottom()});
            ground.append({line.first().x(), frame.plot.bottom()});
            QColor tint = colour;
            tint.setAlphaF(0.16F);
            QPainterPath path;
            path.addPolygon(ground);
            painter.fillPath(path, tint);
        }
        const Qt::PenStyle dash = curve.isBound ? Qt::DotLine : dashOf(curve.colour);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour, curve.isBound ? 1.2 : 2, dash, Qt::FlatCap, Qt::RoundJoin));
        painter.drawPolyline(line);
    }

    static void paintCursor(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout,
                            const ChartStyle& style)
    {
        for (const ChartLayout::Panel& panel : layout.panels) {
            const double x = Frame(spec, panel.plot).x(*spec.cursor);
            painter.setPen(QPen(style.tokens.text, 1.2, Qt::DashLine));
            painter.drawLine(QPointF(x, panel.plot.top()), QPointF(x, panel.plot.bottom()));
        }
    }

    static void paintMark(QPainter& painter, const ChartSpec& spec, std::size_t index,
                          const ChartLayout& layout, const ChartStyle& style, bool hovered)
    {
        const Mark& mark = spec.marks[index];
        const int colour = spec.series[static_cast<std::size_t>(mark.series)].colour;
        const QPointF at = layout.marks[index];
        if (isFigure(mark)) {
            painter.setFont(style.small);
            painter.setPen(hovered ? style.tokens.text : style.tokens.muted);
            painter.drawText(layout.areas[index], Qt::AlignLeft | Qt::AlignVCenter, mark.note);
            return;
        }
        if (!mark.value && mark.high <= 0)
            return; // nothing was compared
        const Frame frame(spec, plotOf(layout, mark.panel));
        painter.setPen(QPen(intervalColour(colour, style.tokens.dark), hovered ? 3 : 1.8));
        if (mark.value)
            painter.drawLine(QPointF(at.x(), frame.y(mark.low)), QPointF(at.x(), frame.y(mark.high)));
        else // only an upper bound: an arrow down from it
            painter.drawLine(at, QPointF(at.x(), std::min(at.y() + 16, frame.plot.bottom())));
        paintShape(painter, colour, at, kMarkRadius + (hovered ? 1.5 : 0), mark.few, style.tokens);
    }
};

} // namespace

const ChartRenderer& plotRenderer()
{
    static const PlotRenderer renderer;
    return renderer;
}

} // namespace plumbline::ui
