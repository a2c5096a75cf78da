// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <utility>
#include <vector>

#include <QString>
#include <QWidget>

class QToolButton;

namespace plumbline::ui {

class SpecTableView;

/// A line that says how many there are, and opens into the list of them.
class Expander : public QWidget
{
    Q_OBJECT

public:
    explicit Expander(const QString& objectName, QWidget* parent = nullptr);

    /// \a entries: what (a file, a row), and a sentence about it (may be empty). Hidden when there are none.
    void setEntries(const QString& title, const std::vector<std::pair<QString, QString>>& entries);
    void setAttention(); ///< its line is amber
    [[nodiscard]] bool isOpen() const;
    void setOpen(bool open);

private:
    QToolButton* m_toggle;
    SpecTableView* m_list;
};

} // namespace plumbline::ui
