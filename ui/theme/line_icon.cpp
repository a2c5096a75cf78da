// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/theme/line_icon.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

QColor colourOf(QIcon::Mode mode, QIcon::State state)
{
    const Tokens& tokens = Theme::instance().tokens();
    if (mode == QIcon::Disabled)
        return tokens.disabled;
    return mode == QIcon::Selected || state == QIcon::On ? tokens.accent : tokens.text;
}

} // namespace

QPixmap lineIcon(const QString& name, const QColor& colour, QSize size, qreal ratio)
{
    const QString key = QStringLiteral("plumbline/%1/%2/%3x%4@%5")
                            .arg(name, colour.name(QColor::HexArgb))
                            .arg(size.width())
                            .arg(size.height())
                            .arg(ratio);
    QPixmap found;
    if (QPixmapCache::find(key, &found))
        return found;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray drawing = file.readAll().replace("#000", colour.name().toLatin1());
    QSvgRenderer renderer(drawing);
    QPixmap pixmap((QSizeF(size) * ratio).toSize());
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void LineIconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    painter->drawPixmap(rect, lineIcon(m_name, colourOf(mode, state), rect.size(), ratio));
}

QPixmap LineIconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state)
{
    return lineIcon(m_name, colourOf(mode, state), size, 1);
}

QPixmap LineIconEngine::scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale)
{
    return lineIcon(m_name, colourOf(mode, state), (QSizeF(size) / scale).toSize(), scale);
}

} // namespace plumbline::ui
