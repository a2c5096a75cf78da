// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <optional>

#include <QScrollArea>

#include "core/session/session.h"
#include "core/views/chart_spec.h"
#include "core/views/comparison.h"
#include "core/views/table_spec.h"
#include "core/views/texts.h"
#include "ui/audit_context.h"
#include "ui/results/compare_choices.h"

class QLabel;

namespace plumbline::ui {

class Card;
class ChartView;
class HeadlineCard;
class HelpButton;
class MoreColumns;
class SpecTableView;

/// A view within Results: two runs side by side (what was fixed, what broke, whether the gap changed), or one
/// run over pictures of the same people that differ in one thing. Every count opens its pictures in Browse.
class CompareView : public QScrollArea
{
    Q_OBJECT

public:
    CompareView(Session& session, AuditContext& context, QWidget* parent = nullptr);

    /// Whether there is something to compare: two runs of the task, or a series.
    [[nodiscard]] bool isOffered() const;
    /// Asks anew what there is; offeredChanged() follows. While the view is seen the answer is asked anew,
    /// too.
    void refresh();
    void forget(); ///< another audit
    /// What was chosen in this audit the last time, as chosenParts() gave it.
    void setChosen(const QJsonObject& chosen);
    [[nodiscard]] QJsonObject chosenParts() const;
    [[nodiscard]] ChartSpec chart() const;
    [[nodiscard]] HeadlineText finding() const; ///< of what is compared; empty without
    [[nodiscard]] TableSpec table() const;      ///< of the tab that is open
    [[nodiscard]] TableSpec groups() const;
    [[nodiscard]] TableSpec gaps() const;
    [[nodiscard]] TableSpec agreement() const;
    [[nodiscard]] const std::optional<Compared>& compared() const { return m_compared; }
    [[nodiscard]] const std::optional<MatchedSeries>& series() const { return m_series; }
    [[nodiscard]] bool isCurrent() const { return !m_asking && !m_dirty; }

Q_SIGNALS:
    void offeredChanged();
    void browseRequested(const plumbline::ListQuery& query);
    void chosen();  ///< chosenParts() are others
    void settled(); ///< the view shows the answer to its question

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Answer;
    QWidget* buildChart();
    QWidget* buildTables();
    void ask();
    void showAnswer(const Answer& answer);
    void showProblem(const QString& text);
    void sayWhatIsCompared();
    void drawChart();
    void showTables();
    void openMark(const MarkKey& key);
    void openTableRow(const MarkKey& key);

    Session& m_session;
    AuditContext& m_context;
    int m_epoch = 0;
    int m_offerEpoch = 0;
    bool m_asking = false;
    bool m_dirty = true;
    std::shared_ptr<const Dataset> m_seriesOf; ///< whose series attributes are known
    QStringList m_seriesAttributes;
    std::optional<Compared> m_compared;
    std::optional<MatchedSeries> m_series;

    CompareChoices* m_choices = nullptr;
    HeadlineCard* m_headline = nullptr;
    Card* m_chartCard = nullptr;
    QLabel* m_seriesTitle = nullptr;
    QPushButton* m_dotsTab = nullptr;
    QPushButton* m_slopeTab = nullptr;
    HelpButton* m_help = nullptr;
    ChartView* m_chart = nullptr;
    Card* m_tableCard = nullptr;
    QPushButton* m_groupsTab = nullptr;
    QPushButton* m_gapsTab = nullptr;
    QPushButton* m_agreementTab = nullptr;
    SpecTableView* m_groups = nullptr;
    SpecTableView* m_gaps = nullptr;
    SpecTableView* m_agreement = nullptr;
    MoreColumns* m_more = nullptr;
    QLabel* m_note = nullptr;
    QLabel* m_problem = nullptr;
};

} // namespace plumbline::ui
