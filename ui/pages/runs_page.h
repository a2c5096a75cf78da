// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/page.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace plumbline::ui {

class Card;
class EmptyState;
class RunChoices;
class RunDetail;
class RunQueueCard;
class SpecTableView;

/// Puts the images to the systems: choose, run, pause, cancel, resume; and every run made so far.
class RunsPage : public Page
{
    Q_OBJECT

public:
    explicit RunsPage(PageServices services, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildDone();
    void buildStart();
    void buildProgress();
    void buildRuns();
    void connectSession();
    void invalidate();
    void refresh();
    void showStart();
    void showProgress();
    void showRuns();
    void showRun(int row);
    void showDone();
    void start(const QStringList& systems, bool resume, const QString& task);
    void retry(RunId run);
    void deleteRun(RunId run);
    [[nodiscard]] QStringList resumable(const QString& task) const;
    [[nodiscard]] QString shownTask() const; ///< of the run whose detail is shown
    [[nodiscard]] bool isLatestAndCutOff(const RunRecord& run) const;
    [[nodiscard]] qint64 imageCount() const;
    void showEmpty();
    [[nodiscard]] QString obstacle() const;

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    Card* m_doneCard = nullptr;
    QLabel* m_doneText = nullptr;
    QPushButton* m_results = nullptr;
    RunQueueCard* m_queue = nullptr;
    Card* m_startCard = nullptr;
    RunChoices* m_choices = nullptr;
    QLabel* m_reason = nullptr;
    QLabel* m_error = nullptr;
    QPushButton* m_run = nullptr;
    QPushButton* m_install = nullptr;
    Card* m_progressCard = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel* m_progressText = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_cancel = nullptr;
    Card* m_runsCard = nullptr;
    QPushButton* m_resumeAll = nullptr;
    SpecTableView* m_runs = nullptr;
    RunDetail* m_detail = nullptr;
    RunId m_shown;
    bool m_stale = true;
};

} // namespace plumbline::ui
