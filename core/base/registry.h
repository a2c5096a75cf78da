// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <algorithm>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <utility>
#include <vector>

#include <QString>
#include <QStringList>

namespace plumbline {

/// What is known of one kind of plug-in, by id, in the order of registration. Filled at start; what is added
/// later (a classifier of one's own) is seen by the next question. Thread-safe: a plug-in never goes away.
/// Ids are stored in project files: never rename one.
template<class T>
class Registry
{
public:
    /// \pre id is new and lower case, digits and underscores or hyphens.
    void add(const QString& id, std::unique_ptr<T> plugin)
    {
        Q_ASSERT(plugin && !find(id));
        const std::unique_lock lock(m_mutex);
        m_entries.emplace_back(id, std::move(plugin));
    }

    /// The plug-in of that id, or null.
    [[nodiscard]] const T* find(const QString& id) const
    {
        const std::shared_lock lock(m_mutex);
        const auto at =
            std::find_if(m_entries.begin(), m_entries.end(), [&](const auto& e) { return e.first == id; });
        return at == m_entries.end() ? nullptr : at->second.get();
    }

    [[nodiscard]] QStringList ids() const
    {
        const std::shared_lock lock(m_mutex);
        QStringList result;
        for (const auto& entry : m_entries)
            result.append(entry.first);
        return result;
    }

    [[nodiscard]] std::vector<const T*> all() const
    {
        const std::shared_lock lock(m_mutex);
        std::vector<const T*> result;
        result.reserve(m_entries.size());
        for (const auto& entry : m_entries)
            result.push_back(entry.second.get());
        return result;
    }

private:
    mutable std::shared_mutex m_mutex;
    std::vector<std::pair<QString, std::unique_ptr<T>>> m_entries;
};

} // namespace plumbline
