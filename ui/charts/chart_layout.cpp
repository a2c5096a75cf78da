// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/charts/chart_layout.h"

#include <QCoreApplication>

#include "ui/charts/chart_renderer.h"

namespace plumbline::ui {

const ChartRenderer& rendererFor(ChartKind kind)
{
    switch (kind) {
    case ChartKind::Dots:
    case ChartKind::Bars:
        break;
    case ChartKind::Grid:
        return gridRenderer();
    case ChartKind::Histogram:
        return histogramRenderer();
    case ChartKind::Curves:
        return curvesRenderer();
    case ChartKind::Slope:
        return slopeRenderer();
    case ChartKind::Plot:
        return plotRenderer();
    }
    return rowsRenderer();
}

QString referenceWord()
{
    return QCoreApplication::translate("ChartView", "reference");
}

double chartHeight(const ChartSpec& spec, const ChartStyle& style, double width)
{
    return rendererFor(spec.kind).height(spec, style, width);
}

ChartLayout layOut(const ChartSpec& spec, const ChartStyle& style, QSizeF size)
{
    return rendererFor(spec.kind).layOut(spec, style, size);
}

} // namespace plumbline::ui
