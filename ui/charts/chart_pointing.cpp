// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/charts/chart_pointing.h"

#include <algorithm>
#include <cmath>

#include "core/views/axis_scale.h"

namespace plumbline::ui {

namespace {

constexpr double kReach = 9; ///< how near a click must be to a mark
constexpr double kEdgeReach = 6;

bool isOfRows(const ChartSpec& spec)
{
    return spec.kind == ChartKind::Dots || spec.kind == ChartKind::Bars;
}

int lastOf(const ChartSpec& spec)
{
    return static_cast<int>(spec.marks.size()) - 1;
}

/// The first mark that \a holds, or -1.
template<class Predicate>
int find(const ChartSpec& spec, Predicate holds)
{
    for (std::size_t i = 0; i < spec.marks.size(); ++i)
        if (holds(spec.marks[i]))
            return static_cast<int>(i);
    return -1;
}

int inRows(const ChartSpec& spec, const Mark& now, int rows)
{
    return find(spec,
                [&](const Mark& mark) { return mark.row == now.row + rows && mark.series == now.series; });
}

int inGrid(const ChartSpec& spec, const Mark& now, int rows, int columns)
{
    const int same = find(spec, [&](const Mark& mark) {
        return mark.panel == now.panel && mark.row == now.row + rows && mark.column == now.column + columns;
    });
    if (same >= 0 || rows == 0)
        return same;
    // Below the last row comes the next panel's first, above the first row the one before's last.
    const int row = rows > 0 ? 0 : static_cast<int>(spec.rows.size()) - 1;
    return find(spec, [&](const Mark& mark) {
        return mark.panel == now.panel + rows && mark.row == row && mark.column == now.column;
    });
}

/// Along its line, or along the same group's in the next panel.
int inSlope(const ChartSpec& spec, int now, int columns)
{
    const Mark& mark = spec.marks[static_cast<std::size_t>(now)];
    const int next = now + columns;
    const int last = lastOf(spec);
    if (next >= 0 && next <= last && spec.marks[static_cast<std::size_t>(next)].row == mark.row
        && spec.marks[static_cast<std::size_t>(next)].panel == mark.panel)
        return next;
    return find(spec, [&](const Mark& other) {
        return other.row == mark.row && other.panel == mark.panel + columns;
    });
}

int inPanels(const ChartSpec& spec, const Mark& now, int panels)
{
    int best = -1;
    for (std::size_t i = 0; i < spec.marks.size(); ++i) {
        const Mark& mark = spec.marks[i];
        if (mark.panel != now.panel + panels)
            continue;
        const auto gap = [&](const Mark& other) { return std::abs(other.column - now.column); };
        if (best < 0 || gap(mark) < gap(spec.marks[static_cast<std::size_t>(best)]))
            best = static_cast<int>(i);
    }
    return best;
}

QString cutTip(const std::vector<ChartLayout::Label>& labels, const QStringList& texts, QPointF at)
{
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (labels[i].elided && labels[i].rect.contains(at))
            return texts.value(static_cast<qsizetype>(i));
    return {};
}

QString rowTip(const ChartSpec& spec, const std::vector<ChartLayout::Label>& labels, QPointF at)
{
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (!labels[i].rect.contains(at))
            continue;
        QStringList lines;
        if (labels[i].elided)
            lines.append(spec.rows.value(static_cast<qsizetype>(i)));
        lines.append(spec.rowTips.value(static_cast<qsizetype>(i)));
        lines.removeAll(QString());
        return lines.join(QLatin1Char('\n'));
    }
    return {};
}

} // namespace

int markAt(const ChartSpec& spec, const ChartLayout& layout, QPointF at)
{
    for (std::size_t i = 0; i < layout.areas.size(); ++i)
        if (layout.areas[i].contains(at))
            return static_cast<int>(i);
    if (!isOfRows(spec) && spec.kind != ChartKind::Slope && spec.kind != ChartKind::Plot)
        return -1;
    int best = -1;
    double nearest = kReach;
    for (std::size_t i = 0; i < layout.marks.size(); ++i) {
        const QPointF gap = layout.marks[i] - at;
        const bool onNote = isOfRows(spec) && at.x() >= layout.notesX - 4 && std::abs(gap.y()) < nearest;
        const double distance = onNote ? std::abs(gap.y()) : std::hypot(gap.x(), gap.y());
        if (distance < nearest) {
            nearest = distance;
            best = static_cast<int>(i);
        }
    }
    return best;
}

