// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/project_cache.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <QCollator>
#include <QLocale>

#include "core/dataset/counts_table.h"
#include "core/session/packed_pictures.h"
#include "core/session/review_book.h"
#include "core/store/counts_store.h"
#include "core/store/file_store.h"
#include "core/store/review_store.h"

namespace plumbline {

namespace {

/// Images without a subject come last; equal names share a rank.
std::vector<int> ranksOf(const Dataset& data, SortKey key)
{
    const auto name = [&](std::size_t i) {
        const Image& image = data.images[i];
        if (key == SortKey::File)
            return image.file;
        return image.subject < 0 ? QString() : data.subjects[image.subject];
    };
    // The C locale's order knows no numbers: "10" would come before "2".
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::vector<QCollatorSortKey> keys;
    keys.reserve(data.images.size());
    for (std::size_t i = 0; i < data.images.size(); ++i)
        keys.push_back(collator.sortKey(name(i)));
    std::vector<std::size_t> order(keys.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return keys[a].compare(keys[b]) < 0; });
    std::vector<int> ranks(order.size(), 0);
    int rank = 0;
    for (std::size_t at = 0; at < order.size(); ++at) {
        if (at > 0 && keys[order[at - 1]].compare(keys[order[at]]) != 0)
            ++rank;
        ranks[order[at]] = rank;
    }
    return ranks;
}

} // namespace

Project::Cache::Cache(ProjectStore& store)
    : m_store(store)
    , m_dataset(std::make_shared<const Dataset>())
    , m_index(std::make_shared<const Index>())
    , m_book(std::make_shared<const ReviewBook>())
    , m_counts(std::make_shared<const CountsTable>())
{
}

Project::Cache::~Cache() = default;

Result<void> Project::Cache::mountPacked()
{
    const auto packed = FileStore(m_store).packedHashes();
    if (!packed)
        return packed.error();
    const auto data = dataset();
    const std::lock_guard lock(m_packedMutex);
    m_packed.reset();
    if (!packed->isEmpty())
        m_packed = std::make_unique<PackedPictures>(m_store, *data, *packed);
    return {};
}

Result<void> Project::Cache::load()
{
    auto dataset = m_store.loadDataset();
    if (!dataset)
        return dataset.error();
    const std::lock_guard reviewLock(reviewMutex);
    const auto reviews = ReviewStore(m_store).load();
    if (!reviews)
        return reviews.error();
    auto counts = CountsStore(m_store).load();
    if (!counts)
        return counts.error();
    auto book = std::make_shared<const ReviewBook>(ReviewBook::from(*reviews));
    auto index = std::make_shared<Index>();
    index->reserve(dataset->images.size());
    for (std::size_t i = 0; i < dataset->images.size(); ++i)
        index->emplace(dataset->images[i].id, static_cast<int>(i));
    {
        const std::lock_guard lock(m_mutex);
        m_dataset = std::make_shared<const Dataset>(std::move(*dataset));
        m_index = std::move(index);
        m_ranks.clear();
        m_book = std::move(book);
        m_counts = std::make_shared<const CountsTable>(std::move(*counts));
        m_outcomes.clear();
    }
    if (const auto mounted = mountPacked(); !mounted)
        return mounted;
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

void Project::Cache::changeDataset(const std::function<void(Dataset&)>& change)
{
    const std::lock_guard lock(m_mutex);
    auto changed = std::make_shared<Dataset>(*m_dataset);
    change(*changed);
    m_dataset = std::move(changed);
    m_ranks.clear(); // perhaps of other people
}

void Project::Cache::setBook(std::shared_ptr<const ReviewBook> book)
{
    const std::lock_guard lock(m_mutex);
    m_book = std::move(book);
}

std::shared_ptr<const ReviewBook> Project::Cache::book() const
{
    const std::lock_guard lock(m_mutex);
    return m_book;
}

std::shared_ptr<const CountsTable> Project::Cache::counts() const
{
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

void Project::Cache::setCounts(std::shared_ptr<const CountsTable> counts)
{
    const std::lock_guard lock(m_mutex);
    m_counts = std::move(counts);
}

std::shared_ptr<const Project::Cache::Index> Project::Cache::index() const
{
    const std::lock_guard lock(m_mutex);
    return m_index;
}

std::shared_ptr<const std::vector<int>> Project::Cache::ranks(SortKey key)
{
    const auto data = dataset();
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_ranks.find(key); found != m_ranks.end())
            return found->second;
    }
    auto ranks = std::make_shared<const std::vector<int>>(ranksOf(*data, key));
    const std::lock_guard lock(m_mutex);
    if (ranks->size() == m_dataset->images.size())
        m_ranks[key] = ranks;
    return ranks;
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

Project::Cache::Reading Project::Cache::readingOf(const RunRecord& run) const
{
    return {run.state, run.done, run.endedUtc,
            run.state == RunState::Running ? m_store.savedAt() : QDateTime()};
}

Result<Project::Cache::Outcomes> Project::Cache::outcomes(const RunRecord& run)
{
    const Reading reading = readingOf(run); // before the file is read: what comes meanwhile is read again
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_outcomes.find(run.id);
        if (found != m_outcomes.end() && found->second.first == reading)
            return found->second.second;
    }
    auto read = m_store.outcomes(run.id);
    if (!read)
        return read.error();
    Outcomes outcomes = std::make_shared<const std::vector<Outcome>>(std::move(*read));
    const std::lock_guard lock(m_mutex);
    m_outcomes[run.id] = {reading, outcomes};
    return outcomes;
}

int Project::Cache::indexOf(ImageId image) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_index->find(image);
    return found == m_index->end() ? -1 : found->second;
}

} // namespace plumbline
