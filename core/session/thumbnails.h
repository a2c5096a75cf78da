// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>

#include <QImage>
#include <QObject>
#include <QString>

namespace plumbline {

/// Small upright pictures for the screen: decoded off the GUI thread, the latest asked first, memory bounded
/// (64 MB), those of large files kept on disk (ThumbnailDisk). Lives in the GUI thread.
class ThumbnailCache : public QObject
{
    Q_OBJECT

public:
    explicit ThumbnailCache(QObject* parent = nullptr);
    ~ThumbnailCache() override;

    /// The picture if it is there, else a null image, and ready() follows (also when it cannot be read: then
    /// isBroken()). \a edgePx: longer edge in device pixels; rounded up to a power of two inside.
    [[nodiscard]] QImage request(const QString& path, int edgePx) { return ask(path, edgePx, true); }
    /// The same for a tile that may be scrolled away: drop() takes the wish back, and ready() does not
    /// follow.
    [[nodiscard]] QImage requestTile(const QString& path, int edgePx) { return ask(path, edgePx, false); }
    /// Forgets the tiles of \a path that were asked for by requestTile() only and are not being decoded yet.
    void drop(const QString& path);
    [[nodiscard]] bool isBroken(const QString& path) const;
    /// How many pictures wait to be decoded.
    [[nodiscard]] int waiting() const;
    /// Forgets every picture in memory and what was asked for; the files on disk stay.
    void clear();

Q_SIGNALS:
    void ready(const QString& path);

private:
    QImage ask(const QString& path, int edgePx, bool pinned);
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace plumbline
