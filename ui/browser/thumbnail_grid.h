// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QAbstractItemView>

namespace plumbline::ui {

/// A grid of equal tiles that fill the width. Where a tile lies is arithmetic, nothing is kept per item, so a
/// hundred thousand cost no more than twenty. Tiles are a portrait of 4 to 5 and a caption.
class ThumbnailGrid : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit ThumbnailGrid(QWidget* parent = nullptr);

    void setCaptionHeight(int height);
    [[nodiscard]] int columns() const;
    [[nodiscard]] QSize tileSize() const;

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    void reset() override;

Q_SIGNALS:
    /// Space, Enter or a double click on the current tile.
    void enlargeRequested(const QModelIndex& index);

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

private:
    [[nodiscard]] int count() const;
    [[nodiscard]] QRect tileRect(int row) const; ///< in contents coordinates
    int m_captionHeight = 26;
};

} // namespace plumbline::ui
