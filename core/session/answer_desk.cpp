// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/answer_desk.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include "core/dataset/images_hash.h"
#include "core/session/answer_matching.h"
#include "core/session/project.h"
#include "core/session/project_cache.h"
#include "core/session/saved_outcome.h"
#include "core/store/score_store.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AnswerDesk)
};

/// Empty for what is no plain file.
QString fileHash(const QString& path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return {};
    return QString::fromLatin1(hash.result().toHex());
}

/// Everything a later reader needs to know where the run comes from.
QJsonObject provenanceOf(const ImportedSystem& system, const QString& path, const QString& format,
                         const Dataset& data)
{
    const QFileInfo file(path);
    return {{QStringLiteral("imported"),
             QJsonObject {{QStringLiteral("file"), file.fileName()},
                          {QStringLiteral("sha256"), fileHash(path)},
                          {QStringLiteral("bytes"), file.isFile() ? file.size() : 0},
                          {QStringLiteral("format"), format}}},
            {QStringLiteral("about"), system.about},
            {QStringLiteral("program"), programVersion()},
            {QStringLiteral("images_sha256"), imagesHash(data)}};
}

Result<void> checkOpen(const Project& project)
{
    if (project.dataset()->images.empty())
        return Error {ErrorCode::Usage,
                      Text::tr("%1 has no images yet; import the images first.").arg(project.name()),
                      {}};
    if (project.isReadOnly())
        return Error {ErrorCode::Locked,
                      Text::tr("%1 is open for reading only; %2").arg(project.name(), project.lockedBy()),
                      {}};
    return {};
}

} // namespace

