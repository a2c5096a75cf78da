// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <vector>

#include <QFrame>

#include "core/base/result.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace plumbline::ui {

/// A sentence under the context bar that stays until it is dismissed, answered by one of its buttons, or
/// followed by another.
class NoticeStrip : public QFrame
{
    Q_OBJECT

public:
    /// A way on, offered as a button of the strip. The strip hides when it is taken, unless it is told to
    /// stay.
    struct Action
    {
        QString text;
        QString name; ///< objectName of the button
        QString tip;
        std::function<void()> act; ///< empty: only hides the strip
        bool stays = false;
    };

    explicit NoticeStrip(QWidget* parent = nullptr);
    /// Cancelled shows nothing. A missing model offers the way to Systems.
    void showError(const Error& error);
    void showFailure(const Error& error, std::vector<Action> actions);
    /// Something is done.
    void showText(const QString& text, std::vector<Action> actions = {});
    /// Something needs a decision.
    void showQuestion(const QString& text, std::vector<Action> actions);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void systemsRequested();

private:
    enum class Tone { Done, Question, Wrong };
    void present(const QString& text, Tone tone, std::vector<Action> actions);
    void paintIcon();
    QHBoxLayout* m_row;
    QLabel* m_icon;
    QLabel* m_text;
    std::vector<QPushButton*> m_buttons;
    QToolButton* m_close;
    Tone m_tone = Tone::Done;
};

} // namespace plumbline::ui
