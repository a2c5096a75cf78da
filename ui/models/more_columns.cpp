// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/models/more_columns.h"

#include <QLocale>

#include "ui/models/spec_table_view.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

MoreColumns::MoreColumns(const QString& objectName, QWidget* parent)
    : QPushButton(parent)
{
    setObjectName(objectName);
    setRole(this, "link");
    setToolTip(tr("The window is too narrow for every column: show the others, and scroll"));
    hide();
    connect(this, &QPushButton::clicked, this, [this] {
        if (m_table)
            m_table->setShowsAll(!m_table->showsAll());
    });
}

void MoreColumns::setTable(SpecTableView* table)
{
    if (m_table == table)
        return;
    if (m_table)
        disconnect(m_table, nullptr, this, nullptr);
    m_table = table;
    if (table)
        connect(table, &SpecTableView::leftOutChanged, this, &MoreColumns::follow);
    follow();
}

void MoreColumns::follow()
{
    const int out = m_table ? m_table->leftOut() : 0;
    const bool all = m_table && m_table->showsAll();
    setText(all            ? tr("fewer columns")
                : out == 1 ? tr("1 more column")
                           : tr("%1 more columns").arg(QLocale().toString(out)));
    setAccessibleName(text());
    setVisible(out > 0 || all);
}

} // namespace plumbline::ui
