// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include "ui/page.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace plumbline::ui {

class Card;
class EmptyState;
class RunDetail;
class RunQueueCard;
class SpecTableView;
class SystemsQuery;

/// Puts the images to the systems: choose, run, pause, cancel, resume; and every run made so far.
class RunsPage : public Page
{
    Q_OBJECT

public:
    explicit RunsPage(PageServices services, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildDone();
    void buildStart();
    void buildProgress();
    void buildRuns();
    void connectSession();
    void invalidate();
    void refresh();
    void showSystems();
    void arrange();
    void showStart();
    void showProgress();
    void showRuns();
    void showRun(int row);
    void showDone();
    void start(const QStringList& systems, bool resume);
    void retry(RunId run);
    void deleteRun(RunId run);
    [[nodiscard]] QStringList chosen() const;
    [[nodiscard]] QStringList resumable() const;
    [[nodiscard]] bool isLatestAndCutOff(const RunRecord& run) const;
    [[nodiscard]] qint64 imageCount() const;
    [[nodiscard]] QString obstacle() const;

    struct Choice
    {
        QString id;
        bool installed = false;
        QCheckBox* box = nullptr;
    };

    SystemsQuery* m_query;
    QStackedWidget* m_stack;
    EmptyState* m_empty;
    Card* m_doneCard = nullptr;
    QLabel* m_doneText = nullptr;
    QPushButton* m_results = nullptr;
    RunQueueCard* m_queue = nullptr;
    Card* m_startCard = nullptr;
    QGridLayout* m_choicesGrid = nullptr;
    std::vector<Choice> m_choices;
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
    int m_columns = 0;
    bool m_answered = false; ///< the systems are known
    bool m_stale = true;
};

} // namespace plumbline::ui