Result<void> checkImportedName(const Project& project, const QString& name)
{
    constexpr qsizetype kLongest = 100;
    if (name.trimmed().isEmpty())
        return Error {ErrorCode::Usage, Text::tr("Say whose answers these are: name the system."), {}};
    const bool hasControls =
        std::any_of(name.begin(), name.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
    if (name.size() > kLongest || name.contains(QLatin1Char(',')) || hasControls)
        return Error {ErrorCode::Usage,
                      Text::tr("The name of a system has at most %1 letters and no comma.").arg(kLongest),
                      {}};
    if (project.services().system(name))
        return Error {
            ErrorCode::Usage,
            Text::tr("%1 is a system of this program; choose another name for what was made elsewhere.")
                .arg(name),
            {}};
    return {};
}

Result<AnswersReport> AnswerDesk::importScores(const ScoreImport& request)
{
    if (const auto open = checkOpen(m_project); !open)
        return open.error();
    if (const auto named = checkImportedName(m_project, request.system.name); !named)
        return named.error();
    const auto table = readScoreTable(request.file, request.reading);
    if (!table)
        return table.error();
    return addScores(*table, request.system, request.file, QStringLiteral("scores"));
}

Result<AnswersReport> AnswerDesk::addScores(const ScoreTable& table, const ImportedSystem& system,
                                            const QString& path, const QString& format)
{
    const auto data = m_project.dataset();
    AnswersReport report;
    report.badRows = table.badRows;
    report.notes = table.notes;
    const MatchedScores matched = matchScores(table, *data, path, report);
    const PairScoreSet& set = matched.set;
    if (set.pairs.empty())
        return Error {ErrorCode::BadFormat,
                      Text::tr("No row of %1 names two images of %2. The first name is %3.")
                          .arg(QFileInfo(path).fileName(), m_project.name(), table.names.value(0)),
                      {}};
    RunRecord record;
    record.system = system.name.trimmed();
    record.task = QStringLiteral("verify");
    record.datasetHash = contentHash(*data);
    record.provenance = provenanceOf(system, path, format, *data);
    record.provenance.insert(QStringLiteral("scores"),
                             QJsonObject {{QStringLiteral("layout"), scoreLayoutName(set.layout)},
                                          {QStringLiteral("scale"), scoreScaleName(set.scale)},
                                          {QStringLiteral("pairs"), static_cast<qint64>(set.pairs.size())},
                                          {QStringLiteral("unmatched_names"), report.unmatched.count},
                                          {QStringLiteral("bad_rows"), report.badRows.count},
                                          {QStringLiteral("repeated"), report.repeated},
                                          {QStringLiteral("conflicts"), report.conflicts}});
    record.startedUtc = QDateTime::currentDateTimeUtc();
    record.images = static_cast<qint64>(matched.outcomes.size());
    const auto run = ScoreStore(*m_project.m_store).addFinished(record, matched.outcomes, set);
    if (!run)
        return run.error();
    if (const auto loaded = m_project.m_cache->loadRuns(); !loaded)
        return loaded.error();
    report.runs = {*run};
    report.tasks = QStringList {record.task};
    report.taken = static_cast<qint64>(set.pairs.size());
    report.images = record.images;
    countWithout(report, *data, matched.isSaid);
    return report;
}

Result<AnswersReport> AnswerDesk::importAnswers(const AnswersImport& request)
{
    if (const auto open = checkOpen(m_project); !open)
        return open.error();
    if (const auto named = checkImportedName(m_project, request.system.name); !named)
        return named.error();
    const auto read = readSaved(request, {});
    if (!read)
        return read.error();
    const std::shared_ptr<const SavedAnswers>& saved = *read;
    if (!saved->scores)
        return addAnswers(withWords(*saved, request.words), request);
    auto report = addScores(*saved->scores, request.system, request.path, saved->format);
    if (report) {
        report->format = saved->title;
        report->badRows.add(saved->leftOut);
    }
    return report;
}

Result<AnswersReport> AnswerDesk::addAnswers(const SavedAnswers& saved, const AnswersImport& request)
{
    const auto data = m_project.dataset();
    const auto tasks = savedTasks(saved, request);
    if (!tasks)
        return tasks.error();
    AnswersReport report;
    report.format = saved.title;
    report.badRows = saved.leftOut;
    report.notes = saved.notes;
    const std::vector<const SavedAnswer*> answers = matchAnswers(saved, *data, request.path, report);
    std::vector<bool> isSaid;
    for (const SavedAnswer* answer : answers) {
        isSaid.push_back(answer != nullptr);
        report.taken += answer != nullptr ? 1 : 0;
    }
    report.images = report.taken;
    countWithout(report, *data, isSaid);
    if (report.taken == 0)
        return Error {ErrorCode::BadFormat,
                      Text::tr("No answer in %1 is about an image of %2. The first is called %3.")
                          .arg(QFileInfo(request.path).fileName(), m_project.name(),
                               saved.answers.empty() ? QString() : saved.answers.front().image),
                      {}};
    for (const QString& task : *tasks) {
        std::vector<Outcome> outcomes;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            if (!answers[i])
                continue;
            outcomes.push_back(savedOutcome(*answers[i], data->images[i], task));
            if (!report.runs.empty())
                outcomes.back().answer.raw.clear(); // copied from the first run, packed as it is
        }
        RunRecord record;
        record.system = request.system.name.trimmed();
        record.task = task;
        record.datasetHash = contentHash(*data);
        record.provenance = provenanceOf(request.system, request.path, saved.format, *data);
        record.provenance.insert(QStringLiteral("answers"),
                                 QJsonObject {{QStringLiteral("taken"), report.taken},
                                              {QStringLiteral("without"), report.without},
                                              {QStringLiteral("unmatched"), report.unmatched.count},
                                              {QStringLiteral("unreadable"), report.badRows.count},
                                              {QStringLiteral("repeated"), report.repeated}});
        record.startedUtc = QDateTime::currentDateTimeUtc();
        record.images = report.taken;
        const auto first = report.runs.empty() ? std::optional<RunId>() : std::optional(report.runs.front());
        const auto run = ScoreStore(*m_project.m_store).addFinished(record, outcomes, {}, first);
        if (!run)
            return run.error();
        report.runs.push_back(*run);
        report.tasks.append(task);
    }
    if (const auto loaded = m_project.m_cache->loadRuns(); !loaded)
        return loaded.error();
    return report;
}

} // namespace plumbline
