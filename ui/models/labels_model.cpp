// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/models/labels_model.h"

#include <algorithm>
#include <utility>

#include <QBrush>
#include <QLocale>

#include "ui/models/import_columns_model.h"
#include "ui/pages/dataset_tables.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kMostMeanings = 24; // more cannot be gone through by hand

} // namespace

void LabelsModel::setLabels(std::vector<AttributeInfo> labels, const std::vector<Grouping>& groupings,
                            bool editable)
{
    beginResetModel();
    m_labels = std::move(labels);
    m_groupings = groupings;
    m_editable = editable;
    endResetModel();
}

bool LabelsModel::takesMeaning(int row) const
{
    const AttributeInfo& each = label(row);
    return m_editable && !each.isGrouping && !each.values.isEmpty() && each.values.size() <= kMostMeanings;
}

int LabelsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_labels.size());
}

int LabelsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LabelsModel::text(const AttributeInfo& label, int column) const
{
    const auto grouping = std::find_if(m_groupings.begin(), m_groupings.end(),
                                       [&](const Grouping& each) { return each.name == label.name; });
    const bool grouped = label.isGrouping && grouping != m_groupings.end();
    switch (column) {
    case NameColumn:
        return label.name;
    case ValuesColumn:
        return QLocale().toString(label.values.size());
    case WhichColumn:
        return grouped ? groupsText(*grouping) : listedValues(label.values);
    case SourceColumn:
        return grouped ? tr("grouped from %1").arg(grouping->attribute)
                       : ImportColumnsModel::sourceWord(label.source);
    case MeaningColumn:
        return meaningText(label);
    default:
        return {};
    }
}

QVariant LabelsModel::colour(int row, int column) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const AttributeInfo& each = label(row);
    if (column == SourceColumn && !each.isGrouping && each.source == LabelSource::NotStated)
        return QBrush(tokens.warning);
    if (column == SourceColumn && each.isGrouping)
        return QBrush(tokens.muted);
    if (column == MeaningColumn && takesMeaning(row))
        return QBrush(tokens.accent);
    return {};
}

QVariant LabelsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AttributeInfo& each = label(index.row());
    const int column = index.column();
    const QString shown = text(each, column);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return column == MeaningColumn && shown.isEmpty() && takesMeaning(index.row())
            ? tr("not compared; choose…")
            : shown;
    case Qt::ToolTipRole:
        if (column == MeaningColumn && takesMeaning(index.row()))
            return tr("Click or press Enter to say what the values of %1 mean to the systems").arg(each.name);
        return shown;
    case Qt::FontRole: {
        QFont font = column == ValuesColumn ? Theme::instance().figureFont() : Theme::instance().tableFont();
        if (column == NameColumn)
            font.setWeight(QFont::DemiBold);
        return font;
    }
    case Qt::ForegroundRole:
        return colour(index.row(), column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter)
                                   | (column == ValuesColumn ? Qt::AlignRight : Qt::AlignLeft));
    case ChoicesRole:
        if (column == SourceColumn && m_editable && !each.isGrouping)
            return ImportColumnsModel::sourceWords();
        return {};
    default:
        return {};
    }
}

bool LabelsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const auto chosen = ImportColumnsModel::sourceWords().indexOf(value.toString());
    const AttributeInfo& each = label(index.row());
    if (chosen < 0 || static_cast<LabelSource>(chosen) == each.source)
        return false;
    Q_EMIT sourceChosen(each.name, static_cast<LabelSource>(chosen));
    return true;
}

Qt::ItemFlags LabelsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == SourceColumn && m_editable && !label(index.row()).isGrouping)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant LabelsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter)
                                   | (section == ValuesColumn ? Qt::AlignRight : Qt::AlignLeft));
    const std::pair<QString, QString> titles[ColumnCount] = {
        {tr("label"), {}},
        {tr("values"), tr("How many different values it has")},
        {tr("which"), {}},
        {tr("who says so"),
         tr("Self-described by the person, perceived by others, inferred by software, or rendered")},
        {tr("means to the systems"),
         tr("What the values mean when they are compared with the systems' answers")}};
    if (role == Qt::DisplayRole)
        return titles[section].first;
    if (role == Qt::ToolTipRole && !titles[section].second.isEmpty())
        return titles[section].second;
    return {};
}

} // namespace plumbline::ui
