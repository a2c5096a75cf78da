// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/charts/chart_drawing.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>
#include <QPainterPath>

#include "ui/charts/chart_painter.h"

namespace plumbline::ui {

namespace {

constexpr double kLegendGap = 18;

constexpr int kShapes = 6;

int hueOf(int colour)
{
    return ((colour % kShapes) + kShapes) % kShapes;
}

/// From the seventh series on hues come again, each with the shape of its neighbour.
int shapeOf(int colour)
{
    return hueOf(colour + std::max(0, colour) / kShapes);
}

bool isLightHue(int colour)
{
    return hueOf(colour) >= 3;
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

double luminance(const QColor& colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
        + 0.0722 * linear(colour.blueF());
}

} // namespace

double layOutLegend(const ChartSpec& spec, const ChartStyle& style, double width,
                    std::vector<ChartLayout::Label>* legend)
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
        const QString shown = metrics.elidedText(series.name, Qt::ElideRight, width - kSymbolWidth);
        if (legend)
            legend->push_back({shown, {x, y, std::min(whole, width), line}, shown != series.name});
        x += whole + kLegendGap;
    }
    return y + line;
}

ChartLayout::Label labelIn(const QString& text, const QFont& font, const QRectF& rect)
{
    const QString shown = QFontMetricsF(font).elidedText(text, Qt::ElideRight, rect.width());
    return {shown, rect, shown != text};
}

double tickStep(double length, double spread, double least)
{
    constexpr std::array<double, 8> kSteps {0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2};
    for (const double step : kSteps)
        if (length * step / spread >= least)
            return step;
    return length * 0.25 / spread >= least ? 0.25 : 0.5;
}

QString tickText(double fraction, double step, bool points)
{
    const QString number = QLocale().toString(std::abs(fraction) * 100, 'f', step < 0.01 ? 1 : 0);
    const bool zero = std::abs(fraction) < step / 2;
    const QString sign = zero || (!points && fraction > 0) ? QString()
        : fraction < 0                                     ? QStringLiteral("−")
                                                           : QStringLiteral("+");
    return points ? sign + number : sign + QCoreApplication::translate("ChartView", "%1 %").arg(number);
}

std::vector<ChartLayout::Tick> axisTicks(const ChartLayout& layout, bool points, double least)
{
    std::vector<ChartLayout::Tick> ticks;
    const double step = tickStep(layout.plot.width(), layout.spread, least);
    const int from = static_cast<int>(std::ceil(layout.start / step - 1e-9));
    const int to = static_cast<int>(std::floor((layout.start + layout.spread) / step + 1e-9));
    for (int i = from; i <= to; ++i)
        ticks.push_back({layout.x(i * step), tickText(i * step, step, points)});
    return ticks;
}

std::vector<ChartLayout::Tick> unitTicks(const ChartLayout& layout, double least)
{
    constexpr std::array<double, 9> kSteps {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50};
    double step = kSteps.back();
    for (const double one : kSteps) {
        if (layout.plot.width() * one / layout.spread < least)
            continue;
        step = one;
        break;
    }
    std::vector<ChartLayout::Tick> ticks;
    const int from = static_cast<int>(std::ceil(layout.start / step - 1e-9));
    const int to = static_cast<int>(std::floor((layout.start + layout.spread) / step + 1e-9));
    for (int i = from; i <= to; ++i)
        ticks.push_back({layout.x(i * step), QLocale().toString(i * step, 'f', step < 1 ? 1 : 0)});
    return ticks;
}

double onPixels(double at)
{
    return std::floor(at) + 0.5;
}

