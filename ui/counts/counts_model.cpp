// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/counts/counts_model.h"

#include <algorithm>
#include <functional>
#include <utility>

#include <QLocale>

#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

/// A number as people type it: with the locale's thousands separators or plainly.
std::optional<qint64> typedNumber(const QString& text)
{
    bool ok = false;
    const qint64 value = text.toLongLong(&ok);
    if (ok)
        return value;
    const qint64 local = QLocale().toLongLong(text, &ok);
    return ok ? std::optional<qint64>(local) : std::nullopt;
}

/// Sets that no row is of go, and rows follow.
void dropEmptySets(CountsTable& table)
{
    std::vector<int> places(table.sets.size(), -1);
    std::vector<CountSet> kept;
    for (std::size_t i = 0; i < table.sets.size(); ++i) {
        const bool used = std::any_of(table.rows.begin(), table.rows.end(),
                                      [&](const CountRow& row) { return row.set == static_cast<int>(i); });
        if (!used)
            continue;
        places[i] = static_cast<int>(kept.size());
        kept.push_back(table.sets[i]);
    }
    table.sets = std::move(kept);
    for (CountRow& row : table.rows)
        row.set = places[static_cast<std::size_t>(row.set)];
}

int setCalled(CountsTable& table, const QString& name)
{
    if (const auto known = table.setOf(name))
        return *known;
    CountSet set;
    set.name = name;
    set.vendor = name;
    table.sets.push_back(std::move(set));
    return static_cast<int>(table.sets.size()) - 1;
}

QString readable(QString name)
{
    return name.replace(QLatin1Char('_'), QLatin1Char(' '));
}

} // namespace

void CountsModel::setTable(const CountsTable& table, bool editable)
{
    if (table == m_table && editable == m_editable)
        return;
    // Same shape: views keep the place, and an editor that is open stays.
    const bool sameShape = table.attributes == m_table.attributes && table.rows.size() == m_table.rows.size()
        && editable == m_editable;
    if (!sameShape)
        beginResetModel();
    m_table = table;
    m_editable = editable;
    if (!sameShape)
        endResetModel();
    else
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT refused({}); // it was about another table
}

int CountsModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || m_table.isEmpty())
        return 0;
    return static_cast<int>(m_table.rows.size()) + (m_editable ? 1 : 0) + (m_growing ? 1 : 0);
}

int CountsModel::columnCount(const QModelIndex& parent) const
{
    constexpr int kNumbers = 4; // in the benchmark, n, errors, rate
    return parent.isValid() || m_table.isEmpty() ? 0 : firstNumberColumn() + kNumbers;
}

bool CountsModel::mayStayEmpty(int column) const
{
    return kindOf(column) == Kind::Benchmark;
}

CountsModel::Kind CountsModel::kindOf(int column) const
{
    if (column == 0)
        return Kind::Set;
    const int number = column - firstNumberColumn();
    if (number < 0)
        return Kind::Attribute;
    constexpr Kind kNumbers[] = {Kind::Scored, Kind::Errors, Kind::Rate, Kind::Benchmark};
    return kNumbers[number];
}

QString CountsModel::editText(const CountRow& row, int column) const
{
    const auto number = [](std::optional<qint64> value) {
        return value ? QString::number(*value) : QString();
    };
    switch (kindOf(column)) {
    case Kind::Set:
        return m_table.sets[static_cast<std::size_t>(row.set)].name;
    case Kind::Attribute:
        return row.values[column - 1];
    case Kind::Benchmark:
        return number(row.benchmark);
    case Kind::Scored:
        return number(row.n);
    case Kind::Errors:
        return number(row.errors);
    case Kind::Rate:
        break;
    }
    return {};
}

QString CountsModel::lacks(const CountRow& row) const
{
    if (!row.n)
        return tr("n is missing");
    if (!row.errors)
        return tr("errors are missing");
    return {};
}

QString CountsModel::display(const CountRow& row, int column) const
{
    const QLocale locale;
    switch (kindOf(column)) {
    case Kind::Set:
        return setNameForPeople(m_table.sets[static_cast<std::size_t>(row.set)]);
    case Kind::Attribute:
        return row.values[column - 1].isEmpty() ? tr("not stated") : row.values[column - 1];
    case Kind::Benchmark:
        return row.benchmark ? locale.toString(*row.benchmark) : QString();
    case Kind::Scored:
        return row.n ? locale.toString(*row.n) : QString();
    case Kind::Errors:
        return row.errors ? locale.toString(*row.errors) : QString();
    case Kind::Rate:
        break;
    }
    if (const QString missing = lacks(row); !missing.isEmpty())
        return missing;
    if (*row.n == 0)
        return tr("no images");
    const double rate = 100 * static_cast<double>(*row.errors) / static_cast<double>(*row.n);
    return tr("%1 %", "a rate").arg(locale.toString(rate, 'f', 1));
}

QString CountsModel::rowName(const CountRow& row) const
{
    QStringList values = row.values;
    values.removeAll(QString());
    return values.isEmpty() ? m_table.sets[static_cast<std::size_t>(row.set)].name
                            : values.join(QStringLiteral(", "));
}

