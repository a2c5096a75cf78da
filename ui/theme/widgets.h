// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QString>
#include <QVBoxLayout>

namespace plumbline::ui {

/// The small parts every page is made of, so that spacing and roles are right everywhere.
class Card : public QFrame
{
    Q_OBJECT

public:
    /// \a title empty: none.
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);
    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    /// Right end of the title row (a link, a menu).
    void addTitleWidget(QWidget* widget);
    void setTitle(const QString& title);

private:
    QVBoxLayout* m_body;
    class QHBoxLayout* m_titleRow;
    QLabel* m_title;
};

/// A label of a role ("muted", "warning", "headline" ...), word-wrapped, selectable by mouse.
QLabel* textLabel(const QString& text, const char* role, QWidget* parent = nullptr);
/// A button of a role ("primary", "link", "" = outlined) with object name, accessible name and tooltip.
QPushButton* button(const QString& text, const char* role, const QString& objectName, const QString& tip,
                    QWidget* parent = nullptr);

/// What a page shows when there is nothing yet: one line, and the step that fills it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(const QString& text, const QString& actionText, QWidget* parent = nullptr);
    void setText(const QString& text, const QString& actionText);

Q_SIGNALS:
    void actionTriggered();

private:
    QLabel* m_text;
    QPushButton* m_action;
};

} // namespace plumbline::ui
