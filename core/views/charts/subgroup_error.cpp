// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QCoreApplication>

#include "core/views/chart_parts.h"

namespace plumbline {

namespace {

/// Error rate of every subgroup, a dot with its interval per system.
class SubgroupError : public Chart
{
    Q_DECLARE_TR_FUNCTIONS(SubgroupError)

public:
    [[nodiscard]] QString title() const override { return tr("Error by subgroup"); }
    [[nodiscard]] QString description() const override
    {
        return tr("A dot for the error rate of every subgroup and system, with its interval");
    }

    [[nodiscard]] Result<ChartSpec> build(const Measured& measured,
                                          const ChartOptions& options) const override
    {
        return rateChart(measured, options, QStringLiteral("subgroup-error"), ChartKind::Dots);
    }
};

} // namespace

void register_chart_subgroup_error(Registry<Chart>& registry)
{
    registry.add(QStringLiteral("subgroup-error"), std::make_unique<SubgroupError>());
}

} // namespace plumbline
