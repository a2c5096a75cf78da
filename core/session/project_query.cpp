// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <QCoreApplication>

#include "core/measures/class_rates.h"
#include "core/measures/comparisons.h"
#include "core/measures/people_analysis.h"
#include "core/session/counts_measures.h"
#include "core/session/group_names.h"
#include "core/session/project.h"
#include "core/session/project_cache.h"
#include "core/session/review_book.h"
#include "core/session/scored_answer.h"
#include "core/session/truth.h"
#include "core/session/usual_reference.h"
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

measures::Disposition disposition(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Right:
    case Verdict::Estimated:
    case Verdict::Enrolled:
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

/// Of a task without labels.
Error nothingToMeasure(const QString& task)
{
    return Error {ErrorCode::Usage,
                  tr("The task %1 compares faces with faces and has no labels to be measured by; ask with "
                     "classify:gender or estimate:age.")
                      .arg(task),
                  {}};
}

/// "human-models 3.0.4" for every package whose models the run used; a model of no package by its hash. Of a
/// run that was made elsewhere what is known of its system.
QStringList versionsOf(const QJsonObject& provenance)
{
    QStringList versions;
    const QJsonObject models = provenance[QStringLiteral("models")].toObject();
    for (auto model = models.begin(); model != models.end(); ++model) {
        const QJsonObject said = model.value().toObject();
        const QString package = said[QStringLiteral("package")].toString();
        const QString version = said[QStringLiteral("version")].toString();
        const QString named = package.isEmpty()
            ? model.key() % QLatin1Char(' ') % said[QStringLiteral("sha256")].toString().left(8)
            : package % QLatin1Char(' ') % version;
        if (!versions.contains(named))
            versions.append(named);
    }
    QStringList about; // of a run that was made elsewhere
    for (const char* part : {"vendor", "product", "version", "region", "date", "settings"}) {
        const QString said = provenance[QStringLiteral("about")][QLatin1String(part)].toString();
        if (!said.isEmpty())
            about.append(said);
    }
    if (!about.isEmpty())
        versions.append(about.join(QLatin1Char(' ')));
    return versions;
}

/// Without its analysis.
MeasuredRun measuredRun(const RunRecord& run, const QString& name,
                        std::shared_ptr<const std::vector<measures::ScoredAnswer>> answers)
{
    return {run.system,
            name,
            run.id,
            run.endedUtc,
            run.state != RunState::Finished,
            {},
            std::move(answers),
            versionsOf(run.provenance),
            {}};
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

/// Looks at outcomes as the measures take them.
struct Observer
{
    struct Seen
    {
        std::vector<measures::EstimateObservation> observations;
        std::shared_ptr<std::vector<measures::ScoredAnswer>> answers; ///< null for an estimate
    };

    const Dataset& data;
    const Partition& groups;
    const Truth& truth;
    std::shared_ptr<const std::unordered_map<ImageId, int>> index; ///< of images in the dataset
    std::unordered_set<ImageId> excluded;
    bool isEstimate; ///< answers are numbers: there are no classes

    [[nodiscard]] Seen look(const std::vector<Outcome>& outcomes) const
    {
        Seen seen;
        seen.observations.reserve(outcomes.size());
        if (!isEstimate)
            seen.answers = std::make_shared<std::vector<measures::ScoredAnswer>>();
        for (const Outcome& outcome : outcomes) {
            const auto at = index->find(outcome.image);
            if (at == index->end())
                continue;
            const auto i = static_cast<std::size_t>(at->second);
            const Verdict verdict =
                truth.judge(outcome, i, !excluded.empty() && excluded.contains(outcome.image));
            const int group = groups.groupOf[i];
            seen.observations.push_back(
                {{group, data.images[i].subject, disposition(countedVerdict(verdict, truth.task())),
                  outcome.multipleFaces},
                 truth.error(outcome, i).value_or(0)});
            if (isEstimate)
                continue;
            if (const auto answer = scoredAnswer(outcome, verdict, group, truth.classOf(i), truth.classes()))
                seen.answers->push_back(*answer);
        }
        return seen;
    }
};

/// Each value of a group as it is called alone.
QStringList valueLabels(const Dataset& data, const QStringList& by, const QStringList& values)
{
    QStringList labels;
    for (qsizetype i = 0; i < by.size(); ++i) {
        const Attribute* attribute = data.attribute(by[i]);
        labels.append(
            groupLabel({by[i]}, {values[i]}, {attribute ? attribute->valueMap : QHash<QString, QString>()}));
    }
    return labels;
}

void giveNames(Measured& measured, const GroupNames& names)
{
    measured.labels = names.given(measured.by, measured.groups, std::move(measured.labels));
}

/// What the counts of every run are made of, and of an estimate its error.
std::vector<measures::Observation> withoutErrors(const std::vector<measures::EstimateObservation>& from)
{
    std::vector<measures::Observation> result;
    result.reserve(from.size());
    for (const measures::EstimateObservation& one : from)
        result.push_back(one.observation);
    return result;
}

/// A run of estimates has counts and no error rates.
measures::Analysis countsOnly(const measures::EstimateAnalysis& estimate)
{
    measures::Analysis analysis;
    for (const measures::EstimateGroup& group : estimate.groups)
        analysis.groups.push_back({group.counts, {}, {}, {}, {}});
    return analysis;
}

/// The people of a run, resampled, where they are to be.
std::shared_ptr<const measures::SubjectSample> peopleOf(const Observer::Seen& seen, int groups,
                                                        const measures::Resampling& resampling)
{
    auto patterns = measures::SubjectPatterns::of(withoutErrors(seen.observations), groups);
    if (!measures::wantsPeople(resampling, patterns))
        return nullptr;
    auto sample = measures::SubjectSample::draw(std::move(patterns), resampling);
    return sample ? std::make_shared<const measures::SubjectSample>(std::move(*sample)) : nullptr;
}

void analyseInto(MeasuredRun& run, const Measured& measured, const Observer::Seen& seen,
                 const std::vector<measures::GroupCounts>& counts)
{
    if (!measured.isEstimate) {
        run.people = peopleOf(seen, static_cast<int>(counts.size()), measured.settings.resampling);
        run.analysis = measures::analyse(counts, measured.settings, run.people.get());
        auto rates = measures::classRates(*seen.answers, static_cast<int>(counts.size()),
                                          static_cast<int>(measured.classes.size()), measured.settings);
        for (std::size_t i = 0; i < rates.size(); ++i) {
            if (run.people)
                measures::respectPeople(rates[i], *run.people, static_cast<int>(i), measured.settings.level);
            run.analysis.groups[i].classes = std::move(rates[i]);
        }
        return;
    }
    run.estimate =
        measures::analyseEstimates(seen.observations, static_cast<int>(counts.size()), measured.settings);
    run.analysis = countsOnly(*run.estimate);
}

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
        if (found->task != task) // its answers mean nothing to another task
            return Error {ErrorCode::Usage,
                          tr("Run %1 is about %2; ask with that task.").arg(id.value()).arg(found->task),
                          {}};
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
    if (const auto table = m_cache->counts(); !table->isEmpty()) {
        auto measured = measureTable(*table, query, name());
        if (measured)
            giveNames(*measured, GroupNames::load(*this));
        return measured;
    }
    if (isMatchingTask(query.task))
        return nothingToMeasure(query.task);
    const auto data = dataset();
    const auto found = truthFor(*data, query.task, query.truth);
    if (!found)
        return found.error();
    const Truth& truth = *found;
    const QString truthName = truth.attribute() ? truth.attribute()->name : QString();
    const QStringList by = !query.by.isEmpty()     ? query.by
        : truth.attribute() && !truth.isEstimate() ? QStringList {truthName}
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
    measured.truthSource = truth.attribute() ? labelSourceName(truth.attribute()->source) : QString();
    measured.by = by;
    measured.groups = groups->groups;
    measured.originals = labelsOf(*groups);
    measured.labels = measured.originals;
    giveNames(measured, GroupNames::load(*this));
    measured.classes = truth.classes();
    for (const QStringList& values : measured.groups)
        measured.valueLabels.push_back(valueLabels(*data, by, values));
    measured.images = static_cast<qint64>(data->images.size());
    measured.subjects = data->subjectCount();
    measured.settings = {query.method,  query.level,  *reference,
                         query.compare, query.fewest, query.resampling};
    if (query.referenceLargest && query.compare == measures::Compare::Pairs)
        measured.settings.compare = measures::Compare::Reference;
    measured.isEstimate = truth.isEstimate();

    const Observer observer {
        *data, *groups, truth, m_cache->index(), m_cache->book()->excluded(), measured.isEstimate};
    measured.excluded = std::count_if(observer.excluded.begin(), observer.excluded.end(),
                                      [&](ImageId image) { return observer.index->contains(image); });
    std::vector<Observer::Seen> seen;
    std::vector<std::vector<measures::GroupCounts>> counts;
    for (const RunRecord& run : *runs) {
        const auto outcomes = m_cache->outcomes(run);
        if (!outcomes)
            return outcomes.error();
        seen.push_back(observer.look(**outcomes));
        counts.push_back(measures::count(withoutErrors(seen.back().observations),
                                         static_cast<int>(groups->groups.size())));
    }
    measured.usualReference = usualReference(*groups, truth, counts);
    if (measured.settings.comparing() == measures::Compare::Reference && !measured.settings.reference) {
        measured.settings.reference = measured.usualReference;
        measured.referenceIsUsual = measured.usualReference.has_value();
    }
    for (std::size_t i = 0; i < runs->size(); ++i) {
        const RunRecord& run = (*runs)[i];
        MeasuredRun one =
            measuredRun(run, m_services->systemName(run.system), query.answers ? seen[i].answers : nullptr);
        analyseInto(one, measured, seen[i], counts[i]);
        measured.runs.push_back(std::move(one));
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

} // namespace plumbline
