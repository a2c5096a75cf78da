// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/thumbnail_model.h"

#include <algorithm>

#include <QLocale>

#include "core/session/thumbnails.h"
#include "ui/browser/verdict_text.h"

namespace plumbline::ui {

ThumbnailModel::ThumbnailModel(ThumbnailCache* cache, QObject* parent)
    : QAbstractListModel(parent)
    , m_cache(cache)
{
    if (m_cache)
        connect(m_cache, &ThumbnailCache::ready, this, &ThumbnailModel::pictureReady);
}

void ThumbnailModel::setRows(std::vector<OutcomeRow> rows, std::shared_ptr<const Dataset> dataset)
{
    const bool sameImages = dataset == m_dataset;
    const bool sameRows = sameImages && !rows.empty()
        && std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                      [](const auto& a, const auto& b) {
        return a.image == b.image && a.system == b.system;
                          });
    if (!sameRows)
        beginResetModel();
    m_rows = std::move(rows);
    m_dataset = std::move(dataset);
    if (!sameImages) {
        m_images.clear();
        if (m_dataset) {
            m_images.reserve(static_cast<qsizetype>(m_dataset->images.size()));
            for (std::size_t i = 0; i < m_dataset->images.size(); ++i)
                m_images.insert(m_dataset->images[i].id, static_cast<int>(i));
        }
    }
    m_namesSystems = std::any_of(m_rows.begin(), m_rows.end(), [this](const OutcomeRow& row) {
        return row.system != m_rows.front().system;
    });
    if (sameRows) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    m_asked.clear();
    endResetModel();
}

int ThumbnailModel::find(ImageId image, const QString& system) const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [&](const OutcomeRow& row) {
        return row.image == image && (system.isEmpty() || row.system == system);
    });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

QString ThumbnailModel::path(int row) const
{
    const auto at = m_images.constFind(this->row(row).image);
    return at == m_images.constEnd() ? QString() : m_dataset->images[static_cast<std::size_t>(*at)].path;
}

QImage ThumbnailModel::picture(int row, int edgePx) const
{
    const QString file = m_cache ? path(row) : QString();
    if (file.isEmpty())
        return {};
    const QImage image = m_cache->request(file, edgePx);
    if (image.isNull() && !m_cache->isBroken(file) && !m_asked.contains(file, row))
        m_asked.insert(file, row);
    return image;
}

bool ThumbnailModel::isBroken(int row) const
{
    return !this->row(row).problem.isEmpty() || (m_cache && m_cache->isBroken(path(row)));
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
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ThumbnailModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !checkIndex(index, CheckIndexOption::ParentIsInvalid))
        return {};
    const OutcomeRow& row = this->row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.file;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return description(row);
    case ImageIdRole:
        return QVariant::fromValue(row.image);
    default:
        return {};
    }
}

QString ThumbnailModel::description(const OutcomeRow& row) const
{
    QStringList parts {row.file};
    if (!row.problem.isEmpty())
        parts << row.problem;
    parts << tr("labelled %1").arg(valueLabel(row.truth));
    if (row.verdict != Verdict::None) {
        const QString answer = row.outcome.kind == OutcomeKind::Answered
            ? tr("%1 reads %2 (%3)")
                  .arg(row.systemName, row.outcome.answer.label, scoreText(row.outcome.answer.confidence))
            : tr("%1: %2").arg(row.systemName, verdictLabel(row.verdict));
        parts << answer;
    }
    if (!row.outcome.error.isEmpty())
        parts << row.outcome.error;
    if (row.outcome.multipleFaces)
        parts << tr("%1 faces; the surest counts").arg(QLocale().toString(row.outcome.faces));
    return parts.join(QStringLiteral("\n"));
}

} // namespace plumbline::ui
