// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QCoreApplication>

#include "core/views/caption.h"
#include "core/views/chart_parts.h"
#include "core/views/compare_text.h"
#include "core/views/labels.h"

namespace plumbline {

ChartSpec seriesChart(const MatchedSeries& series)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("Compare", text); };
    const double level = series.measured.settings.level;
    const MeasuredRun& run = series.measured.runs.front();
    ChartSpec spec;
    spec.id = QStringLiteral("series");
    spec.title = seriesHeadline(series).finding;
    spec.axis = tr("error rate per face found, one image of each person at every %1; %2 Wilson interval")
                    .arg(attributeText(series.attribute), levelText(level));
    spec.captionParts = seriesCaption(series);
    spec.caption = joinCaption(spec.captionParts);
    spec.series = {{run.system, run.name, 0}};
    spec.referenceRow = series.analysis.reference;
    double highest = 0;
    for (std::size_t i = 0; i < series.analysis.levels.size(); ++i) {
        const measures::MatchedLevel& one = series.analysis.levels[i];
        spec.rows.append(series.labels[i]);
        Mark mark;
        mark.row = static_cast<int>(i);
        mark.key = {run.system, {series.attribute}, {series.levels[static_cast<qsizetype>(i)]}};
        mark.note = tr("no images");
        mark.tip = tr("%1: no images").arg(series.labels[i]);
        if (one.interval) {
            mark.value = one.tally.rate();
            mark.low = one.interval->low;
            mark.high = one.interval->high;
            mark.few = one.tally.n < series.measured.settings.fewest;
            mark.note = ofText(one.tally);
            mark.tip = tr("%1: %2 (%3), %4 interval %5 to %6")
                           .arg(series.labels[i], percentText(mark.value), mark.note, levelText(level),
                                percentText(mark.low), percentText(mark.high));
            if (one.difference)
                mark.tip += tr("; %1 newly misread, %2 no longer")
                                .arg(countText(one.against.broken), countText(one.against.fixed));
            if (mark.few)
                mark.tip += tr("; too few to tell");
        }
        highest = std::max(highest, mark.high);
        spec.marks.push_back(std::move(mark));
    }
    spec.axisMax = axisEnd(highest);
    spec.alt = altText(spec);
    return spec;
}

} // namespace plumbline
