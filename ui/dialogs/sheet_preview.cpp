// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/sheet_preview.h"

#include <QPainter>

#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {
constexpr int kEdge = 1; ///< of the page, so that white shows on white
} // namespace

SheetPreview::SheetPreview(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("exportPreview"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void SheetPreview::setSheet(const ChartSheet& sheet)
{
    m_sheet = sheet;
    setAccessibleName(tr("Preview: %1").arg(sheet.spec().title));
    setAccessibleDescription(sheet.spec().alt);
    update();
}

QRectF SheetPreview::page() const
{
    if (!m_sheet)
        return {};
    const QRectF room = QRectF(rect()).adjusted(kEdge, kEdge, -kEdge, -kEdge);
    const QSizeF size = m_sheet->size().scaled(room.size(), Qt::KeepAspectRatio);
    return {room.center() - QPointF(size.width() / 2, size.height() / 2), size};
}

void SheetPreview::paintEvent(QPaintEvent*)
{
    if (!m_sheet)
        return;
    QPainter painter(this);
    const QRectF place = page();
    painter.fillRect(place.adjusted(-kEdge, -kEdge, kEdge, kEdge), Theme::instance().tokens().border);
    painter.setClipRect(place);
    painter.translate(place.topLeft());
    const double scale = place.width() / m_sheet->size().width();
    painter.scale(scale, scale);
    m_sheet->paint(painter);
}

} // namespace plumbline::ui
