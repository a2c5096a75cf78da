// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QStringList>

#include "ui/page.h"

class QButtonGroup;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace plumbline::ui {

class Card;
class EmptyState;
class Expander;
class SpecTableView;

/// What is audited on: how many images of how many people, their labels, and who is in it how often.
class DatasetPage : public Page
{
    Q_OBJECT

public:
    explicit DatasetPage(PageServices services, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildImages();
    void buildLabels();
    void buildComposition();
    void buildReport();
    void invalidate();
    void refresh();
    void showImages(const Dataset& dataset);
    void showProblems(const Dataset& dataset);
    void showLabels();
    void showChips();
    void showReport();
    void compose();
    void newGrouping();
    void removeGrouping(const QString& name);
    void saveGroupings(std::vector<Grouping> groupings);
    void chooseFolder();

    QStackedWidget* m_stack;
    QWidget* m_content;
    EmptyState* m_empty;
    Card* m_imagesCard = nullptr;
    QLabel* m_headline = nullptr;
    QLabel* m_synthetic = nullptr;
    QLabel* m_where = nullptr;
    Expander* m_unreadable = nullptr;
    Expander* m_duplicates = nullptr;
    QPushButton* m_import = nullptr;
    Card* m_labelsCard = nullptr;
    SpecTableView* m_labels = nullptr;
    QPushButton* m_newGrouping = nullptr;
    QHBoxLayout* m_groupingRow = nullptr;
    QLabel* m_labelsNote = nullptr;
    QLabel* m_groupingError = nullptr;
    Card* m_compositionCard = nullptr;
    QHBoxLayout* m_chipRow = nullptr;
    SpecTableView* m_composition = nullptr;
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
