// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QColor>
#include <QPointF>

#include "ui/charts/chart_layout.h"

class QPainter;

/// What the renderers share.
namespace plumbline::ui {

inline constexpr double kMarkRadius = 4.6;

/// Places names with their symbols from left to right, in as many lines as needed. Fills \a legend when
/// given; \return the height.
double layOutLegend(const ChartSpec& spec, const ChartStyle& style, double width,
                    std::vector<ChartLayout::Label>* legend);
/// The text cut to \a rect's width.
ChartLayout::Label labelIn(const QString& text, const QFont& font, const QRectF& rect);
/// The least of 0.1 % to 25 % of which steps over \a spread lie at least \a least pixels apart on \a length.
double tickStep(double length, double spread, double least);
/// "20 %"; with points "+20".
QString tickText(double fraction, double step, bool points);
/// Ticks from layout.start to its end along layout.plot.
std::vector<ChartLayout::Tick> axisTicks(const ChartLayout& layout, bool points, double least);
/// The same for an axis that counts in a unit: plain numbers, steps of 0.1 to 50.
std::vector<ChartLayout::Tick> unitTicks(const ChartLayout& layout, double least);

/// The middle of a pixel, so that a line one pixel wide is not smeared over two.
double onPixels(double at);
/// The shape of a series (circle, square, triangle, diamond, plus, cross): the second cue beside colour.
void paintShape(QPainter& painter, int colour, QPointF at, double radius, bool hollow, const Tokens& tokens);
void paintLegend(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout,
                 const ChartStyle& style);
/// The same with squares, for charts of areas. \a hatched: the second is.
void paintSwatches(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout,
                   const ChartStyle& style, bool hatched);
/// A rectangle of that colour, with diagonal lines over it where \a hatched.
void paintArea(QPainter& painter, const QRectF& rect, const QColor& fill, bool hatched, const QColor& lines);
/// The name of the axis, centred under the plot or, where it is wider, ending at the right margin.
void paintAxisLabel(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout,
                    const ChartStyle& style);
void paintTicks(QPainter& painter, const std::vector<ChartLayout::Tick>& ticks, double top,
                const ChartStyle& style);

/// \a share of \a top over \a ground.
QColor blend(const QColor& ground, const QColor& top, double share);
/// Black or white, whichever reads better on it.
QColor readableOn(const QColor& ground);
/// Viridis (matplotlib, CC0): 0 dark violet to 1 yellow, even steps to the eye, also without colours.
QColor viridis(double fraction);

} // namespace plumbline::ui