void paintShape(QPainter& painter, int colour, QPointF at, double radius, bool hollow, const Tokens& tokens)
{
    const QColor fill = seriesColour(colour);
    const QPainterPath path = shapePath(colour, at, radius);
    const bool light = isLightHue(colour) && !tokens.dark; // they need an edge on white
    const QColor edge = light ? fill.darker(165) : fill;
    if (isStroked(colour)) {
        // An interval of its own colour runs through it: without ground around them its arms are lost there.
        painter.strokePath(path, QPen(tokens.surface, 6.4, Qt::SolidLine, Qt::SquareCap));
        if (light) {
            painter.strokePath(path, QPen(edge, hollow ? 3.4 : 4.2, Qt::SolidLine, Qt::FlatCap));
            painter.strokePath(
                path, QPen(hollow ? tokens.surface : fill, hollow ? 1.4 : 2.4, Qt::SolidLine, Qt::FlatCap));
        } else {
            painter.strokePath(path, QPen(fill, 3, Qt::SolidLine, Qt::FlatCap));
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
        paintShape(painter, spec.series[i].colour, {rect.left() + 6, rect.center().y()}, kMarkRadius + 0.4,
                   false, style.tokens);
        painter.setPen(style.tokens.text);
        painter.drawText(rect.adjusted(kSymbolWidth, 0, 4, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         layout.legend[i].shown);
    }
}

void paintSwatches(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout,
                   const ChartStyle& style, bool hatched)
{
    painter.setFont(style.text);
    for (std::size_t i = 0; i < layout.legend.size(); ++i) {
        const QRectF rect = layout.legend[i].rect;
        const QRectF swatch(rect.left(), rect.center().y() - 5.5, 11, 11);
        paintArea(painter, swatch, seriesColour(spec.series[i].colour), hatched && i == 1,
                  style.tokens.surface);
        painter.setPen(style.tokens.text);
        painter.drawText(rect.adjusted(kSymbolWidth, 0, 4, 0), Qt::AlignVCenter | Qt::AlignLeft,
                         layout.legend[i].shown);
    }
}

void paintArea(QPainter& painter, const QRectF& rect, const QColor& fill, bool hatched, const QColor& lines)
{
    painter.fillRect(rect, fill);
    if (!hatched)
        return;
    // Lines of our own: a pattern brush becomes a bitmap in SVG and does not scale in PDF.
    constexpr double kApart = 5;
    painter.setPen(QPen(lines, 1));
    for (double shift = kApart - rect.height(); shift < rect.width(); shift += kApart) {
        const double from = std::max(0.0, shift);
        const double to = std::min(rect.width(), shift + rect.height());
        painter.drawLine(QPointF(rect.left() + from, rect.bottom() - (from - shift)),
                         QPointF(rect.left() + to, rect.bottom() - (to - shift)));
    }
}

void paintAxisLabel(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout,
                    const ChartStyle& style)
{
    painter.setFont(style.small);
    painter.setPen(style.tokens.muted);
    const double wanted = QFontMetricsF(style.small).horizontalAdvance(spec.axis);
    QRectF label = layout.axisLabel;
    if (wanted <= layout.plot.width())
        label.setWidth(layout.plot.width());
    else
        label.setLeft(std::max(0.0, label.right() - wanted - 4));
    const QString shown = QFontMetricsF(style.small).elidedText(spec.axis, Qt::ElideRight, label.width());
    painter.drawText(label, Qt::AlignHCenter | Qt::AlignVCenter, shown);
}

void paintTicks(QPainter& painter, const std::vector<ChartLayout::Tick>& ticks, double top,
                const ChartStyle& style)
{
    painter.setFont(style.small);
    painter.setPen(style.tokens.muted);
    const double line = QFontMetricsF(style.small).height() + 2;
    for (const ChartLayout::Tick& tick : ticks)
        painter.drawText(QRectF(tick.at - 40, top, 80, line), Qt::AlignHCenter | Qt::AlignTop, tick.text);
}

QColor blend(const QColor& ground, const QColor& top, double share)
{
    const double of = std::clamp(share, 0.0, 1.0);
    const auto mix = [of](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * of)); };
    return {mix(ground.red(), top.red()), mix(ground.green(), top.green()), mix(ground.blue(), top.blue())};
}

QColor readableOn(const QColor& ground)
{
    const double light = luminance(ground);
    return (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) ? QColor(Qt::black) : QColor(Qt::white);
}

QColor viridis(double fraction)
{
    constexpr std::array<QRgb, 10> kStops {0xff440154, 0xff482878, 0xff3e4989, 0xff31688e, 0xff26828e,
                                           0xff1f9e89, 0xff35b779, 0xff6ece58, 0xffb5de2b, 0xfffde725};
    const double place = std::clamp(fraction, 0.0, 1.0) * static_cast<double>(kStops.size() - 1);
    const auto below = std::min(static_cast<std::size_t>(place), kStops.size() - 2);
    return blend(QColor::fromRgb(kStops[below]), QColor::fromRgb(kStops[below + 1]),
                 place - static_cast<double>(below));
}

} // namespace plumbline::ui
