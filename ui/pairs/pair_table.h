// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QTableView>

namespace plumbline::ui {

class PairModel;

/// The list of pairs: rank, score, groups and what was said of them. Columns are as wide as what there is,
/// without measuring every row; where there is little room the groups are told above the pictures alone.
class PairTable : public QTableView
{
    Q_OBJECT

public:
    explicit PairTable(PairModel& model, QWidget* parent = nullptr);

    /// What is listed is another. \a ranks: the highest there is
    void fitColumns(qsizetype ranks);
    /// Hides or shows the groups where so much is shared with the pictures. \return how wide it is to be; 0:
    /// as it is
    int takeWidth(int all, bool hasGroups);

private:
    PairModel& m_model;
    int m_groupsWidth = 0;
};

} // namespace plumbline::ui
