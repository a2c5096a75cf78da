// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <tuple>

#include <QCoreApplication>

#include "core/views/caption.h"
#include "core/views/chart_parts.h"
#include "core/views/labels.h"
#include "core/views/rate_words.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

/// Error rates as coloured cells: the first attribute down, the others across, a panel per system.
class HeatMap : public Chart
{
    Q_DECLARE_TR_FUNCTIONS(HeatMap)

public:
    [[nodiscard]] QString title() const override { return tr("Heat map"); }
    [[nodiscard]] QString description() const override
    {
        return tr("Error rates as coloured cells: one attribute down, the other across, a panel per system");
    }

    [[nodiscard]] Result<ChartSpec> build(const Measured& measured,
                                          const ChartOptions& options) const override
    {
        auto spec = startChart(measured, options, QStringLiteral("heatmap"));
        if (!spec)
            return spec;
        spec->kind = ChartKind::Grid;
        spec->axis = rateWords(measured, options.perSubmitted).rate; // intervals are in the tips, not drawn
        writeCaption(*spec, measured, options, spec->axis, CaptionOf::Shares);
        spec->shade = Shade::Scale;
        spec->rows.clear();
        spec->rowTips.clear();
        spec->referenceRow = -1;
        const bool crossed = measured.by.size() > 1;
        struct Place
        {
            std::size_t group;
            int row, column;
        };
        std::vector<Place> places;
        for (const std::size_t group : shownGroups(measured, options)) {
            const QString row = crossed ? head(measured, group, 0, 1) : measured.labels[group];
            const QString column = crossed ? head(measured, group, 1, -1) : tr("Error rate");
            places.push_back({group, place(spec->rows, row), place(spec->columns, column)});
        }
        double highest = 0;
        for (std::size_t s = 0; s < measured.runs.size(); ++s) {
            spec->panels.append(measured.runs[s].name);
            for (const Place& at : places) {
                Mark mark = rateMark(measured, measured.runs[s], at.group, options);
                mark.series = static_cast<int>(s);
                mark.panel = mark.series;
                mark.row = at.row;
                mark.column = at.column;
                mark.detail = mark.note;
                mark.note = mark.value ? percentText(mark.value) : QString();
                highest = std::max(highest, mark.value.value_or(0));
                spec->marks.push_back(std::move(mark));
            }
        }
        // Panel by panel, as one reads: down the rows, along the columns.
        std::stable_sort(spec->marks.begin(), spec->marks.end(), [](const Mark& a, const Mark& b) {
            return std::tie(a.panel, a.row, a.column) < std::tie(b.panel, b.row, b.column);
        });
        spec->axisMax = axisEnd(highest);
        spec->alt = altText(*spec);
        return spec;
    }

private:
    /// Some of a group's values as a head: "Women", "Darker, 20 to 39".
    static QString head(const Measured& measured, std::size_t group, qsizetype from, qsizetype count)
    {
        if (group < measured.valueLabels.size())
            return measured.valueLabels[group].mid(from, count).join(QStringLiteral(", "));
        return groupLabel(measured.by.mid(from, count), measured.groups[group].mid(from, count), {});
    }

    static int place(QStringList& heads, const QString& head)
    {
        if (!heads.contains(head))
            heads.append(head);
        return static_cast<int>(heads.indexOf(head));
    }
};

} // namespace

void register_chart_heatmap(Registry<Chart>& registry)
{
    registry.add(QStringLiteral("heatmap"), std::make_unique<HeatMap>());
}

} // namespace plumbline
