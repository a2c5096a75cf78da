// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pairs/pair_table.h"

#include <algorithm>
#include <cmath>

#include <QFontMetrics>
#include <QHeaderView>
#include <QLocale>
#include <QScrollBar>

#include "ui/models/row_delegate.h"
#include "ui/pairs/pair_model.h"
#include "ui/pairs/pair_words.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kLeastList = 260;
constexpr int kWidestList = 450;
constexpr int kViewRoom = 625; ///< two pictures worth looking at, and the verdicts in one line
constexpr int kCellPadding = 30;
constexpr int kMostText = 240; ///< of a column; what is longer is in the tip
constexpr int kRowHeight = 28;

/// Of the longest that an auditor says of a pair.
int saidWidth()
{
    const QFontMetrics metrics(Theme::instance().tableFont());
    int width = 0;
    for (const PairVerdict verdict :
         {PairVerdict::SamePerson, PairVerdict::LabelError, PairVerdict::Lookalike, PairVerdict::PoorImage})
        width = std::max(width, metrics.horizontalAdvance(pairReviewText({true, verdict, {}})));
    return width + kCellPadding;
}

} // namespace

PairTable::PairTable(PairModel& model, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
{
    setObjectName(QStringLiteral("pairList"));
    setAccessibleName(tr("Pairs of two people taken for one"));
    setModel(&model);
    setItemDelegate(new RowDelegate(this));
    setMinimumWidth(kLeastList);
    setFont(Theme::instance().tableFont());
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(kRowHeight);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView* head = horizontalHeader();
    head->setHighlightSections(false);
    head->setSectionResizeMode(QHeaderView::Fixed); // to measure a hundred thousand rows takes its time
    head->setSectionResizeMode(PairModel::Said, QHeaderView::Stretch);
}

void PairTable::fitColumns(qsizetype ranks)
{
    // By what there is, without measuring every row; the verdict gets the rest.
    const QFontMetrics metrics(Theme::instance().tableFont());
    const auto fit = [&](int column, QStringList texts) {
        texts.append(m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        int width = 0;
        for (const QString& text : texts)
            width = std::max(width, metrics.horizontalAdvance(text));
        width = std::min(width, kMostText) + kCellPadding;
        horizontalHeader()->resizeSection(column, width);
        return width; // a column that is hidden has none
    };
    fit(PairModel::Rank, {QLocale().toString(ranks)});
    QStringList groups;
    double widest = 0;
    for (const ListedPair& pair : m_model.pairs()) {
        widest = std::max(widest, std::abs(pair.match.score));
        const QString text = m_model.groupsText(pair.match);
        if (!groups.contains(text))
            groups.append(text);
    }
    fit(PairModel::Score, {pairScoreText(-widest)});
    m_groupsWidth = fit(PairModel::Groups, groups);
}

int PairTable::takeWidth(int all, bool hasGroups)
{
    QHeaderView* head = horizontalHeader();
    int wanted = verticalScrollBar()->sizeHint().width() + 2 * frameWidth();
    for (const int column : {PairModel::Rank, PairModel::Score})
        wanted += head->sectionSize(column);
    wanted += std::max(head->sectionSizeHint(PairModel::Said), saidWidth());
    const int groups = hasGroups ? m_groupsWidth : 0;
    const int whole = std::clamp(wanted + groups, kLeastList, kWidestList);
    const bool narrow = all - whole < kViewRoom;
    const bool shows = groups > 0 && !narrow;
    const int list = shows ? whole : std::clamp(wanted, kLeastList, kWidestList);
    const bool another = isColumnHidden(PairModel::Groups) == shows;
    setColumnHidden(PairModel::Groups, !shows);
    setMinimumWidth(list);
    return another || narrow ? list : 0;
}

} // namespace plumbline::ui
