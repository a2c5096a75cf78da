// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QStyledItemDelegate>

namespace plumbline::ui {

/// Rows parted by a thin line, the current row on the accent's ground, texts below those of the header.
class RowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    static constexpr int kSidePadding = 8; ///< as in the header
    /// All of a cell but what stands in it.
    static void drawGround(QPainter* painter, const QStyleOptionViewItem& item);
};

} // namespace plumbline::ui
