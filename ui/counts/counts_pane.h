// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QList>
#include <QWidget>

#include "ui/page.h"

class QAbstractItemModel;
class QLabel;
class QPushButton;
class QTableView;

namespace plumbline {
struct CountsTable;
}

namespace plumbline::ui {

class Card;
class CountSetsModel;
class CountsModel;

/// The Dataset page of an audit of counts: the table, typed or imported, and its sets. Every change is in the
/// project at once and can be undone.
class CountsPane : public QWidget
{
    Q_OBJECT

public:
    explicit CountsPane(PageServices services, QWidget* parent = nullptr);
    void refresh();

Q_SIGNALS:
    void resultsRequested();

private:
    void buildCounts();
    void buildSets();
    static QTableView* makeTable(QAbstractItemModel* model, const QString& objectName, const QString& name);
    void write(const CountsTable& table, const QString& what);
    void removeRows();
    [[nodiscard]] QList<int> chosenRows() const;
    void showRemovable();
    void fitHeights();

    PageServices m_services;
    CountsModel* m_model;
    CountSetsModel* m_setsModel;
    Card* m_counts = nullptr;
    Card* m_sets = nullptr;
    QLabel* m_headline = nullptr;
    QLabel* m_note = nullptr;
    QLabel* m_problem = nullptr;
    QTableView* m_table = nullptr;
    QTableView* m_setsTable = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_results = nullptr;
};

} // namespace plumbline::ui
