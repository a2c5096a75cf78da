// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <vector>

#include <QWidget>

#include "core/session/project.h"
#include "core/views/identified.h"

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace plumbline::ui {

class FlowLayout;
class SpecTableView;

/// The last step of the guide: which group, and the sentence that answers.
class GuideResult : public QWidget
{
    Q_OBJECT

public:
    explicit GuideResult(QWidget* parent = nullptr);

    /// Offers groupings of the audit; the first with a label of two to eight values is proposed.
    void setAttributes(const std::vector<AttributeInfo>& attributes, const QString& probes);
    /// Empty: nobody is grouped.
    [[nodiscard]] QString attribute() const;
    void show(const std::shared_ptr<const Identified>& identified, float threshold);
    [[nodiscard]] float threshold() const;
    [[nodiscard]] QString sentence() const;
    /// Everything that is told, for a file.
    [[nodiscard]] QString html() const;

Q_SIGNALS:
    void attributeChanged();

private:
    void offerGroups();
    void answer();
    [[nodiscard]] std::vector<bool> chosen() const;
    [[nodiscard]] QString groupText() const;

    std::shared_ptr<const Identified> m_identified;
    QComboBox* m_attribute;
    QWidget* m_groups;
    FlowLayout* m_row;
    std::vector<QPushButton*> m_buttons; ///< one of each known group
    QLineEdit* m_name;
    QDoubleSpinBox* m_threshold;
    QLabel* m_sentence;
    QLabel* m_evidence;
    SpecTableView* m_table;
};

} // namespace plumbline::ui
