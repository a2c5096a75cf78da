// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <atomic>
#include <memory>

#include <QDialog>
#include <QString>

#include "core/session/session.h"
#include "ui/jobs/import_survey.h"
#include "ui/page.h"

namespace plumbline::ui {

class ImportDialogParts;

/// Asks for a folder of portraits, its table of labels and what the columns mean, then starts the import.
/// Show it with open(); it is accepted once the import has started (the job line shows how far it is; a
/// failure of the import itself is told by Session::failed).
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

public Q_SLOTS:
    void accept() override;

private:
    void connectParts();
    void setFolder(const QString& folder);
    void setLabels(const QString& file);
    void folderSurveyed(std::shared_ptr<const FolderSurvey> survey);
    void labelsSurveyed(std::shared_ptr<const LabelSurvey> survey);
    void labelsFailed(const Error& error);
    void matchRows();
    void columnsEdited();
    void showLabelsStatus();
    void refresh();
    void startImport();

    PageServices m_services;
    std::unique_ptr<ImportDialogParts> m_parts;

    std::shared_ptr<const FolderSurvey> m_folder; ///< null while being looked at
    std::shared_ptr<const LabelSurvey> m_labels;  ///< null without a table
    QString m_labelsError;
    qint64 m_matched = -1; ///< rows that name a picture; -1: not known
    bool m_labelsChosen = false;
    bool m_projectChosen = false;
    bool m_readingLabels = false;
    bool m_starting = false;
    bool m_newAudit = false;
    int m_folderEpoch = 0;
    int m_labelsEpoch = 0;
    int m_matchEpoch = 0;
    std::shared_ptr<std::atomic<bool>> m_stop; ///< of the walk through the folder
};

} // namespace plumbline::ui
