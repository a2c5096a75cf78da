// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace plumbline::ui {

/// A part of the filter that opens and closes, remembered by its name; closed, it says how many of its fields
/// are in use.
class FilterSection : public QWidget
{
    Q_OBJECT

public:
    FilterSection(const QString& name, const QString& title, bool open, QWidget* parent = nullptr);
    /// A field below its name; the field is the name's buddy.
    void addField(const QString& name, QWidget* field);
    void addWidget(QWidget* widget);
    /// A field with its name. \pre it was added by addField()
    void setFieldVisible(QWidget* field, bool on);
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    [[nodiscard]] QPushButton* header() const { return m_header; }
    void setInUse(int fields);
    void setOpen(bool open);
    [[nodiscard]] bool isOpen() const;

private:
    void showHeader();
    QString m_name;
    QString m_title;
    int m_inUse = 0;
    QPushButton* m_header;
    QWidget* m_content;
    QVBoxLayout* m_column;
    QHash<QWidget*, QWidget*> m_nameOf; ///< field -> its name
};

} // namespace plumbline::ui
