// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QFrame>
#include <QPushButton>
#include <QStringList>

class QLabel;

namespace plumbline::ui {

/// "?": What does this mean? Opens a popover with a paragraph, the formula and its source; where several
/// things stand beside it, the others are links below.
class HelpButton : public QPushButton
{
    Q_OBJECT

public:
    /// \a topics: ids of statisticHelp(); \a about: what the button stands beside, for screen readers.
    HelpButton(const QStringList& topics, const QString& about, QWidget* parent = nullptr);
    void setTopics(const QStringList& topics);
    [[nodiscard]] const QStringList& topics() const { return m_topics; }

private:
    QStringList m_topics;
};

/// The popover. Escape and a click elsewhere close it.
class HelpPopover : public QFrame
{
    Q_OBJECT

public:
    explicit HelpPopover(const QStringList& topics, QWidget* parent);
    /// Below \a anchor, within the screen.
    void openAt(const QWidget& anchor);
    /// Says that topic; the others become links.
    void showTopic(const QString& topic);
    void fit(); ///< as high as its texts ask
    [[nodiscard]] QString topic() const { return m_topic; }

private:
    QStringList m_topics;
    QString m_topic;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_formula;
    QLabel* m_source;
    QWidget* m_others;
};

} // namespace plumbline::ui
