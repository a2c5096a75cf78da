// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/thumbnail_grid.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QApplication>
#include <QKeyEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace plumbline::ui {

namespace {

constexpr int kBetween = 9;
constexpr double kZoomStep = 1.15;
constexpr int kScrollEveryMs = 30;

bool hasSeveral(const QItemSelection& selection)
{
    return selection.size() > 1 || (!selection.isEmpty() && selection.first().height() > 1);
}

} // namespace

ThumbnailGrid::ThumbnailGrid(QWidget* parent)
    : QAbstractItemView(parent)
{
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // else the tiles' width would depend on their number
    setSelectionMode(ExtendedSelection);
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
    relayout();
}

void ThumbnailGrid::setTileWidth(int width)
{
    width = std::clamp(width, kNarrowestTile, kWidestTile);
    if (width == m_tileWidth)
        return;
    const QModelIndex first = indexAt({1, tileSize().height() / 2});
    const bool atCurrent =
        currentIndex().isValid() && visualRect(currentIndex()).intersects(viewport()->rect());
    m_tileWidth = width;
    relayout();
    if (atCurrent)
        scrollTo(currentIndex());
    else if (first.isValid())
        scrollTo(first, PositionAtTop);
    Q_EMIT tileWidthChanged(width);
}

void ThumbnailGrid::zoom(int steps)
{
    setTileWidth(static_cast<int>(std::lround(m_tileWidth * std::pow(kZoomStep, steps))));
}

void ThumbnailGrid::relayout()
{
    updateGeometries();
    viewport()->update();
    tellVisibleRows();
}

void ThumbnailGrid::tellVisibleRows()
{
    const int step = tileSize().height() + kBetween;
    const int first = verticalOffset() / step * columns();
    const int last = ((verticalOffset() + viewport()->height()) / step + 1) * columns() - 1;
    Q_EMIT visibleRowsChanged(first, std::min(last, count() - 1));
}

int ThumbnailGrid::count() const
{
    return model() ? model()->rowCount(rootIndex()) : 0;
}

int ThumbnailGrid::columns() const
{
    return std::max(1, (viewport()->width() + kBetween) / (m_tileWidth + kBetween));
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
    m_banding = m_pressed = false;
    m_scrolling.stop();
    relayout();
}

void ThumbnailGrid::updateGeometries()
{
    const int step = tileSize().height() + kBetween;
    const int lines = (count() + columns() - 1) / columns();
    verticalScrollBar()->setRange(0, std::max(0, lines * step - kBetween - viewport()->height()));
    verticalScrollBar()->setEnabled(verticalScrollBar()->maximum() > 0); // else it shows nothing to drag
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(std::max(1, step / 3));
    QAbstractItemView::updateGeometries();
}

void ThumbnailGrid::scrollContentsBy(int dx, int dy)
{
    scrollDirtyRegion(dx, dy);
    viewport()->scroll(dx, dy);
    tellVisibleRows();
}

