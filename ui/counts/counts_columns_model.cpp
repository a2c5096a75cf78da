// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/counts/counts_columns_model.h"

#include <algorithm>

#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {
constexpr qsizetype kValuesShown = 8;
}

QString CountsColumnsModel::word(CountsRole role)
{
    switch (role) {
    case CountsRole::Ignored:
        return tr("not used");
    case CountsRole::Set:
        return tr("name of the set");
    case CountsRole::Attribute:
        return tr("tells groups apart");
    case CountsRole::Scored:
        return tr("n: faces with an answer");
    case CountsRole::Errors:
        return tr("errors");
    case CountsRole::Benchmark:
        return tr("n in the benchmark");
    case CountsRole::Date:
        return tr("date");
    case CountsRole::Vendor:
        return tr("system");
    case CountsRole::Study:
        return tr("source");
    case CountsRole::BenchmarkName:
        return tr("benchmark");
    case CountsRole::Published:
        return tr("rate as published");
    case CountsRole::Status:
        return tr("“reconstructed” or not");
    }
    return {};
}

QStringList CountsColumnsModel::words()
{
    QStringList words;
    for (int role = 0; role <= static_cast<int>(CountsRole::Status); ++role)
        words.append(word(static_cast<CountsRole>(role)));
    return words;
}

void CountsColumnsModel::setSurvey(const std::optional<CountsSurvey>& survey)
{
    beginResetModel();
    m_survey = survey;
    endResetModel();
}

int CountsColumnsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_survey ? 0 : static_cast<int>(m_survey->roles.size());
}

int CountsColumnsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant CountsColumnsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const CountsRole meaning = m_survey->roles[static_cast<std::size_t>(index.row())];
    if (role == ChoicesRole)
        return index.column() == RoleColumn ? QVariant(words()) : QVariant();
    if (role == Qt::ForegroundRole && meaning == CountsRole::Ignored)
        return Theme::instance().tokens().muted;
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case HeaderColumn:
        return m_survey->table.header[index.row()];
    case RoleColumn:
        return role == Qt::ToolTipRole ? tr("What the column means; click to choose") : word(meaning);
    default:
        break;
    }
    QStringList values;
    for (const QStringList& row : m_survey->table.rows) {
        const QString value = row[index.row()].trimmed();
        if (!value.isEmpty() && !values.contains(value))
            values.append(value);
        if (values.size() > kValuesShown)
            break;
    }
    if (values.size() > kValuesShown)
        values.last() = QStringLiteral("…");
    return values.join(QStringLiteral(", "));
}

bool CountsColumnsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const qsizetype chosen = words().indexOf(value.toString());
    if (role != Qt::EditRole || index.column() != RoleColumn || chosen < 0)
        return false;
    const auto meaning = static_cast<CountsRole>(chosen);
    if (meaning != CountsRole::Attribute && meaning != CountsRole::Ignored)
        std::replace(m_survey->roles.begin(), m_survey->roles.end(), meaning, CountsRole::Ignored);
    m_survey->roles[static_cast<std::size_t>(index.row())] = meaning;
    Q_EMIT dataChanged(this->index(0, 0), this->index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT edited();
    return true;
}

Qt::ItemFlags CountsColumnsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable
        | (index.column() == RoleColumn ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

QVariant CountsColumnsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return QAbstractTableModel::headerData(section, orientation, role);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(Qt::AlignVCenter | Qt::AlignLeft);
    if (role != Qt::DisplayRole)
        return {};
    return section == HeaderColumn ? tr("column")
        : section == RoleColumn    ? tr("what it means")
                                   : tr("values");
}

} // namespace plumbline::ui
