// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/tile_landmarks.h"

#include <algorithm>

#include "core/base/when_done.h"

namespace plumbline::ui {

namespace {

constexpr int kMostKept = 2000;
constexpr std::size_t kMostWaiting = 120; ///< some screens; older ones were scrolled past

/// A picture and the face on it.
QString keyOf(const OutcomeRow& row)
{
    const Face& face = row.outcome.face;
    return QStringLiteral("%1 %2 %3 %4 %5")
        .arg(row.image.value())
        .arg(face.x1)
        .arg(face.y1)
        .arg(face.x2)
        .arg(face.y2);
}

} // namespace

TileLandmarks::TileLandmarks(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_points(kMostKept)
{
}

const std::vector<Point>* TileLandmarks::of(const OutcomeRow& row)
{
    if (row.outcome.face.width() <= 0)
        return nullptr;
    const QString key = keyOf(row);
    if (const auto* known = m_points.object(key))
        return known;
    std::erase_if(m_waiting, [&](const auto& each) { return each.first == key; });
    m_waiting.emplace_back(key, row);
    if (m_waiting.size() > kMostWaiting)
        m_waiting.pop_front();
    next();
    return nullptr;
}

void TileLandmarks::next()
{
    if (m_asking || m_waiting.empty())
        return;
    m_asking = true;
    const auto [key, row] = std::move(m_waiting.back());
    m_waiting.pop_back();
    ImageDetail detail;
    detail.image.path = row.path;
    detail.image.file = row.file;
    SystemAnswer answer;
    answer.outcome.face = row.outcome.face;
    answer.outcome.faces = std::max(1, row.outcome.faces);
    detail.answers.push_back(answer);
    whenDone(m_session.withLandmarks(detail), this,
             [this, key = key, image = row.image, mine = m_epoch](const Result<ImageDetail>& found) {
        m_asking = false;
        if (mine == m_epoch) {
            m_points.insert(key,
                            new std::vector<Point>(found ? found->answers.front().outcome.landmarks
                                                         : std::vector<Point>()));
            Q_EMIT ready(image);
        }
        next();
    });
}

void TileLandmarks::clear()
{
    ++m_epoch;
    m_waiting.clear();
    m_points.clear();
}

} // namespace plumbline::ui
