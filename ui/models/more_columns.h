// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QPointer>
#include <QPushButton>

namespace plumbline::ui {

class SpecTableView;

/// "3 more columns": shows what a table had to leave out for want of room, and hides it again. Hidden itself
/// while nothing is left out.
class MoreColumns : public QPushButton
{
    Q_OBJECT

public:
    explicit MoreColumns(const QString& objectName, QWidget* parent = nullptr);
    /// The table it is about from now on.
    void setTable(SpecTableView* table);

private:
    void follow();
    QPointer<SpecTableView> m_table;
};

} // namespace plumbline::ui
