// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include <QDateTime>
#include <QJsonObject>
#include <QString>

#include "core/backends/backend.h"
#include "core/backends/models/model_store.h"
#include "core/base/registry.h"
#include "core/base/result.h"
#include "core/dataset/composition.h"
#include "core/dataset/importer.h"
#include "core/export/exporter.h"
#include "core/run/run_control.h"
#include "core/session/queries.h"
#include "core/store/project_store.h"
#include "core/views/chart.h"
#include "core/views/match_chart.h"
#include "core/views/measured.h"

namespace plumbline {

struct EnginePlan;
class Listing;
class Truth;

/// "plumbline 0.1.0", for provenance and the About box.
QString programVersion();

/// What the program is made of: filled once in main, shared by every project. Thread-safe to read.
struct Services
{
    Services();
    mutable Registry<Backend> backends; ///< grows when a classifier of one's own is added
    Registry<Importer> importers;
    Registry<Chart> charts;
    Registry<MatchChart> matchCharts;
    Registry<Exporter> exporters;
    ModelStore models;

    /// Systems for the task, installed or not, in the order of registration: those behind the default
    /// detector, behind \a detector, or behind every detector ("*"). The first call hashes the model files
    /// (half a second): not on the GUI thread.
    [[nodiscard]] std::vector<SystemInfo> systems(const QString& task = QStringLiteral("classify:gender"),
                                                  const QString& detector = {}) const;
    /// The ids of every system for the task, behind whichever detector, without looking at files.
    [[nodiscard]] QStringList systemIds(const QString& task) const;
    /// One system, whatever its task; nothing when there is none of that id.
    [[nodiscard]] std::optional<SystemInfo> system(const QString& id) const;
    /// Every detector, the default one first: id and name.
    [[nodiscard]] std::vector<std::pair<QString, QString>> detectors() const;
    /// Every task with labels to be right or wrong about that some system does, "classify:gender" first;
    /// "verify" and "identify" are not among them.
    [[nodiscard]] QStringList tasks() const;
    /// The classifier's name, with the detector's where it is not the default; the id itself when unknown.
    [[nodiscard]] QString systemName(const QString& id) const;
    /// The box of the system's detector as its classifier takes it.
    [[nodiscard]] Face defaultBox(const QString& system, const Face& face) const;
};

using ProgressFunction = std::function<void(const Progress&)>; ///< called from any thread

/// An open project: the calls that window and command line share. Thread-safe; every call blocks, so the
/// window makes them through Session. Dataset and finished outcomes are cached as immutable snapshots, so a
/// query costs milliseconds.
class Project
{
public:
    static Result<std::shared_ptr<Project>> create(std::shared_ptr<const Services> services,
                                                   const QString& path);
    static Result<std::shared_ptr<Project>> open(std::shared_ptr<const Services> services,
                                                 const QString& path, OpenMode mode = OpenMode::ReadWrite);
    ~Project();

    [[nodiscard]] QString path() const;
    [[nodiscard]] QString name() const; ///< file name without suffix
    [[nodiscard]] bool isReadOnly() const;
    [[nodiscard]] QString lockedBy() const;
    /// When the file took the latest change of this session; invalid while there was none.
    [[nodiscard]] QDateTime savedAt() const;
    [[nodiscard]] const Services& services() const { return *m_services; }

    // dataset
    [[nodiscard]] std::shared_ptr<const Dataset> dataset() const; ///< never null; empty before the import
    /// Usage error when runs exist on other images: a finished run is about the dataset it saw.
    Result<ImportReport> import(const ImportRequest& request, const ProgressFunction& progress,
                                std::stop_token stop);
    Result<void> setGroupings(std::vector<Grouping> groupings);
    /// What the values of an attribute mean to the systems. Usage when there is no such attribute. Verdicts
    /// follow at once, those of finished runs too.
    Result<void> setValueMap(const QString& attribute, const QHash<QString, QString>& map);
    /// Who says an attribute's labels. Usage when there is no such attribute.
    Result<void> setLabelSource(const QString& attribute, LabelSource source);
    [[nodiscard]] std::vector<AttributeInfo> attributes() const; ///< attributes, then groupings
    [[nodiscard]] Result<std::vector<CompositionRow>> compositionBy(const QStringList& by) const;
    /// The attribute that answers to the task are compared with: the one chosen, else guessed (values that
    /// mean its classes; for "estimate:age" numbers under a name like age); empty: none fits.
    [[nodiscard]] QString truthAttribute(const QString& task) const;
    /// Usage error when there is no such attribute, or, for an estimate, when its values are no numbers.
    Result<void> chooseTruthAttribute(const QString& task, const QString& attribute);

