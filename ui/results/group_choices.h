// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QObject>
#include <QStringList>

class QPushButton;
class QWidget;

namespace plumbline::ui {

class ResultsView;

/// The two links by which a reader arranges groups, of results of any task: in which order they are drawn,
/// and which. What is chosen is kept in ResultsView, by grouping.
class GroupChoices : public QObject
{
    Q_OBJECT

public:
    /// \a prefix: of the links' object names, "results"
    GroupChoices(ResultsView& view, const QString& prefix, QWidget* parent);
    [[nodiscard]] QPushButton* order() const { return m_order; }
    [[nodiscard]] QPushButton* groups() const { return m_groups; }
    /// Says how the groups of this grouping stand, and how many are not shown.
    void follow(const QStringList& by, int hidden);

Q_SIGNALS:
    void groupsRequested(); ///< the dialog that hides, orders and renames

private:
    void openOrder();

    ResultsView& m_view;
    QString m_prefix;
    QStringList m_by;
    QPushButton* m_order;
    QPushButton* m_groups;
};

} // namespace plumbline::ui
