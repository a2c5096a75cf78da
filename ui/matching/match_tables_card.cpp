// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/match_tables_card.h"

#include <algorithm>
#include <cmath>

#include <QButtonGroup>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "core/views/match_help.h"
#include "core/views/match_tables.h"
#include "ui/dialogs/segment.h"
#include "ui/matching/match_state.h"
#include "ui/models/copy_table_button.h"
#include "ui/models/spec_table_view.h"
#include "ui/results/help_button.h"

namespace plumbline::ui {

namespace {

/// The columns of groups as they are read: both rates first, what they rest on after them. Export has all in
/// their own order.
TableSpec asRead(const TableSpec& table)
{
    static const QStringList kOrder {QStringLiteral("group"),
                                     QStringLiteral("fmr"),
                                     QStringLiteral("fmr_interval"),
                                     QStringLiteral("fnmr"),
                                     QStringLiteral("fnmr_interval"),
                                     QStringLiteral("not_enrolled"),
                                     QStringLiteral("not_enrolled_interval"),
                                     QStringLiteral("mated"),
                                     QStringLiteral("non_mated"),
                                     QStringLiteral("auc")};
    std::vector<std::size_t> places;
    for (const QString& id : kOrder) {
        const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                        [&](const TableColumn& column) { return column.id == id; });
        if (found != table.columns.end())
            places.push_back(static_cast<std::size_t>(found - table.columns.begin()));
    }
    TableSpec read;
    for (const std::size_t place : places)
        read.columns.push_back(table.columns[place]);
    for (const auto& row : table.rows) {
        read.rows.emplace_back();
        for (const std::size_t place : places)
            read.rows.back().push_back(row[place]);
    }
    return read;
}

} // namespace

MatchTablesCard::MatchTablesCard(MatchState& state, QWidget* parent)
    : Card({}, parent)
    , m_state(state)
    , m_one(new QButtonGroup(this))
    , m_bar(new QHBoxLayout)
    , m_help(new HelpButton({}, tr("The columns of the table")))
    , m_table(new SpecTableView)
    , m_alpha(new QDoubleSpinBox)
    , m_weight(buildWeight())
    , m_note(textLabel({}, "muted"))
{
    setObjectName(QStringLiteral("matchTables"));
    setAccessibleName(tr("Tables"));
    m_bar->setSpacing(4);
    addTab(tr("Groups"), QStringLiteral("matchGroupsTab"), tr("Both errors of every group at this threshold"),
           {}, &MatchTablesCard::groups);
    addTab(tr("Usual rates"), QStringLiteral("matchRatesTab"),
           tr("The thresholds of false match rates from 1 in 100 to 1 in a million"), {},
           &MatchTablesCard::rates);
    addTab(tr("Differences"), QStringLiteral("matchDifferencesTab"),
           tr("How far the groups are apart, by every usual measure"),
           tr("Choose a measure to read what it says. All are of the rates as seen: chance alone makes them "
              "differ from equal."),
           &MatchTablesCard::differences);
    addTab(tr("Who for whom"), QStringLiteral("matchPairsTab"), tr("False matches of every pair of groups"),
           {}, &MatchTablesCard::pairsOfGroups);
    addTab(tr("What if"), QStringLiteral("matchOwnTab"), tr("What if every group had a threshold of its own"),
           tr("A what-if: the threshold at which each group alone would have an FMR of %1. Systems have one "
              "threshold for everybody; the first row has the one that is chosen.")
               .arg(smallRateText(MatchedCurves::kUsualRate)),
           &MatchTablesCard::ownThresholds);
    m_help->setObjectName(QStringLiteral("matchTableHelp"));
    m_bar->addWidget(m_help);
    m_bar->addStretch(1);
    m_bar->addWidget(new CopyTableButton(QStringLiteral("match"), [this] { return current(); }));
    body()->addLayout(m_bar);
    m_table->setObjectName(QStringLiteral("matchTable"));
    m_table->setAccessibleName(tr("Rates at the threshold"));
    m_table->setFollowsRows(true);
    m_tables = new QWidget;
    auto* tables = new QVBoxLayout(m_tables);
    tables->setContentsMargins(0, 0, 0, 0);
    tables->setSpacing(body()->spacing());
    tables->addWidget(m_table);
    tables->addWidget(m_weight);
    m_note->setObjectName(QStringLiteral("matchNote"));
    tables->addWidget(m_note);
    tables->addStretch(1);
    body()->addWidget(m_tables);
    connect(m_table, &SpecTableView::activatedKey, this, [this](const MarkKey& key) {
        if (!statisticHelp(key.system).id.isEmpty())
            (new HelpPopover({key.system}, this))->openAt(*m_help);
    });
    m_tabs.front().button->setChecked(true);
}

