// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QStringList>

#include "ui/page.h"

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace plumbline::ui {

class Card;
class CompositionChart;
class CountsPane;
class EmptyState;
class Expander;
class LabelsCard;
class SpecTableView;

/// What is audited on: how many images of how many people, their labels, and who is in it how often.
class DatasetPage : public Page
{
    Q_OBJECT

public:
    explicit DatasetPage(PageServices services, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildImages();
    [[nodiscard]] QWidget* buildNext();
    void buildComposition();
    void buildReport();
    void invalidate();
    void refresh();
    void showImages(const Dataset& dataset);
    void showProblems(const Dataset& dataset);
    void showNext();
    void showChips();
    void showReport();
    void compose();
    void composed(const QStringList& by, const std::vector<CompositionRow>& rows);
    void chooseFolder();
    void updateLabels();

    QStackedWidget* m_stack;
    QWidget* m_content;
    EmptyState* m_empty;
    CountsPane* m_counts;
    Card* m_imagesCard = nullptr;
    QLabel* m_headline = nullptr;
    QLabel* m_synthetic = nullptr;
    QLabel* m_where = nullptr;
    Expander* m_unreadable = nullptr;
    Expander* m_duplicates = nullptr;
    QPushButton* m_import = nullptr;
    QPushButton* m_update = nullptr;
    QWidget* m_nextRow = nullptr;
    QPushButton* m_next = nullptr;
    QLabel* m_nextNote = nullptr;
    LabelsCard* m_labelsCard = nullptr;
    Card* m_compositionCard = nullptr;
    QHBoxLayout* m_chipRow = nullptr;
    SpecTableView* m_composition = nullptr;
    CompositionChart* m_chart = nullptr;
    QBoxLayout* m_compositionRow = nullptr;
    QLabel* m_compositionNote = nullptr;
    Card* m_reportCard = nullptr;
    Expander* m_unmatchedRows = nullptr;
    Expander* m_unmatchedFiles = nullptr;
    Expander* m_notes = nullptr;

    QStringList m_by; ///< what the composition is told by, one or two
    int m_epoch = 0;  ///< of the composition asked
    bool m_stale = true;
};

} // namespace plumbline::ui
