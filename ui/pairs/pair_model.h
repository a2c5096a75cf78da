// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QAbstractTableModel>
#include <QStringList>

#include "core/session/pair_list.h"
#include "core/views/pair_scene.h"

namespace plumbline::ui {

/// The pairs that fit the filter, as the list beside the pictures shows them.
class PairModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Rank, Score, Groups, Said, Columns };

    using QAbstractTableModel::QAbstractTableModel;

    /// Whose pairs come next: how their groups are called in the list.
    void setGroups(const PairScene& scene);
    /// "no × yes": only what tells groups apart.
    [[nodiscard]] QString groupsText(const FalseMatch& match) const;
    void setPairs(std::vector<ListedPair> pairs);
    [[nodiscard]] const std::vector<ListedPair>& pairs() const { return m_pairs; }
    /// \pre 0 <= row < rowCount()
    [[nodiscard]] const ListedPair& pair(int row) const { return m_pairs[static_cast<std::size_t>(row)]; }
    /// -1: not listed
    [[nodiscard]] int find(const ImagePair& pair) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ListedPair> m_pairs;
    QStringList m_groups; ///< as PairScene::labels, briefly
    QString m_by;         ///< what they are groups of
    bool m_isSearch = false;
};

} // namespace plumbline::ui
