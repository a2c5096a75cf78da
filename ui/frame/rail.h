// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QFrame>

#include "ui/page.h"

class QAbstractButton;
class QMenu;
class QToolButton;

namespace plumbline::ui {

/// The places of the program, icon over word, at the left edge; the menu at its foot.
class Rail : public QFrame
{
    Q_OBJECT

public:
    explicit Rail(QMenu* menu, QWidget* parent = nullptr);
    /// Fills that place; Welcome fills none.
    void setCurrent(PageId page);
    /// Pale while no audit is open; a click still says why.
    void setProjectOpen(bool open);
    [[nodiscard]] QToolButton* menuButton() const { return m_menu; }

Q_SIGNALS:
    void chosen(plumbline::ui::PageId page);

private:
    struct Place
    {
        PageId page;
        class RailButton* button;
    };
    std::vector<Place> m_places;
    QToolButton* m_menu;
};

} // namespace plumbline::ui
