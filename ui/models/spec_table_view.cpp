// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/models/spec_table_view.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <QApplication>
#include <QContextMenuEvent>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSortFilterProxyModel>

#include "ui/models/column_memory.h"
#include "ui/models/row_delegate.h"
#include "ui/models/spec_table_model.h"
#include "ui/models/table_text.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

/// Numbers by value; cells that have none after them, whichever way the column is sorted.
class RowOrder : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override
    {
        const QVariant a = left.data(SpecTableModel::SortRole);
        const QVariant b = right.data(SpecTableModel::SortRole);
        const bool aIsNumber = a.userType() == QMetaType::Double;
        const bool bIsNumber = b.userType() == QMetaType::Double;
        if (aIsNumber && bIsNumber)
            return a.toDouble() < b.toDouble();
        if (aIsNumber != bIsNumber)
            return aIsNumber == (sortOrder() == Qt::AscendingOrder);
        return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
    }
};

} // namespace

SpecTableView::SpecTableView(QWidget* parent)
    : QTableView(parent)
    , m_model(new SpecTableModel(this))
    , m_sorted(new RowOrder(this))
    , m_memory(new ColumnMemory(this))
{
    setRole(this, "flat");
    m_sorted->setSourceModel(m_model);
    setModel(m_sorted);
    setItemDelegate(new RowDelegate(this));
    setShowGrid(false);
    setMouseTracking(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSortingEnabled(true);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(false);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(20);
    sortByColumn(-1, Qt::AscendingOrder);
    connect(this, &QTableView::clicked, this, &SpecTableView::activateIndex);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        if (m_followsRows)
            followRows();
    });
    connect(m_sorted, &QAbstractItemModel::layoutChanged, this, [this] { updateGeometry(); });
}

const TableSpec& SpecTableView::spec() const
{
    return m_model->spec();
}

void SpecTableView::setSpec(const TableSpec& spec)
{
    const QStringList before = columnIds();
    const int current = currentIndex().isValid() ? m_sorted->mapToSource(currentIndex()).row() : -1;
    m_model->setSpec(spec);
    if (before != columnIds())
        m_memory->restoreOrder(columnIds());
    const int rowHeight = fontMetrics().height() + 11;
    verticalHeader()->setDefaultSectionSize(rowHeight);
    fitColumns();
    if (current >= 0 && current < m_model->rowCount()) // selection survives a refresh
        selectRow(m_sorted->mapFromSource(m_model->index(current, 0)).row());
    if (m_followsRows)
        followRows();
    updateGeometry();
}

void SpecTableView::setFollowsRows(bool on)
{
    m_followsRows = on;
    setVerticalScrollBarPolicy(on ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, on ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    if (on)
        followRows();
}

void SpecTableView::followRows()
{
    const int rows = m_sorted->rowCount();
    // By widths: the bar itself comes and goes only when the table is laid out again.
    const bool tooWide = horizontalHeader()->length() > width() - 2 * frameWidth();
    const int bar = tooWide ? horizontalScrollBar()->sizeHint().height() : 0;
    const int height = (horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sizeHint().height())
        + rows * verticalHeader()->defaultSectionSize() + bar + 2 * frameWidth() + 2;
    setFixedHeight(height);
}

/// The least that a column's head is read in whole.
int SpecTableView::headWidth(int column) const
{
    constexpr int kForSortMark = 10; // that only the column which is sorted by needs
    const bool sorted = horizontalHeader()->sortIndicatorSection() == column;
    return horizontalHeader()->sectionSizeHint(column) - (sorted ? 0 : kForSortMark);
}

void SpecTableView::setShowsAll(bool on)
{
    if (m_showsAll == on)
        return;
    m_showsAll = on;
    fitColumns();
    if (m_followsRows)
        followRows();
    Q_EMIT leftOutChanged();
}

/// Hides what is least important until the rest has room. \return the width wanted then.
int SpecTableView::leaveOut(std::vector<int>& widths, int wanted)
{
    const int room = viewport()->width();
    const auto haveRoom = [&] {
        std::vector<int> tried = widths;
        return wanted <= room || takeAir(tried, wanted - room) >= wanted - room;
    };
    int out = 0;
    for (const QString& id : m_lessImportant) {
        if (m_showsAll || haveRoom())
            break;
        const auto column = static_cast<int>(columnIds().indexOf(id));
        if (column < 0)
            continue;
        setColumnHidden(column, true);
        wanted -= std::exchange(widths[static_cast<std::size_t>(column)], 0);
        ++out;
    }
    if (std::exchange(m_leftOut, out) != out)
        Q_EMIT leftOutChanged();
    return wanted;
}

/// Air goes before a column leaves the page: takes \a over from \a widths, as far as figures and heads stay
/// whole. \return what it took.
int SpecTableView::takeAir(std::vector<int>& widths, int over) const
{
    std::vector<int> air;
    int all = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto column = static_cast<int>(i);
        air.push_back(std::max(0, widths[i] - std::max(sizeHintForColumn(column) + 2, headWidth(column))));
        all += air.back();
    }
    int taken = 0;
    for (std::size_t i = 0; i < widths.size() && all > 0; ++i) {
        const int share = over >= all ? air[i] : std::min(air[i], (air[i] * over + all - 1) / all);
        widths[i] -= share;
        taken += share;
    }
    return taken;
}

