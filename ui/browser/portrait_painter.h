// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QColor>
#include <QImage>
#include <QRectF>
#include <QSize>

#include "core/session/queries.h"

class QPainter;

namespace plumbline::ui {

/// Where an upright image of \a imageSize comes to lie so that it fills \a target (parts fall outside)...
QRectF coverRect(QSize imageSize, const QRectF& target);
/// ...or so that all of it is inside.
QRectF containRect(QSize imageSize, const QRectF& target);
/// Longer edge in device pixels of a thumbnail that looks sharp when it covers \a target.
int edgeForCover(QSize imageSize, QSizeF target, qreal devicePixelRatio);

/// A face box in pixels of the upright image, drawn where the image lies at \a shown.
void drawFaceBox(QPainter& painter, const Face& face, QSize imageSize, const QRectF& shown,
                 const QColor& colour);
/// Makes a face unrecognisable on the screen: \a picture lies at \a shown; the face with a margin, or the
/// whole picture when \a face is empty, is painted over as a few blocks.
void drawBlurred(QPainter& painter, const QImage& picture, const Face& face, QSize imageSize,
                 const QRectF& shown);
/// The 68 points of a face, drawn small and light on a dark rim.
void drawLandmarks(QPainter& painter, const std::vector<Point>& points, QSize imageSize, const QRectF& shown);

} // namespace plumbline::ui
