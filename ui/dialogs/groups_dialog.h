// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDialog>

#include "core/views/group_order.h"

class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace plumbline::ui {

/// Which groups are drawn, in what order and under what name. Everything holds at once; what is hidden is
/// still compared and corrected for.
class GroupsDialog : public QDialog
{
    Q_OBJECT

public:
    GroupsDialog(GroupFacts groups, const GroupView& view, QWidget* parent = nullptr);

Q_SIGNALS:
    void viewChanged(const plumbline::GroupView& view);
    /// An empty \a name: as in the data again.
    void renamed(const QStringList& values, const QString& name);

private:
    void build();
    void fill();
    void moveCurrent(int by);
    void itemChanged(QListWidgetItem* item);
    void ordered();
    void restore();
    void currentChanged();

    GroupFacts m_groups;
    GroupView m_view;
    bool m_filling = false;
    QListWidget* m_list;
    QPushButton* m_up = nullptr;
    QPushButton* m_down = nullptr;
    QPushButton* m_rename = nullptr;
};

} // namespace plumbline::ui
