// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QDialog>
#include <QString>

#include "core/session/answer_desk.h"
#include "ui/page.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace plumbline::ui {

class AnswersPlan;
class ImportStep;
class StepList;

/// Takes in what a system answered elsewhere: found, meaning, images, system, summary. Import is there as
/// soon as nothing is in its way. Show it with open(); it is accepted once the answers are in the audit, and
/// report() says what became of them. Rejected, it has changed nothing.
class AnswersDialog : public QDialog
{
    Q_OBJECT

public:
    /// \a path may be empty. What \a services names outlives the dialog.
    AnswersDialog(PageServices services, const QString& path, QWidget* parent);
    ~AnswersDialog() override;

    [[nodiscard]] AnswersPlan& plan() const { return *m_plan; }
    [[nodiscard]] const AnswersReport& report() const { return m_report; }
    /// Why Import is disabled, as a sentence; empty when it is not.
    [[nodiscard]] QString obstacle() const;
    void setPath(const QString& path);
    void goTo(int step);
    [[nodiscard]] int step() const;

public Q_SLOTS:
    void accept() override;
    void reject() override;

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void build();
    [[nodiscard]] QWidget* buildFooter();
    void go(int by);
    void refresh();

    PageServices m_services;
    AnswersPlan* m_plan;
    std::vector<ImportStep*> m_steps;
    StepList* m_list = nullptr;
    QStackedWidget* m_stack = nullptr;
    QLabel* m_reason = nullptr;
    QPushButton* m_back = nullptr;
    QPushButton* m_next = nullptr;
    QPushButton* m_import = nullptr;
    AnswersReport m_report;
    QString m_failure; ///< of the import itself
    bool m_importing = false;
};

} // namespace plumbline::ui
