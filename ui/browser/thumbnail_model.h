// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <vector>

#include <QAbstractListModel>
#include <QImage>
#include <QMultiHash>

#include "core/session/listing.h"

namespace plumbline {
class ThumbnailCache;
}

namespace plumbline::ui {

/// The rows of a list question for the grid. Holds no picture: it asks the cache for those being painted and
/// tells the view of just the row whose picture came; wishes for tiles scrolled away it takes back.
class ThumbnailModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { ImageIdRole = Qt::UserRole + 1 };

    /// \a cache null: no pictures (tests).
    explicit ThumbnailModel(ThumbnailCache* cache, QObject* parent = nullptr);

    /// The same images of the same systems as before are told as changed data, so that selection and place
    /// stay; anything else resets.
    void setListing(Listing listing);
    [[nodiscard]] const Listing& listing() const { return m_listing; }
    [[nodiscard]] std::vector<OutcomeRow> rows() const { return m_listing.rows(); }
    /// Put together now. \pre 0 <= row < rowCount()
    [[nodiscard]] OutcomeRow row(int row) const { return m_listing.row(row); }
    /// Several systems' answers of one image are among the rows: tiles name the system.
    [[nodiscard]] bool namesSystems() const { return m_namesSystems; }
    /// Whether what is asked is compared with a label, so that tiles show it. Before setListing().
    void setLabelled(bool labelled) { m_isLabelled = labelled; }
    [[nodiscard]] bool isLabelled() const { return m_isLabelled; }
    /// Row of that image and system (any system when empty), -1 when there is none.
    [[nodiscard]] int find(ImageId image, const QString& system) const;

    /// The picture of a row if it is there, else null and dataChanged() follows. \a edgePx in device pixels.
    [[nodiscard]] QImage picture(int row, int edgePx) const;
    [[nodiscard]] bool isBroken(int row) const;
    [[nodiscard]] QString path(int row) const; ///< absolute
    /// Only these rows are in sight: pictures of others, asked for and not yet begun, are not decoded.
    void setVisibleRows(int first, int last);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void pictureReady(const QString& path);
    [[nodiscard]] QString description(const OutcomeRow& row) const;

    ThumbnailCache* m_cache;
    Listing m_listing;
    mutable QMultiHash<QString, int> m_asked; ///< path -> rows painted without their picture
    bool m_namesSystems = false;
    bool m_isLabelled = true;
};

} // namespace plumbline::ui
