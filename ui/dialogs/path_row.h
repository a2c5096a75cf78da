// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QLineEdit;

namespace plumbline::ui {

/// A path that can be typed or chosen, with a sentence under it that says what is there or what is wrong.
class PathRow : public QWidget
{
    Q_OBJECT

public:
    /// \a name: object names are <name>Edit, <name>Choose, <name>Status. \a tip: what the path is, for tool
    /// tips.
    PathRow(const QString& label, const QString& name, const QString& tip, QWidget* parent = nullptr);

    void setPath(const QString& path); ///< emits nothing
    [[nodiscard]] QString path() const;
    void setPlaceholder(const QString& text);
    /// \a role "muted", "warning" or "wrong"; an empty text hides the line.
    void setStatus(const QString& text, const char* role = "muted");

Q_SIGNALS:
    void edited(const QString& path); ///< typed by the reader
    void chooseClicked();

private:
    QLineEdit* m_edit;
    QLabel* m_status;
    QString m_path;
};

} // namespace plumbline::ui