QWidget* MatchTablesCard::buildWeight()
{
    constexpr double kStep = 0.05;
    auto* weight = new QWidget;
    weight->setObjectName(QStringLiteral("matchWeight"));
    m_alpha->setObjectName(QStringLiteral("matchAlpha"));
    m_alpha->setRange(0, 1);
    m_alpha->setDecimals(2);
    m_alpha->setSingleStep(kStep);
    m_alpha->setKeyboardTracking(false);
    m_alpha->setAccessibleName(tr("Weight of false matches, α"));
    m_alpha->setToolTip(tr("What if false matches counted more, or less, than people who are not recognised? "
                           "0.5 counts both alike."));
    auto* said = new QLabel(tr("What if: &weight of false matches in FDR, inequity rate and GARBE, α"));
    said->setBuddy(m_alpha);
    auto* help = new HelpButton({QStringLiteral("match_alpha")}, tr("The weight of false matches"));
    help->setObjectName(QStringLiteral("matchAlphaHelp"));
    auto* row = new QHBoxLayout(weight);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(said);
    row->addWidget(m_alpha);
    row->addWidget(help);
    row->addStretch(1);
    connect(m_alpha, &QDoubleSpinBox::valueChanged, this, [this](double alpha) { m_state.setAlpha(alpha); });
    weight->hide();
    return weight;
}

void MatchTablesCard::addTab(const QString& text, const QString& name, const QString& tip,
                             const QString& note, Maker make)
{
    QPushButton* tab = segment(text, name, tip);
    m_one->addButton(tab);
    m_bar->addWidget(tab);
    m_tabs.push_back({tab, note, make});
    connect(tab, &QPushButton::clicked, this, &MatchTablesCard::refresh);
}

const MatchTablesCard::Tab& MatchTablesCard::open() const
{
    const auto checked =
        std::find_if(m_tabs.begin(), m_tabs.end(), [](const Tab& tab) { return tab.button->isChecked(); });
    return checked == m_tabs.end() ? m_tabs.front() : *checked;
}

void MatchTablesCard::refresh()
{
    if (!m_state.answer())
        return;
    holdHeight(); // of the table that is still shown
    const Tab& tab = open();
    const TableSpec table = (this->*tab.make)();
    QStringList ids;
    for (const TableColumn& column : table.columns)
        ids.append(column.id);
    m_table->setSpec(tab.make == &MatchTablesCard::groups ? asRead(table) : table);
    if (m_help->topics() != helpForMatchTable(ids))
        m_help->setTopics(helpForMatchTable(ids));
    m_weight->setVisible(tab.make == &MatchTablesCard::differences);
    if (std::abs(m_alpha->value() - m_state.alpha()) > m_alpha->singleStep() / 100) {
        const QSignalBlocker quiet(m_alpha);
        m_alpha->setValue(m_state.alpha());
    }
    const QString note = tab.make == &MatchTablesCard::groups ? groupsNote() : tab.note;
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

/// A page that got shorter would scroll, and the tabs move away under the mouse: what comes next has the room
/// of the highest table of this answer.
void MatchTablesCard::holdHeight()
{
    const auto answer = m_state.answer();
    if (m_held != answer)
        m_tables->setMinimumHeight(0);
    const auto heightBelow = [this](const QWidget& part) {
        return part.isHidden() ? 0 : part.height() + body()->spacing();
    };
    if (m_held == answer && m_tables->isVisible())
        m_tables->setMinimumHeight(std::max(
            m_tables->minimumHeight(), m_table->height() + heightBelow(*m_weight) + heightBelow(*m_note)));
    m_held = answer;
}

QString MatchTablesCard::groupsNote() const
{
    return m_state.answer()->matched.isOneSet()
        ? tr("One threshold for every group. A comparison of two groups counts in both.")
        : tr("One threshold for every group. A comparison counts once, in the group of its probe.");
}

TableSpec MatchTablesCard::current() const
{
    return m_state.answer() ? (this->*open().make)() : TableSpec();
}

TableSpec MatchTablesCard::groups() const
{
    const auto answer = m_state.answer();
    return matchedGroupTable(answer->matched, answer->curves, m_state.point());
}

TableSpec MatchTablesCard::rates() const
{
    const auto answer = m_state.answer();
    std::vector<MatchedPoint> points {m_state.point()};
    if (answer->scores.isPercent) {
        for (const float score : measures::vendorThresholds())
            points.push_back(answer->curves.at(score));
    }
    for (const double rate : measures::usualRates())
        points.push_back(answer->curves.atRate(rate));
    return matchedThresholdTable(points);
}

TableSpec MatchTablesCard::differences() const
{
    return differentialTable(m_state.point());
}

TableSpec MatchTablesCard::pairsOfGroups() const
{
    return falseMatchTable(m_state.answer()->matched, m_state.point());
}

TableSpec MatchTablesCard::ownThresholds() const
{
    return ownThresholdTable(m_state.answer()->matched, m_state.answer()->curves, m_state.point());
}

} // namespace plumbline::ui
