// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "ui/import/import_step.h"

class QComboBox;
class QGridLayout;
class QLabel;
class QScrollArea;
class QTableView;

namespace plumbline {
struct AnswerWord;
}

namespace plumbline::ui {

class AnswersPlan;
class AnswersPreviewModel;
class FieldsForm;

/// What the values of the file mean: words, scales, units; in a layout of no service where they are. Beneath,
/// the first answers as they are read by that.
class MeaningStep : public ImportStep
{
    Q_OBJECT

public:
    explicit MeaningStep(AnswersPlan& plan);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] StepState state() const override;

private:
    [[nodiscard]] QWidget* buildMeaning();
    [[nodiscard]] QWidget* buildScales();
    void connectScales();
    void show();
    void showWords();
    void addWord(int at, const AnswerWord& word);
    void showScales();

    AnswersPlan& m_plan;
    AnswersPreviewModel* m_model;
    QTableView* m_table;
    FieldsForm* m_fields = nullptr;
    QScrollArea* m_upper = nullptr;
    QLabel* m_note = nullptr;
    QWidget* m_words = nullptr;
    QGridLayout* m_wordRows = nullptr;
    QWidget* m_tableScales = nullptr;
    QComboBox* m_highest = nullptr;
    QComboBox* m_units = nullptr;
    QWidget* m_scoreScales = nullptr;
    QComboBox* m_scale = nullptr;
    QComboBox* m_layout = nullptr;
    QStringList m_shown; ///< words, in their order
};

} // namespace plumbline::ui
