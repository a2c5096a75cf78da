// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QDialog>
#include <QTimer>

#include "core/session/outcome_table.h"
#include "core/session/session.h"
#include "core/views/table_spec.h"
#include "core/views/texts.h"

class QButtonGroup;
class QComboBox;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace plumbline::ui {

class ChartOptionsPane;
class FormatRow;
class PathRow;
class Prompts;
class SheetPreview;
class SpecTableView;

enum class ExportWhat { Chart, Table, Answers, Workbook };

/// What can be exported of an audit as the window shows it. A plain value: the window may go on meanwhile.
struct ExportMaterial
{
    struct Table
    {
        QString id; ///< "subgroups", part of the file's name
        QString name;
        TableSpec table;
    };
    QString audit;
    ChartSpec chart; ///< empty: nothing has been measured
    /// What the Results page says with the chart's finding: the interval of a title that is the finding, and
    /// the amber words (few images, who described the people is not known). Each may be empty.
    QString interval;
    QString warning;
    std::vector<Table> tables;
    ListQuery answers;      ///< every answer
    ListQuery shownAnswers; ///< those that Browse shows
    MeasureQuery measures;
    ChartOptions options;
    bool ofMatching = false; ///< chart and tables are of comparisons or searches; the workbook holds these
    HeadlineText finding {}; ///< of matching: what the workbook begins with
};

/// Chooses what to export and how, and shows it as it will be written. Writes it itself, and stays open when
/// that fails. Show with open().
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(ExportMaterial material, ExportWhat what, Session& session, Prompts& prompts,
                 QWidget* parent);
    [[nodiscard]] ExportWhat what() const;

Q_SIGNALS:
    void written(const QString& path);
    void copied(const QString& sentence);

private:
    void build();
    QWidget* buildKinds();
    QWidget* buildTableOptions();
    QWidget* buildAnswerOptions();
    QWidget* buildWorkbookOptions();
    QWidget* buildPreview();
    QWidget* buildButtons();
    void kindChosen();
    void refresh();
    void flush(); ///< shows at once what waits to be shown
    void showAnswers();
    void suggestPath();
    void choosePath();
    void checkPath();
    void copy();
    void save();
    void ended(const Result<void>& result, const QString& path);
    [[nodiscard]] QString suffix() const;
    [[nodiscard]] QString subject() const; ///< part of the proposed name
    [[nodiscard]] const TableSpec& chosenTable() const;
    [[nodiscard]] ListQuery chosenAnswers() const;

    ExportMaterial m_material;
    Session& m_session;
    Prompts& m_prompts;
    QTimer m_typing; ///< runs while a title or caption is being typed
    int m_epoch = 0;
    bool m_pathIsOwn = false; ///< typed or chosen by the reader
    QButtonGroup* m_kinds = nullptr;
    QStackedWidget* m_options = nullptr;
    ChartOptionsPane* m_chart = nullptr;
    QComboBox* m_table = nullptr;
    FormatRow* m_answerFormat = nullptr;
    QComboBox* m_answerScope = nullptr;
    QStackedWidget* m_preview = nullptr;
    SheetPreview* m_sheet = nullptr;
    SpecTableView* m_rows = nullptr;
    QLabel* m_note = nullptr;
    QLabel* m_warning = nullptr;
    PathRow* m_path = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_save = nullptr;
};

} // namespace plumbline::ui