    // runs
    [[nodiscard]] std::vector<RunRecord> runs() const; ///< oldest first
    Result<RunSummary> run(const RunRequest& request, RunControl& control, const ProgressFunction& progress);

    // questions
    [[nodiscard]] Result<Measured> measure(const MeasureQuery& query) const;
    /// Rows in full: for exports and small lists. What may be long is listing()'s.
    [[nodiscard]] Result<std::vector<OutcomeRow>> list(const ListQuery& query) const;
    /// The same answer as light rows that share the project's snapshots (core/session/listing.h).
    [[nodiscard]] Result<Listing> listing(const ListQuery& query) const;
    /// With every system's answer, without landmarks.
    [[nodiscard]] Result<ImageDetail> detail(ImageId image,
                                             const QString& task = QStringLiteral("classify:gender")) const;
    /// The same with the 68 landmarks of the faces taken, where a model for them is installed. Worked out
    /// now, because they are face data and are not stored. The first call loads the model, which takes
    /// seconds.
    [[nodiscard]] Result<ImageDetail> withLandmarks(ImageDetail detail) const;
    [[nodiscard]] QJsonObject provenance() const; ///< program, dataset hash, runs' provenance, journal head

    /// Writes what \a query lists in the format of that id ("csv", "json", "xlsx") and says so in the
    /// journal. \a measures, read as \a options say, go into formats that hold them.
    Result<void> exportOutcomes(const QString& format, const QString& path, const ListQuery& query,
                                const MeasureQuery& measures = {}, const ChartOptions& options = {});

    // small things
    Result<void> journal(const QString& action, const QJsonObject& detail);
    [[nodiscard]] QString setting(const QString& key) const;
    void setSetting(const QString& key, const QString& value); ///< silently nothing when read only

private:
    // The desks beside this class: each one room of acts and questions on an open project, in a header of its
    // own, so that who needs one does not read them all.
    friend class ReviewDesk;   ///< tags, notes, flags, exclusions
    friend class ImportDesk;   ///< plans, previews and re-imports
    friend class FileDesk;     ///< copies, packed and moved images, face data
    friend class TrialDesk;    ///< one image tried, feedings compared
    friend class CountsDesk;   ///< an audit of counts without images
    friend class MatchingDesk; ///< faces enrolled, to be compared
    friend class AnswerDesk;   ///< answers and scores that were made elsewhere
    Project(std::shared_ptr<const Services> services, std::unique_ptr<ProjectStore> store);
    /// What "latest run of each system" means for a question, newest first per system, in the order of
    /// registration.
    [[nodiscard]] Result<std::vector<RunRecord>> runsFor(const QString& task, const QStringList& systems,
                                                         const std::vector<RunId>& runs,
                                                         bool includeUnfinished) const;
    [[nodiscard]] QStringList taskClasses(const QString& task) const; ///< empty for an estimate
    /// \a attribute empty: truthAttribute(). Usage error when there is none of that name.
    [[nodiscard]] Result<Truth> truthFor(const Dataset& dataset, const QString& task,
                                         const QString& attribute) const;
    [[nodiscard]] std::vector<QString> labelsOf(const Partition& groups) const;
    [[nodiscard]] BackendWorker*
    landmarker() const; ///< \pre the cache's landmarkMutex is held; null: none installed
    Result<RunSummary> carryOut(const EnginePlan& plan, RunControl& control,
                                const ProgressFunction& progress);

    class Cache;
    std::shared_ptr<const Services> m_services;
    std::unique_ptr<ProjectStore> m_store;
    std::unique_ptr<Cache> m_cache;
};

/// `measure --counts`: a table set, group, n, errors. Errors name the line.
Result<std::vector<Measured>> measureCounts(const QString& csvFile, const MeasureQuery& query);

} // namespace plumbline
