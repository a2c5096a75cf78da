// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/views/chart_spec.h"

namespace plumbline::test {

/// \a rows subgroups by \a series systems; the last row has nobody in it, the second too few.
inline ChartSpec chartOf(int rows, int series)
{
    ChartSpec spec;
    spec.id = QStringLiteral("subgroup_error");
    spec.title = QStringLiteral("Error by subgroup");
    spec.axis = QStringLiteral("error rate per face found, 95 % Wilson interval");
    spec.caption = QStringLiteral("Portraits: 399 images of 80 people. synthetic portraits & <no> evidence.");
    spec.alt = QStringLiteral("Women, darker, are misread most often.");
    spec.axisMax = 0.6;
    spec.referenceRow = rows - 2;
    for (int s = 0; s < series; ++s)
        spec.series.push_back({QStringLiteral("s%1").arg(s), QStringLiteral("system %1").arg(s), s});
    for (int r = 0; r < rows; ++r) {
        spec.rows.append(QStringLiteral("Group %1").arg(r));
        for (int s = 0; s < series; ++s) {
            Mark mark;
            mark.row = r;
            mark.series = s;
            if (r + 1 < rows) {
                mark.value = 0.3 / (r + 1) + 0.05 * s;
                mark.low = *mark.value * 0.6;
                mark.high = *mark.value * 1.5;
                mark.few = r == 1;
            }
            mark.note = mark.value ? QStringLiteral("%1 of 23").arg(s) : QStringLiteral("no images");
            mark.tip = QStringLiteral("row %1, system %2").arg(r).arg(s);
            mark.key = {
                spec.series[static_cast<std::size_t>(s)].id, {QStringLiteral("group")}, {QString::number(r)}};
            spec.marks.push_back(mark);
        }
    }
    return spec;
}

} // namespace plumbline::test
