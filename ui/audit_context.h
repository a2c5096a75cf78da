// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>

#include "core/session/queries.h"

namespace plumbline::ui {

/// What one is looking at: the chips of the context bar. One per window; every page follows changed(). Kept
/// in the project's settings.
class AuditContext : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    QString task = QStringLiteral("classify:gender");
    QStringList systems;       ///< empty: all that ran
    QStringList by;            ///< empty: the truth attribute
    bool perSubmitted = false; ///< undetected faces count as errors
    Where reference;           ///< empty: the largest group
    bool everyPair = false;    ///< compare every pair of groups; reference is empty then
    bool againstRest = false;  ///< compare each group with all others together; reference is empty then
    measures::IntervalMethod intervalMethod = measures::IntervalMethod::Wilson; ///< of the rates
    double level = 0.95;                  ///< of every interval, 0.8 to 0.999
    int fewest = measures::kFewestToTell; ///< fewer scored images are too few to tell
    bool resamplePeople = true;           ///< where they have several images; false: images as independent
    measures::Resampling people;          ///< how they are resampled; its mode is not used
    ListQuery browse;                     ///< the filter of Browse
    ImageId browseImage;                  ///< the picture Browse shall select next; it takes the wish back

    /// Call after changing a member.
    void notify() { Q_EMIT changed(); }
    void notifyBrowse() { Q_EMIT browseChanged(); }
    [[nodiscard]] MeasureQuery measureQuery() const
    {
        MeasureQuery query;
        query.task = task;
        query.by = by;
        query.systems = systems;
        query.reference = reference;
        query.referenceLargest = reference.empty() && !everyPair && !againstRest;
        query.compare = againstRest ? measures::Compare::Rest : measures::Compare::Pairs;
        query.method = intervalMethod;
        query.level = level;
        query.fewest = fewest;
        query.resampling = people;
        query.resampling.mode =
            resamplePeople ? measures::Resampling::Mode::Auto : measures::Resampling::Mode::Never;
        return query;
    }

Q_SIGNALS:
    void changed();
    void browseChanged();
};

} // namespace plumbline::ui
