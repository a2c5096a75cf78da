// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QJsonArray>

#include "core/base/log.h"
#include "core/base/write_file.h"
#include "core/session/counts_measures.h"
#include "core/session/project.h"
#include "core/session/project_cache.h"
#include "core/session/review_book.h"
#include "core/session/truth.h"
#include "core/vision/picture.h"

namespace plumbline {

Result<ImageDetail> Project::detail(ImageId id, const QString& task) const
{
    const auto data = dataset();
    const int index = m_cache->indexOf(id);
    if (index < 0)
        return Error {ErrorCode::NotFound,
                      QCoreApplication::translate("Project", "That image is no longer in the project."),
                      {}};
    const auto i = static_cast<std::size_t>(index);
    const auto found = truthFor(*data, task, {});
    if (!found)
        return found.error();
    const Truth& truth = *found;

    ImageDetail detail;
    detail.image = data->images[i];
    detail.synthetic = data->synthetic;
    if (detail.image.subject >= 0)
        detail.subject = data->subjects[detail.image.subject];
    for (const Attribute& attribute : data->attributes)
        detail.values.emplace_back(attribute.name, attribute.value(i));
    detail.task = task;
    if (truth.attribute()) {
        detail.truth = truth.attribute()->value(i);
        detail.truthSource = labelSourceName(truth.attribute()->source);
    }
    const auto book = m_cache->book();
    detail.review = book->of(id);
    detail.tags = book->names(detail.review);
    const auto runs = runsFor(task, {}, {}, true);
    if (!runs)
        return runs.error();
    for (const RunRecord& run : *runs) {
        auto outcome = m_store->detail(run.id, id);
        if (!outcome)
            continue; // this run has not come to the image yet
        const Verdict verdict = truth.judge(*outcome, i, detail.review.excluded);
        const auto error = verdict == Verdict::Estimated ? truth.error(*outcome, i) : std::nullopt;
        detail.answers.push_back(
            {run.system, m_services->systemName(run.system), run.id, std::move(*outcome), verdict, error});
    }
    return detail;
}

BackendWorker* Project::landmarker() const
{
    if (std::exchange(m_cache->landmarkerTried, true))
        return m_cache->landmarker.get();
    for (const Backend* backend : m_services->backends.all()) {
        if (!backend->info().can.landmarks)
            continue;
        auto worker = backend->open(m_services->models);
        if (worker) {
            m_cache->landmarker = std::move(*worker);
            break;
        }
        qCInfo(logSession) << worker.error().userText;
    }
    return m_cache->landmarker.get();
}

Result<ImageDetail> Project::withLandmarks(ImageDetail detail) const
{
    const bool any = std::any_of(detail.answers.begin(), detail.answers.end(),
                                 [](const SystemAnswer& answer) { return answer.outcome.faces > 0; });
    if (!any)
        return detail;
    const auto picture = readPicture(detail.image.path);
    if (!picture)
        return picture.error();
    const std::lock_guard lock(m_cache->landmarkMutex);
    BackendWorker* worker = landmarker();
    Face last; // in the default detector's terms, which the landmarks are fitted to
    std::vector<Point> points;
    for (SystemAnswer& answer : detail.answers) {
        if (!worker || answer.outcome.faces == 0)
            continue;
        const Face face = m_services->defaultBox(answer.system, answer.outcome.face);
        if (points.empty() || !(face == last)) {
            last = face;
            auto found = worker->landmarks(*picture, last);
            points = found ? std::move(*found) : std::vector<Point>();
        }
        answer.outcome.landmarks = points;
    }
    return detail;
}

Result<void> Project::exportOutcomes(const QString& format, const QString& path, const ListQuery& query,
                                     const MeasureQuery& measures, const ChartOptions& options)
{
    const Exporter* exporter = m_services->exporters.find(format);
    if (!exporter) {
        return Error {
            ErrorCode::Usage,
            QCoreApplication::translate("Project", "There is no export format %1; choose one of %2.")
                .arg(format, m_services->exporters.ids().join(QStringLiteral(", "))),
            {}};
    }
    auto rows = list(query);
    if (!rows)
        return rows.error();
    ExportInput input {std::move(*rows), {}, provenance(), {}, std::nullopt, options};
    if (exporter->wantsMeasures()) {
        auto measured = measure(measures);
        if (!measured)
            return measured.error();
        input.measured = std::move(*measured);
    }
    for (const Attribute& attribute : dataset()->attributes) {
        input.attributes.append(attribute.name);
        input.sources.append(labelSourceName(attribute.source));
    }
    const auto bytes = exporter->render(input);
    if (!bytes)
        return bytes.error();
    if (const auto written = writeFile(path, *bytes); !written)
        return written;
    if (isReadOnly())
        return {};
    return journal(QStringLiteral("export"),
                   {{QStringLiteral("file"), path}, {QStringLiteral("format"), format}});
}

QJsonObject Project::provenance() const
{
    const auto data = dataset();
    QJsonArray runs;
    for (const RunRecord& run : m_cache->runs()) {
        runs.append(QJsonObject {{QStringLiteral("run"), run.id.value()},
                                 {QStringLiteral("system"), run.system},
                                 {QStringLiteral("state"), runStateName(run.state)},
                                 {QStringLiteral("started"), run.startedUtc.toString(Qt::ISODateWithMs)},
                                 {QStringLiteral("ended"), run.endedUtc.toString(Qt::ISODateWithMs)},
                                 {QStringLiteral("dataset_sha256"), run.datasetHash},
                                 {QStringLiteral("plan"), run.provenance}});
    }
    if (const auto counts = m_cache->counts(); !counts->isEmpty())
        return {{QStringLiteral("program"), programVersion()},
                {QStringLiteral("project"), name()},
                {QStringLiteral("counts"), countsProvenance(*counts)}};
    return {{QStringLiteral("program"), programVersion()},
            {QStringLiteral("project"), name()},
            {QStringLiteral("dataset"),
             QJsonObject {{QStringLiteral("sha256"), contentHash(*data)},
                          {QStringLiteral("images"), static_cast<qint64>(data->images.size())},
                          {QStringLiteral("subjects"), data->subjectCount()},
                          {QStringLiteral("synthetic"), data->synthetic}}},
            {QStringLiteral("runs"), runs}};
}

} // namespace plumbline
