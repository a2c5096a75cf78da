// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QColor>
#include <QIconEngine>
#include <QPixmap>
#include <QString>

namespace plumbline::ui {

/// A line icon of resources/icons drawn in one colour. \a size in logical pixels. Null when there is no such
/// icon.
QPixmap lineIcon(const QString& name, const QColor& colour, QSize size, qreal ratio);

/// Draws a line icon in the colours of the theme at the moment of painting, so that icons follow a switch.
class LineIconEngine : public QIconEngine
{
public:
    explicit LineIconEngine(QString name)
        : m_name(std::move(name))
    {
    }
    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    [[nodiscard]] QIconEngine* clone() const override { return new LineIconEngine(m_name); }
    QString iconName() override { return m_name; }

private:
    QString m_name;
};

} // namespace plumbline::ui
