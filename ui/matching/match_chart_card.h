// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "core/views/chart_spec.h"
#include "ui/theme/widgets.h"

class QStackedWidget;

namespace plumbline::ui {

class ChartView;
class HelpButton;
class ThresholdState;

/// A kind of chart that a MatchChartCard offers.
struct ChartOffer
{
    QString id;
    QString title;
    QString description;
    QStringList topics; ///< of its "?"
};

/// What a registry of charts offers. \a help: the topics of an id.
template<class Kinds>
std::vector<ChartOffer> chartOffers(const Kinds& kinds, QStringList (*help)(const QString&))
{
    std::vector<ChartOffer> offers;
    for (const QString& id : kinds.ids()) {
        const auto* kind = kinds.find(id);
        offers.push_back({id, kind->title(), kind->description(), help(id)});
    }
    return offers;
}

/// One chart at the threshold, chosen among all there are; the cursor on it moves the threshold.
class MatchChartCard : public Card
{
    Q_OBJECT

public:
    using Build = std::function<Result<ChartSpec>(const QString& id)>;

    /// \a build: called where there is an answer. \a name: of the object; \a first: the chart shown first.
    MatchChartCard(ThresholdState& state, const std::vector<ChartOffer>& offers, Build build,
                   const QString& name, const QString& first, QWidget* parent = nullptr);
    void draw();
    [[nodiscard]] const ChartSpec& spec() const { return m_spec; } ///< empty: nothing can be drawn
    [[nodiscard]] const QString& chart() const { return m_id; }

Q_SIGNALS:
    void chosen(); ///< another chart; its reader looks at this card
    void markClicked(const plumbline::MarkKey& key);

private:
    QWidget* buildTabs(const std::vector<ChartOffer>& offers, const QString& name);

    ThresholdState& m_state;
    Build m_build;
    QString m_id;
    ChartSpec m_spec;
    HelpButton* m_help;
    ChartView* m_view;
    QLabel* m_problem;
    QStackedWidget* m_stack;
};

} // namespace plumbline::ui