/// Columns as wide as their content asks; what is left goes to all of them alike, so that the table fills its
/// card.
void SpecTableView::fitColumns()
{
    const int columns = m_model->columnCount();
    if (columns == 0)
        return;
    for (int i = 0; i < columns; ++i)
        setColumnHidden(i, false);
    int wanted = 0;
    std::vector<int> widths;
    for (const bool wrapped : {false, true}) { // a head in two lines before a column leaves the page
        m_model->setHeadsWrapped(wrapped);
        wanted = 0;
        widths.clear();
        for (int i = 0; i < columns; ++i) {
            const int width = std::max(sizeHintForColumn(i), horizontalHeader()->sectionSizeHint(i)) + 6;
            widths.push_back(std::min(width, 340));
            wanted += widths.back();
        }
        if (wanted <= viewport()->width())
            break;
    }
    wanted = leaveOut(widths, wanted);
    if (wanted > viewport()->width())
        wanted -= takeAir(widths, wanted - viewport()->width());
    const int spare = std::max(0, viewport()->width() - wanted);
    const int shown = columns - m_leftOut;
    int given = 0;
    for (int i = 0, at = 0; i < columns; ++i) {
        if (isColumnHidden(i))
            continue;
        const int share = ++at < shown ? spare / shown : spare - given;
        given += share;
        setColumnWidth(i, widths[static_cast<std::size_t>(i)] + share);
    }
    m_memory->restoreWidths(columnIds());
}

QStringList SpecTableView::columnIds() const
{
    QStringList ids;
    for (const TableColumn& column : m_model->spec().columns)
        ids.append(column.id);
    return ids;
}

void SpecTableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    if (m_followsRows)
        followRows();
}

void SpecTableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange) {
        verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 11);
        if (m_followsRows)
            followRows();
    }
}

void SpecTableView::activateIndex(const QModelIndex& index)
{
    if (!index.isValid() || QApplication::keyboardModifiers() != Qt::NoModifier)
        return; // picking several rows to copy
    const int row = m_sorted->mapToSource(index).row();
    Q_EMIT activatedRow(row);
    const TableSpec& table = m_model->spec();
    if (static_cast<std::size_t>(row) < table.keys.size())
        Q_EMIT activatedKey(table.keys[static_cast<std::size_t>(row)]);
}

void SpecTableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy();
        return;
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        activateIndex(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void SpecTableView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* copyRows = menu->addAction(tr("Copy rows"), this, &SpecTableView::copy);
    copyRows->setShortcut(QKeySequence::Copy);
    copyRows->setEnabled(selectionModel()->hasSelection());
    menu->addAction(tr("Copy table"), this, [this] { copyTable(inShownOrder(false)); });
    menu->popup(event->globalPos());
}

/// The rows as the reader sorted them.
TableSpec SpecTableView::inShownOrder(bool onlyChosen) const
{
    const TableSpec& whole = m_model->spec();
    TableSpec shown;
    shown.columns = whole.columns;
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        if (onlyChosen && !selectionModel()->isRowSelected(row))
            continue;
        const int source = m_sorted->mapToSource(m_sorted->index(row, 0)).row();
        shown.rows.push_back(whole.rows[static_cast<std::size_t>(source)]);
    }
    return shown;
}

void SpecTableView::copy()
{
    const TableSpec chosen = inShownOrder(true);
    copyTable(chosen.rows.empty() ? inShownOrder(false) : chosen);
}

} // namespace plumbline::ui
