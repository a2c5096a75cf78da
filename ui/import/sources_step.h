// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/import/import_step.h"
#include "ui/prompts.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace plumbline {
class ThumbnailCache;
}

namespace plumbline::ui {

class ImportPlan;
class PathRow;
class PreviewModel;

/// First step: which pictures, which table, and what they look like.
class SourcesStep : public ImportStep
{
    Q_OBJECT

public:
    SourcesStep(ImportPlan& plan, ThumbnailCache& thumbnails, Prompts& prompts);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] StepState state() const override;
    [[nodiscard]] PathRow* projectRow() const { return m_project; }
    /// Points to the search of one folder in another, which is another dialog's.
    void setOffersSearch(bool on);

Q_SIGNALS:
    void searchRequested();

private:
    [[nodiscard]] QWidget* buildSources();
    [[nodiscard]] QWidget* buildPreview(ThumbnailCache& thumbnails);
    void connectParts();
    void showSurvey();
    void showLayouts();
    void showFolderStatus();
    void showTableStatus();
    void showStatus();

    ImportPlan& m_plan;
    Prompts& m_prompts;
    PathRow* m_folder = nullptr;
    PathRow* m_labels = nullptr;
    PathRow* m_project = nullptr;
    QPushButton* m_search = nullptr;
    QWidget* m_sheetRow = nullptr;
    QComboBox* m_sheet = nullptr;
    QVBoxLayout* m_layouts = nullptr;
    QLabel* m_previewTitle = nullptr;
    QLabel* m_noTable = nullptr;
    QTableView* m_preview = nullptr;
    PreviewModel* m_model = nullptr;
    QCheckBox* m_synthetic = nullptr;
};

} // namespace plumbline::ui
