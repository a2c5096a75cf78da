// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>

#include <QImage>
#include <QObject>
#include <QString>

namespace plumbline {

/// Small upright pictures for the screen: decoded off the GUI thread, the latest asked first, memory bounded
/// (64 MB). Lives in the GUI thread.
class ThumbnailCache : public QObject
{
    Q_OBJECT

public:
    explicit ThumbnailCache(QObject* parent = nullptr);
    ~ThumbnailCache() override;

    /// The picture if it is there, else a null image, and ready() follows (also when it cannot be read: then
    /// isBroken()). \a edgePx: longer edge in device pixels; rounded up to a power of two inside.
    [[nodiscard]] QImage request(const QString& path, int edgePx);
    [[nodiscard]] bool isBroken(const QString& path) const;
    void clear();

Q_SIGNALS:
    void ready(const QString& path);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline
