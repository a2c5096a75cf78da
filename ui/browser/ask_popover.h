// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>

#include <QFrame>
#include <QStringList>

class QLineEdit;
class QVBoxLayout;

namespace plumbline::ui {

/// A small question beside what it is about: a line to write in, and usual answers to click. Enter answers
/// (arrows lead to the usual answers), Escape or a click elsewhere leaves things as they are. Deletes itself.
class AskPopover : public QFrame
{
    Q_OBJECT

public:
    struct Question
    {
        QString title;       ///< "Why leave out 3 images?"
        QString placeholder; ///< of the line
        QString proposal;    ///< already in the line, selected
        QString action;      ///< "Exclude"
        QStringList choices; ///< answers to click
    };
    using Answered = std::function<void(const QString&)>; ///< never with a blank answer

    /// Shown below \a beside, inside its window.
    static AskPopover* ask(QWidget* beside, const Question& question, Answered answered);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    AskPopover(QWidget* beside, const Question& question, Answered answered);
    void addChoices(QVBoxLayout* column, const QStringList& choices);
    void answer(const QString& text);

    Answered m_answered;
    QLineEdit* m_line;
};

} // namespace plumbline::ui
