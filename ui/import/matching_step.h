// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/import/import_step.h"

class QCheckBox;
class QLabel;
class QListView;
class QPushButton;
class QHBoxLayout;
class QVBoxLayout;

namespace plumbline {
class ThumbnailCache;
}

namespace plumbline::ui {

class ImportPlan;
class UnmatchedModel;

/// Third step: rows that name no picture beside pictures that no row names, and what would bring them
/// together.
class MatchingStep : public ImportStep
{
    Q_OBJECT

public:
    MatchingStep(ImportPlan& plan, ThumbnailCache& thumbnails);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] StepState state() const override;

private:
    [[nodiscard]] QWidget* buildFixes();
    [[nodiscard]] QWidget* buildSides();
    [[nodiscard]] QListView* buildList(UnmatchedModel* model, const QString& name, const QString& accessible);
    [[nodiscard]] QWidget* buildPairing();
    void showMatch();
    void showFixes();
    void showAmbiguous();
    void showPair();
    void showPicture();
    void suggest();

    ImportPlan& m_plan;
    ThumbnailCache& m_thumbnails;
    QLabel* m_summary = nullptr;
    QLabel* m_noFixes = nullptr;
    QVBoxLayout* m_fixes = nullptr;
    QLabel* m_several = nullptr;
    QHBoxLayout* m_folders = nullptr; ///< which of several folders is meant
    QLabel* m_rowsTitle = nullptr;
    QLabel* m_filesTitle = nullptr;
    QListView* m_rows = nullptr;
    QListView* m_files = nullptr;
    UnmatchedModel* m_rowsModel = nullptr;
    UnmatchedModel* m_filesModel = nullptr;
    QLabel* m_picture = nullptr;
    QPushButton* m_pair = nullptr;
    QPushButton* m_unpair = nullptr;
    QCheckBox* m_onlyMatched = nullptr;
};

} // namespace plumbline::ui
