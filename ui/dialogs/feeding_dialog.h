// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDialog>

#include "core/session/session.h"
#include "core/session/trial_desk.h"
#include "core/views/table_spec.h"

class QLabel;
class QListWidget;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace plumbline::ui {

class SpecTableView;

/// One classifier fed in several ways on the same labelled images of the audit, because packages feed their
/// own models wrongly: which way errs least, and by how much. Nothing of it enters the audit. Show with
/// open().
class FeedingDialog : public QDialog
{
    Q_OBJECT

public:
    /// \a session outlives the dialog; \a system's feeding is data.
    FeedingDialog(Session& session, const SystemInfo& system, const QString& task, QWidget* parent);

private:
    void build();
    void run();
    void showJob();
    void show(const FeedingComparison& comparison);
    [[nodiscard]] std::vector<FeedingVariant> ticked() const;

    Session& m_session;
    SystemInfo m_system;
    QString m_task;
    std::vector<FeedingVariant> m_offered;
    QListWidget* m_variants;
    QSpinBox* m_images;
    QSpinBox* m_seed;
    QLabel* m_status;
    QProgressBar* m_bar;
    QPushButton* m_run;
    QPushButton* m_cancel;
    QLabel* m_empty;
    SpecTableView* m_table;
    bool m_running = false;
};

/// The comparison as a table: one row a feeding, the own one marked.
TableSpec feedingTable(const FeedingComparison& comparison);

} // namespace plumbline::ui
