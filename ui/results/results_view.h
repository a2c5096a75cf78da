// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QObject>
#include <QThreadPool>

#include "core/session/session.h"
#include "core/views/chart.h"
#include "core/views/group_order.h"

namespace plumbline::ui {

/// How one looks at the results: which chart, of which system, which groups in what order, which undecided
/// band. Kept in the project, so that it opens as it was left.
class ResultsView : public QObject
{
    Q_OBJECT

public:
    explicit ResultsView(Session& session, QObject* parent = nullptr);

    [[nodiscard]] const QString& chart() const { return m_chart; }
    void setChart(const QString& id);
    [[nodiscard]] const QString& system() const { return m_system; } ///< empty: the headline's or the first
    void setSystem(const QString& id);
    [[nodiscard]] bool asTable() const { return m_asTable; }
    void setAsTable(bool on);
    [[nodiscard]] Band band() const { return m_band; }
    void setBand(Band band);
    /// Of the groups of that grouping.
    [[nodiscard]] GroupView groups(const QStringList& by) const { return m_groups.value(keyOf(by)); }
    void setGroups(const QStringList& by, const GroupView& view);
    /// What a part of the page was left at ("plan", "compare"): its own choices, which this only keeps.
    [[nodiscard]] QJsonObject part(const QString& name) const { return m_parts.value(name).toObject(); }
    void setPart(const QString& name, const QJsonObject& choices);

Q_SIGNALS:
    void changed();

private:
    static QString keyOf(const QStringList& by);
    void load();
    void save();
    void write();

    Session& m_session;
    QThreadPool m_writer; ///< of one thread: choices are written in the order they were made
    QString m_chart;
    QString m_system;
    bool m_asTable = false;
    Band m_band;
    QHash<QString, GroupView> m_groups;
    QJsonObject m_parts;
};

} // namespace plumbline::ui
