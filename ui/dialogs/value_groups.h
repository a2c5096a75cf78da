// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QWidget>

#include "core/session/session.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListWidget;

namespace plumbline::ui {

/// The values of a label sorted into groups: a column for each group, and a last one for what is left out.
/// Values are dragged from column to column, or moved by keys: Alt with an arrow to the next column, a digit
/// to the column of that number, Delete out of every group.
class ValueGroups : public QWidget
{
    Q_OBJECT

public:
    explicit ValueGroups(QWidget* parent = nullptr);

    /// Starts anew. Skin types (I to VI, or 1 to 6 of a label called so) begin as lighter and darker; the
    /// values of any other label in no group.
    void setAttribute(const Attribute& attribute);
    /// Groups in order, without the values that are in none. Empty groups are left out.
    [[nodiscard]] std::vector<Group> groups() const;
    [[nodiscard]] QStringList groupNames() const; ///< as shown, empty ones too
    void addGroup();
    void renameGroup(int group, const QString& name);
    /// Moves the values picked in any column. \a group < 0: out of every group.
    void moveSelectedTo(int group);
    void select(const QStringList& values);
    [[nodiscard]] bool hasSelectedValues() const;
    /// The list of a group; of what is left out when \a group < 0.
    [[nodiscard]] QListWidget* column(int group) const;

Q_SIGNALS:
    void edited();
    void selectionChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Column
    {
        QWidget* frame = nullptr;
        QLineEdit* name = nullptr; ///< null: what is left out
        QLabel* count = nullptr;
        QListWidget* list = nullptr;
    };
    Column makeColumn(const QString& name, bool isRest);
    void clearColumns();
    void put(const QString& value, int order, qint64 images, QListWidget* list);
    void moveFrom(QListWidget* from, QListWidget* to);
    bool keyInColumn(std::size_t at, int key, Qt::KeyboardModifiers modifiers);
    void recount();

    QHBoxLayout* m_row;
    std::vector<Column> m_columns; ///< the last one is what is left out
    bool m_filling = false;
};

/// The groups that values like Fitzpatrick's skin types are usually put into; empty for other labels.
std::vector<Group> usualGroups(const QString& label, const QStringList& values);

} // namespace plumbline::ui
