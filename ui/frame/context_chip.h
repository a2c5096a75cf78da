// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QMenu>
#include <QPushButton>

namespace plumbline::ui {

/// A menu that stays open while entries are ticked.
class TickMenu : public QMenu
{
    Q_OBJECT

public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    bool tick(QAction* action);
};

/// "Group by  gender × skin tone ▾": what a choice is about, muted, and what it is now. Opens its menu.
class ContextChip : public QPushButton
{
    Q_OBJECT

public:
    ContextChip(const QString& label, const QString& objectName, const QString& tip,
                QWidget* parent = nullptr);
    void setLabel(const QString& label);
    /// \a brief: said instead when the bar is narrow; empty: the same.
    void setValue(const QString& value, const QString& brief = {});
    void setBrief(bool on);
    /// What it says is never cut, however narrow the bar.
    void setKeepsWhole(bool on);
    [[nodiscard]] int fullWidth() const; ///< that the whole value needs
    [[nodiscard]] QString value() const { return m_value; }
    /// Filled by the owner when menuAboutToShow() comes.
    [[nodiscard]] TickMenu* choices() const { return m_menu; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QFont valueFont() const;
    [[nodiscard]] QString shown() const { return m_isBrief && !m_brief.isEmpty() ? m_brief : m_value; }
    [[nodiscard]] int widthOf(const QString& value) const;
    QString m_label;
    QString m_value;
    QString m_brief;
    bool m_isBrief = false;
    bool m_keepsWhole = false;
    QString m_tip;
    TickMenu* m_menu;
};

} // namespace plumbline::ui
