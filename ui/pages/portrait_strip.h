// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QStringList>
#include <QWidget>

#include "core/session/thumbnails.h"

namespace plumbline::ui {

/// Two rows of six small portraits of the sample.
class PortraitStrip : public QWidget
{
    Q_OBJECT

public:
    /// \a thumbnails outlive this.
    explicit PortraitStrip(ThumbnailCache& thumbnails, QWidget* parent = nullptr);
    void setFiles(const QStringList& files);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ThumbnailCache& m_thumbnails;
    QStringList m_files;
};

} // namespace plumbline::ui
