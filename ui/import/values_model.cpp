// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/import/values_model.h"

#include <algorithm>

#include <QBrush>
#include <QLocale>
#include <QMimeData>

#include "ui/import/import_plan.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr QLatin1String kMime("application/x-plumbline-value-rows");

} // namespace

ValuesModel::ValuesModel(ImportPlan& plan, QObject* parent)
    : QAbstractTableModel(parent)
    , m_plan(plan)
{
}

void ValuesModel::setColumn(int column)
{
    beginResetModel();
    m_survey = m_plan.sharedSurvey();
    m_column = column;
    if (column < 0 || !m_survey || static_cast<std::size_t>(column) >= m_survey->columns.size())
        m_survey.reset();
    endResetModel();
}

bool ValuesModel::shows(int column) const
{
    return column == m_column && m_survey && m_survey == m_plan.sharedSurvey();
}

void ValuesModel::refresh()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ValuesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_survey ? 0 : static_cast<int>(guess().values.size());
}

int ValuesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ValuesModel::value(int row) const
{
    return guess().values.at(row);
}

qint64 ValuesModel::rows(int row) const
{
    return guess().counts[static_cast<std::size_t>(row)];
}

void ValuesModel::countAsOne(const QList<int>& chosen, int into)
{
    if (chosen.isEmpty())
        return;
    if (into < 0)
        into = *std::max_element(chosen.begin(), chosen.end(),
                                 [this](int a, int b) { return rows(a) < rows(b); });
    const QString target = m_plan.countedAs(m_column, value(into));
    for (const int row : chosen)
        m_plan.setSpelling(m_column, value(row), target);
    refresh();
}

void ValuesModel::keepApart(const QList<int>& chosen)
{
    for (const int row : chosen) {
        const QString own = value(row);
        for (int other = 0; other < rowCount(); ++other) { // those counted as it too
            if (m_plan.countedAs(m_column, value(other)) == own)
                m_plan.setSpelling(m_column, value(other), {});
        }
        m_plan.setSpelling(m_column, own, {});
    }
    refresh();
}

QVariant ValuesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const QString own = value(index.row());
    const QString counted = m_plan.countedAs(m_column, own);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (index.column() == ValueColumn)
            return own;
        if (index.column() == RowsColumn)
            return QLocale().toString(rows(index.row()));
        return counted;
    case Qt::ToolTipRole:
        return index.column() == RowsColumn ? QVariant()
                                            : QVariant(index.column() == ValueColumn ? own : counted);
    case Qt::FontRole: {
        QFont font =
            index.column() == RowsColumn ? Theme::instance().figureFont() : Theme::instance().tableFont();
        if (index.column() == CountedAsColumn && own != counted)
            font.setWeight(QFont::DemiBold);
        return font;
    }
    case Qt::ForegroundRole:
        if (index.column() == CountedAsColumn && own == counted)
            return QBrush(Theme::instance().tokens().muted);
        return {};
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter)
                                   | (index.column() == RowsColumn ? Qt::AlignRight : Qt::AlignLeft));
    default:
        return {};
    }
}

bool ValuesModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || index.column() != CountedAsColumn)
        return false;
    m_plan.setSpelling(m_column, this->value(index.row()), value.toString().trimmed());
    refresh();
    return true;
}

Qt::ItemFlags ValuesModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled
        | Qt::ItemIsDropEnabled | Qt::ItemNeverHasChildren;
    if (index.column() == CountedAsColumn)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant ValuesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter)
                                   | (section == RowsColumn ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ValueColumn:
        return tr("value");
    case RowsColumn:
        return tr("rows");
    case CountedAsColumn:
        return tr("is counted as");
    default:
        return {};
    }
}

QStringList ValuesModel::mimeTypes() const
{
    return {kMime};
}

QMimeData* ValuesModel::mimeData(const QModelIndexList& indexes) const
{
    QStringList rows;
    for (const QModelIndex& index : indexes) {
        const QString row = QString::number(index.row());
        if (!rows.contains(row))
            rows.append(row);
    }
    auto* data = new QMimeData;
    data->setData(kMime, rows.join(QLatin1Char(' ')).toLatin1());
    return data;
}

bool ValuesModel::dropMimeData(const QMimeData* data, Qt::DropAction, int, int, const QModelIndex& parent)
{
    if (!parent.isValid() || !data->hasFormat(kMime))
        return false;
    QList<int> rows;
    for (const QByteArray& row : data->data(kMime).split(' ')) {
        const int at = row.toInt();
        if (at >= 0 && at < rowCount())
            rows.append(at);
    }
    countAsOne(rows, parent.row());
    return true;
}

} // namespace plumbline::ui
