// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include "core/views/chart.h"
#include "core/views/measured.h"
#include "ui/audit_context.h"
#include "ui/results/results_view.h"
#include "ui/theme/widgets.h"

class QAbstractButton;
class QButtonGroup;
class QDoubleSpinBox;
class QStackedWidget;

namespace plumbline::ui {

class ChartView;
class GroupChoices;
class HelpButton;
class IntervalButton;
class ReferenceButton;
class SpecTableView;

/// The chart with what one may choose about it: which, of which system, counted how, which groups in what
/// order; as a table for who would rather read figures.
class ChartCard : public Card
{
    Q_OBJECT

public:
    ChartCard(Session& session, AuditContext& context, ResultsView& view, QWidget* parent = nullptr);

    /// Draws anew. \a system: drawn by charts of one system when none was chosen.
    void setMeasured(const Measured& measured, const QString& system);
    [[nodiscard]] const ChartSpec& spec() const;
    [[nodiscard]] ChartOptions options() const; ///< as drawn
    /// "Who is misread", shown where there is no room beside.
    [[nodiscard]] QPushButton* sideToggle() const { return m_side; }
    /// One more choice, after the others.
    void addChoiceWidget(QWidget* choice);
    /// What comes next is another audit: no place is kept.
    void forget();

Q_SIGNALS:
    void markClicked(const plumbline::MarkKey& key);
    void groupsRequested();
    void planRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildTabs();
    QWidget* buildChoices();
    QWidget* buildBand();
    QPushButton* addChoice(class FlowLayout* row, const QString& objectName, const QString& tip);
    [[nodiscard]] const Chart& chart() const;
    void draw();
    void showChoices();
    void showFolded();
    void openKinds();
    void openCounting();
    void openSystems();
    void bandTyped();

    Session& m_session;
    AuditContext& m_context;
    ResultsView& m_view;
    std::optional<Measured> m_measured;
    QString m_system;

    bool m_folded = false;   ///< narrow: the kinds of chart are a menu, the rarer choices wait behind "more"
    bool m_unfolded = false; ///< these are shown all the same
    QButtonGroup* m_tabs = nullptr;
    QWidget* m_tabRow = nullptr;
    QPushButton* m_kind = nullptr;
    QPushButton* m_more = nullptr;
    HelpButton* m_foldedHelp = nullptr;
    std::vector<QWidget*> m_added; ///< addChoiceWidget()
    class FlowLayout* m_choices = nullptr;
    QPushButton* m_side = nullptr;
    HelpButton* m_help = nullptr;
    ReferenceButton* m_reference = nullptr;
    IntervalButton* m_interval = nullptr;
    QPushButton* m_plan = nullptr;
    QPushButton* m_counting = nullptr;
    GroupChoices* m_groups = nullptr;
    QPushButton* m_systems = nullptr;
    QPushButton* m_asTable = nullptr;
    QWidget* m_band = nullptr;
    QDoubleSpinBox* m_from = nullptr;
    QDoubleSpinBox* m_to = nullptr;
    QStackedWidget* m_stack = nullptr;
    ChartView* m_chart = nullptr;
    SpecTableView* m_table = nullptr;
    QLabel* m_problem = nullptr;
};

} // namespace plumbline::ui
