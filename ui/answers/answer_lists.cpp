// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/answers/answer_lists.h"

#include <algorithm>
#include <utility>

#include <QHeaderView>
#include <QListWidget>
#include <QLocale>
#include <QTableView>

#include "ui/models/row_delegate.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kRowHeight = 26;

} // namespace

void AnswersPreviewModel::setPreview(std::vector<AnswerPreview> preview)
{
    beginResetModel();
    m_preview = std::move(preview);
    endResetModel();
}

int AnswersPreviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_preview.size());
}

int AnswersPreviewModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant AnswersPreviewModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const AnswerPreview& row = m_preview[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case CalledColumn:
        return row.called;
    case ImageColumn:
        if (row.isLeftOut)
            return tr("left out");
        return row.file.isEmpty() && !row.called.contains(QStringLiteral(" – ")) ? tr("none") : row.file;
    case SaidColumn:
        return row.said;
    default:
        return row.place;
    }
}

QVariant AnswersPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case CalledColumn:
        return tr("In the file");
    case ImageColumn:
        return tr("Image of the audit");
    case SaidColumn:
        return tr("Read as");
    default:
        return tr("Where");
    }
}

QTableView* makePreviewTable(AnswersPreviewModel& model)
{
    auto* table = new QTableView;
    table->setObjectName(QStringLiteral("answersPreview"));
    table->setAccessibleName(AnswersPreviewModel::tr("The first answers as they are read"));
    table->setModel(&model);
    table->setItemDelegate(new RowDelegate(table));
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    setRole(table, "flat");
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    setPreviewOfScores(*table, false);
    constexpr int kLowest = 110;
    table->setMinimumHeight(kLowest);
    return table;
}

void setPreviewOfScores(QTableView& table, bool areScores)
{
    constexpr int kOfAnswers[] {170, 200, 190, 90};
    constexpr int kOfScores[] {390, 0, 150, 90};
    table.setColumnHidden(AnswersPreviewModel::ImageColumn, areScores);
    for (int column = 0; column < AnswersPreviewModel::ColumnCount; ++column) {
        if (!table.isColumnHidden(column))
            table.horizontalHeader()->resizeSection(column,
                                                    areScores ? kOfScores[column] : kOfAnswers[column]);
    }
}

QListWidget* makeSentenceList(const QString& name, const QString& accessible)
{
    auto* list = new QListWidget;
    list->setObjectName(name);
    list->setAccessibleName(accessible);
    list->setWordWrap(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setSpacing(2);
    return list;
}

void fillSentences(QListWidget& list, const QStringList& first, qint64 count)
{
    list.clear();
    list.addItems(first);
    if (count > first.size())
        list.addItem(AnswersPreviewModel::tr("… and %1 more").arg(QLocale().toString(count - first.size())));
}

} // namespace plumbline::ui
