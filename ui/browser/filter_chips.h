// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QWidget>

#include "core/session/queries.h"

namespace plumbline::ui {

class FlowLayout;

/// What the filter asks for, as chips above the tiles; a click on one takes it out. Hidden when nothing is
/// asked.
class FilterChips : public QWidget
{
    Q_OBJECT

public:
    explicit FilterChips(QWidget* parent = nullptr);
    void setQuery(const ListQuery& query);

Q_SIGNALS:
    void changed(const plumbline::ListQuery& query);
    void clearRequested();

private:
    ListQuery m_query;
    FlowLayout* m_flow;
};

} // namespace plumbline::ui
