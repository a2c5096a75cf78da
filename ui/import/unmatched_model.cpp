// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/import/unmatched_model.h"

#include <algorithm>
#include <limits>
#include <utility>

#include <QLocale>

namespace plumbline::ui {

namespace {

constexpr int kNameKept = 120;

/// Levenshtein's distance: letters to insert, remove or change.
int distance(const QString& a, const QString& b)
{
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    for (std::size_t at = 0; at < row.size(); ++at)
        row[at] = static_cast<int>(at);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = row[0]++;
        for (std::size_t j = 1; j < row.size(); ++j) {
            const int changed = diagonal + (a.at(i) == b.at(static_cast<qsizetype>(j) - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row.back();
}

QString fileName(const QString& path)
{
    const auto slash = std::max(path.lastIndexOf(QLatin1Char('/')), path.lastIndexOf(QLatin1Char('\\')));
    return path.mid(slash + 1).trimmed().toLower().left(kNameKept);
}

} // namespace

UnmatchedModel::UnmatchedModel(Kind kind, QObject* parent)
    : QAbstractListModel(parent)
    , m_kind(kind)
{
}

void UnmatchedModel::setPlaces(std::shared_ptr<const ImportSurvey> survey, int column,
                               std::vector<int> places)
{
    beginResetModel();
    m_survey = std::move(survey);
    m_column = column;
    m_places = std::move(places);
    endResetModel();
}

int UnmatchedModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_places.size());
}

QString UnmatchedModel::name(std::size_t at) const
{
    const int place = m_places[at];
    if (m_kind == Kind::Files)
        return m_survey->files->files.at(place);
    return m_survey->table->rows[static_cast<std::size_t>(place)].at(m_column);
}

QVariant UnmatchedModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto at = static_cast<std::size_t>(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        if (m_kind == Kind::Files)
            return name(at);
        return tr("line %1: %2")
            .arg(QLocale().toString(m_survey->table->lines[static_cast<std::size_t>(m_places[at])]),
                 name(at).isEmpty() ? tr("(no file name)") : name(at).left(kNameKept));
    case PlaceRole:
        return m_places[at];
    case NameRole:
        return name(at);
    case PathRole:
        return m_kind == Kind::Files ? QString(m_survey->files->root + QLatin1Char('/') + name(at))
                                     : QString();
    default:
        return {};
    }
}

int UnmatchedModel::mostLike(const QString& wanted) const
{
    const QString like = fileName(wanted);
    int best = -1;
    int least = std::numeric_limits<int>::max();
    for (std::size_t at = 0; at < std::min(m_places.size(), kLookedAt); ++at) {
        const int letters = distance(like, fileName(name(at)));
        if (letters < least) {
            least = letters;
            best = static_cast<int>(at);
        }
    }
    return best;
}

} // namespace plumbline::ui
