// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "ui/theme/widgets.h"

class QComboBox;
class QDoubleSpinBox;
class QSlider;

namespace plumbline::ui {

class ThresholdState;

/// What the buttons of a ThresholdCard offer and say.
struct ThresholdWords
{
    std::vector<double> rates; ///< powers of ten
    QString about;             ///< before them: "where false matches are"
    QString can;               ///< tip of one that the data can tell; %1: the rate
    QString cannot;            ///< of one that they cannot; %1: the smallest that they can
    QString none;              ///< where there is no such rate
    QStringList topics;        ///< of its "?"
};

/// The one threshold of every group: a slider over the scores, the number, and the usual rates and vendors'
/// thresholds as buttons. Moves the state at once.
class ThresholdCard : public Card
{
    Q_OBJECT

public:
    ThresholdCard(ThresholdState& state, ThresholdWords words, QWidget* parent = nullptr);
    /// Follows the answer, its system and its threshold.
    void refresh();
    void takeFocus(); ///< to the slider

private:
    struct Rate
    {
        double rate;
        QPushButton* button;
    };
    void build();
    void showSystems();
    void showButtons();
    void showThreshold();
    void readNumber(double shown);
    [[nodiscard]] float scoreAt(int step) const;
    [[nodiscard]] int stepOf(float score) const;

    ThresholdState& m_state;
    ThresholdWords m_words;
    QComboBox* m_system;
    QLabel* m_systemLabel;
    QSlider* m_slider;
    QDoubleSpinBox* m_number;
    double m_shown = 0; ///< in that box: rounded
    std::vector<Rate> m_rates;
    std::vector<QPushButton*> m_vendors;
};

} // namespace plumbline::ui
