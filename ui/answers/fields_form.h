// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QWidget>

#include "core/session/answer_desk.h"

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace plumbline::ui {

class AnswersPlan;

/// Where in a layout of no service the answers are: a field each, with what the first answer has there.
/// Mappings are kept by name and offered again.
class FieldsForm : public QWidget
{
    Q_OBJECT

public:
    explicit FieldsForm(AnswersPlan& plan);

private:
    struct Field
    {
        QString FieldMapping::*path;
        QComboBox* box;
    };
    void build();
    [[nodiscard]] QWidget* buildKept();
    void addField(QGridLayout& grid, int row, int column, const QString& text, const char* name,
                  const QString& tip, QString FieldMapping::*path);
    void show();
    void fill(const Field& field, const FieldMapping& mapping);
    [[nodiscard]] FieldMapping mapping() const;
    void edited();
    void keep();
    void showKept(const QString& chosen);

    AnswersPlan& m_plan;
    std::vector<Field> m_fields;
    QComboBox* m_highest;
    QComboBox* m_units;
    QCheckBox* m_isSize;
    QComboBox* m_kept;
    QLineEdit* m_name;
    QPushButton* m_keep;
    QLabel* m_status;
};

} // namespace plumbline::ui
