// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>

#include "ui/charts/chart_drawing.h"
#include "ui/charts/chart_painter.h"
#include "ui/charts/chart_renderer.h"
#include "ui/charts/plot_axes.h"

namespace plumbline::ui {

namespace {

constexpr double kBelowLegend = 12;
constexpr double kPanelGap = 24;
constexpr double kCellPadding = 9;
constexpr double kLabelGap = 10;
constexpr double kWidestCell = 132;
constexpr double kCellGap = 2;
constexpr double kScaleWidth = 180;
constexpr QLatin1String kBetweenValues(", "); ///< of a group's label

QFont titleFont(const ChartStyle& style)
{
    QFont font = style.text;
    font.setWeight(QFont::DemiBold);
    return font;
}

/// The sizes that all panels share.
struct Measures
{
    double labels = 0; ///< width of the rows' names
    double cell = 0;   ///< width of a cell
    double row = 0;    ///< height of a cell
    double head = 0;   ///< height of the heads of the columns
    double title = 0;  ///< height of a panel's title
    double legend = 0; ///< height of what stands above the panels
    double foot = 0;   ///< height of the scale and the axis text
    int across = 1;    ///< panels side by side
    int columns = 1;
    int rows = 1;
    int panels = 1;

    [[nodiscard]] double panelWidth() const { return labels + kLabelGap + columns * cell; }
    [[nodiscard]] double panelHeight() const { return title + head + rows * row; }
    [[nodiscard]] int lines() const { return (panels + across - 1) / across; }
};

/// The head of a column: in two lines where one is too narrow for its values.
ChartLayout::Label headIn(const QString& text, const ChartStyle& style, const QRectF& rect)
{
    const QFontMetricsF small(style.small);
    const auto comma = text.indexOf(kBetweenValues);
    if (comma < 0 || small.horizontalAdvance(text) <= rect.width())
        return labelIn(text, style.small, rect);
    const ChartLayout::Label first = labelIn(text.left(comma + 1), style.small, rect);
    const ChartLayout::Label rest = labelIn(text.mid(comma + kBetweenValues.size()), style.small, rect);
    return {first.shown + QLatin1Char('\n') + rest.shown, rect, first.elided || rest.elided};
}

/// Colours that stand for values, explained by a strip below.
bool hasScale(const ChartSpec& spec)
{
    return spec.shade != Shade::Series;
}

Measures measure(const ChartSpec& spec, const ChartStyle& style, double width)
{
    const QFontMetricsF text(style.text);
    const QFontMetricsF small(style.small);
    Measures m;
    m.columns = static_cast<int>(std::max<qsizetype>(spec.columns.size(), 1));
    m.rows = static_cast<int>(std::max<qsizetype>(spec.rows.size(), 1));
    m.panels = static_cast<int>(std::max<qsizetype>(spec.panels.size(), 1));
    for (const QString& row : spec.rows)
        m.labels = std::max(m.labels, std::ceil(text.horizontalAdvance(row)) + 2);
    double least = 0;
    for (const Mark& mark : spec.marks)
        least = std::max({least, text.horizontalAdvance(mark.note), small.horizontalAdvance(mark.detail)});
    least = std::ceil(least + 2 * kCellPadding);
    double wanted = least;
    for (const QString& column : spec.columns)
        wanted = std::max(wanted, std::ceil(small.horizontalAdvance(column)) + 10);
    m.labels = std::min(m.labels, std::max(60.0, width * 0.3));
    m.cell = std::min(wanted, std::max(least, kWidestCell));
    m.across = std::clamp(static_cast<int>((width + kPanelGap) / (m.panelWidth() + kPanelGap)), 1, m.panels);
    // Evenly: four panels are two and two, not three and one.
    m.across = (m.panels + m.lines() - 1) / m.lines();
    const double room = (width - (m.across - 1) * kPanelGap) / m.across;
    m.cell = std::min(std::floor((room - m.labels - kLabelGap) / m.columns), kWidestCell);
    m.cell = std::max(m.cell, 24.0);
    const bool folds = std::any_of(spec.columns.begin(), spec.columns.end(), [&](const QString& column) {
        return small.horizontalAdvance(column) > m.cell - kCellGap && column.contains(kBetweenValues);
    });
    m.head = (folds ? 2 : 1) * small.height() + 8;
    m.row = std::ceil(text.height() + small.height() + 10);
    m.title = text.height() + 4;
    m.legend = spec.shade == Shade::Series ? layOutLegend(spec, style, width, nullptr) + kBelowLegend : 0;
    m.foot = small.height() + 8 + (hasScale(spec) ? small.height() + 22 : 0);
    return m;
}

QColor fillOf(const ChartSpec& spec, const Mark& mark, const Tokens& tokens)
{
    if (spec.shade == Shade::Log && mark.value.value_or(0) > 0)
        return viridis(PlotAxis(AxisScale::Log, spec.axisMin, spec.axisMax).share(*mark.value));
    if (!mark.value)
        return tokens.ground;
    if (spec.shade == Shade::Scale)
        return viridis(*mark.value / (spec.axisMax > 0 ? spec.axisMax : 1));
    if (*mark.value <= 0)
        return tokens.surface;
    const int colour = spec.series[static_cast<std::size_t>(mark.series)].colour;
    return blend(tokens.surface, seriesColour(colour), 0.1 + 0.5 * *mark.value);
}

class GridRenderer : public ChartRenderer
{
public:
    [[nodiscard]] double height(const ChartSpec& spec, const ChartStyle& style, double width) const override
    {
        const Measures m = measure(spec, style, width);
        return m.legend + m.lines() * (m.panelHeight() + kPanelGap) + m.foot;
    }

