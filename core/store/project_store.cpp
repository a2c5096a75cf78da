// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/store/project_store.h"

#include <QFileInfo>

#include "core/store/dataset_store.h"
#include "core/store/journal_store.h"
#include "core/store/outcome_store.h"
#include "core/store/project_opening.h"
#include "core/store/readers.h"
#include "core/store/run_store.h"
#include "core/store/writer.h"

namespace plumbline {

class ProjectStore::Impl
{
public:
    explicit Impl(store::Opened&& opened)
        : m_opened(std::move(opened))
    {
        m_readers = std::make_unique<store::Readers>(m_opened.path, m_opened.readAccess);
        if (m_opened.connection)
            m_writer = std::make_unique<store::Writer>(*m_opened.connection);
    }

    ~Impl()
    {
        m_writer.reset();  // drains
        m_readers.reset(); // else the file could not leave WAL mode
        if (m_opened.connection)
            store::closeProject(*m_opened.connection);
        m_opened.connection.reset();
        // m_opened.lock goes last: until here nobody else may write.
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    [[nodiscard]] const store::Opened& opened() const { return m_opened; }
    [[nodiscard]] store::Writer* writer() const { return m_writer.get(); } ///< null when read only
    [[nodiscard]] store::Readers& readers() const { return *m_readers; }

    Result<void> write(const store::Writer::Job& job,
                       store::Writer::Wrap wrap = store::Writer::Wrap::Transaction)
    {
        return m_writer ? m_writer->perform(job, wrap) : Result<void>(store::readOnlyProject(m_opened.path));
    }

private:
    store::Opened m_opened;
    std::unique_ptr<store::Readers> m_readers;
    std::unique_ptr<store::Writer> m_writer;
};

ProjectStore::ProjectStore(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl))
{
}

ProjectStore::~ProjectStore() = default;

Result<std::unique_ptr<ProjectStore>> ProjectStore::create(const QString& path)
{
    return store::guarded([&] {
        return std::unique_ptr<ProjectStore>(
            new ProjectStore(std::make_unique<Impl>(store::createProject(path))));
    });
}

Result<std::unique_ptr<ProjectStore>> ProjectStore::open(const QString& path, OpenMode mode)
{
    return store::guarded([&] {
        return std::unique_ptr<ProjectStore>(
            new ProjectStore(std::make_unique<Impl>(store::openProject(path, mode))));
    });
}

QString ProjectStore::path() const
{
    return m_impl->opened().path;
}

bool ProjectStore::isReadOnly() const
{
    return m_impl->writer() == nullptr;
}

SchemaOutcome ProjectStore::schemaOutcome() const
{
    return m_impl->opened().schema;
}

QString ProjectStore::lockedBy() const
{
    return m_impl->opened().lockedBy;
}

QDateTime ProjectStore::savedAt() const
{
    return m_impl->writer() ? m_impl->writer()->savedAt() : QDateTime();
}

Result<void> ProjectStore::write(const Job& job)
{
    return m_impl->write(job);
}

Result<void> ProjectStore::writeBare(const Job& job)
{
    return m_impl->write(job, store::Writer::Wrap::Nothing);
}

Result<void> ProjectStore::read(const Job& job) const
{
    return m_impl->readers().read([&](store::Connection& connection) { job(connection); });
}

Result<void> ProjectStore::saveDataset(const Dataset& dataset, const QJsonObject& journalDetail)
{
    return m_impl->write([&](store::Connection& connection) {
        store::saveDataset(connection, dataset);
        QJsonObject detail = journalDetail;
        detail.insert(QStringLiteral("images"), static_cast<qint64>(dataset.images.size()));
        detail.insert(QStringLiteral("content_hash"), contentHash(dataset));
        store::appendJournal(connection, QStringLiteral("import"), detail);
    });
}

Result<Dataset> ProjectStore::loadDataset() const
{
    return m_impl->readers().read(
        [](store::Connection& connection) { return store::loadDataset(connection); });
}

Result<void> ProjectStore::saveGroupings(const std::vector<Grouping>& groupings)
{
    return m_impl->write([&](store::Connection& connection) { store::saveGroupings(connection, groupings); });
}

Result<void> ProjectStore::saveValueMap(const QString& attribute, const QHash<QString, QString>& map)
{
    return m_impl->write(
        [&](store::Connection& connection) { store::saveValueMap(connection, attribute, map); });
}

Result<void> ProjectStore::saveLabelSource(const QString& attribute, LabelSource source)
{
    return m_impl->write(
        [&](store::Connection& connection) { store::saveLabelSource(connection, attribute, source); });
}

Result<RunId> ProjectStore::startRun(const RunRecord& record)
{
    RunId run;
    const auto done =
        m_impl->write([&](store::Connection& connection) { run = store::insertRun(connection, record); });
    if (!done)
        return done.error();
    m_impl->writer()->clearFailure();
    return run;
}

Result<void> ProjectStore::endRun(RunId run, RunState state)
{
    if (state == RunState::Finished && m_impl->writer()) {
        // A run that lost outcomes on the way is not finished, whoever says so.
        if (auto flushed = m_impl->writer()->flush(); !flushed)
            return flushed;
        if (auto failure = m_impl->writer()->failure(); !failure)
            return failure;
    }
    return m_impl->write([&](store::Connection& connection) { store::endRun(connection, run, state); });
}

Result<void> ProjectStore::reopenRun(RunId run)
{
    auto done = m_impl->write([&](store::Connection& connection) { store::reopenRun(connection, run); });
    if (done)
        m_impl->writer()->clearFailure();
    return done;
}

Result<std::vector<RunRecord>> ProjectStore::runs() const
{
    return m_impl->readers().read([](store::Connection& connection) { return store::loadRuns(connection); });
}

void ProjectStore::append(OutcomeBatch batch)
{
    Q_ASSERT(m_impl->writer());
    if (m_impl->writer())
        m_impl->writer()->append(std::move(batch));
}

Result<void> ProjectStore::flush()
{
    return m_impl->writer() ? m_impl->writer()->flush() : Result<void>();
}

Result<void> ProjectStore::failure() const
{
    return m_impl->writer() ? m_impl->writer()->failure() : Result<void>();
}

Result<std::vector<Outcome>> ProjectStore::outcomes(RunId run) const
{
    return m_impl->readers().read(
        [&](store::Connection& connection) { return store::loadOutcomes(connection, run); });
}

Result<std::unordered_set<ImageId>> ProjectStore::doneImages(RunId run) const
{
    return m_impl->readers().read(
        [&](store::Connection& connection) { return store::loadDoneImages(connection, run); });
}

Result<Outcome> ProjectStore::detail(RunId run, ImageId image) const
{
    return m_impl->readers().read(
        [&](store::Connection& connection) { return store::loadOutcome(connection, run, image); });
}

Result<void> ProjectStore::journal(const QString& action, const QJsonObject& detail)
{
    return m_impl->write(
        [&](store::Connection& connection) { store::appendJournal(connection, action, detail); });
}

Result<std::vector<JournalEntry>> ProjectStore::journalEntries() const
{
    return m_impl->readers().read(
        [](store::Connection& connection) { return store::loadJournal(connection); });
}

Result<QString> ProjectStore::meta(const QString& key) const
{
    return m_impl->readers().read(
        [&](store::Connection& connection) { return store::loadMeta(connection, key); });
}

Result<void> ProjectStore::setMeta(const QString& key, const QString& value)
{
    if (store::isReservedMeta(key))
        return store::internalError(QStringLiteral("reserved name ") + key);
    return m_impl->write([&](store::Connection& connection) { store::saveMeta(connection, key, value); });
}

} // namespace plumbline
