// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QLabel>

namespace plumbline::ui {

/// A line of text that gives way: said briefly where there is no room, and cut with an ellipsis where there
/// is still none; whole in its tooltip.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
    /// \a brief: the same in fewer words; empty: it has none.
    void setLine(const QString& text, const QString& brief = {});

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_brief;
};

} // namespace plumbline::ui
