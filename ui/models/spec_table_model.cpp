// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/models/spec_table_model.h"

#include <cmath>
#include <cstdlib>

#include <QBrush>
#include <QFont>

#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

QVariant colourOf(Tone tone)
{
    const Tokens& tokens = Theme::instance().tokens();
    switch (tone) {
    case Tone::Muted:
        return QBrush(tokens.muted);
    case Tone::Wrong:
        return QBrush(tokens.wrong);
    case Tone::Right:
        return QBrush(tokens.right);
    case Tone::Warning:
        return QBrush(tokens.warning);
    case Tone::Plain:
    case Tone::Strong:
        break;
    }
    return {};
}

/// Digits are of one typeface in a table: a date is set as the figures beside it.
QFont fontOf(const TableColumn& column, const QString& text, Tone tone)
{
    const bool figures = column.numeric || (!text.isEmpty() && text.front().isDigit());
    QFont font = figures ? Theme::instance().figureFont() : Theme::instance().tableFont();
    if (tone == Tone::Strong)
        font.setWeight(QFont::DemiBold);
    return font;
}

QVariant alignmentOf(const TableColumn& column)
{
    return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter)
                               | (column.numeric ? Qt::AlignRight : Qt::AlignLeft));
}

/// Broken at the space that is nearest to the middle.
QString inTwoLines(QString title)
{
    qsizetype best = -1;
    for (qsizetype at = title.indexOf(QLatin1Char(' ')); at >= 0;
         at = title.indexOf(QLatin1Char(' '), at + 1)) {
        if (best < 0 || std::abs(2 * at - title.size()) < std::abs(2 * best - title.size()))
            best = at;
    }
    if (best >= 0)
        title[best] = QLatin1Char('\n');
    return title;
}

} // namespace

void SpecTableModel::setSpec(TableSpec spec)
{
    beginResetModel();
    m_spec = std::move(spec);
    endResetModel();
}

void SpecTableModel::setHeadsWrapped(bool on)
{
    if (m_headsWrapped == on)
        return;
    m_headsWrapped = on;
    if (columnCount() > 0)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int SpecTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_spec.rows.size());
}

int SpecTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_spec.columns.size());
}

QVariant SpecTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto columnIndex = static_cast<std::size_t>(index.column());
    const TableColumn& column = m_spec.columns[columnIndex];
    const TableCell& cell = m_spec.rows[row][columnIndex];
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::ToolTipRole:
        return cell.tip.isEmpty() ? QVariant() : QVariant(cell.tip);
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    case Qt::FontRole:
        return fontOf(column, cell.text, cell.tone);
    case Qt::ForegroundRole:
        return colourOf(cell.tone);
    case SortRole:
        return std::isnan(cell.value) ? QVariant(cell.text) : QVariant(cell.value);
    case ToneRole:
        return static_cast<int>(cell.tone);
    default:
        return {};
    }
}

QVariant SpecTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const TableColumn& column = m_spec.columns[static_cast<std::size_t>(section)];
    switch (role) {
    case Qt::DisplayRole:
        return m_headsWrapped ? inTwoLines(column.title) : column.title;
    case Qt::AccessibleTextRole:
        return column.title;
    case Qt::ToolTipRole:
        return column.tip.isEmpty() ? QVariant() : QVariant(column.tip);
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    default:
        return {};
    }
}

} // namespace plumbline::ui
