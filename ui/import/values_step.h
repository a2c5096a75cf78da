// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/import/import_step.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QTableView;
class QVBoxLayout;

namespace plumbline {
class Session;
}

namespace plumbline::ui {

class Card;
class ImportPlan;
class ValueMapEditor;
class ValuesModel;

/// Fourth step: spellings counted as one, what values mean to the systems, and groups of values.
class ValuesStep : public ImportStep
{
    Q_OBJECT

public:
    ValuesStep(ImportPlan& plan, const Session& session);
    [[nodiscard]] QString title() const override;
    [[nodiscard]] StepState state() const override;

private:
    [[nodiscard]] QWidget* buildMeaning(const Session& session);
    [[nodiscard]] QWidget* buildValues();
    [[nodiscard]] QWidget* buildButtons();
    void columnsChanged();
    void showLabel();
    void showProposals();
    void showCandidates();
    void showGroupings();
    void spellingsChanged();
    void showWarning();
    void makeGrouping();
    [[nodiscard]] QList<int> chosenRows() const;
    [[nodiscard]] int openProposals() const; ///< labels with spellings that could be one and are not

    ImportPlan& m_plan;
    QComboBox* m_label = nullptr;
    QLabel* m_note = nullptr;
    QLabel* m_warning = nullptr; ///< while spellings that could be one are counted apart
    QVBoxLayout* m_proposals = nullptr;
    QTableView* m_table = nullptr;
    ValuesModel* m_model = nullptr;
    QPushButton* m_together = nullptr;
    QPushButton* m_apart = nullptr;
    QPushButton* m_group = nullptr;
    QHBoxLayout* m_groupings = nullptr;
    ValueMapEditor* m_meaning = nullptr;
    QStringList m_shown; ///< the labels the choice offers
};

} // namespace plumbline::ui
