// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDialog>

class QComboBox;
class QPushButton;
class QSpinBox;

namespace plumbline::ui {

class SearchState;
struct SearchChoices;

/// Who is searched for, among whom, and how long the candidate lists are. Changes the state when it is
/// accepted. Show with open(). \pre an audit is open
class SearchDialog : public QDialog
{
    Q_OBJECT

public:
    SearchDialog(SearchState& state, QWidget* parent);

private:
    void build();
    void fill();
    void follow();
    void take();
    [[nodiscard]] SearchChoices chosen() const;

    SearchState& m_state;
    QComboBox* m_probes;
    QSpinBox* m_ranks;
    QSpinBox* m_people;
    QSpinBox* m_seed;
    QComboBox* m_mix;
    QSpinBox* m_share;
    QPushButton* m_search;
};

} // namespace plumbline::ui
