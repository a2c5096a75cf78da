// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>

#include <QAbstractTableModel>
#include <QHash>

#include "core/session/import_desk.h"

namespace plumbline {
class ThumbnailCache;
}

namespace plumbline::ui {

/// The rows of a table of labels as they stand in it, with the picture each one names; without a table, the
/// pictures of the folder. Nothing is copied; pictures are read when a row comes into sight.
class PreviewModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int kEdgePx = 40; ///< longer edge of a picture, logical pixels

    /// \a thumbnails outlives this.
    PreviewModel(ThumbnailCache& thumbnails, QObject* parent);
    void setSurvey(std::shared_ptr<const ImportSurvey> survey); ///< null: empty
    /// Which picture each row names now.
    void setMatch(std::shared_ptr<const MatchSurvey> match);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] int fileOf(int row) const; ///< -1: none
    [[nodiscard]] QVariant picture(const QModelIndex& index) const;
    [[nodiscard]] QString text(int row, int column) const;

    ThumbnailCache& m_thumbnails;
    std::shared_ptr<const ImportSurvey> m_survey;
    std::shared_ptr<const MatchSurvey> m_match;
    mutable QHash<QString, int> m_awaited; ///< path -> row
};

} // namespace plumbline::ui
