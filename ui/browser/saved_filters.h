// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QPushButton>

#include "core/session/session.h"

namespace plumbline::ui {

/// The menu of filters kept in the audit: choose one, save this one, delete one. Saving and deleting can be
/// undone.
class SavedFilters : public QPushButton
{
    Q_OBJECT

public:
    explicit SavedFilters(Session& session, QWidget* parent = nullptr);
    /// What "Save this filter" would save.
    void setCurrent(const ListQuery& query) { m_current = query; }
    /// Asks for a name beside the button.
    void save();

Q_SIGNALS:
    void chosen(const plumbline::ListQuery& query);

private:
    void fill();

    Session& m_session;
    ListQuery m_current;
    QMenu* m_menu;
};

} // namespace plumbline::ui
