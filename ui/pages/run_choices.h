// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QWidget>

#include "ui/audit_context.h"

class QCheckBox;
class QComboBox;
class QGridLayout;

namespace plumbline {
class Session;
}

namespace plumbline::ui {

class SystemsQuery;

/// What a new run asks, of whom: the question (the task looked at everywhere), who finds the faces, and the
/// systems for both, each with its tick.
class RunChoices : public QWidget
{
    Q_OBJECT

public:
    RunChoices(Session& session, AuditContext& context, QWidget* parent = nullptr);

    /// Finds out which systems there are, unless that is known. Slow the first time, and not on this thread.
    void askOnce();
    [[nodiscard]] bool isKnown() const { return m_known; }
    [[nodiscard]] bool anyInstalled() const;
    [[nodiscard]] bool anyMissing() const;
    [[nodiscard]] QStringList chosen() const; ///< ids, in the order shown

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildQuestion();
    void followTask();
    void ask();
    void showSystems();
    void tickAll(bool on);
    void arrange();

    struct Choice
    {
        QString id;
        bool installed = false;
        QCheckBox* box = nullptr;
    };

    Session& m_session;
    AuditContext& m_context;
    SystemsQuery* m_query;
    QComboBox* m_question = nullptr;
    QComboBox* m_detector = nullptr;
    QGridLayout* m_grid = nullptr;
    std::vector<Choice> m_choices;
    QString m_task; ///< asked for last
    int m_columns = 0;
    bool m_asked = false;
    bool m_known = false;
};

} // namespace plumbline::ui