    [[nodiscard]] ChartLayout layOut(const ChartSpec& spec, const ChartStyle& style,
                                     QSizeF size) const override
    {
        ChartLayout layout;
        const Measures m = measure(spec, style, size.width());
        if (spec.shade == Shade::Series)
            layOutLegend(spec, style, size.width(), &layout.legend);
        for (int i = 0; i < m.panels; ++i) {
            const QPointF corner((i % m.across) * (m.panelWidth() + kPanelGap),
                                 m.legend + (i / m.across) * (m.panelHeight() + kPanelGap));
            layout.panels.push_back(panelAt(spec, style, m, corner, i));
        }
        for (const Mark& mark : spec.marks) {
            const QRectF plot = layout.panels[static_cast<std::size_t>(mark.panel)].plot;
            const QRectF cell(plot.left() + mark.column * m.cell, plot.top() + mark.row * m.row,
                              m.cell - kCellGap, m.row - kCellGap);
            layout.areas.push_back(cell);
            layout.marks.push_back(cell.center());
        }
        const double bottom = m.legend + m.lines() * (m.panelHeight() + kPanelGap) - kPanelGap / 2;
        layout.plot = {0, m.legend, size.width(), bottom - m.legend};
        const double line = QFontMetricsF(style.small).height();
        double below = bottom;
        if (hasScale(spec)) {
            layout.scale = {m.labels + kLabelGap, below + 2, kScaleWidth, 10};
            below += line + 22;
        }
        layout.axisLabel = {0, below, size.width(), line + 6};
        return layout;
    }

    void paint(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout, const ChartStyle& style,
               int hovered) const override
    {
        paintSwatches(painter, spec, layout, style, false);
        for (const ChartLayout::Panel& panel : layout.panels)
            paintHeads(painter, panel, style);
        for (std::size_t i = 0; i < spec.marks.size(); ++i)
            paintCell(painter, spec, spec.marks[i], layout.areas[i], style, static_cast<int>(i) == hovered);
        if (hasScale(spec))
            paintScale(painter, spec, layout, style);
        painter.setFont(style.small);
        painter.setPen(style.tokens.muted);
        painter.drawText(
            layout.axisLabel, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetricsF(style.small).elidedText(spec.axis, Qt::ElideRight, layout.axisLabel.width()));
    }

private:
    static ChartLayout::Panel panelAt(const ChartSpec& spec, const ChartStyle& style, const Measures& m,
                                      QPointF corner, int i)
    {
        ChartLayout::Panel panel;
        panel.title = labelIn(spec.panels.value(i), titleFont(style),
                              {corner.x(), corner.y(), m.panelWidth(), m.title});
        panel.plot = {corner.x() + m.labels + kLabelGap, corner.y() + m.title + m.head, m.columns * m.cell,
                      m.rows * m.row};
        for (qsizetype row = 0; row < spec.rows.size(); ++row)
            panel.rows.push_back(labelIn(spec.rows[row], style.text,
                                         {corner.x(), panel.plot.top() + static_cast<double>(row) * m.row,
                                          m.labels, m.row - kCellGap}));
        for (qsizetype column = 0; column < spec.columns.size(); ++column)
            panel.columns.push_back(headIn(spec.columns[column], style,
                                           {panel.plot.left() + static_cast<double>(column) * m.cell,
                                            corner.y() + m.title, m.cell - kCellGap, m.head}));
        return panel;
    }

