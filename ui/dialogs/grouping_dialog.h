// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDialog>

#include "core/session/session.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;

namespace plumbline::ui {

class SpecTableView;
class ValueGroups;

/// Makes a coarser view of one label: values put together (I-III, IV-VI), or bands of numbers. Show with
/// open().
class GroupingDialog : public QDialog
{
    Q_OBJECT

public:
    /// \a dataset is copied: it may change while the dialog is open.
    explicit GroupingDialog(const Dataset& dataset, QWidget* parent);

    /// Begins with \a attribute, and with these cut points where it holds numbers.
    void choose(const QString& attribute, const std::vector<double>& cuts);
    [[nodiscard]] Grouping grouping() const;
    /// Why it cannot be made yet, as a sentence, or empty.
    [[nodiscard]] QString obstacle() const;

private:
    void build();
    [[nodiscard]] QWidget* buildValues();
    [[nodiscard]] QWidget* buildBands();
    [[nodiscard]] const Attribute& attribute() const;
    void attributeChosen();
    void refresh();
    void showBands();

    Dataset m_dataset;
    QComboBox* m_attribute;
    QLineEdit* m_name;
    QStackedWidget* m_stack;
    QPushButton* m_asValues;
    QPushButton* m_asBands;
    ValueGroups* m_values;
    QPushButton* m_move;
    QLineEdit* m_cuts;
    SpecTableView* m_bands;
    QLabel* m_reason;
    QPushButton* m_create;
    bool m_nameTyped = false;
    bool m_cutsTyped = false;
};

} // namespace plumbline::ui
