// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include "core/session/session.h"
#include "ui/theme/widgets.h"

class QLineEdit;

namespace plumbline::ui {

class SpecTableView;

/// One run in full: which images failed and why, what can be done about it, and what it was made with.
class RunDetail : public Card
{
    Q_OBJECT

public:
    explicit RunDetail(Session& session, QWidget* parent = nullptr);
    /// Asks for the run's failures; late answers for another run are dropped.
    void showRun(const RunRecord& run, bool canResume);

Q_SIGNALS:
    void resumeRequested(const QString& system);
    void retryRequested(plumbline::RunId run);
    void deleteRequested(plumbline::RunId run);
    void resultsRequested(const QString& task);

private:
    /// An image that failed.
    struct Failure
    {
        QString file;
        QString why;
        bool mayPass = false; ///< at another try
    };
    QWidget* buildFailures();
    QWidget* buildProvenance();
    void askFailures(const RunRecord& run);
    void showFailures();
    void copyProvenance();

    Session& m_session;
    RunRecord m_run;
    std::vector<Failure> m_failed;
    QLabel* m_summary;
    QPushButton* m_results;
    QPushButton* m_resume;
    QPushButton* m_retry;
    QPushButton* m_delete;
    QWidget* m_failures = nullptr;
    QLabel* m_failuresTitle = nullptr;
    QLineEdit* m_filter = nullptr;
    SpecTableView* m_failuresTable = nullptr;
    SpecTableView* m_provenance = nullptr;
    QPushButton* m_copy = nullptr;
    int m_epoch = 0;
};

} // namespace plumbline::ui
