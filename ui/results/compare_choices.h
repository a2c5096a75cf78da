// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QJsonObject>
#include <QStringList>
#include <QWidget>

#include "core/session/compare_desk.h"

class QPushButton;

namespace plumbline::ui {

class ContextChip;

/// What there is to compare, and what is chosen of it: two runs, or one run over a series.
class CompareChoices : public QWidget
{
    Q_OBJECT

public:
    enum class Mode { Runs, Series };
    /// What the project has to choose from.
    struct Offer
    {
        std::vector<CompareDesk::Side> sides; ///< the latest first
        QStringList proposal;                 ///< A and B
        QStringList series;                   ///< attributes
        QStringList levels;                   ///< of the attribute chosen
    };

    explicit CompareChoices(QWidget* parent = nullptr);
    /// Keeps what was chosen where it is still there.
    void setOffer(const Offer& offer);
    [[nodiscard]] const Offer& offer() const { return m_offer; }
    void forget(); ///< another audit
    /// What was chosen the last time, as chosen() gave it; setOffer() keeps of it what is still there.
    void setChosen(const QJsonObject& chosen);
    [[nodiscard]] QJsonObject chosen() const;
    /// The levels of the attribute chosen, for the reference level's menu.
    void setLevels(const QStringList& levels);

    [[nodiscard]] Mode mode() const { return m_mode; }
    [[nodiscard]] bool canCompareRuns() const { return m_offer.sides.size() >= 2; }
    [[nodiscard]] bool canCompareSeries() const
    {
        return !m_offer.sides.empty() && !m_offer.series.isEmpty();
    }
    [[nodiscard]] const QString& a() const { return m_a; } ///< number of a run
    [[nodiscard]] const QString& b() const { return m_b; }
    [[nodiscard]] const QString& attribute() const { return m_attribute; }
    [[nodiscard]] const QString& against() const { return m_against; } ///< empty: the first level

Q_SIGNALS:
    void changed();

private:
    void buildModes();
    void openSides(QString CompareChoices::*chosen, ContextChip* chip);
    void showChosen();
    [[nodiscard]] QString textOf(const QString& id) const;

    Offer m_offer;
    Mode m_mode = Mode::Runs;
    QString m_a, m_b, m_attribute, m_against;
    QPushButton* m_runs = nullptr;
    QPushButton* m_series = nullptr;
    ContextChip* m_sideA = nullptr;
    ContextChip* m_sideB = nullptr;
    QPushButton* m_swap = nullptr;
    ContextChip* m_by = nullptr;
    ContextChip* m_level = nullptr;
};

} // namespace plumbline::ui
