// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/thumbnails.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include <QCache>
#include <QHash>
#include <QSet>
#include <QThreadPool>

#include "core/base/log.h"
#include "core/session/thumbnail_disk.h"
#include "core/vision/picture.h"

namespace plumbline {

namespace {

constexpr int kWorkers = 2; ///< the rest of the machine belongs to the run
constexpr qsizetype kMaxBytes = 64 * 1024 * 1024;
constexpr std::size_t kMaxWaiting = 512; ///< some screens full; older requests were scrolled past
constexpr int kLargestEdge = 4096;

using Key = std::pair<QString, int>; ///< path, edge

struct Request
{
    Key key;
    int generation = 0;  ///< of the cache when it was asked
    bool pinned = false; ///< not to be dropped when a tile is scrolled away
};

int roundedEdge(int edgePx)
{
    const auto wanted = static_cast<unsigned>(std::clamp(edgePx, 16, kLargestEdge));
    return static_cast<int>(std::bit_ceil(wanted));
}

/// What the GUI thread and the workers share: the requests not yet taken, the latest at the back.
class RequestStack
{
public:
    /// \return the request that had to give way, if there were too many.
    std::optional<Key> push(const Request& request)
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.push_back(request);
        if (m_waiting.size() <= kMaxWaiting)
            return std::nullopt;
        Key oldest = std::move(m_waiting.front().key);
        m_waiting.pop_front();
        return oldest;
    }
    /// Moves a request that is still waiting to the front of the turn.
    void prefer(const Key& key, bool pinned)
    {
        const std::scoped_lock lock(m_mutex);
        const auto at = std::find_if(m_waiting.rbegin(), m_waiting.rend(),
                                     [&](const Request& request) { return request.key == key; });
        if (at == m_waiting.rend())
            return;
        at->pinned = at->pinned || pinned;
        std::rotate(m_waiting.rbegin(), at, std::next(at));
    }
    /// Takes out the requests for \a path that are not pinned, and tells which.
    std::vector<Key> drop(const QString& path)
    {
        const std::scoped_lock lock(m_mutex);
        std::vector<Key> dropped;
        for (const Request& request : m_waiting) {
            if (!request.pinned && request.key.first == path)
                dropped.push_back(request.key);
        }
        std::erase_if(m_waiting,
                      [&](const Request& request) { return !request.pinned && request.key.first == path; });
        return dropped;
    }
    [[nodiscard]] std::size_t size() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_waiting.size();
    }
    std::optional<Request> pop()
    {
        const std::scoped_lock lock(m_mutex);
        if (m_waiting.empty())
            return std::nullopt;
        Request request = std::move(m_waiting.back());
        m_waiting.pop_back();
        return request;
    }
    [[nodiscard]] bool isEmpty() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_waiting.empty();
    }
    void clear()
    {
        const std::scoped_lock lock(m_mutex);
        m_waiting.clear();
    }

private:
    mutable std::mutex m_mutex;
    std::deque<Request> m_waiting;
};

} // namespace

/// Everything but `stack`, `disk` and `generation` is touched by the GUI thread only.
class ThumbnailCache::Impl
{
public:
    explicit Impl(ThumbnailCache* cache)
        : owner(cache)
    {
        pictures.setMaxCost(kMaxBytes);
        pool.setMaxThreadCount(kWorkers);
    }

    /// In a worker: until nothing waits.
    void work()
    {
        while (auto request = stack.pop()) {
            auto picture = read(*request);
            QMetaObject::invokeMethod(
                owner,
                [this, request = std::move(*request), picture = std::move(picture)] {
                deliver(request, picture);
                },
                Qt::QueuedConnection);
        }
        QMetaObject::invokeMethod(
            owner, [this] { workerEnded(); }, Qt::QueuedConnection);
    }
    /// In a worker.
    Result<QImage> read(const Request& request)
    {
        const auto& [path, edge] = request.key;
        QImage kept = disk.find(path, edge);
        if (!kept.isNull())
            return kept;
        auto picture = readThumbnail(path, edge);
        if (picture && request.generation == generation) // else the face data are being deleted
            disk.keep(path, edge, *picture);
        return picture;
    }
    void startWorker()
    {
        if (working >= kWorkers)
            return;
        ++working;
        pool.start([this] { work(); });
    }
    void workerEnded()
    {
        --working;
        if (!stack.isEmpty()) // something came between its last look and its end
            startWorker();
    }
    void deliver(const Request& request, const Result<QImage>& picture)
    {
        if (request.generation != generation)
            return;
        const Key& key = request.key;
        asked.remove(key);
        if (picture) {
            pictures.insert(key, new QImage(*picture), std::max<qsizetype>(picture->sizeInBytes(), 1));
        } else {
            qCDebug(logSession) << "thumbnail:" << picture.error().userText << picture.error().detail;
            broken.insert(key.first);
        }
        Q_EMIT owner->ready(key.first);
    }

    ThumbnailCache* owner;
    RequestStack stack;
    ThumbnailDisk disk;
    QCache<Key, QImage> pictures; ///< cost in bytes; drops the least recently used
    QSet<Key> asked;              ///< waiting or being decoded
    QSet<QString> broken;
    std::atomic<int> generation = 0; ///< grows with clear(): what was asked before is not delivered
    int working = 0;
    QThreadPool pool; ///< last member: its end waits for the workers, which use the others
};

ThumbnailCache::ThumbnailCache(QObject* parent)
    : QObject(parent)
    , m_impl(std::make_unique<Impl>(this))
{
}

ThumbnailCache::~ThumbnailCache()
{
    m_impl->stack.clear();
    m_impl->pool.waitForDone(); // at most one picture each
}

QImage ThumbnailCache::ask(const QString& path, int edgePx, bool pinned)
{
    const Key key(path, roundedEdge(edgePx));
    if (const QImage* picture = m_impl->pictures.object(key))
        return *picture;
    if (path.isEmpty() || m_impl->broken.contains(path))
        return {};
    if (m_impl->asked.contains(key)) {
        m_impl->stack.prefer(key, pinned);
        return {};
    }
    m_impl->asked.insert(key);
    if (const auto dropped = m_impl->stack.push({key, m_impl->generation, pinned}))
        m_impl->asked.remove(*dropped);
    m_impl->startWorker();
    return {};
}

void ThumbnailCache::drop(const QString& path)
{
    for (const Key& key : m_impl->stack.drop(path))
        m_impl->asked.remove(key);
}

int ThumbnailCache::waiting() const
{
    return static_cast<int>(m_impl->stack.size());
}

bool ThumbnailCache::isBroken(const QString& path) const
{
    return m_impl->broken.contains(path);
}

void ThumbnailCache::clear()
{
    m_impl->stack.clear();
    m_impl->asked.clear();
    m_impl->pictures.clear();
    m_impl->broken.clear();
    ++m_impl->generation;
}

} // namespace plumbline
