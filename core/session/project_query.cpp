// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include <QCoreApplication>

#include "core/measures/headline.h"
#include "core/session/project.h"
#include "core/session/project_cache.h"
#include "core/views/labels.h"

namespace plumbline {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("Project", text);
}

/// A finished run stands for its system before an unfinished one, a later before an earlier.
bool isBetter(const RunRecord& a, const RunRecord& b)
{
    const bool aFinished = a.state == RunState::Finished;
    const bool bFinished = b.state == RunState::Finished;
    return aFinished != bFinished ? aFinished : a.id.value() > b.id.value();
}

/// What the labels of one task's truth attribute mean, image by image.
struct Truth
{
    const Attribute* attribute = nullptr; ///< null: nothing to compare with
    QStringList classes;

    [[nodiscard]] QString classOf(std::size_t image) const
    {
        return attribute ? attribute->valueMap.value(attribute->value(image)) : QString();
    }
};

measures::Disposition disposition(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Right:
        return measures::Disposition::Correct;
    case Verdict::Wrong:
        return measures::Disposition::Error;
    case Verdict::Undetected:
        return measures::Disposition::Undetected;
    case Verdict::Refused:
        return measures::Disposition::Refused;
    case Verdict::NotOffered:
        return measures::Disposition::NotOffered;
    case Verdict::Excluded:
        return measures::Disposition::Excluded;
    case Verdict::Failed:
    case Verdict::None:
        break;
    }
    return measures::Disposition::Failed;
}

/// The group that the reference names, by the values of the dataset.
Result<std::optional<int>> referenceGroup(const Partition& groups, const Where& reference)
{
    if (reference.empty())
        return std::optional<int>();
    QStringList wanted(groups.by.size());
    for (const auto& [name, value] : reference) {
        const qsizetype at = groups.by.indexOf(name);
        if (at < 0)
            return Error {
                ErrorCode::Usage, tr("The reference names %1, which is not grouped by.").arg(name), {}};
        wanted[at] = value;
    }
    const auto found = std::find(groups.groups.begin(), groups.groups.end(), wanted);
    if (found == groups.groups.end()) {
        return Error {ErrorCode::Usage,
                      tr("There is no group %1 to compare with.").arg(wanted.join(QStringLiteral(", "))),
                      {}};
    }
    return std::optional<int>(static_cast<int>(found - groups.groups.begin()));
}

/// Does the image hold all of \a where? Columns are worked out once for all images.
class Filter
{
public:
    static Result<Filter> make(const Dataset& dataset, const Where& where)
    {
        Filter filter;
        for (const auto& [name, value] : where) {
            auto found = column(dataset, name);
            if (!found)
                return found.error();
            const qsizetype code = value.isEmpty() ? -1 : found->values.indexOf(value);
            // A value that no image has matches none; -1 would match "not stated".
            filter.m_columns.emplace_back(std::move(found->codes),
                                          value.isEmpty() || code >= 0 ? static_cast<int>(code) : -2);
        }
        return filter;
    }
    [[nodiscard]] bool holds(std::size_t image) const
    {
        return std::all_of(m_columns.begin(), m_columns.end(),
                           [&](const auto& c) { return c.first[image] == c.second; });
    }

private:
    std::vector<std::pair<std::vector<int>, int>> m_columns;
};

} // namespace

Result<std::vector<RunRecord>> Project::runsFor(const QString& task, const QStringList& systems,
                                                const std::vector<RunId>& runs, bool includeUnfinished) const
{
    const std::vector<RunRecord> known = m_cache->runs();
    std::vector<RunRecord> chosen;
    for (const RunId id : runs) {
        const auto found =
            std::find_if(known.begin(), known.end(), [&](const RunRecord& run) { return run.id == id; });
        if (found == known.end())
            return Error {ErrorCode::Usage, tr("There is no run %1 in %2.").arg(id.value()).arg(name()), {}};
        chosen.push_back(*found);
    }
    if (!runs.empty())
        return chosen;
    std::map<QString, RunRecord> latest;
    for (const RunRecord& run : known) {
        const bool counts = run.state == RunState::Finished
            || (includeUnfinished && (run.done > 0 || run.state == RunState::Running));
        if (run.task != task || !counts || (!systems.isEmpty() && !systems.contains(run.system)))
            continue;
        const auto [at, isNew] = latest.try_emplace(run.system, run);
        if (!isNew && isBetter(run, at->second))
            at->second = run;
    }
    for (const QString& system : systems) {
        if (!latest.contains(system) && !includeUnfinished)
            return Error {ErrorCode::Usage, tr("%1 has no finished run in %2.").arg(system, name()), {}};
    }
    for (const QString& id : m_services->systemIds(task)) {
        if (const auto found = latest.find(id); found != latest.end())
            chosen.push_back(latest.extract(found).mapped());
    }
    for (auto& [system, run] : latest) // of systems this program no longer knows
        chosen.push_back(std::move(run));
    return chosen;
}

