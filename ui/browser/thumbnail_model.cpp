// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/thumbnail_model.h"

#include <algorithm>
#include <utility>

#include <QLocale>

#include "core/session/thumbnails.h"
#include "ui/browser/review_text.h"
#include "ui/browser/verdict_text.h"

namespace plumbline::ui {

ThumbnailModel::ThumbnailModel(ThumbnailCache* cache, QObject* parent)
    : QAbstractListModel(parent)
    , m_cache(cache)
{
    if (m_cache)
        connect(m_cache, &ThumbnailCache::ready, this, &ThumbnailModel::pictureReady);
}

void ThumbnailModel::setListing(Listing listing)
{
    const bool same =
        !listing.isEmpty() && listing.dataset() == m_listing.dataset() && listing.sameRows(m_listing);
    if (!same)
        beginResetModel();
    m_listing = std::move(listing);
    m_namesSystems = false;
    for (int i = 1; i < m_listing.size() && !m_namesSystems; ++i)
        m_namesSystems = m_listing.system(i) != m_listing.system(0);
    if (same) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    m_asked.clear();
    endResetModel();
}

int ThumbnailModel::find(ImageId image, const QString& system) const
{
    return m_listing.find(image, system);
}

QString ThumbnailModel::path(int row) const
{
    return m_listing.image(row).path;
}

QImage ThumbnailModel::picture(int row, int edgePx) const
{
    const QString file = m_cache ? path(row) : QString();
    if (file.isEmpty())
        return {};
    const QImage image = m_cache->requestTile(file, edgePx);
    if (image.isNull() && !m_cache->isBroken(file) && !m_asked.contains(file, row))
        m_asked.insert(file, row);
    return image;
}

void ThumbnailModel::setVisibleRows(int first, int last)
{
    if (!m_cache)
        return;
    const auto isVisible = [&](int row) { return row >= first && row <= last; };
    QStringList gone;
    for (const QString& file : m_asked.uniqueKeys()) {
        const QList<int> rows = m_asked.values(file);
        if (std::none_of(rows.begin(), rows.end(), isVisible))
            gone << file;
    }
    for (const QString& file : std::as_const(gone)) {
        m_cache->drop(file);
        m_asked.remove(file);
    }
}

bool ThumbnailModel::isBroken(int row) const
{
    return !m_listing.image(row).problem.isEmpty() || (m_cache && m_cache->isBroken(path(row)));
}

void ThumbnailModel::pictureReady(const QString& path)
{
    const QList<int> rows = m_asked.values(path);
    m_asked.remove(path);
    for (const int row : rows) {
        if (row < rowCount())
            Q_EMIT dataChanged(index(row), index(row), {Qt::DecorationRole});
    }
}

int ThumbnailModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_listing.size();
}

QVariant ThumbnailModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return m_listing.image(index.row()).file;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return description(row(index.row()));
    case ImageIdRole:
        return QVariant::fromValue(m_listing.imageId(index.row()));
    default:
        return {};
    }
}

namespace {

/// "gear reads female (0.93)", without a score where the system gives none.
QString answerWords(const OutcomeRow& row)
{
    const QString score = scoreText(row.outcome);
    const QString& label = row.outcome.answer.label;
    return score.isEmpty() ? ThumbnailModel::tr("%1 reads %2").arg(row.systemName, label)
                           : ThumbnailModel::tr("%1 reads %2 (%3)").arg(row.systemName, label, score);
}

} // namespace

QString ThumbnailModel::description(const OutcomeRow& row) const
{
    QStringList parts {row.file};
    if (!row.problem.isEmpty())
        parts << row.problem;
    if (m_isLabelled)
        parts << tr("labelled %1").arg(valueLabel(row.truth));
    if (row.verdict != Verdict::None) {
        const QString answer = row.outcome.answer.estimate
            ? tr("%1 estimates %2").arg(row.systemName, answerText(row.verdict, row.outcome).text)
            : row.outcome.kind == OutcomeKind::Answered
            ? answerWords(row)
            : tr("%1: %2").arg(row.systemName, verdictLabel(row.verdict));
        parts << answer;
    }
    if (!row.outcome.error.isEmpty())
        parts << row.outcome.error;
    if (row.outcome.multipleFaces)
        parts << tr("%1 faces; the surest counts").arg(QLocale().toString(row.outcome.faces));
    parts << reviewLines(row.review, row.tags);
    return parts.join(QStringLiteral("\n"));
}

} // namespace plumbline::ui