void ThumbnailGrid::resizeEvent(QResizeEvent* event)
{
    const QModelIndex first = indexAt({1, tileSize().height() / 2});
    QAbstractItemView::resizeEvent(event);
    relayout();
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
    if (m_banding) {
        QColor fill = palette().color(QPalette::Highlight);
        painter.setPen(fill);
        fill.setAlpha(40);
        painter.setBrush(fill);
        painter.drawRect(band().translated(0, -verticalOffset()).adjusted(0, 0, -1, -1));
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
    // Called for a click, and for a range from where it began to where the key or the click leads: in reading
    // order, whatever corners that are.
    const QModelIndex from = indexAt(rect.topLeft());
    const QModelIndex to = indexAt(rect.bottomRight());
    QItemSelection selection;
    if (from.isValid() && to.isValid())
        selection.select(from.row() <= to.row() ? from : to, from.row() <= to.row() ? to : from);
    else if (from.isValid() || to.isValid())
        selection.select(from.isValid() ? from : to, from.isValid() ? from : to);
    selectionModel()->select(selection, command);
}

QRegion ThumbnailGrid::visualRegionForSelection(const QItemSelection& selection) const
{
    const int step = tileSize().height() + kBetween;
    const int first = verticalOffset() / step * columns();
    const int last =
        std::min(count(), ((verticalOffset() + viewport()->height()) / step + 1) * columns()) - 1;
    QRegion region;
    for (const QItemSelectionRange& range : selection) { // only what is in sight: all may be selected
        for (int row = std::max(first, range.top()); row <= std::min(last, range.bottom()); ++row)
            region += tileRect(row).translated(0, -verticalOffset());
    }
    return region;
}

QRect ThumbnailGrid::band() const
{
    return QRect(m_press, QSize(1, 1)) | QRect(m_drag, QSize(1, 1));
}

QItemSelection ThumbnailGrid::inBand() const
{
    const QSize tile = tileSize();
    const QRect area = band();
    const int across = columns();
    const auto cell = [](int at, int size) { return at < 0 ? 0 : at / (size + kBetween); };
    const auto next = [](int at, int size) { return at < 0 ? 0 : (at + kBetween) / (size + kBetween); };
    // From the first column whose right edge is past the band's left one, to the last that begins before its
    // right.
    const int left = next(area.left(), tile.width());
    const int right = std::min(across - 1, cell(area.right(), tile.width()));
    const int top = next(area.top(), tile.height());
    const int bottom = cell(area.bottom(), tile.height());
    QItemSelection selection;
    if (area.right() < 0 || area.bottom() < 0)
        return selection;
    for (int line = top; line <= bottom; ++line) {
        const int first = line * across + left;
        const int last = std::min(line * across + right, count() - 1);
        if (first <= last)
            selection.select(model()->index(first, 0, rootIndex()), model()->index(last, 0, rootIndex()));
    }
    return selection;
}

void ThumbnailGrid::mousePressEvent(QMouseEvent* event)
{
    QAbstractItemView::mousePressEvent(event);
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = true;
    m_press = m_drag = event->pos() + QPoint(0, verticalOffset());
    const bool adds = event->modifiers() & (Qt::ControlModifier | Qt::ShiftModifier);
    m_before = adds ? selectionModel()->selection() : QItemSelection();
    if (!adds && !indexAt(event->pos()).isValid())
        clearSelection();
}

void ThumbnailGrid::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed || !(event->buttons() & Qt::LeftButton)) {
        QAbstractItemView::mouseMoveEvent(event); // hover
        return;
    }
    const QPoint at = event->pos() + QPoint(0, verticalOffset());
    if (!m_banding && (at - m_press).manhattanLength() < QApplication::startDragDistance())
        return;
    m_banding = true;
    dragTo(event->pos());
    const bool outside = event->pos().y() < 0 || event->pos().y() >= viewport()->height();
    if (outside && !m_scrolling.isActive())
        m_scrolling.start(kScrollEveryMs, this);
    else if (!outside)
        m_scrolling.stop();
}

void ThumbnailGrid::dragTo(const QPoint& viewportPoint)
{
    m_drag = viewportPoint + QPoint(0, verticalOffset());
    QItemSelection selection = m_before;
    selection.merge(inBand(), QItemSelectionModel::Select);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    const QModelIndex at = indexAt({std::clamp(viewportPoint.x(), 0, viewport()->width() - 1),
                                    std::clamp(viewportPoint.y(), 0, viewport()->height() - 1)});
    if (at.isValid())
        selectionModel()->setCurrentIndex(at, QItemSelectionModel::NoUpdate);
    viewport()->update();
}

void ThumbnailGrid::mouseReleaseEvent(QMouseEvent* event)
{
    m_scrolling.stop();
    const bool banded = std::exchange(m_banding, false);
    m_pressed = false;
    m_before.clear();
    if (banded) {
        setState(NoState); // the band was ours; the base class would make a click of it
        viewport()->update();
        return;
    }
    QAbstractItemView::mouseReleaseEvent(event);
}

void ThumbnailGrid::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_scrolling.timerId()) {
        QAbstractItemView::timerEvent(event);
        return;
    }
    const QPoint mouse = viewport()->mapFromGlobal(QCursor::pos());
    const int past = mouse.y() < 0 ? mouse.y() : std::max(0, mouse.y() - viewport()->height());
    verticalScrollBar()->setValue(verticalScrollBar()->value() + past / 2);
    dragTo(mouse);
}

void ThumbnailGrid::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractItemView::wheelEvent(event);
        return;
    }
    constexpr int kStep = 120;
    m_wheel += event->angleDelta().y();
    if (const int steps = m_wheel / kStep; steps != 0) {
        m_wheel -= steps * kStep;
        zoom(steps);
    }
    event->accept();
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
    if (event->key() == Qt::Key_Escape && currentIndex().isValid()
        && hasSeveral(selectionModel()->selection())) {
        selectionModel()->select(currentIndex(), QItemSelectionModel::ClearAndSelect); // first back to one
        return;
    }
    const bool letter = !event->text().isEmpty() && event->text().at(0).isPrint()
        && !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    if (letter) {
        event->ignore(); // keys of the review, not a search by name
        return;
    }
    QAbstractItemView::keyPressEvent(event);
}

} // namespace plumbline::ui
