// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <cstdint>
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

    /// Offers groupings of the audit; one by race or colour is proposed, else none.
    void setAttributes(const std::vector<AttributeInfo>& attributes, const QString& probes);
    /// Empty: nobody is grouped.
    [[nodiscard]] QString attribute() const;
    void show(const std::shared_ptr<const Identified>& identified, float threshold);
    [[nodiscard]] float threshold() const { return m_exact; }
    [[nodiscard]] std::int64_t falselyMatched() const; ///< probes, at the threshold
    [[nodiscard]] QString sentence() const;
    /// Everything that is told, for a file.
    [[nodiscard]] QString html() const;

Q_SIGNALS:
    void attributeChanged();
    void answered(); ///< another threshold or group is told of

private:
    void offerGroups();
    void readThreshold(double shown);
    void answer();
    [[nodiscard]] std::vector<bool> chosen() const;
    [[nodiscard]] QString groupText() const;
    [[nodiscard]] QString called() const; ///< the group in the sentence

    std::shared_ptr<const Identified> m_identified;
    QComboBox* m_attribute;
    QWidget* m_groups;
    FlowLayout* m_row;
    std::vector<QPushButton*> m_buttons; ///< one of each known group
    QLineEdit* m_name;
    QDoubleSpinBox* m_threshold;
    double m_shown = 0;     ///< in that box: rounded
    float m_exact = 0;      ///< the threshold
    bool m_isNamed = false; ///< the group is called as somebody wrote
    QLabel* m_sentence;
    QLabel* m_evidence;
    SpecTableView* m_table;
};

} // namespace plumbline::ui
