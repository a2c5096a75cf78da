// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/project_cache.h"

#include <utility>

namespace plumbline {

Project::Cache::Cache(const ProjectStore& store)
    : m_store(store)
    , m_dataset(std::make_shared<const Dataset>())
{
}

Result<void> Project::Cache::load()
{
    auto dataset = m_store.loadDataset();
    if (!dataset)
        return dataset.error();
    std::unordered_map<ImageId, int> index;
    index.reserve(dataset->images.size());
    for (std::size_t i = 0; i < dataset->images.size(); ++i)
        index.emplace(dataset->images[i].id, static_cast<int>(i));
    {
        const std::lock_guard lock(m_mutex);
        m_dataset = std::make_shared<const Dataset>(std::move(*dataset));
        m_index = std::move(index);
        m_outcomes.clear();
    }
    return loadRuns();
}

Result<void> Project::Cache::loadRuns()
{
    auto runs = m_store.runs();
    if (!runs)
        return runs.error();
    const std::lock_guard lock(m_mutex);
    m_runs = std::move(*runs);
    return {};
}

void Project::Cache::setGroupings(std::vector<Grouping> groupings)
{
    const std::lock_guard lock(m_mutex);
    auto changed = std::make_shared<Dataset>(*m_dataset);
    changed->groupings = std::move(groupings);
    m_dataset = std::move(changed);
}

std::shared_ptr<const Dataset> Project::Cache::dataset() const
{
    const std::lock_guard lock(m_mutex);
    return m_dataset;
}

std::vector<RunRecord> Project::Cache::runs() const
{
    const std::lock_guard lock(m_mutex);
    return m_runs;
}

Result<Project::Cache::Outcomes> Project::Cache::outcomes(const RunRecord& run)
{
    if (run.state == RunState::Finished) {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_outcomes.find(run.id); found != m_outcomes.end())
            return found->second;
    }
    auto read = m_store.outcomes(run.id);
    if (!read)
        return read.error();
    Outcomes outcomes = std::make_shared<const std::vector<Outcome>>(std::move(*read));
    if (run.state == RunState::Finished) {
        const std::lock_guard lock(m_mutex);
        m_outcomes[run.id] = outcomes;
    }
    return outcomes;
}

int Project::Cache::indexOf(ImageId image) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_index.find(image);
    return found == m_index.end() ? -1 : found->second;
}

} // namespace plumbline