QVariant CountsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const Kind kind = kindOf(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(
            Qt::AlignVCenter
            | (kind == Kind::Set || kind == Kind::Attribute ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::FontRole && kind != Kind::Set && kind != Kind::Attribute)
        return Theme::instance().figureFont(); // as in every other table of figures
    if (isNewRow(index.row())) {
        if (role == Qt::DisplayRole && kind == Kind::Set)
            return tr("new row…");
        if (role == Qt::ForegroundRole)
            return Theme::instance().tokens().muted;
        if (role == Qt::ToolTipRole)
            return tr("Type here to add a row");
        return role == Qt::EditRole ? QVariant(QString()) : QVariant();
    }
    const CountRow& row = m_table.rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return display(row, index.column());
    case Qt::EditRole:
        return editText(row, index.column());
    case Qt::ForegroundRole:
        if (kind == Kind::Rate && !lacks(row).isEmpty())
            return Theme::instance().tokens().warning;
        if (kind == Kind::Rate || (kind == Kind::Attribute && row.values[index.column() - 1].isEmpty()))
            return Theme::instance().tokens().muted;
        return {};
    case Qt::ToolTipRole:
        if (kind == Kind::Rate && !lacks(row).isEmpty())
            return tr("This row is kept and counts nothing until it has n and errors.");
        if (kind == Kind::Rate && !row.published.isEmpty())
            return tr("Published as %1 %").arg(row.published);
        return {};
    default:
        return {};
    }
}

bool CountsModel::put(CountsTable& table, CountRow& row, int column, const QString& text)
{
    const Kind kind = kindOf(column);
    if (kind == Kind::Attribute) {
        row.values[column - 1] = text;
        return true;
    }
    if (kind == Kind::Set) {
        if (text.isEmpty()) {
            Q_EMIT refused(tr("A set needs a name."));
            return false;
        }
        row.set = setCalled(table, text);
        return true;
    }
    const auto number = typedNumber(text);
    if (!text.isEmpty() && !number) {
        Q_EMIT refused(tr("“%1” is no whole number.").arg(text.left(40)));
        return false;
    }
    (kind == Kind::Benchmark ? row.benchmark : kind == Kind::Scored ? row.n : row.errors) = number;
    if (kind != Kind::Benchmark)
        row.published.clear(); // it was about other counts
    return true;
}

bool CountsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    const QString text = value.toString().trimmed();
    const bool isNew = isNewRow(index.row());
    if (isNew ? text.isEmpty()
              : text == editText(m_table.rows[static_cast<std::size_t>(index.row())], index.column()))
        return false;
    CountsTable changed = m_table;
    CountRow row;
    if (isNew) { // most rows go on with the set before
        for (qsizetype i = 0; i < changed.attributes.size(); ++i)
            row.values.append(QString());
        row.set = changed.rows.empty()
            ? (kindOf(index.column()) == Kind::Set ? 0 : setCalled(changed, tr("Set 1")))
            : changed.rows.back().set;
    } else {
        row = changed.rows[static_cast<std::size_t>(index.row())];
    }
    if (!put(changed, row, index.column(), text))
        return false;
    const QString what = isNew ? tr("Add a row of counts") : tr("Change counts of %1").arg(rowName(row));
    if (isNew)
        changed.rows.push_back(std::move(row));
    else
        changed.rows[static_cast<std::size_t>(index.row())] = std::move(row);
    dropEmptySets(changed);
    if (const auto wrong = countsProblem(changed)) {
        Q_EMIT refused(*wrong);
        return false;
    }
    take(std::move(changed), what);
    return true;
}

void CountsModel::take(CountsTable changed, const QString& what)
{
    const auto before = static_cast<int>(m_table.rows.size());
    const auto after = static_cast<int>(changed.rows.size());
    // The row that was begun stays where it is typed, under its editor; the next "new row…" comes below it.
    if (after == before + 1) {
        beginInsertRows({}, before + 1, before + 1);
        m_growing = true;
        endInsertRows();
        m_growing = false;
    } else if (after != before) {
        beginResetModel();
    }
    m_table = std::move(changed);
    if (after != before && after != before + 1)
        endResetModel();
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT refused({});
    Q_EMIT edited(m_table, what);
}

void CountsModel::removeTableRows(QList<int> rows)
{
    if (!m_editable)
        return;
    std::sort(rows.begin(), rows.end(), std::greater<>());
    CountsTable changed = m_table;
    for (const int row : std::as_const(rows))
        if (row >= 0 && static_cast<std::size_t>(row) < changed.rows.size())
            changed.rows.erase(changed.rows.begin() + row);
    const auto gone = static_cast<int>(m_table.rows.size() - changed.rows.size());
    if (gone == 0)
        return;
    dropEmptySets(changed);
    take(std::move(changed),
         gone == 1 ? tr("Remove a row of counts") : tr("Remove %1 rows of counts").arg(gone));
}

Qt::ItemFlags CountsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const bool typed = m_editable && kindOf(index.column()) != Kind::Rate;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | (typed ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

QVariant CountsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return QAbstractTableModel::headerData(section, orientation, role);
    const Kind kind = kindOf(section);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue<Qt::Alignment>(
            Qt::AlignVCenter
            | (kind == Kind::Set || kind == Kind::Attribute ? Qt::AlignLeft : Qt::AlignRight));
    struct Head
    {
        QString title, tip;
    };
    const Head head = [&]() -> Head {
        switch (kind) {
        case Kind::Set:
            return {tr("set"), tr("A system's counts on one benchmark at one date")};
        case Kind::Attribute:
            return {readable(m_table.attributes[section - 1]), tr("What the groups are told by")};
        case Kind::Benchmark:
            return {tr("in benchmark"), tr("Faces in the benchmark, answered or not; may stay empty")};
        case Kind::Scored:
            return {tr("n"), tr("Faces with an answer that could be right or wrong")};
        case Kind::Errors:
            return {tr("errors"), tr("Wrong answers among them")};
        case Kind::Rate:
            break;
        }
        return {tr("error rate"), tr("Errors of n; worked out")};
    }();
    if (role == Qt::DisplayRole)
        return head.title;
    return role == Qt::ToolTipRole ? QVariant(head.tip) : QVariant();
}

} // namespace plumbline::ui
