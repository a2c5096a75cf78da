// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/thumbnail_grid.h"

#include <algorithm>

#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace plumbline::ui {

namespace {

constexpr int kNarrowest = 112; ///< of a tile
constexpr int kBetween = 9;

} // namespace

ThumbnailGrid::ThumbnailGrid(QWidget* parent)
    : QAbstractItemView(parent)
{
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // else the tiles' width would depend on their number
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setAutoFillBackground(false);
    connect(this, &QAbstractItemView::doubleClicked, this, &ThumbnailGrid::enlargeRequested);
}

void ThumbnailGrid::setCaptionHeight(int height)
{
    if (height == m_captionHeight)
        return;
    m_captionHeight = height;
    updateGeometries();
    viewport()->update();
}

int ThumbnailGrid::count() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int ThumbnailGrid::columns() const
{
    return std::max(1, (viewport()->width() + kBetween) / (kNarrowest + kBetween));
}

QSize ThumbnailGrid::tileSize() const
{
    const int width = std::max(40, (viewport()->width() - kBetween * (columns() - 1)) / columns());
    return {width, width * 5 / 4 + m_captionHeight};
}

QRect ThumbnailGrid::tileRect(int row) const
{
    const QSize tile = tileSize();
    const int across = columns();
    return {QPoint(row % across * (tile.width() + kBetween), row / across * (tile.height() + kBetween)),
            tile};
}

QRect ThumbnailGrid::visualRect(const QModelIndex& index) const
{
    return index.isValid() ? tileRect(index.row()).translated(0, -verticalOffset()) : QRect();
}

QModelIndex ThumbnailGrid::indexAt(const QPoint& point) const
{
    const QSize tile = tileSize();
    const int y = point.y() + verticalOffset();
    const int column = point.x() / (tile.width() + kBetween);
    if (point.x() < 0 || y < 0 || column >= columns())
        return {};
    const int row = y / (tile.height() + kBetween) * columns() + column;
    if (row >= count() || !tileRect(row).contains(point.x(), y))
        return {};
    return model()->index(row, 0, rootIndex());
}

int ThumbnailGrid::verticalOffset() const
{
    return verticalScrollBar()->value();
}

bool ThumbnailGrid::isIndexHidden(const QModelIndex&) const
{
    return false;
}

void ThumbnailGrid::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid())
        return;
    const QRect tile = tileRect(index.row());
    const int top = verticalOffset();
    const int height = viewport()->height();
    if (hint == PositionAtCenter)
        verticalScrollBar()->setValue(tile.center().y() - height / 2);
    else if (hint == PositionAtTop || tile.top() < top)
        verticalScrollBar()->setValue(tile.top());
    else if (hint == PositionAtBottom || tile.bottom() >= top + height)
        verticalScrollBar()->setValue(tile.bottom() + 1 - height);
}

void ThumbnailGrid::reset()
{
    QAbstractItemView::reset();
    updateGeometries();
}

void ThumbnailGrid::updateGeometries()
{
    const int step = tileSize().height() + kBetween;
    const int lines = (count() + columns() - 1) / columns();
    verticalScrollBar()->setRange(0, std::max(0, lines * step - kBetween - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(std::max(1, step / 3));
    QAbstractItemView::updateGeometries();
}

void ThumbnailGrid::scrollContentsBy(int dx, int dy)
{
    scrollDirtyRegion(dx, dy);
    viewport()->scroll(dx, dy);
}

void ThumbnailGrid::resizeEvent(QResizeEvent* event)
{
    const QModelIndex first = indexAt({1, tileSize().height() / 2});
    QAbstractItemView::resizeEvent(event);
    updateGeometries();
    if (currentIndex().isValid())
        scrollTo(currentIndex());
    else if (first.isValid() && verticalOffset() > 0)
        scrollTo(first, PositionAtTop);
}

void ThumbnailGrid::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QRect dirty = event->rect();
    const int step = tileSize().height() + kBetween;
    const int first = std::max(0, (dirty.top() + verticalOffset()) / step) * columns();
    const int last = std::min(count(), ((dirty.bottom() + verticalOffset()) / step + 1) * columns());
    const QPoint mouse = viewport()->mapFromGlobal(QCursor::pos());
    const QStyle::State plain = option.state & ~(QStyle::State_HasFocus | QStyle::State_MouseOver);
    for (int row = first; row < last; ++row) {
        const QModelIndex index = model()->index(row, 0, rootIndex());
        option.rect = visualRect(index);
        if (!option.rect.intersects(dirty))
            continue;
        option.state = plain;
        option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
        option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
        option.state.setFlag(QStyle::State_MouseOver,
                             viewport()->underMouse() && option.rect.contains(mouse));
        itemDelegateForIndex(index)->paint(&painter, option, index);
    }
}

QModelIndex ThumbnailGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (count() == 0)
        return {};
    const int page = std::max(1, viewport()->height() / (tileSize().height() + kBetween)) * columns();
    const int at = currentIndex().isValid() ? currentIndex().row() : -1;
    int to = at;
    switch (action) {
    case MoveLeft:
    case MovePrevious:
        to = at - 1;
        break;
    case MoveRight:
    case MoveNext:
        to = at + 1;
        break;
    case MoveUp:
        to = at >= columns() ? at - columns() : at;
        break;
    case MoveDown:
        to = at + columns() < count() ? at + columns() : at;
        break;
    case MovePageUp:
        to = at - page;
        break;
    case MovePageDown:
        to = at + page;
        break;
    case MoveHome:
        to = 0;
        break;
    case MoveEnd:
        to = count() - 1;
        break;
    }
    return model()->index(at < 0 ? 0 : std::clamp(to, 0, count() - 1), 0, rootIndex());
}

void ThumbnailGrid::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    const QModelIndex index = indexAt(rect.topLeft());
    selectionModel()->select(index.isValid() ? QItemSelection(index, index) : QItemSelection(), command);
}

QRegion ThumbnailGrid::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    const auto indexes = selection.indexes(); // one at most: single selection
    for (const QModelIndex& index : indexes)
        region += visualRect(index);
    return region;
}

void ThumbnailGrid::keyPressEvent(QKeyEvent* event)
{
    const bool opens =
        event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (opens && currentIndex().isValid()) {
        Q_EMIT enlargeRequested(currentIndex());
        event->accept();
        return;
    }
    QAbstractItemView::keyPressEvent(event);
}

} // namespace plumbline::ui
