// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QSplitter>

namespace plumbline::ui {

/// A centre with panes beside it that fold away when there is no room for them: below \a foldBelow logical
/// pixels of its own width they are hidden (so that Tab does not go there), and setShown() brings one back.
class FoldingSplitter : public QSplitter
{
    Q_OBJECT

public:
    explicit FoldingSplitter(int foldBelow, QWidget* parent = nullptr);
    /// In reading order, left to right. \a width is the pane's width where there is plenty of room; in a
    /// narrower window it takes its share, until somebody moves a handle.
    void addSide(QWidget* pane, int width);
    void addCentre(QWidget* centre);

    /// Folded, a pane that is brought back comes below the centre instead of beside it (for pages that
    /// scroll).
    void setStacks(bool on) { m_stacks = on; }
    [[nodiscard]] bool isFolded() const { return m_folded; }
    void setShown(QWidget* side, bool on);

Q_SIGNALS:
    void foldedChanged(bool folded);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void share();

    int m_foldBelow;
    bool m_folded = false;
    bool m_stacks = false;
    bool m_moved = false; ///< a handle was moved by hand: widths are left alone
    std::vector<QWidget*> m_sides;
    QList<int> m_widths; ///< of all panes; -1 = the centre
};

} // namespace plumbline::ui
