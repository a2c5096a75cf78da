// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <utility>

#include "core/base/iso_date.h"
#include "ui/counts/counts_model.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

void CountSetsModel::setTable(const CountsTable& table, bool editable)
{
    if (table == m_table && editable == m_editable)
        return;
    const bool sameShape = table.sets.size() == m_table.sets.size() && editable == m_editable;
    if (!sameShape)
        beginResetModel();
    m_table = table;
    m_editable = editable;
    if (!sameShape)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int CountSetsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.sets.size());
}

int CountSetsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QString& CountSetsModel::field(CountSet& set, int column)
{
    switch (column) {
    case NameColumn:
        return set.name;
    case VendorColumn:
        return set.vendor;
    case DateColumn:
        return set.date;
    case StudyColumn:
        return set.study;
    default:
        return set.benchmark;
    }
}

QVariant CountSetsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    CountSet set = m_table.sets[static_cast<std::size_t>(index.row())];
    if (index.column() == StatusColumn) {
        if (role == Qt::ForegroundRole)
            return Theme::instance().tokens().muted;
        return role == Qt::DisplayRole
            ? QVariant(set.reconstructed ? tr("reconstructed from published rates") : tr("as given"))
            : QVariant();
    }
    const QString text = field(set, index.column());
    if (role == Qt::EditRole)
        return text;
    if (role == Qt::DisplayRole)
        return index.column() == DateColumn ? dateForPeople(text)
            : index.column() == NameColumn  ? setNameForPeople(set)
                                            : text;
    return {};
}

bool CountSetsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    CountsTable changed = m_table;
    CountSet& set = changed.sets[static_cast<std::size_t>(index.row())];
    QString text = value.toString().trimmed();
    if (index.column() == DateColumn && !text.isEmpty()) {
        const QString date = isoDate(text);
        if (date.isEmpty()) {
            Q_EMIT refused(tr("“%1” is no date; write 2017-05 or May 2017.").arg(text.left(40)));
            return false;
        }
        text = date;
    }
    QString& into = field(set, index.column());
    if (into == text)
        return false;
    into = text;
    if (const auto wrong = countsProblem(changed)) {
        Q_EMIT refused(*wrong);
        return false;
    }
    m_table = std::move(changed);
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    Q_EMIT refused({});
    Q_EMIT edited(m_table,
                  tr("Change the set %1").arg(m_table.sets[static_cast<std::size_t>(index.row())].name));
    return true;
}

Qt::ItemFlags CountSetsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool typed = m_editable && index.column() != StatusColumn;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (typed ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

QVariant CountSetsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignVCenter | Qt::AlignLeft);
    if (role == Qt::ToolTipRole)
        return section == DateColumn ? QVariant(tr("When it was counted: 2017, 2017-05 or 2017-05-31"))
                                     : QVariant();
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("set");
    case VendorColumn:
        return tr("system");
    case DateColumn:
        return tr("date");
    case StudyColumn:
        return tr("source");
    case BenchmarkColumn:
        return tr("benchmark");
    case StatusColumn:
        return tr("counts");
    default:
        return {};
    }
}

} // namespace plumbline::ui
