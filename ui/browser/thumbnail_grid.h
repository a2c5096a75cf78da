// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QAbstractItemView>
#include <QBasicTimer>

namespace plumbline::ui {

/// A grid of equal tiles that fill the width. Where a tile lies is arithmetic, nothing is kept per item, so a
/// hundred thousand cost no more than twenty. Tiles are a portrait of 4 to 5 and a caption. Several are
/// selected by Ctrl, Shift, Ctrl+A and a rubber band.
class ThumbnailGrid : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit ThumbnailGrid(QWidget* parent = nullptr);

    static constexpr int kNarrowestTile = 88;
    static constexpr int kWidestTile = 360;
    static constexpr int kUsualTile = 112;

    void setCaptionHeight(int height);
    /// Tiles are at least that wide, in logical pixels; what is left of the width is shared.
    void setTileWidth(int width);
    [[nodiscard]] int tileWidth() const { return m_tileWidth; }
    /// Larger (> 0) or smaller by so many steps; the current tile stays in sight.
    void zoom(int steps);
    [[nodiscard]] int columns() const;
    [[nodiscard]] QSize tileSize() const;

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    void reset() override;

Q_SIGNALS:
    /// Space, Enter or a double click on the current tile.
    void enlargeRequested(const QModelIndex& index);
    void tileWidthChanged(int width);
    /// The rows in sight are others: scrolled, resized, zoomed.
    void visibleRowsChanged(int first, int last);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex& index) const override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection& selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void timerEvent(QTimerEvent* event) override;

private:
    [[nodiscard]] int count() const;
    [[nodiscard]] QRect tileRect(int row) const; ///< in contents coordinates
    void relayout();
    void tellVisibleRows();
    [[nodiscard]] QRect band() const; ///< in contents coordinates
    [[nodiscard]] QItemSelection inBand() const;
    void dragTo(const QPoint& viewportPoint);

    int m_captionHeight = 26;
    int m_tileWidth = kUsualTile;
    int m_wheel = 0; ///< what a fine wheel has turned so far, in eighths of a degree
    QPoint m_press;  ///< contents coordinates
    QPoint m_drag;
    bool m_pressed = false;
    bool m_banding = false;
    QItemSelection m_before; ///< what was selected when a band began that adds to it
    QBasicTimer m_scrolling; ///< while the band is held outside
};

} // namespace plumbline::ui
