// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <deque>
#include <vector>

#include <QCache>
#include <QHash>
#include <QObject>
#include <QString>

#include "core/session/session.h"

namespace plumbline::ui {

/// The 68 points of the faces in sight, worked out one picture at a time off the GUI thread and kept in
/// memory only: they are face data.
class TileLandmarks : public QObject
{
    Q_OBJECT

public:
    explicit TileLandmarks(Session& session, QObject* parent = nullptr);

    /// The points of a row's face if they are known; else null, and ready() follows. An empty list: none
    /// could be found.
    const std::vector<Point>* of(const OutcomeRow& row);
    void clear();

Q_SIGNALS:
    void ready(plumbline::ImageId image);

private:
    void next();

    Session& m_session;
    QCache<QString, std::vector<Point>> m_points;
    std::deque<std::pair<QString, OutcomeRow>> m_waiting; ///< the latest at the back is asked next
    int m_epoch = 0;
    bool m_asking = false;
};

} // namespace plumbline::ui