QString tipAt(const ChartSpec& spec, const ChartLayout& layout, QPointF at)
{
    if (const int mark = markAt(spec, layout, at); mark >= 0)
        return spec.marks[static_cast<std::size_t>(mark)].tip;
    if (const QString tip = rowTip(spec, layout.rowLabels, at); !tip.isEmpty())
        return tip;
    for (std::size_t i = 0; i < layout.legend.size(); ++i)
        if (layout.legend[i].elided && layout.legend[i].rect.contains(at))
            return spec.series[i].name;
    for (std::size_t i = 0; i < layout.panels.size(); ++i) {
        const ChartLayout::Panel& panel = layout.panels[i];
        if (panel.title.elided && panel.title.rect.contains(at))
            return spec.panels.value(static_cast<qsizetype>(i));
        if (const QString tip = rowTip(spec, panel.rows, at); !tip.isEmpty())
            return tip;
        if (const QString tip = cutTip(panel.columns, spec.columns, at); !tip.isEmpty())
            return tip;
    }
    return {};
}

BandEdge edgeAt(const ChartSpec& spec, const ChartLayout& layout, QPointF at)
{
    if (!spec.band || at.y() < layout.plot.top() - 2 || at.y() > layout.plot.bottom() + 2)
        return BandEdge::None;
    const double toLow = std::abs(layout.x(spec.band->low) - at.x());
    const double toHigh = std::abs(layout.x(spec.band->high) - at.x());
    if (std::min(toLow, toHigh) > kEdgeReach)
        return BandEdge::None;
    if (spec.band->low == spec.band->high) // closed: it opens to the side from which it is taken
        return at.x() < layout.x(spec.band->low) ? BandEdge::Low : BandEdge::High;
    return toLow < toHigh ? BandEdge::Low : BandEdge::High;
}

Band moved(const ChartSpec& spec, const ChartLayout& layout, BandEdge edge, double x)
{
    Band band = spec.band.value_or(Band {});
    const double to = std::round(layout.fractionAt(x) * 100) / 100;
    if (edge == BandEdge::Low)
        band.low = std::min(to, band.high);
    else if (edge == BandEdge::High)
        band.high = std::max(to, band.low);
    return band;
}

std::optional<double> cursorAt(const ChartSpec& spec, const ChartLayout& layout, QPointF at, int* panel)
{
    if (!spec.cursor)
        return std::nullopt;
    const int held = *panel;
    for (std::size_t i = 0; held < 0 && i < layout.panels.size(); ++i) {
        if (layout.panels[i].plot.contains(at))
            *panel = static_cast<int>(i);
    }
    if (*panel < 0 || static_cast<std::size_t>(*panel) >= layout.panels.size())
        return std::nullopt;
    const QRectF& plot = layout.panels[static_cast<std::size_t>(*panel)].plot;
    const double share = std::clamp((at.x() - plot.left()) / plot.width(), 0.0, 1.0);
    const double low = placeOnScale(spec.axisScale, spec.axisMin);
    const double high = placeOnScale(spec.axisScale, spec.axisMax);
    return valueOnScale(spec.axisScale, low + share * (high - low));
}

int neighbour(const ChartSpec& spec, int now, Step step)
{
    const int last = lastOf(spec);
    if (last < 0)
        return -1;
    if (step == Step::First || now < 0 || now > last)
        return step == Step::Last ? last : 0;
    if (step == Step::Last)
        return last;
    const Mark& mark = spec.marks[static_cast<std::size_t>(now)];
    const bool forward = step == Step::Next || step == Step::Right;
    const int by = forward ? 1 : -1;
    const bool down = step == Step::Next || step == Step::Previous;
    switch (spec.kind) {
    case ChartKind::Grid:
        return down ? inGrid(spec, mark, by, 0) : inGrid(spec, mark, 0, by);
    case ChartKind::Histogram:
        return down ? inPanels(spec, mark, by) : std::clamp(now + by, 0, last);
    case ChartKind::Dots:
    case ChartKind::Bars:
        return down ? std::clamp(now + by, 0, last) : inRows(spec, mark, by);
    case ChartKind::Slope:
        return down ? std::clamp(now + by, 0, last) : inSlope(spec, now, by);
    case ChartKind::Curves:
    case ChartKind::Plot:
        break;
    }
    return std::clamp(now + by, 0, last);
}

} // namespace plumbline::ui