Result<Measured> Project::measure(const MeasureQuery& query) const
{
    const auto data = dataset();
    const QString truthName = truthAttribute(query.task);
    const Truth truth {data->attribute(truthName), taskClasses(query.task)};
    const QStringList by = !query.by.isEmpty() ? query.by
        : truth.attribute                      ? QStringList {truthName}
                                               : QStringList();
    const auto groups = partition(*data, by);
    if (!groups)
        return groups.error();
    const auto runs = runsFor(query.task, query.systems, query.runs, query.includeUnfinished);
    if (!runs)
        return runs.error();
    const auto reference = referenceGroup(*groups, query.reference);
    if (!reference)
        return reference.error();

    Measured measured;
    measured.dataset = name();
    measured.task = query.task;
    measured.synthetic = data->synthetic;
    measured.truth = truthName;
    measured.truthSource = truth.attribute ? labelSourceName(truth.attribute->source) : QString();
    measured.by = by;
    measured.groups = groups->groups;
    measured.labels = labelsOf(*groups);
    measured.images = static_cast<qint64>(data->images.size());
    measured.subjects = data->subjectCount();
    measured.settings = {query.method, query.level, *reference};

    std::vector<std::vector<measures::GroupCounts>> counts;
    for (const RunRecord& run : *runs) {
        const auto outcomes = m_cache->outcomes(run);
        if (!outcomes)
            return outcomes.error();
        std::vector<measures::Observation> observations;
        observations.reserve((*outcomes)->size());
        for (const Outcome& outcome : **outcomes) {
            const int index = m_cache->indexOf(outcome.image);
            if (index < 0)
                continue;
            const auto i = static_cast<std::size_t>(index);
            observations.push_back({groups->groupOf[i], data->images[i].subject,
                                    disposition(judge(outcome, truth.classOf(i), truth.classes)),
                                    outcome.multipleFaces});
        }
        counts.push_back(measures::count(observations, static_cast<int>(groups->groups.size())));
    }
    if (query.referenceLargest && !measured.settings.reference) {
        const std::vector<std::span<const measures::GroupCounts>> all(counts.begin(), counts.end());
        measured.settings.reference = measures::largestGroup(all);
    }
    for (std::size_t i = 0; i < runs->size(); ++i) {
        const RunRecord& run = (*runs)[i];
        measured.runs.push_back({run.system, m_services->systemName(run.system), run.id, run.endedUtc,
                                 run.state != RunState::Finished,
                                 measures::analyse(counts[i], measured.settings)});
    }
    return measured;
}

std::vector<QString> Project::labelsOf(const Partition& groups) const
{
    const auto data = dataset();
    QList<QHash<QString, QString>> meanings;
    for (const QString& name : groups.by) {
        const Attribute* attribute = data->attribute(name);
        meanings.append(attribute ? attribute->valueMap : QHash<QString, QString>());
    }
    std::vector<QString> labels;
    labels.reserve(groups.groups.size());
    for (const QStringList& values : groups.groups)
        labels.push_back(groupLabel(groups.by, values, meanings));
    return labels;
}

Result<std::vector<OutcomeRow>> Project::list(const ListQuery& query) const
{
    const auto data = dataset();
    const Truth truth {data->attribute(truthAttribute(query.task)), taskClasses(query.task)};
    const auto filter = Filter::make(*data, query.where);
    if (!filter)
        return filter.error();
    auto runs = runsFor(query.task, query.systems, query.runs, query.includeUnfinished);
    if (!runs)
        return runs.error();

    std::vector<OutcomeRow> rows;
    const auto add = [&](std::size_t i, const RunRecord* run, const Outcome* outcome) {
        const Image& image = data->images[i];
        const Verdict verdict = outcome ? judge(*outcome, truth.classOf(i), truth.classes) : Verdict::None;
        if ((query.verdict && verdict != *query.verdict) || !filter->holds(i))
            return;
        if (query.multipleFaces && !(outcome && outcome->multipleFaces))
            return;
        if (!query.answer.isEmpty() && !(outcome && outcome->answer.label == query.answer))
            return;
        const QString subject = image.subject < 0 ? QString() : data->subjects[image.subject];
        if (!query.text.isEmpty() && !image.file.contains(query.text, Qt::CaseInsensitive)
            && !subject.contains(query.text, Qt::CaseInsensitive)) {
            return;
        }
        OutcomeRow row {image.id,     image.file, image.path, subject, {}, {},
                        {},           verdict,    {},         {},      {}, {image.widthPx, image.heightPx},
                        image.problem};
        if (run) {
            row.system = run->system;
            row.systemName = m_services->systemName(run->system);
            row.run = run->id;
        }
        if (outcome)
            row.outcome = *outcome;
        row.truth = truth.attribute ? truth.attribute->value(i) : QString();
        row.values.reserve(static_cast<qsizetype>(data->attributes.size()));
        for (const Attribute& attribute : data->attributes)
            row.values.append(attribute.value(i));
        rows.push_back(std::move(row));
    };

    if (runs->empty()) {
        for (std::size_t i = 0; i < data->images.size(); ++i)
            add(i, nullptr, nullptr);
        return rows;
    }
    for (const RunRecord& run : *runs) {
        const auto outcomes = m_cache->outcomes(run);
        if (!outcomes)
            return outcomes.error();
        for (const Outcome& outcome : **outcomes) {
            if (const int index = m_cache->indexOf(outcome.image); index >= 0)
                add(static_cast<std::size_t>(index), &run, &outcome);
        }
    }
    return rows;
}

} // namespace plumbline
