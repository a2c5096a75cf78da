// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QDialog>
#include <QString>

#include "core/session/session.h"
#include "ui/page.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace plumbline::ui {

class ImportPlan;
class ImportStep;
class SourcesStep;
class StepList;
class SummaryStep;

/// The import wizard: pictures and table, columns, matching, values, summary. Import is there from the first
/// step on, as soon as nothing is in its way. Show it with open(); it is accepted once the import has started
/// (the job line shows how far it is; a failure of the import itself is told by Session::failed). Rejected,
/// it keeps what was chosen and can be opened again.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// \a imagesDir and \a labelsFile may be empty.
    ImportDialog(PageServices services, const QString& imagesDir, const QString& labelsFile, QWidget* parent);
    ~ImportDialog() override;

    /// Where a new audit is saved. Used unless the images go into the open project (a writable one without
    /// runs); without it a free name in the default folder, called like the folder of images.
    void setProjectPath(const QString& path);
    [[nodiscard]] QString projectPath() const;
    /// The images get an audit of their own even when the open one could take them.
    void setNewAudit();
    /// Whether accepting makes a project, rather than filling the open one.
    [[nodiscard]] bool beginsNewAudit() const;
    /// What would be imported now.
    [[nodiscard]] ImportRequest request() const;
    /// Why Import is disabled, as a sentence; empty when it is not.
    [[nodiscard]] QString obstacle() const;
    /// How many images an import would take out of the open audit, in a sentence; empty: none.
    [[nodiscard]] QString replacedText() const;
    [[nodiscard]] ImportPlan& plan() const { return *m_plan; }
    /// Whether it was begun with these sources (both empty: with any), so that opening it again goes on.
    [[nodiscard]] bool wasBegunWith(const QString& imagesDir, const QString& labelsFile) const;
    void goTo(int step);
    [[nodiscard]] int step() const;

public Q_SLOTS:
    void accept() override;

Q_SIGNALS:
    void searchRequested(); ///< one folder in another instead; the dialog is closed

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* buildFooter();
    void connectParts();
    void sourcesChanged();
    void go(int by);
    void refresh();
    void start();
    void startImport();

    PageServices m_services;
    ImportPlan* m_plan;
    std::vector<ImportStep*> m_steps;
    StepList* m_list = nullptr;
    QStackedWidget* m_stack = nullptr;
    SourcesStep* m_sources = nullptr;
    SummaryStep* m_summary = nullptr;
    QLabel* m_reason = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
    QPushButton* m_import = nullptr;
    QString m_begunFolder;
    QString m_begunTable;
    bool m_projectChosen = false;
    bool m_starting = false;
    bool m_newAudit = false;
};

} // namespace plumbline::ui
