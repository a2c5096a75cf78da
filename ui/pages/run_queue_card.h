// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/session/run_queue.h"
#include "core/session/session.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

/// The runs that wait their turn: order them, take one out, go on after a hold. Hidden while none waits.
class RunQueueCard : public Card
{
    Q_OBJECT

public:
    explicit RunQueueCard(Session& session, QWidget* parent = nullptr);

private:
    void refresh();
    void addRow(QVBoxLayout& rows, int place);
    [[nodiscard]] QString describe(const RunRequest& request) const;

    Session& m_session;
    QLabel* m_held;
    QPushButton* m_release;
    QWidget* m_rows = nullptr;
};

} // namespace plumbline::ui
