// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <memory>

#include <QCoreApplication>
#include <QLocale>

#include "core/views/match_tables.h"
#include "core/views/search_chart.h"
#include "core/views/search_chart_parts.h"

namespace plumbline {

namespace {

/// Those that are not, of those that are.
measures::PairRate rest(measures::PairRate rate)
{
    rate.errors = rate.comparisons - rate.errors;
    if (rate.limits)
        rate.limits = measures::Interval {1 - rate.limits->high, 1 - rate.limits->low};
    return rate;
}

/// What the size of the gallery does: wrong names at the threshold, and people who do not come first.
class ErrorsBySize : public SearchChart
{
    Q_DECLARE_TR_FUNCTIONS(ErrorsBySize)

public:
    [[nodiscard]] QString title() const override { return tr("Gallery size"); }
    [[nodiscard]] QString description() const override
    {
        return tr(
            "The same search in smaller galleries: how wrong names and people who do not come first grow "
            "with the number of people in it");
    }
    [[nodiscard]] bool needsSizes() const override { return true; }

    [[nodiscard]] Result<ChartSpec> build(const SearchScene& scene) const override
    {
        if (scene.sizes.size() < 2)
            return Error {ErrorCode::Usage, tr("The gallery has too few people to be made smaller."), {}};
        ChartSpec spec =
            startSearchChart(scene, QStringLiteral("sizes"), tr("Errors of searches by gallery size"));
        spec.axis = tr("people in the gallery, drawn with seed %1, at a threshold of %2")
                        .arg(scene.identified.gallery.seed)
                        .arg(matchThresholdText(scene.point.threshold));
        spec.valueAxis = tr("share of searches; an arrow: none seen, upper bound");
        spec.axisScale = spec.valueScale = AxisScale::Log;
        spec.axisMin = static_cast<double>(scene.sizes.front().gallery.people);
        spec.axisMax = static_cast<double>(scene.sizes.back().gallery.people);
        if (spec.axisMax <= spec.axisMin)
            return Error {ErrorCode::Usage, tr("All galleries have the same size."), {}};
        const bool hasUnmated = scene.sizes.front().searches->falsePositives({}, 0, 1).comparisons > 0
            && scene.point.all.falsePositives.comparisons > 0;
        double least = 0.1;
        if (hasUnmated)
            addPanel(spec, scene, tr("FPIR: somebody is named, wrongly"), tr("FPIR"), least,
                     [&](const Identified& one, std::optional<int> group) {
                return one.searches->falsePositives(group, scene.point.threshold, one.ranks);
            });
        else
            addPanel(spec, scene, tr("Falsely matched, of all probes"), tr("falsely matched"), least,
                     [&](const Identified& one, std::optional<int> group) {
                return one.searches->falselyMatched(group, scene.point.threshold, one.ranks);
            });
        if (scene.point.all.falseNegatives.comparisons > 0)
            addPanel(spec, scene, tr("The right person does not come first"), tr("not first"), least,
                     [](const Identified& one, std::optional<int> group) {
                return rest(one.searches->identified(group, 1));
            });
        spec.valueMin = decadeBelow(least);
        spec.alt = matchAltText(spec);
        return spec;
    }

private:
    template<class Rate>
    static void addPanel(ChartSpec& spec, const SearchScene& scene, const QString& title, const QString& name,
                         double& least, const Rate& rateOf)
    {
        const int panel = static_cast<int>(spec.panels.size());
        spec.panels.append(title);
        int row = 0;
        for (const MatchGroup& group : searchGroups(scene)) {
            Curve line;
            line.row = row;
            line.colour = group.colour;
            line.panel = panel;
            const std::optional<int> searched =
                group.index == scene.identified.unknown() ? std::optional(-1) : group.index;
            for (const Identified& one : scene.sizes) {
                const measures::PairRate rate = rateOf(one, searched);
                if (rate.comparisons == 0)
                    continue;
                const auto people = static_cast<double>(one.gallery.people);
                Mark mark = searchRateMark(
                    scene.identified, group, rate,
                    tr("%1 among %2 people").arg(name, QLocale().toString(one.gallery.people)));
                if (const double shown = mark.value.value_or(mark.high); shown > 0)
                    least = std::min(least, shown);
                if (mark.value)
                    line.points.push_back({people, *mark.value});
                mark.row = mark.series = row;
                mark.panel = panel;
                mark.x = people;
                spec.marks.push_back(std::move(mark));
            }
            spec.curves.push_back(std::move(line));
            ++row;
        }
    }
};

} // namespace

void register_search_chart_sizes(Registry<SearchChart>& registry)
{
    registry.add(QStringLiteral("sizes"), std::make_unique<ErrorsBySize>());
}

} // namespace plumbline
