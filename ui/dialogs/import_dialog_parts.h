// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QCheckBox>
#include <QCoreApplication>
#include <QDialog>
#include <QLabel>
#include <QPushButton>

#include "core/session/session.h"

class QButtonGroup;
class QStackedWidget;
class QTableView;

namespace plumbline::ui {

class Card;
class ImportColumnsModel;
class PathRow;
class SpecTableView;
class ValueMapEditor;

/// The widgets of ImportDialog and how they lie; what they mean to each other is the dialog's.
class ImportDialogParts
{
    Q_DECLARE_TR_FUNCTIONS(ImportDialog)

public:
    ImportDialogParts(QDialog* dialog, const Session& session);

    /// The first rows of the table.
    void showPreview(const LabelTable& table);
    /// With a table its columns; without one what \a folders will be used for.
    void showLabels(bool tableGiven, int folders);

    PathRow* folder = nullptr;
    PathRow* labels = nullptr;
    PathRow* project = nullptr;
    ImportColumnsModel* columns = nullptr;
    ValueMapEditor* meaning = nullptr;
    QCheckBox* synthetic = nullptr;
    QLabel* reason = nullptr;
    QPushButton* import = nullptr;

private:
    [[nodiscard]] QWidget* buildSources();
    [[nodiscard]] QWidget* buildColumns(QDialog* dialog);
    [[nodiscard]] QWidget* buildMeaning(const Session& session);
    [[nodiscard]] QWidget* buildFooter(QDialog* dialog);
    [[nodiscard]] QTableView* buildColumnsTable();
    [[nodiscard]] QWidget* buildTabs(QDialog* dialog);

    Card* m_meaningCard = nullptr;
    QWidget* m_tabs = nullptr;
    QLabel* m_noTable = nullptr;
    QStackedWidget* m_stack = nullptr;
    QTableView* m_columnsTable = nullptr;
    SpecTableView* m_preview = nullptr;
    QButtonGroup* m_tabGroup = nullptr;
};

} // namespace plumbline::ui
