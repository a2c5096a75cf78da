// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QStyledItemDelegate>

namespace plumbline::ui {

class ThumbnailModel;

/// A tile of Browse: the portrait, cropped to fill, with the face box in the colour of the verdict, below it
/// the label and the answer. No picture yet, a broken file, no face: the tile says so. The index must be of a
/// ThumbnailModel.
class ThumbnailDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setShowsBoxes(bool on) { m_boxes = on; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// Height of the lines under the picture.
    [[nodiscard]] static int captionHeight(const QFont& font, bool namesSystem);

private:
    bool m_boxes = true;
};

} // namespace plumbline::ui
