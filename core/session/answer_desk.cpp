// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/answer_desk.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include "core/answers/json_parts.h"
#include "core/dataset/image_names.h"
#include "core/dataset/images_hash.h"
#include "core/outcomes/embedding.h"
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

/// What the images are that nothing is said of.
void countWithout(AnswersReport& report, const Dataset& data, const std::vector<bool>& isSaid)
{
    for (std::size_t i = 0; i < data.images.size(); ++i) {
        if (isSaid[i])
            continue;
        if (++report.without <= LeftOut::kSaid)
            report.withoutFirst.append(data.images[i].file);
    }
}

/// Comparisons of images out of comparisons of names.
class ScoreMatcher
{
public:
    ScoreMatcher(const ScoreTable& table, const Dataset& data, const NamedImages& named,
                 AnswersReport& report)
        : m_table(table)
        , m_data(data)
        , m_named(named)
        , m_report(report)
        , m_isSaid(data.images.size(), false)
    {
    }

    PairScoreSet match()
    {
        PairScoreSet set {m_table.layout, m_table.scale, {}, {}, {}};
        std::map<int, std::pair<int, int>> unknown; // name -> line, how often
        const auto imageOf = [&](int name, int line) {
            const int image = m_named.imageOf[static_cast<std::size_t>(name)];
            if (image < 0)
                ++unknown.try_emplace(name, line, 0).first->second.second;
            return image;
        };
        for (const ScoreTable::Row& row : m_table.rows) {
            const int first = imageOf(row.first, row.line);
            const int second = imageOf(row.second, row.line);
            if (first >= 0 && second >= 0)
                take(set, row, first, second);
        }
        takeUncompared(set, unknown);
        for (const auto& [name, where] : unknown)
            m_report.unmatched.add(where.first == 0 ? m_table.names[name]
                                                    : Text::tr("%1 (line %2; rows: %3)")
                                                          .arg(m_table.names[name])
                                                          .arg(where.first)
                                                          .arg(where.second));
        return set;
    }
    [[nodiscard]] const std::vector<bool>& isSaid() const { return m_isSaid; }
    /// Enrolled, undetected or failed: every image of the file.
    [[nodiscard]] std::vector<Outcome> outcomes() const
    {
        std::vector<Outcome> outcomes;
        for (std::size_t i = 0; i < m_isSaid.size(); ++i) {
            const auto failed = m_errors.find(static_cast<int>(i));
            if (!m_isSaid[i] && failed == m_errors.end())
                continue;
            Outcome one;
            one.image = m_data.images[i].id;
            if (m_isSaid[i]) {
                one.kind = OutcomeKind::Answered;
                one.answer.label = enrolledLabel();
                one.faces = 1;
            } else if (saysNoFace(failed->second)) {
                one.kind = OutcomeKind::Undetected;
            } else {
                one.kind = OutcomeKind::Failed;
                one.error = failed->second;
            }
            outcomes.push_back(std::move(one));
        }
        return outcomes;
    }

private:
    /// Images that failed, and probes for which a search returned nobody.
    void takeUncompared(PairScoreSet& set, std::map<int, std::pair<int, int>>& unknown)
    {
        std::vector<bool> isNamed(static_cast<std::size_t>(m_table.names.size()), false);
        for (const ScoreTable::Row& row : m_table.rows)
            isNamed[static_cast<std::size_t>(row.first)] = isNamed[static_cast<std::size_t>(row.second)] =
                true;
        for (const auto& [name, error] : m_table.failed) {
            isNamed[static_cast<std::size_t>(name)] = true;
            const int image = m_named.imageOf[static_cast<std::size_t>(name)];
            if (image < 0) {
                ++unknown.try_emplace(name, 0, 0).first->second.second;
                continue;
            }
            m_errors.emplace(image, error);
        }
        for (std::size_t name = 0; name < isNamed.size(); ++name) {
            const int image = m_named.imageOf[name];
            if (isNamed[name])
                continue;
            if (image < 0) {
                ++unknown.try_emplace(static_cast<int>(name), 0, 0).first->second.second;
                continue;
            }
            m_isSaid[static_cast<std::size_t>(image)] = true;
            set.withoutCandidates.push_back(m_data.images[static_cast<std::size_t>(image)].id);
        }
    }

    void take(PairScoreSet& set, const ScoreTable::Row& row, int first, int second)
    {
        if (first == second) {
            m_report.badRows.add(Text::tr("Line %1: both names mean %2.")
                                     .arg(row.line)
                                     .arg(m_data.images[static_cast<std::size_t>(first)].file));
            return;
        }
        // A pair has no order; of a candidate list who is the probe matters.
        const bool isOrdered = m_table.layout == ScoreLayout::Candidates || first < second;
        if (!m_seen.insert(isOrdered ? std::pair(first, second) : std::pair(second, first)).second) {
            ++m_report.repeated;
            return;
        }
        const Image& a = m_data.images[static_cast<std::size_t>(first)];
        const Image& b = m_data.images[static_cast<std::size_t>(second)];
        if (row.mated && a.subject >= 0 && b.subject >= 0 && *row.mated != (a.subject == b.subject))
            ++m_report.conflicts;
        m_isSaid[static_cast<std::size_t>(first)] = true;
        m_isSaid[static_cast<std::size_t>(second)] = true;
        set.pairs.push_back({a.id, b.id, row.score, row.mated, row.place});
    }

