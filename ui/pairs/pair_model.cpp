// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pairs/pair_model.h"

#include <algorithm>
#include <utility>

#include <QLocale>

#include "core/views/labels.h"
#include "ui/pairs/pair_words.h"

namespace plumbline::ui {

void PairModel::setPairs(std::vector<ListedPair> pairs)
{
    beginResetModel();
    m_pairs = std::move(pairs);
    endResetModel();
}

void PairModel::setGroups(const PairScene& scene)
{
    m_isSearch = scene.isSearch;
    m_groups = briefGroups(scene.labels, scene.by);
    QStringList names;
    for (const QString& name : scene.by)
        names.append(attributeText(name));
    m_by = names.join(QStringLiteral(" × "));
}

QString PairModel::groupsText(const FalseMatch& match) const
{
    return pairGroupsText(m_groups.value(match.a.groupIndex, match.a.group),
                          m_groups.value(match.b.groupIndex, match.b.group));
}

int PairModel::find(const ImagePair& pair) const
{
    const auto at = std::find_if(m_pairs.begin(), m_pairs.end(),
                                 [&](const ListedPair& listed) { return listed.pair() == pair; });
    return at == m_pairs.end() ? -1 : static_cast<int>(at - m_pairs.begin());
}

int PairModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_pairs.size());
}

int PairModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant PairModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& [match, review] = pair(index.row());
    const bool figures = index.column() == Rank || index.column() == Score;
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((figures ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
        const QString said = pairReviewText(review);
        return tr("%1 and %2, score %3, %4%5")
            .arg(match.a.file, match.b.file, pairScoreText(match.score),
                 pairGroupsText(match.a.group, match.b.group),
                 said.isEmpty() ? QString() : QStringLiteral(", ") + said);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Rank:
        if (m_isSearch)
            return match.candidate > 0 ? QLocale().toString(match.candidate) : QStringLiteral("–");
        return match.rank > 0 ? QLocale().toString(match.rank) : QStringLiteral("–");
    case Score:
        return pairScoreText(match.score);
    case Groups:
        return groupsText(match);
    case Said:
        return review.note.isEmpty() ? pairReviewText(review)
                                     : QString(pairReviewText(review) + QStringLiteral(" ✎")).trimmed();
    default:
        return {};
    }
}

QVariant PairModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return static_cast<int>((section == Rank || section == Score ? Qt::AlignRight : Qt::AlignLeft)
                                | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Rank && m_isSearch)
        return tr("Place on the candidate list of the probe; – for one person after all");
    if (role == Qt::ToolTipRole && section == Rank)
        return tr("Place among all comparisons of two people; – for one person after all");
    if (role == Qt::ToolTipRole && section == Groups && !m_by.isEmpty())
        return tr("Both images by %1").arg(m_by);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Rank:
        return tr("Rank");
    case Score:
        return tr("Score");
    case Groups:
        return tr("Groups");
    case Said:
        return tr("You say");
    default:
        return {};
    }
}

} // namespace plumbline::ui
