// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include "core/session/session.h"
#include "ui/audit_context.h"
#include "ui/theme/widgets.h"

class QComboBox;
class QLineEdit;
class QTimer;

namespace plumbline::ui {

/// What Browse shows: system, outcome, attributes, answer, text. Writes AuditContext::browse and notifies;
/// everything chosen must hold.
class FilterPane : public Card
{
    Q_OBJECT

public:
    FilterPane(Session& session, AuditContext& context, QWidget* parent = nullptr);

    /// Menus anew from the project, then the choices from the context.
    void refresh();
    /// Of those listed: \a images different pictures in \a answers rows, of \a all in the dataset.
    void setCount(int images, int answers, int all);
    void clearFilter();
    [[nodiscard]] QString countText() const;

private:
    struct AttributeField
    {
        QString name;
        QComboBox* combo;
    };
    void build();
    QComboBox* addField(const QString& label, const QString& objectName);
    void refreshSystems();
    void refreshAttributes();
    void refreshAnswers();
    void showChoices();
    void edited();

    Session& m_session;
    AuditContext& m_context;
    QVBoxLayout* m_fields = nullptr;
    QLineEdit* m_text = nullptr;
    QTimer* m_typing = nullptr;
    QComboBox* m_system = nullptr;
    QComboBox* m_verdict = nullptr;
    QComboBox* m_answer = nullptr;
    QString m_answersOf; ///< the task whose answers are in the menu
    QWidget* m_attributeBox = nullptr;
    std::vector<AttributeField> m_attributes;
    QStringList m_attributeKeys; ///< what the attribute menus were made of
    QLabel* m_count = nullptr;
    QPushButton* m_clear = nullptr;
};

} // namespace plumbline::ui
