// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDateTime>
#include <QFrame>
#include <QTimer>

#include "core/session/session.h"

class QLabel;
class QProgressBar;
class QToolButton;

namespace plumbline::ui {

/// The status line: the job that runs, whether all is saved, and that nothing leaves this computer.
class JobLine : public QFrame
{
    Q_OBJECT

public:
    explicit JobLine(Session& session, QWidget* parent = nullptr);

private:
    void jobChanged();
    void refresh();
    void refreshSaved();
    [[nodiscard]] QString jobText() const;
    [[nodiscard]] QString rateText() const;

    Session& m_session;
    QTimer m_delay;        ///< progress appears after 300 ms
    QTimer m_look;         ///< at the time of the last change
    QDateTime m_atOpening; ///< when the audit that is open had taken a change then; null: never
    bool m_visible = false;
    QLabel* m_text;
    QProgressBar* m_bar;
    QLabel* m_rate;
    QToolButton* m_pause;
    QToolButton* m_cancel;
    QLabel* m_saved;
    QLabel* m_private;
};

} // namespace plumbline::ui
