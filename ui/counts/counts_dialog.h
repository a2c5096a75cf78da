// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QDialog>
#include <QString>

#include "core/session/counts_desk.h"
#include "ui/page.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace plumbline::ui {

class CountsColumnsModel;
class Expander;
class PathRow;

/// A new audit from a table of counts, or an empty one to type them into. Show it with open(); it is accepted
/// when the audit is made and open.
class CountsDialog : public QDialog
{
    Q_OBJECT

public:
    /// \a file may be empty.
    CountsDialog(PageServices services, const QString& file, QWidget* parent);

    void setFile(const QString& file);
    void setProjectPath(const QString& path);
    [[nodiscard]] QString projectPath() const;
    /// Why no audit can be made now, as a sentence; empty when one can.
    [[nodiscard]] QString obstacle() const;
    /// Whether the counts are typed in later.
    [[nodiscard]] bool begins() const;

public Q_SLOTS:
    void accept() override;

private:
    void build();
    [[nodiscard]] QWidget* buildColumns();
    [[nodiscard]] QWidget* buildTyping();
    [[nodiscard]] QWidget* buildFooter();
    void chooseFile();
    void surveyed(const Result<CountsSurvey>& survey);
    void readAgain();
    void refresh();
    void fill();
    [[nodiscard]] CountsTable emptyTable() const;

    PageServices m_services;
    CountsColumnsModel* m_columns;
    std::optional<CountsReading> m_reading;
    QString m_why; ///< the table cannot be read or counted
    int m_epoch = 0;
    bool m_reads = false;
    bool m_starting = false;
    bool m_projectChosen = false;
    QString m_failure; ///< the audit could not be made

    PathRow* m_file = nullptr;
    PathRow* m_project = nullptr;
    QStackedWidget* m_stack = nullptr;
    QTableView* m_table = nullptr;
    QLineEdit* m_groups = nullptr;
    QLabel* m_summary = nullptr;
    Expander* m_problems = nullptr;
    Expander* m_notes = nullptr;
    QLabel* m_reason = nullptr;
    QPushButton* m_make = nullptr;
};

} // namespace plumbline::ui
