// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <utility>
#include <vector>

#include <QComboBox>

class QMenu;

namespace plumbline::ui {

/// A field of a filter: none, one or several of some values, each with how many images it would leave.
class MultiChoice : public QComboBox
{
    Q_OBJECT

public:
    struct Item
    {
        QString value;
        QString text;
        int count = -1; ///< < 0: not shown
    };

    /// \a any: what stands there when nothing is chosen.
    explicit MultiChoice(const QString& any, QWidget* parent = nullptr);

    void setItems(std::vector<Item> items);
    [[nodiscard]] const std::vector<Item>& items() const { return m_items; }
    void setChosen(const QStringList& values); ///< tells nobody
    [[nodiscard]] const QStringList& chosen() const { return m_chosen; }
    /// Values that cannot be chosen together: choosing one takes the other back.
    void setOpposites(const QString& one, const QString& other) { m_opposites.push_back({one, other}); }
    /// At most one value: choosing one takes every other back.
    void setSingle() { m_isSingle = true; }
    /// As a tick in the menu.
    void toggle(const QString& value);

    void showPopup() override;

Q_SIGNALS:
    void chosenChanged();

protected:
    void initStyleOption(QStyleOptionComboBox* option) const override;

private:
    void showText();
    void fill(QMenu* menu);

    QString m_any;
    std::vector<Item> m_items;
    QStringList m_chosen;
    bool m_isSingle = false;
    std::vector<std::pair<QString, QString>> m_opposites;
};

} // namespace plumbline::ui
