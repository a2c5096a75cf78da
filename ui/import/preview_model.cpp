// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/import/preview_model.h"

#include <utility>

#include <QBrush>
#include <QGuiApplication>
#include <QImage>
#include <QSize>

#include "core/session/thumbnails.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kTextKept = 200; // a megabyte in a cell would stall the layout

} // namespace

PreviewModel::PreviewModel(ThumbnailCache& thumbnails, QObject* parent)
    : QAbstractTableModel(parent)
    , m_thumbnails(thumbnails)
{
    connect(&thumbnails, &ThumbnailCache::ready, this, [this](const QString& path) {
        const auto awaited = m_awaited.constFind(path);
        if (awaited == m_awaited.cend())
            return;
        const QModelIndex cell = index(*awaited, 0);
        m_awaited.erase(awaited);
        Q_EMIT dataChanged(cell, cell, {Qt::DecorationRole});
    });
}

void PreviewModel::setSurvey(std::shared_ptr<const ImportSurvey> survey)
{
    beginResetModel();
    m_survey = std::move(survey);
    m_match.reset();
    m_awaited.clear();
    endResetModel();
}

void PreviewModel::setMatch(std::shared_ptr<const MatchSurvey> match)
{
    m_match = std::move(match);
    m_awaited.clear();
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, 0));
}

int PreviewModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_survey)
        return 0;
    return m_survey->table ? static_cast<int>(m_survey->table->rows.size())
                           : static_cast<int>(m_survey->files->files.size());
}

int PreviewModel::columnCount(const QModelIndex& parent) const
{
    if (parent.isValid() || !m_survey)
        return 0;
    return m_survey->table ? static_cast<int>(m_survey->table->header.size()) + 1 : 2;
}

int PreviewModel::fileOf(int row) const
{
    if (!m_survey->table)
        return row;
    const std::vector<int>& images = m_match ? m_match->imageOfRow : m_survey->match.imageOfRow;
    const auto at = static_cast<std::size_t>(row);
    return at < images.size() ? images[at] : -1;
}

QString PreviewModel::text(int row, int column) const
{
    if (column == 0)
        return fileOf(row) < 0 ? tr("none") : QString();
    if (!m_survey->table)
        return m_survey->files->files.at(row);
    return m_survey->table->rows[static_cast<std::size_t>(row)].at(column - 1).left(kTextKept);
}

QVariant PreviewModel::picture(const QModelIndex& index) const
{
    const int file = fileOf(index.row());
    if (file < 0)
        return {};
    const QString path = m_survey->files->root + QLatin1Char('/') + m_survey->files->files.at(file);
    const auto edge = static_cast<int>(kEdgePx * qGuiApp->devicePixelRatio());
    QImage image = m_thumbnails.request(path, edge);
    if (image.isNull()) {
        if (!m_thumbnails.isBroken(path))
            m_awaited.insert(path, index.row());
        return {};
    }
    image = image.scaled(edge, edge, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    image.setDevicePixelRatio(qGuiApp->devicePixelRatio());
    return image;
}

QVariant PreviewModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index.row(), index.column());
    case Qt::ToolTipRole:
        return index.column() > 0 ? QVariant(text(index.row(), index.column())) : QVariant();
    case Qt::DecorationRole:
        return index.column() == 0 ? picture(index) : QVariant();
    case Qt::ForegroundRole:
        return index.column() == 0 ? QVariant(QBrush(Theme::instance().tokens().warning)) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == 0 ? (fileOf(index.row()) < 0 ? tr("no picture") : tr("picture"))
                                   : text(index.row(), index.column());
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || !m_survey || section < 0 || section >= columnCount())
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    // Without a word of its own above the pictures: many tables have a column "picture".
    if (section == 0 && (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole))
        return tr("The picture that the row names");
    if (role != Qt::DisplayRole || section == 0)
        return {};
    return m_survey->table ? m_survey->table->header.at(section - 1) : tr("file");
}

} // namespace plumbline::ui
