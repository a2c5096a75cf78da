// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/search_tables_card.h"

#include <algorithm>
#include <utility>

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "core/views/match_help.h"
#include "core/views/search_tables.h"
#include "ui/dialogs/segment.h"
#include "ui/matching/search_state.h"
#include "ui/models/copy_table_button.h"
#include "ui/models/more_columns.h"
#include "ui/models/spec_table_view.h"
#include "ui/results/help_button.h"

namespace plumbline::ui {

SearchTablesCard::SearchTablesCard(SearchState& state, QWidget* parent)
    : Card({}, parent)
    , m_state(state)
    , m_one(new QButtonGroup(this))
    , m_bar(new QHBoxLayout)
    , m_help(new HelpButton({}, tr("The columns of the table")))
    , m_table(new SpecTableView)
    , m_note(textLabel({}, "muted"))
{
    setObjectName(QStringLiteral("searchTables"));
    setAccessibleName(tr("Tables"));
    m_bar->setSpacing(4);
    addTab(tr("Groups"), QStringLiteral("searchGroupsTab"),
           tr("Every error of every group at this threshold"),
           {nullptr,
            tr("One threshold for every group; a search is of the group of its probe. Choose a group to see "
               "whom its probes are taken for."),
            &SearchTablesCard::groups, helpForSearchTable(QStringLiteral("groups"))});
    addTab(tr("Found by rank"), QStringLiteral("searchRanksTab"),
           tr("How many people are among the first candidates of their own search"),
           {nullptr, tr("Whatever the score: the threshold plays no part."), &SearchTablesCard::ranks,
            helpForSearchTable(QStringLiteral("ranks"))});
    addTab(tr("Usual rates"), QStringLiteral("searchRatesTab"),
           tr("The thresholds of FPIR from 30 % to 0.1 %"),
           {nullptr, {}, &SearchTablesCard::thresholds, helpForSearchTable(QStringLiteral("thresholds"))});
    addTab(
        tr("Shares"), QStringLiteral("searchSharesTab"),
        tr("Each group's share of the falsely matched, and of those searched"),
        {nullptr,
         tr("As the ACLU told its test. Each group is compared with all others together; the tests are not "
            "corrected for their number."),
         &SearchTablesCard::shares, helpForSearchTable(QStringLiteral("shares"))});
    m_help->setObjectName(QStringLiteral("searchTableHelp"));
    m_bar->addWidget(m_help);
    m_bar->addStretch(1);
    body()->addLayout(m_bar);
    m_table->setObjectName(QStringLiteral("searchTable"));
    m_table->setAccessibleName(tr("Rates at the threshold"));
    m_table->setFollowsRows(true);
    m_table->setLessImportant({QStringLiteral("people"), QStringLiteral("falsely_matched"),
                               QStringLiteral("not_enrolled"), QStringLiteral("falsely_matched_interval"),
                               QStringLiteral("probes"), QStringLiteral("not_enrolled_interval"),
                               QStringLiteral("falsely_matched_rate"), QStringLiteral("rank_20_interval"),
                               QStringLiteral("rank_20"), QStringLiteral("rank_5_interval"),
                               QStringLiteral("rank_5")});
    auto* more = new MoreColumns(QStringLiteral("searchMoreColumns"));
    more->setTable(m_table);
    m_bar->addWidget(more);
    m_bar->addWidget(new CopyTableButton(QStringLiteral("search"), [this] { return current(); }));
    m_tables = new QWidget;
    auto* tables = new QVBoxLayout(m_tables);
    tables->setContentsMargins(0, 0, 0, 0);
    tables->setSpacing(body()->spacing());
    tables->addWidget(m_table);
    m_note->setObjectName(QStringLiteral("searchNote"));
    tables->addWidget(m_note);
    tables->addStretch(1);
    body()->addWidget(m_tables);
    connect(m_table, &SpecTableView::activatedKey, this, &SearchTablesCard::activatedKey);
    m_tabs.front().button->setChecked(true);
}

void SearchTablesCard::addTab(const QString& text, const QString& name, const QString& tip, Tab tab)
{
    tab.button = segment(text, name, tip);
    m_one->addButton(tab.button);
    m_bar->addWidget(tab.button);
    connect(tab.button, &QPushButton::clicked, this, &SearchTablesCard::refresh);
    m_tabs.push_back(std::move(tab));
}

const SearchTablesCard::Tab& SearchTablesCard::open() const
{
    const auto checked =
        std::find_if(m_tabs.begin(), m_tabs.end(), [](const Tab& tab) { return tab.button->isChecked(); });
    return checked == m_tabs.end() ? m_tabs.front() : *checked;
}

void SearchTablesCard::refresh()
{
    if (!m_state.hasAnswer())
        return;
    holdHeight(); // of the table that is still shown
    const Tab& tab = open();
    m_table->setSpec((this->*tab.make)());
    if (m_help->topics() != tab.topics)
        m_help->setTopics(tab.topics);
    m_note->setText(tab.note);
    m_note->setVisible(!tab.note.isEmpty());
}

/// A page that got shorter would scroll, and the tabs move away under the mouse: what comes next has the room
/// of the highest table of this answer.
void SearchTablesCard::holdHeight()
{
    const auto answer = m_state.answer();
    if (m_held != answer)
        m_tables->setMinimumHeight(0);
    else if (m_tables->isVisible())
        m_tables->setMinimumHeight(
            std::max(m_tables->minimumHeight(),
                     m_table->height() + (m_note->isHidden() ? 0 : m_note->height() + body()->spacing())));
    m_held = answer;
}

TableSpec SearchTablesCard::current() const
{
    return m_state.hasAnswer() ? (this->*open().make)() : TableSpec();
}

TableSpec SearchTablesCard::groups() const
{
    return searchGroupTable(m_state.answer()->identified, m_state.moment().point);
}

TableSpec SearchTablesCard::ranks() const
{
    const auto answer = m_state.answer();
    return searchRankTable(answer->identified, answer->curves);
}

TableSpec SearchTablesCard::thresholds() const
{
    const auto answer = m_state.answer();
    std::vector<IdentifiedPoint> points {m_state.moment().point};
    points.insert(points.end(), answer->usual.begin(), answer->usual.end());
    return searchThresholdTable(points);
}

TableSpec SearchTablesCard::shares() const
{
    return m_state.moment().shares;
}

} // namespace plumbline::ui
