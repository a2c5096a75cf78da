// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QFrame>

#include "core/base/result.h"

class QLabel;
class QPushButton;
class QToolButton;

namespace plumbline::ui {

/// A sentence under the context bar that stays until it is dismissed or answered by another.
class NoticeStrip : public QFrame
{
    Q_OBJECT

public:
    explicit NoticeStrip(QWidget* parent = nullptr);
    /// Cancelled shows nothing. A missing model offers the way to Systems.
    void showError(const Error& error);
    void showText(const QString& text);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void systemsRequested();

private:
    void present(const QString& text, const char* role, bool offersSystems);
    QLabel* m_icon;
    QLabel* m_text;
    QPushButton* m_systems;
    QToolButton* m_close;
};

} // namespace plumbline::ui
