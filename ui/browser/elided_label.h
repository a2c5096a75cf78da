// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QLabel>

namespace plumbline::ui {

/// A line of text that gives way: cut with an ellipsis where there is no room, whole in its tooltip.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(const QString& text = {}, QWidget* parent = nullptr);
    void setLine(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace plumbline::ui
