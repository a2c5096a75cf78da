// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QCoreApplication>

#include "core/views/chart_parts.h"

namespace plumbline {

namespace {

/// Error rate of every subgroup, a bar from zero with a whisker per system.
class Bars : public Chart
{
    Q_DECLARE_TR_FUNCTIONS(Bars)

public:
    [[nodiscard]] QString title() const override { return tr("Bars"); }
    [[nodiscard]] QString description() const override
    {
        return tr("A bar from zero for the error rate of every subgroup and system, with a whisker for its "
                  "interval");
    }

    [[nodiscard]] Result<ChartSpec> build(const Measured& measured,
                                          const ChartOptions& options) const override
    {
        return rateChart(measured, options, QStringLiteral("bars"), ChartKind::Bars);
    }
};

} // namespace

void register_chart_bars(Registry<Chart>& registry)
{
    registry.add(QStringLiteral("bars"), std::make_unique<Bars>());
}

} // namespace plumbline
