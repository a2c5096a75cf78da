// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>

#include <QObject>
#include <QPointer>

#include "ui/page.h"

class QMimeData;

namespace plumbline::ui {

class AnswersDialog;
class CountsDialog;
class ImportDialog;

/// The ways into an audit: sample, new, open, dropped on the window. Shows where it leads by navigate(), and
/// what went wrong by failed().
class AuditController : public QObject
{
    Q_OBJECT

public:
    AuditController(PageServices services, QWidget* window);

    void openSample();
    void openAudit(); ///< asks which
    void openAudit(const QString& path);
    void newAudit(); ///< asks for the folder of portraits first; where it is saved stands in the dialog
    void newAudit(const QString& imagesDir, const QString& labelsFile);
    /// Into the open audit where that can be, else into a new one.
    void importImages(const QString& imagesDir, const QString& labelsFile);
    /// A new audit from a table of counts; \a file may be empty.
    void newCounts(const QString& file);
    void openPublished();
    /// What a system answered elsewhere, into the open audit; \a path may be empty.
    void importAnswers(const QString& path);
    void closeAudit();

    [[nodiscard]] static bool accepts(const QMimeData& dropped);
    void take(const QMimeData& dropped);

Q_SIGNALS:
    void navigate(plumbline::ui::PageId page);
    void failed(const plumbline::Error& error);
    void told(const QString& text); ///< something is done
    void guideRequested();          ///< one folder of people searched in another

private:
    void showDialog(const QString& imagesDir, const QString& labelsFile, bool fresh);
    /// Does \a work once no job runs; asks before a running one is stopped (it can be resumed).
    void takeTable(const QString& file);
    void takeFolder(const QString& folder);
    [[nodiscard]] bool hasImages() const; ///< a writable audit with images is open
    void answersImported();
    void whenIdle(std::function<void()> work);
    void opened(const Result<void>& result);

    PageServices m_services;
    QWidget* m_window;
    QPointer<ImportDialog> m_dialog; ///< open, or closed without importing and kept
    QPointer<CountsDialog> m_counts;
    QPointer<AnswersDialog> m_answers;
    bool m_fresh = false; ///< m_dialog begins a new audit
};

} // namespace plumbline::ui
