// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/portrait_strip.h"

#include <QPainter>
#include <QPainterPath>

#include "ui/browser/portrait_painter.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kColumns = 6;
constexpr int kRows = 2;
constexpr int kSpace = 4;
constexpr double kAspect = 1.25; ///< height to width of a tile

} // namespace

PortraitStrip::PortraitStrip(ThumbnailCache& thumbnails, QWidget* parent)
    : QWidget(parent)
    , m_thumbnails(thumbnails)
{
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&thumbnails, &ThumbnailCache::ready, this, [this](const QString& path) {
        if (m_files.contains(path))
            update();
    });
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void PortraitStrip::setFiles(const QStringList& files)
{
    m_files = files;
    update();
}

int PortraitStrip::heightForWidth(int width) const
{
    const double tile = (width - (kColumns - 1) * kSpace) / static_cast<double>(kColumns);
    return static_cast<int>(tile * kAspect) * kRows + (kRows - 1) * kSpace;
}

QSize PortraitStrip::sizeHint() const
{
    return {330, heightForWidth(330)};
}

void PortraitStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const double tile = (width() - (kColumns - 1) * kSpace) / static_cast<double>(kColumns);
    const double tall = (height() - (kRows - 1) * kSpace) / static_cast<double>(kRows);
    for (int i = 0; i < kColumns * kRows; ++i) {
        const QRectF rect((i % kColumns) * (tile + kSpace), (i / kColumns) * (tall + kSpace), tile, tall);
        QPainterPath clip;
        clip.addRoundedRect(rect, 4, 4);
        painter.fillPath(clip, Theme::instance().tokens().hover);
        if (i >= m_files.size())
            continue;
        const QImage image =
            m_thumbnails.request(m_files.at(i), edgeForCover({320, 400}, rect.size(), devicePixelRatioF()));
        if (image.isNull())
            continue;
        painter.save();
        painter.setClipPath(clip);
        painter.drawImage(coverRect(image.size(), rect), image);
        painter.restore();
    }
}

} // namespace plumbline::ui