    const ScoreTable& m_table;
    const Dataset& m_data;
    const NamedImages& m_named;
    AnswersReport& m_report;
    std::vector<bool> m_isSaid;
    std::map<int, QString> m_errors; ///< by image
    std::set<std::pair<int, int>> m_seen;
};

/// What runs are made of the answers.
Result<QStringList> tasksOf(const SavedAnswers& saved, const AnswersImport& request)
{
    const bool hasGender = saved.hasGender();
    const bool hasAge = saved.hasAge();
    for (const QString& task : request.tasks) {
        const bool isKnown = task == saved_tasks::detection() || (task == saved_tasks::gender() && hasGender)
            || (task == saved_tasks::age() && hasAge);
        if (!isKnown)
            return Error {
                ErrorCode::Usage,
                Text::tr("No answer in %1 is about %2.").arg(QFileInfo(request.path).fileName(), task),
                {}};
    }
    QStringList tasks = request.tasks;
    tasks.removeDuplicates();
    if (!tasks.isEmpty())
        return tasks;
    if (hasGender)
        tasks.append(saved_tasks::gender());
    if (hasAge)
        tasks.append(saved_tasks::age());
    if (tasks.isEmpty())
        tasks.append(saved_tasks::detection());
    return tasks;
}

/// The answer of each image of the dataset; null: none.
std::vector<const SavedAnswer*> matched(const SavedAnswers& saved, const Dataset& data, const QString& path,
                                        AnswersReport& report)
{
    QHash<QString, int> places;
    QStringList names;
    std::vector<int> nameOf;
    for (const SavedAnswer& answer : saved.answers) {
        const auto known = places.constFind(answer.image);
        nameOf.push_back(known == places.constEnd() ? static_cast<int>(names.size()) : *known);
        if (known == places.constEnd()) {
            places.insert(answer.image, static_cast<int>(names.size()));
            names.append(answer.image);
        }
    }
    const NamedImages named = imagesNamed(names, data, QFileInfo(path).absolutePath());
    report.notes += named.notes;
    std::vector<const SavedAnswer*> answers(data.images.size(), nullptr);
    for (std::size_t i = 0; i < saved.answers.size(); ++i) {
        const SavedAnswer& answer = saved.answers[i];
        const int image = named.imageOf[static_cast<std::size_t>(nameOf[i])];
        if (image < 0)
            report.unmatched.add(Text::tr("%1 (%2)").arg(answer.image, answer.place));
        else if (answers[static_cast<std::size_t>(image)])
            ++report.repeated;
        else
            answers[static_cast<std::size_t>(image)] = &answer;
    }
    return answers;
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
    const NamedImages named = imagesNamed(table.names, *data, QFileInfo(path).absolutePath());
    report.notes += named.notes;
    ScoreMatcher matcher(table, *data, named, report);
    const PairScoreSet set = matcher.match();
    if (set.pairs.empty())
        return Error {ErrorCode::BadFormat,
                      Text::tr("No row of %1 names two images of %2. The first name is %3.")
                          .arg(QFileInfo(path).fileName(), m_project.name(), table.names.value(0)),
                      {}};
    const std::vector<Outcome> outcomes = matcher.outcomes();
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
    record.images = static_cast<qint64>(outcomes.size());
    const auto run = ScoreStore(*m_project.m_store).addFinished(record, outcomes, set);
    if (!run)
        return run.error();
    if (const auto loaded = m_project.m_cache->loadRuns(); !loaded)
        return loaded.error();
    report.runs = {*run};
    report.tasks = QStringList {record.task};
    report.taken = static_cast<qint64>(set.pairs.size());
    report.images = record.images;
    countWithout(report, *data, matcher.isSaid());
    return report;
}

Result<AnswersReport> AnswerDesk::importAnswers(const AnswersImport& request)
{
    if (const auto open = checkOpen(m_project); !open)
        return open.error();
    if (const auto named = checkImportedName(m_project, request.system.name); !named)
        return named.error();
    const auto saved = readSavedAnswers(request.path, request.format);
    if (!saved)
        return saved.error();
    if (!saved->scores)
        return addAnswers(*saved, request);
    auto report = addScores(*saved->scores, request.system, request.path, saved->format);
    if (report) {
        report->format = saved->title;
        for (const QString& sentence : saved->leftOut.first)
            report->badRows.add(sentence);
        report->badRows.count += saved->leftOut.count - saved->leftOut.first.size();
    }
    return report;
}

Result<AnswersReport> AnswerDesk::addAnswers(const SavedAnswers& saved, const AnswersImport& request)
{
    const auto data = m_project.dataset();
    const auto tasks = tasksOf(saved, request);
    if (!tasks)
        return tasks.error();
    AnswersReport report;
    report.format = saved.title;
    report.badRows = saved.leftOut;
    report.notes = saved.notes;
    const std::vector<const SavedAnswer*> answers = matched(saved, *data, request.path, report);
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
