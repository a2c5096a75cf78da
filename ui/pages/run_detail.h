// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/session/session.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

class Expander;
class SpecTableView;

/// One run in full: which images failed and why, and what it was made with.
class RunDetail : public Card
{
    Q_OBJECT

public:
    explicit RunDetail(Session& session, QWidget* parent = nullptr);
    /// Asks for the run's failures; late answers for another run are dropped.
    void showRun(const RunRecord& run, bool canResume);

Q_SIGNALS:
    void resumeRequested(const QString& system);

private:
    void askFailures(const RunRecord& run);

    Session& m_session;
    QString m_system;
    QLabel* m_summary;
    QPushButton* m_resume;
    Expander* m_failures;
    SpecTableView* m_provenance;
    int m_epoch = 0;
};

} // namespace plumbline::ui
