// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/ids.h"

namespace plumbline {

/// Which faces to compare. Empty systems and runs: the latest finished run of each system.
struct MatchQuery
{
    QString task = QStringLiteral("verify");
    QStringList by; ///< attributes or groupings, as MeasureQuery::by; empty: one group of everybody
    QStringList systems;
    std::vector<RunId> runs;
    qint64 pairs = 0;   ///< > 0: so many of the non-mated pairs, drawn with \a seed; 0: all
    quint64 seed = 1;   ///< of the sample
    QStringList within; ///< non-mated pairs are of equal value of these attributes or groupings
    /// A table whose first two columns name the images of pairs that are in no number ("the same photograph
    /// twice"); empty: none. Names as in LeftOutPairs.
    QString leaveOutFile;
    /// "set=probe": images of that value are probes, all others the gallery; "portraits": those below that
    /// folder are. Empty: one set, every image with every other.
    QString probes;
    double level = 0.95; ///< of intervals

    friend bool operator==(const MatchQuery&, const MatchQuery&) = default;
};

} // namespace plumbline
