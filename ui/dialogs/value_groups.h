// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QTreeWidget>

#include "core/session/session.h"

namespace plumbline::ui {

/// The values of a label sorted into groups: groups are the upper lines, values the lower ones. Values are
/// dragged from group to group, or moved with moveSelectedTo(); groups are renamed in place (F2).
class ValueGroups : public QTreeWidget
{
    Q_OBJECT

public:
    explicit ValueGroups(QWidget* parent = nullptr);

    /// Starts anew: two empty groups, and every value of \a attribute in none.
    void setAttribute(const Attribute& attribute);
    /// Groups in order, without the values that are in none. Empty groups are left out.
    [[nodiscard]] std::vector<Group> groups() const;
    [[nodiscard]] QStringList groupNames() const; ///< as shown, empty ones too
    void addGroup();
    /// \a group < 0: out of every group.
    void moveSelectedTo(int group);
    [[nodiscard]] bool hasSelectedValues() const;

Q_SIGNALS:
    void edited();

protected:
    void dropEvent(QDropEvent* event) override;

private:
    QTreeWidgetItem* makeGroup(const QString& name);
    void recount();

    QTreeWidgetItem* m_rest = nullptr; ///< the values in no group: the last upper line
    bool m_counting = false;
};

} // namespace plumbline::ui
