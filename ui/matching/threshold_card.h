// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include "ui/theme/widgets.h"

class QComboBox;
class QDoubleSpinBox;
class QSlider;

namespace plumbline::ui {

class MatchState;

/// The one threshold of every group: a slider over the scores, the number, and the usual rates and vendors'
/// thresholds as buttons. Moves MatchState at once.
class ThresholdCard : public Card
{
    Q_OBJECT

public:
    explicit ThresholdCard(MatchState& state, QWidget* parent = nullptr);
    /// Follows the answer, its system and its threshold.
    void refresh();
    void takeFocus(); ///< to the slider

private:
    struct Rate
    {
        double fmr;
        QPushButton* button;
    };
    void build();
    void showSystems();
    void showButtons();
    void showThreshold();
    void readNumber(double shown);
    [[nodiscard]] float scoreAt(int step) const;
    [[nodiscard]] int stepOf(float score) const;

    MatchState& m_state;
    QComboBox* m_system;
    QLabel* m_systemLabel;
    QSlider* m_slider;
    QDoubleSpinBox* m_number;
    double m_shown = 0; ///< in that box: rounded
    std::vector<Rate> m_rates;
    std::vector<QPushButton*> m_vendors;
};

} // namespace plumbline::ui
