// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QStyledItemDelegate>

#include "core/session/queries.h"
#include "ui/browser/tile_overlays.h"

namespace plumbline::ui {

class ThumbnailModel;
class TileLandmarks;

/// A tile of Browse: the portrait, cropped to fill, with the face box in the colour of the verdict and the
/// auditor's marks, below it the label and the answer. No picture yet, a broken file, no face: the tile says
/// so. The index must be of a ThumbnailModel.
class ThumbnailDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setOverlays(const TileOverlays& overlays) { m_overlays = overlays; }
    [[nodiscard]] const TileOverlays& overlays() const { return m_overlays; }
    void setLandmarks(TileLandmarks* landmarks) { m_landmarks = landmarks; } ///< null: none are drawn
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// Height of the lines under the picture.
    [[nodiscard]] static int captionHeight(const QFont& font, bool namesSystem,
                                           const TileOverlays& overlays = {});

private:
    void drawPicture(QPainter& painter, const QRectF& area, const ThumbnailModel& model, int at,
                     const OutcomeRow& row) const;
    void drawCaption(QPainter& painter, const QRect& area, const OutcomeRow& row,
                     const ThumbnailModel& model) const;

    TileOverlays m_overlays;
    TileLandmarks* m_landmarks = nullptr;
};

} // namespace plumbline::ui
