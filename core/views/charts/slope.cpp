// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <utility>

#include <QCoreApplication>

#include "core/views/caption.h"
#include "core/views/chart_parts.h"
#include "core/views/compare_chart.h"
#include "core/views/compare_parts.h"
#include "core/views/compare_text.h"

namespace plumbline {

namespace {

/// One line per subgroup over the dates of a system, or from A to B: do they come closer?
class SlopeChart : public ComparisonChart
{
    Q_DECLARE_TR_FUNCTIONS(SlopeChart)

public:
    [[nodiscard]] QString title() const override { return tr("Over time"); }
    [[nodiscard]] QString description() const override
    {
        return tr("A line for the error rate of every subgroup from one date to the next");
    }
    [[nodiscard]] bool suits(const Measured& measured) const override
    {
        return !measured.isEstimate && !datedPanels(measured).empty();
    }

    [[nodiscard]] Result<ChartSpec> build(const Measured& measured,
                                          const ChartOptions& options) const override
    {
        auto spec = start(measured, options);
        if (!spec)
            return spec;
        const auto dated = datedPanels(measured);
        if (dated.empty() && measured.runs.size() < 2)
            return Error {
                ErrorCode::Usage, tr("A line needs two dates or two runs; choose a second run with it."), {}};
        const auto groups = shownGroups(measured, options);
        const auto mark = [&](std::size_t run, std::size_t group) {
            return rateMark(measured, measured.runs[run], group, options);
        };
        if (dated.empty()) {
            Panel all;
            for (std::size_t run = 0; run < measured.runs.size(); ++run)
                all.push_back({measured.runs[run].name, run});
            addPanel(*spec, {}, all, groups, mark);
        }
        for (const auto& [name, panel] : dated)
            addPanel(*spec, name, panel, groups, mark);
        if (const QString left = leftOut(measured, dated); !left.isEmpty()) {
            spec->axis += QStringLiteral("; ") % left;
            spec->captionParts.push_back(
                {QStringLiteral("one_date"), tr("Systems with one date"), sentence(left)});
            spec->caption = joinCaption(spec->captionParts);
        }
        return finished(std::move(*spec));
    }

    [[nodiscard]] Result<ChartSpec> buildCompared(const Compared& compared) const override
    {
        auto spec = start(compared.measured, {});
        if (!spec)
            return spec;
        spec->title = compareHeadline(compared).finding;
        spec->axis = compareAxis(compared);
        spec->captionParts = compareCaption(compared);
        spec->caption = joinCaption(spec->captionParts);
        addPanel(*spec, {}, {{compared.a().name, 0}, {compared.b().name, 1}},
                 shownGroups(compared.measured, {}), [&](std::size_t side, std::size_t group) {
                     return comparedMark(compared, group, static_cast<int>(side));
                 });
        return finished(std::move(*spec));
    }

private:
    struct Stop
    {
        QString name;
        std::size_t run; ///< index in Measured::runs
    };
    using Panel = std::vector<Stop>;

    /// The sets of every vendor that has two dates or more, in their order.
    static std::vector<std::pair<QString, Panel>> datedPanels(const Measured& measured)
    {
        std::vector<std::pair<QString, Panel>> panels;
        for (std::size_t i = 0; i < measured.runs.size(); ++i) {
            const auto& origin = measured.runs[i].origin;
            if (!origin || origin->date.isEmpty() || origin->beside)
                continue;
            const QString vendor = origin->vendor.isEmpty() ? measured.runs[i].name : origin->vendor;
            const auto found = std::find_if(panels.begin(), panels.end(),
                                            [&](const auto& panel) { return panel.first == vendor; });
            Panel& panel =
                found == panels.end() ? panels.emplace_back(vendor, Panel()).second : found->second;
            panel.push_back({origin->date, i});
        }
        for (auto& [vendor, panel] : panels)
            std::stable_sort(panel.begin(), panel.end(),
                             [](const Stop& a, const Stop& b) { return a.name < b.name; });
        std::erase_if(panels, [](const auto& panel) {
            return panel.second.size() < 2 || panel.second.front().name == panel.second.back().name;
        });
        return panels;
    }

    /// "one date only: Amazon, Kairos"; empty where every set is drawn.
    static QString leftOut(const Measured& measured, const std::vector<std::pair<QString, Panel>>& dated)
    {
        if (dated.empty())
            return {};
        QStringList names;
        for (std::size_t i = 0; i < measured.runs.size(); ++i) {
            const bool isDrawn = std::any_of(dated.begin(), dated.end(), [i](const auto& panel) {
                return std::any_of(panel.second.begin(), panel.second.end(),
                                   [i](const Stop& stop) { return stop.run == i; });
            });
            if (!isDrawn && !measured.runs[i].isBeside())
                names.append(measured.runs[i].name);
        }
        return names.isEmpty() ? QString()
                               : tr("one date only, not drawn: %1").arg(names.join(QStringLiteral(", ")));
    }

    static Result<ChartSpec> start(const Measured& measured, const ChartOptions& options)
    {
        auto spec = startChart(measured, options, QStringLiteral("slope"));
        if (!spec)
            return spec;
        spec->kind = ChartKind::Slope;
        spec->series.clear();
        for (qsizetype i = 0; i < spec->rows.size(); ++i)
            spec->series.push_back({spec->rows[i], spec->rows[i], static_cast<int>(i)});
        return spec;
    }

    /// \a markOf: (run, group) of the stops and the shown groups.
    template<class MarkOf>
    static void addPanel(ChartSpec& spec, const QString& name, const Panel& panel,
                         const std::vector<std::size_t>& groups, MarkOf markOf)
    {
        const auto number = static_cast<int>(spec.panels.size());
        spec.panels.append(name);
        for (std::size_t row = 0; row < groups.size(); ++row) {
            for (const Stop& stop : panel) {
                if (!spec.columns.contains(stop.name))
                    spec.columns.append(stop.name);
                Mark mark = markOf(stop.run, groups[row]);
                mark.row = static_cast<int>(row);
                mark.series = mark.row;
                mark.panel = number;
                mark.detail = stop.name; // its column is known when all stops are
                spec.marks.push_back(std::move(mark));
            }
        }
    }

    static ChartSpec finished(ChartSpec spec)
    {
        if (spec.panels.size() > 1) // dates, which are in order as texts; two sides stay as they are
            spec.columns.sort();
        double highest = 0;
        for (Mark& mark : spec.marks) {
            mark.column = static_cast<int>(spec.columns.indexOf(mark.detail));
            mark.detail.clear();
            highest = std::max(highest, mark.high);
        }
        spec.axisMax = axisEnd(highest);
        spec.alt = altText(spec);
        return spec;
    }
};

} // namespace

void register_chart_slope(Registry<Chart>& registry)
{
    registry.add(QStringLiteral("slope"), std::make_unique<SlopeChart>());
}

} // namespace plumbline
