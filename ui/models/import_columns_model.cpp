// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/models/import_columns_model.h"

#include <algorithm>
#include <cmath>

#include <QBrush>
#include <QLocale>
#include <QSet>

#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kValuesShown = 8;
constexpr int kMostGroups = 24; ///< more numbers than that are no groups

QString valuesText(const ColumnGuess& column)
{
    QLocale locale;
    const auto looksLikeYear = [](double value) {
        return value >= 1000 && value <= 2100 && value == std::floor(value);
    };
    if (column.numeric && looksLikeYear(column.least) && looksLikeYear(column.most))
        locale.setNumberOptions(QLocale::OmitGroupSeparator); // "1,933" would be no year
    if (column.distinct == 0)
        return ImportColumnsModel::tr("empty");
    if (column.numeric && column.distinct > kValuesShown)
        return ImportColumnsModel::tr("%1 numbers from %2 to %3")
            .arg(locale.toString(column.distinct), locale.toString(column.least, 'g', 6),
                 locale.toString(column.most, 'g', 6));
    const QString some = column.values.mid(0, kValuesShown).join(QStringLiteral(", ")).left(200);
    const QString more = column.distinct > kValuesShown ? some + QStringLiteral(", …") : some;
    return QStringLiteral("%1: %2").arg(locale.toString(column.distinct), more);
}

/// The ticks are of labels: the column of files or people is chosen under "is".
bool isLabelOrNot(ColumnUse use)
{
    return use == ColumnUse::Attribute || use == ColumnUse::NotUsed;
}

ColumnUse useOf(ColumnGuess::Role role)
{
    switch (role) {
    case ColumnGuess::Role::Ignore:
        return ColumnUse::NotUsed;
    case ColumnGuess::Role::File:
        return ColumnUse::File;
    case ColumnGuess::Role::Subject:
        return ColumnUse::Person;
    case ColumnGuess::Role::Label:
        break;
    }
    return ColumnUse::Attribute;
}

} // namespace

ImportColumnsModel::ImportColumnsModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void ImportColumnsModel::setColumns(const std::vector<ColumnGuess>& guesses, bool needsFile)
{
    beginResetModel();
    m_rows.clear();
    m_needsFile = needsFile;
    m_touched = false;
    for (const ColumnGuess& guess : guesses) {
        Row row;
        row.guess = guess;
        row.name = guess.name;
        row.use = useOf(guess.role);
        row.source = guess.source;
        row.sourceChosen = guess.source != LabelSource::NotStated; // known of the layout
        if (m_synthetic && !row.sourceChosen)
            row.source = LabelSource::Rendered;
        m_rows.push_back(std::move(row));
    }
    endResetModel();
    Q_EMIT edited();
}

void ImportColumnsModel::clear()
{
    setColumns({}, false);
}

void ImportColumnsModel::setAllSources(LabelSource source)
{
    for (Row& row : m_rows) {
        row.source = source;
        row.sourceChosen = source != LabelSource::NotStated;
    }
    m_touched = true;
    rowsChanged();
}

void ImportColumnsModel::useAll(bool on)
{
    for (Row& row : m_rows) {
        if (row.use == ColumnUse::NotUsed || row.use == ColumnUse::Attribute)
            row.use = on ? ColumnUse::Attribute : ColumnUse::NotUsed;
    }
    m_touched = true;
    rowsChanged();
}

int ImportColumnsModel::sourcesNotStated() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) {
        return row.use == ColumnUse::Attribute && row.source == LabelSource::NotStated;
    }));
}

void ImportColumnsModel::setSynthetic(bool on)
{
    m_synthetic = on;
    for (Row& row : m_rows) {
        if (!row.sourceChosen)
            row.source = on ? LabelSource::Rendered : LabelSource::NotStated;
    }
    rowsChanged();
}

void ImportColumnsModel::rowsChanged()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT edited();
}

int ImportColumnsModel::indexOf(ColumnUse use) const
{
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        if (m_rows[at].use == use)
            return static_cast<int>(at);
    }
    return -1;
}

std::vector<ImportColumnsModel::NamedColumn> ImportColumnsModel::attributes() const
{
    std::vector<NamedColumn> result;
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        const Row& row = m_rows[at];
        if (row.use == ColumnUse::Attribute)
            result.push_back({row.name, static_cast<int>(at), &row.guess, row.source});
    }
    return result;
}

QString ImportColumnsModel::problem() const
{
    if (m_rows.empty())
        return {};
    if (m_needsFile && fileColumn() < 0)
        return tr("Say which column names the picture files: choose “file name” in its row.");
    QSet<QString> names;
    for (const Row& row : m_rows) {
        if (row.use != ColumnUse::Attribute)
            continue;
        if (names.contains(row.name))
            return tr("Two columns would both be called “%1”: rename or untick one.").arg(row.name);
        names.insert(row.name);
    }
    if (names.isEmpty())
        return tr("Tick at least one column of labels to compare people by.");
    return {};
}

void ImportColumnsModel::applyTo(ImportRequest& request) const
{
    for (const Row& row : m_rows) {
        const QString& header = row.guess.name;
        if (row.use == ColumnUse::File)
            request.fileColumn = header;
        else if (row.use == ColumnUse::Person)
            request.subjectColumn = header;
        if (row.use != ColumnUse::Attribute)
            continue;
        request.columns.append(header);
        if (row.name != header)
            request.renames.insert(header, row.name);
        if (row.source != LabelSource::NotStated)
            request.sources.insert(row.name, row.source);
    }
}

int ImportColumnsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ImportColumnsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ImportColumnsModel::display(const Row& row, int column) const
{
    const bool attribute = row.use == ColumnUse::Attribute;
    switch (column) {
    case HeaderColumn:
        return row.guess.name;
    case UseColumn:
        return useWords().at(static_cast<int>(row.use));
    case NameColumn:
        return attribute ? row.name : QString();
    case ValuesColumn:
        if (row.use == ColumnUse::NotUsed && !row.guess.reason.isEmpty())
            return row.guess.reason;
        if (row.use == ColumnUse::File)
            return tr("names the pictures: %1").arg(valuesText(row.guess));
        if (row.use == ColumnUse::Person)
            return tr("says who is on them: %1").arg(valuesText(row.guess));
        if (attribute && row.guess.numeric && row.guess.distinct > kMostGroups)
            return tr("%1; to compare by it, make bands in Values").arg(valuesText(row.guess));
        return valuesText(row.guess);
    case SourceColumn:
        return attribute ? sourceWord(row.source) : QString();
    default:
        return {};
    }
}

QVariant ImportColumnsModel::colour(const Row& row, int column) const
{
    const Tokens& tokens = Theme::instance().tokens();
    if (row.use == ColumnUse::NotUsed)
        return QBrush(tokens.muted);
    if (column == SourceColumn && row.source == LabelSource::NotStated)
        return QBrush(tokens.warning);
    return {};
}

QVariant ImportColumnsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
    case Qt::ToolTipRole:
        return display(row, column);
    case Qt::ForegroundRole:
        return colour(row, column);
    case Qt::AccessibleTextRole:
        return column == HeaderColumn
            ? tr("%1, %2").arg(row.guess.name, useWords().at(static_cast<int>(row.use)))
            : display(row, column);
    case Qt::CheckStateRole:
        if (column == HeaderColumn && isLabelOrNot(row.use))
            return row.use == ColumnUse::NotUsed ? Qt::Unchecked : Qt::Checked;
        return {};
    case ChoicesRole:
        if (column == UseColumn)
            return useWords();
        if (column == SourceColumn && row.use == ColumnUse::Attribute)
            return sourceWords();
        return {};
    default:
        return {};
    }
}

bool ImportColumnsModel::setUse(std::size_t at, ColumnUse use)
{
    if (m_rows[at].use == use)
        return false;
    if (use == ColumnUse::File || use == ColumnUse::Person) {
        const int before = indexOf(use);
        if (before >= 0)
            m_rows[static_cast<std::size_t>(before)].use = ColumnUse::NotUsed; // names make no groups
    }
    m_rows[at].use = use;
    return true;
}

bool ImportColumnsModel::change(Row& row, std::size_t at, int column, const QVariant& value)
{
    switch (column) {
    case UseColumn: {
        const auto chosen = useWords().indexOf(value.toString());
        return chosen >= 0 && setUse(at, static_cast<ColumnUse>(chosen));
    }
    case NameColumn: {
        const QString name = value.toString().trimmed();
        if (name.isEmpty() || name == row.name)
            return false;
        row.name = name;
        return true;
    }
    case SourceColumn: {
        const auto chosen = sourceWords().indexOf(value.toString());
        if (chosen < 0)
            return false;
        row.source = static_cast<LabelSource>(chosen);
        row.sourceChosen = true;
        return true;
    }
    default:
        return false;
    }
}

bool ImportColumnsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const auto at = static_cast<std::size_t>(index.row());
    Row& row = m_rows[at];
    bool changed = false;
    if (role == Qt::CheckStateRole && index.column() == HeaderColumn) {
        if (!isLabelOrNot(row.use))
            return false;
        const bool on = value.toInt() == Qt::Checked;
        if (on != (row.use != ColumnUse::NotUsed))
            changed = setUse(at, on ? ColumnUse::Attribute : ColumnUse::NotUsed);
    } else if (role == Qt::EditRole) {
        changed = change(row, at, index.column(), value);
    }
    if (changed) {
        m_touched = true;
        rowsChanged(); // a use that moves changes two rows
    }
    return changed;
}

Qt::ItemFlags ImportColumnsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const bool attribute = row.use == ColumnUse::Attribute;
    if (index.column() == HeaderColumn && isLabelOrNot(row.use))
        flags |= Qt::ItemIsUserCheckable;
    if (index.column() == UseColumn
        || (attribute && (index.column() == NameColumn || index.column() == SourceColumn)))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant ImportColumnsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case HeaderColumn:
        return tr("column");
    case UseColumn:
        return tr("is");
    case NameColumn:
        return tr("called here");
    case ValuesColumn:
        return tr("values");
    case SourceColumn:
        return tr("who says so");
    default:
        return {};
    }
}

QStringList ImportColumnsModel::useWords()
{
    return {tr("not used"), tr("label"), tr("person"), tr("file name")};
}

QStringList ImportColumnsModel::sourceWords()
{
    return {tr("not stated"), tr("self-described"), tr("perceived by others"), tr("inferred by software"),
            tr("rendered (made so)")};
}

QString ImportColumnsModel::sourceWord(LabelSource source)
{
    return sourceWords().at(static_cast<int>(source));
}

} // namespace plumbline::ui
