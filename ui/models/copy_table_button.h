// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>

#include <QWidget>

#include "core/views/table_spec.h"

class QLabel;
class QTimer;

namespace plumbline::ui {

/// "Copy table" of a card, and the sign beside it that it worked, for a moment; screen readers are told.
class CopyTableButton : public QWidget
{
    Q_OBJECT

public:
    /// \a name: object names are <name>CopyTable and <name>Copied. \a table: what is copied, asked for then.
    CopyTableButton(const QString& name, std::function<TableSpec()> table, QWidget* parent = nullptr);

private:
    void copy();

    std::function<TableSpec()> m_table;
    QLabel* m_copied;
    QTimer* m_copiedEnds;
};

} // namespace plumbline::ui
