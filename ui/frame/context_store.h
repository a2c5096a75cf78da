// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QObject>
#include <QThreadPool>

#include "ui/page.h"

namespace plumbline::ui {

/// Keeps the chips in the project and gives an audit its first grouping: the truth by skin tone where the
/// images say so, because the gap is in the intersections.
class ContextStore : public QObject
{
    Q_OBJECT

public:
    ContextStore(Session& session, AuditContext& context, QObject* parent);

private:
    void load();
    void loadIntervals(const QString& method, const QString& level, const QString& fewest);
    void offerGrouping();
    void save();

    Session& m_session;
    AuditContext& m_context;
    QThreadPool m_writer; ///< of one thread: choices are written in the order they were made
    bool m_loading = false;
    bool m_chosen = false; ///< the project has a choice of its own
};

} // namespace plumbline::ui