    static void paintHeads(QPainter& painter, const ChartLayout::Panel& panel, const ChartStyle& style)
    {
        painter.setPen(style.tokens.text);
        painter.setFont(titleFont(style));
        painter.drawText(panel.title.rect, Qt::AlignLeft | Qt::AlignVCenter, panel.title.shown);
        painter.setFont(style.text);
        for (const ChartLayout::Label& row : panel.rows)
            painter.drawText(row.rect, Qt::AlignRight | Qt::AlignVCenter, row.shown);
        painter.setFont(style.small);
        painter.setPen(style.tokens.muted);
        for (const ChartLayout::Label& column : panel.columns)
            painter.drawText(column.rect, Qt::AlignHCenter | Qt::AlignVCenter, column.shown);
    }

    static void paintCell(QPainter& painter, const ChartSpec& spec, const Mark& mark, const QRectF& cell,
                          const ChartStyle& style, bool hovered)
    {
        const QColor fill = fillOf(spec, mark, style.tokens);
        const bool isBound = spec.shade == Shade::Log && mark.few; // none seen: no colour, only a bound
        const bool coloured = spec.shade == Shade::Scale
            ? mark.value.has_value()
            : spec.shade == Shade::Log && mark.value.value_or(0) > 0;
        const QColor ink = coloured ? readableOn(fill) : style.tokens.text;
        paintArea(painter, cell, fill, isBound || (mark.few && mark.value.has_value()),
                  blend(fill, ink, 0.28));
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(hovered ? style.tokens.accent : style.tokens.border, hovered ? 2 : 1));
        painter.drawRect(cell);
        const double note = QFontMetricsF(style.text).height();
        const double detail = QFontMetricsF(style.small).height();
        const QString& below = mark.detail.isEmpty() ? mark.note : mark.detail;
        if (mark.note.isEmpty() || mark.detail.isEmpty()) {
            painter.setFont(style.small);
            if (isBound) { // the lines are not to run through the figure
                const double wide = QFontMetricsF(style.small).horizontalAdvance(below) + 6;
                painter.fillRect(
                    QRectF(cell.center().x() - wide / 2, cell.center().y() - detail / 2, wide, detail), fill);
            }
            painter.setPen(coloured && spec.shade == Shade::Log ? ink : style.tokens.muted);
            painter.drawText(cell, Qt::AlignCenter, below);
            return;
        }
        const double top = cell.center().y() - (note + detail) / 2;
        if (mark.few) { // the lines are not to run through the figures
            const double wide = std::max(QFontMetricsF(style.text).horizontalAdvance(mark.note),
                                         QFontMetricsF(style.small).horizontalAdvance(mark.detail));
            painter.fillRect(QRectF(cell.center().x() - wide / 2 - 3, top, wide + 6, note + detail), fill);
        }
        const bool nobody = spec.shade == Shade::Series && mark.value.value_or(0) <= 0;
        painter.setPen(nobody ? style.tokens.muted : ink);
        painter.setFont(style.text);
        painter.drawText(QRectF(cell.left(), top, cell.width(), note), Qt::AlignCenter, mark.note);
        painter.setFont(style.small);
        painter.drawText(QRectF(cell.left(), top + note, cell.width(), detail), Qt::AlignCenter, mark.detail);
    }

    static void paintScale(QPainter& painter, const ChartSpec& spec, const ChartLayout& layout,
                           const ChartStyle& style)
    {
        QLinearGradient gradient(layout.scale.topLeft(), layout.scale.topRight());
        constexpr int kStops = 9;
        for (int i = 0; i <= kStops; ++i)
            gradient.setColorAt(double(i) / kStops, viridis(double(i) / kStops));
        painter.fillRect(layout.scale, gradient);
        const double below = layout.scale.bottom() + 2;
        const bool decades = spec.shade == Shade::Log;
        paintTicks(painter,
                   {{layout.scale.left(), decades ? plotTickText(spec.axisMin) : tickText(0, 0.1, false)},
                    {layout.scale.right(),
                     decades ? plotTickText(spec.axisMax) : tickText(spec.axisMax, 0.1, false)}},
                   below, style);
    }
};

} // namespace

const ChartRenderer& gridRenderer()
{
    static const GridRenderer renderer;
    return renderer;
}

} // namespace plumbline::ui
