// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/page.h"
#include "ui/theme/widgets.h"

class QHBoxLayout;
class QTableView;

namespace plumbline::ui {

class LabelsModel;

/// The labels of the open audit: who says so, what their values mean to the systems, and groupings of them.
/// All of it can be changed after the import, and taken back.
class LabelsCard : public Card
{
    Q_OBJECT

public:
    explicit LabelsCard(Session& session, QWidget* parent = nullptr);
    void refresh();

private:
    void build();
    void activate(const QModelIndex& index);
    void editMeaning(int row);
    void newGrouping();
    void fit();

    Session& m_session;
    LabelsModel* m_model;
    QTableView* m_table;
    QPushButton* m_newGrouping;
    QHBoxLayout* m_groupings;
    QLabel* m_error;
};

} // namespace plumbline::ui
