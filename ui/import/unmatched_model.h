// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <vector>

#include <QAbstractListModel>

#include "core/session/import_desk.h"

namespace plumbline::ui {

/// Rows of a table that name no picture, or pictures that no row names: places in an import's survey. Nothing
/// is copied.
class UnmatchedModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Kind { Rows, Files };
    enum Role { PlaceRole = Qt::UserRole + 1, NameRole, PathRole };

    UnmatchedModel(Kind kind, QObject* parent);
    /// \a column names the pictures in the table.
    void setPlaces(std::shared_ptr<const ImportSurvey> survey, int column, std::vector<int> places);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    /// The entry whose name is most like \a name (few letters to change), -1 for none. Looks at the first
    /// kLookedAt.
    [[nodiscard]] int mostLike(const QString& name) const;
    static constexpr std::size_t kLookedAt = 2000;

private:
    [[nodiscard]] QString name(std::size_t at) const;
    Kind m_kind;
    std::shared_ptr<const ImportSurvey> m_survey;
    int m_column = -1;
    std::vector<int> m_places;
};

} // namespace plumbline::ui
