// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/charts/plot_axes.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/views/axis_scale.h"
#include "core/views/match_tables.h"

namespace plumbline::ui {

namespace {

std::vector<double> linearTicks(double low, double high, int most)
{
    const double rough = (high - low) / std::max(most, 1);
    double step = std::pow(10, std::floor(std::log10(rough)));
    for (const double times : {1.0, 2.0, 5.0, 10.0}) {
        if (step * times < rough)
            continue;
        step *= times;
        break;
    }
    std::vector<double> ticks;
    for (double i = std::ceil(low / step - 1e-9); i <= high / step + 1e-9; ++i)
        ticks.push_back(i == 0 ? 0 : i * step);
    return ticks;
}

std::vector<double> logTicks(double low, double high, int most)
{
    const int first = static_cast<int>(std::ceil(std::log10(low) - 1e-9));
    const int last = static_cast<int>(std::floor(std::log10(high) + 1e-9));
    const int every = std::max(1, (last - first + most) / std::max(most, 1));
    std::vector<double> ticks;
    for (int decade = last; decade >= first; decade -= every)
        ticks.push_back(std::pow(10, decade));
    std::reverse(ticks.begin(), ticks.end());
    return ticks;
}

} // namespace

PlotAxis::PlotAxis(AxisScale scale, double low, double high)
    : m_scale(scale)
    , m_low(low)
    , m_high(std::max(high, low))
    , m_from(placeOnScale(scale, low))
    , m_spread(placeOnScale(scale, m_high) - m_from)
{
    if (!(m_spread > 0))
        m_spread = 1;
}

double PlotAxis::share(double value) const
{
    return std::clamp((placeOnScale(m_scale, value) - m_from) / m_spread, 0.0, 1.0);
}

std::vector<double> PlotAxis::ticks(int most) const
{
    if (m_scale == AxisScale::Linear)
        return linearTicks(m_low, m_high, most);
    if (m_scale == AxisScale::Log)
        return logTicks(m_low, m_high, most);
    constexpr std::array<double, 15> kUsual {1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 0.01, 0.05, 0.1,
                                             0.2,  0.5,  0.8,  0.9,  0.95, 0.99, 0.999};
    std::vector<double> ticks;
    for (const double value : kUsual) {
        const bool isApart = ticks.empty() || (share(value) - share(ticks.back())) * most >= 0.8;
        if (holds(value) && isApart)
            ticks.push_back(value);
    }
    return ticks;
}

QString plotTickText(double value)
{
    return plainNumberText(value, 3);
}

} // namespace plumbline::ui
