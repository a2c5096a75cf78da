// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/compare_desk.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include <QCoreApplication>

#include "core/session/listing.h"
#include "core/session/project.h"
#include "core/session/truth.h"
#include "core/views/labels.h"

namespace plumbline {

namespace {

constexpr std::size_t kMostLevels = 24; ///< as many as suit a grouping

QString tr(const char* text)
{
    return QCoreApplication::translate("Compare", text);
}

/// How a run stands to every image of the dataset; None: it has no outcome.
Result<std::vector<Verdict>> verdictsOf(const Project& project, RunId run, const MeasureQuery& measures)
{
    ListQuery query;
    query.task = measures.task;
    query.truth = measures.truth;
    query.runs = {run};
    const auto listing = project.listing(query);
    if (!listing)
        return listing.error();
    std::vector<Verdict> verdicts(listing->dataset()->images.size(), Verdict::None);
    for (int row = 0; row < listing->size(); ++row)
        verdicts[static_cast<std::size_t>(listing->imageIndex(row))] =
            countedVerdict(listing->verdict(row), query.task);
    return verdicts;
}

bool isScored(Verdict verdict)
{
    return verdict == Verdict::Right || verdict == Verdict::Wrong;
}

bool isSubmitted(Verdict verdict)
{
    return verdict != Verdict::Excluded && verdict != Verdict::None;
}

Error noNumbers()
{
    return {ErrorCode::Usage,
            tr("Fixed and broken are about answers that are right or wrong, and an age is a number that is "
               "near or "
               "far; choose a task of classes."),
            {}};
}

/// The sets of an audit of counts; nothing in an audit of images.
Result<std::optional<Measured>> countedSets(const Project& project, MeasureQuery query)
{
    if (!project.dataset()->images.empty())
        return std::optional<Measured>();
    query.systems.clear();
    query.runs.clear();
    auto measured = project.measure(query);
    if (!measured)
        return measured.error();
    return measured->fromCounts ? std::optional(std::move(*measured)) : std::nullopt;
}

/// The sets of an audit of counts as sides, the latest first; those without a date last, the last of the
/// table first.
std::vector<CompareDesk::Side> sidesOf(const Measured& sets)
{
    std::vector<const MeasuredRun*> runs;
    for (const MeasuredRun& run : sets.runs)
        runs.push_back(&run);
    std::reverse(runs.begin(), runs.end());
    const auto date = [](const MeasuredRun* run) { return run->origin ? run->origin->date : QString(); };
    std::stable_sort(runs.begin(), runs.end(),
                     [&](const MeasuredRun* a, const MeasuredRun* b) { return date(a) > date(b); });
    std::vector<CompareDesk::Side> sides;
    for (const MeasuredRun* run : runs)
        sides.push_back({run->system, run->origin ? run->origin->vendor : QString(), run->name, {}, true});
    return sides;
}

/// Levels and people of a series, without what was answered.
struct SeriesShape
{
    Attribute attribute;
    std::vector<measures::MatchedImage> images; ///< wrong is not set yet
    std::vector<std::size_t> places;            ///< of each, in the dataset
};

Result<SeriesShape> shapeOf(const Dataset& data, const QString& name)
{
    auto attribute = column(data, name);
    if (!attribute)
        return attribute.error();
    SeriesShape shape {std::move(*attribute), {}, {}};
    for (std::size_t i = 0; i < data.images.size(); ++i) {
        if (data.images[i].subject < 0 || shape.attribute.codes[i] < 0)
            continue;
        shape.images.push_back({data.images[i].subject, shape.attribute.codes[i], false});
        shape.places.push_back(i);
    }
    return shape;
}

} // namespace

Result<RunId> CompareDesk::runOf(const QString& side, const QString& task) const
{
    const RunId number(side.toLongLong());
    std::optional<RunRecord> found;
    for (const RunRecord& run : m_project.runs()) {
        if (number.isValid() ? run.id != number : run.system != side || run.task != task || run.done == 0)
            continue;
        const bool better = !found || run.state == RunState::Finished || found->state != RunState::Finished;
        if (better)
            found = run;
    }
    if (!found)
        return Error {ErrorCode::Usage,
                      number.isValid() ? tr("There is no run %1 in %2.").arg(side, m_project.name())
                                       : tr("%1 has no run of %2 to compare.").arg(m_project.name(), side),
                      {}};
    if (found->task != task)
        return Error {
            ErrorCode::Usage, tr("Run %1 is about %2; ask with that task.").arg(side, found->task), {}};
    return found->id;
}

Result<Compared> CompareDesk::compare(const CompareQuery& query) const
{
    if (isEstimateTask(query.measures.task))
        return noNumbers();
    const auto sets = countedSets(m_project, query.measures);
    if (!sets)
        return sets.error();
    if (*sets)
        return compareCounts(**sets, query);
    const auto a = runOf(query.a, query.measures.task);
    if (!a)
        return a.error();
    const auto b = runOf(query.b, query.measures.task);
    if (!b)
        return b.error();
    if (*a == *b)
        return Error {ErrorCode::Usage,
                      tr("Both sides are run %1; choose another run for one of them.").arg(a->value()),
                      {}};
    MeasureQuery measures = query.measures;
    measures.systems.clear();
    measures.runs = {*a, *b};
    auto measured = m_project.measure(measures);
    if (!measured)
        return measured.error();
    const auto before = verdictsOf(m_project, *a, measures);
    if (!before)
        return before.error();
    const auto after = verdictsOf(m_project, *b, measures);
    if (!after)
        return after.error();
    const auto data = m_project.dataset();
    const auto groups = partition(*data, measured->by);
    if (!groups)
        return groups.error();

    Compared compared;
    // Without it every image is of another person, as the reader asked for.
    const bool byPerson = measures.resampling.mode != measures::Resampling::Mode::Never;
    std::vector<measures::PairedObservation> pairs;
    for (std::size_t i = 0; i < data->images.size() && i < before->size() && i < after->size(); ++i) {
        const Verdict ofA = (*before)[i];
        const Verdict ofB = (*after)[i];
        if (isScored(ofA) && isScored(ofB))
            pairs.push_back({groups->groupOf[i], byPerson ? data->images[i].subject : -1,
                             ofA == Verdict::Wrong, ofB == Verdict::Wrong});
        else if (isScored(ofA))
            ++compared.onlyA;
        else if (isScored(ofB))
            ++compared.onlyB;
        else if (isSubmitted(ofA) || isSubmitted(ofB))
            ++compared.neither;
    }
    compared.both = static_cast<qint64>(pairs.size());
    compared.analysis = measures::analysePaired(pairs, static_cast<int>(groups->groups.size()),
                                                {measured->settings.level, measured->settings.reference});
    compared.measured = std::move(*measured);
    if (compared.a().system == compared.b().system) {
        for (MeasuredRun& run : compared.measured.runs)
            run.name = tr("%1, run %2").arg(run.name).arg(run.run.value());
    }
    return compared;
}

Result<Compared> CompareDesk::compareCounts(const Measured& sets, const CompareQuery& query) const
{
    const auto indexOf = [&](const QString& side) {
        const auto found = std::find_if(sets.runs.begin(), sets.runs.end(),
                                        [&](const MeasuredRun& run) { return run.system == side; });
        return static_cast<std::size_t>(found - sets.runs.begin());
    };
    const std::size_t a = indexOf(query.a);
    const std::size_t b = indexOf(query.b);
    for (const auto& [index, side] : {std::pair(a, query.a), std::pair(b, query.b)}) {
        if (index >= sets.runs.size())
            return Error {ErrorCode::Usage, tr("There is no set %1 in %2.").arg(side, m_project.name()), {}};
    }
    if (a == b)
        return Error {
            ErrorCode::Usage, tr("Both sides are %1; choose another set for one of them.").arg(query.a), {}};
    return comparedSets(sets, a, b);
}

Result<MatchedSeries> CompareDesk::series(const SeriesQuery& query) const
{
    if (isEstimateTask(query.measures.task))
        return noNumbers();
    const auto run = runOf(query.run, query.measures.task);
    if (!run)
        return run.error();
    const auto data = m_project.dataset();
    auto shape = shapeOf(*data, query.attribute);
    if (!shape)
        return shape.error();
    MeasureQuery measures = query.measures;
    measures.systems.clear();
    measures.runs = {*run};
    measures.by = {query.attribute};
    measures.reference.clear();
    auto measured = m_project.measure(measures);
    if (!measured)
        return measured.error();
    const auto verdicts = verdictsOf(m_project, *run, measures);
    if (!verdicts)
        return verdicts.error();
    std::vector<measures::MatchedImage> images;
    for (std::size_t i = 0; i < shape->images.size(); ++i) {
        const Verdict verdict = (*verdicts)[shape->places[i]];
        if (!isScored(verdict))
            continue;
        images.push_back(shape->images[i]);
        images.back().wrong = verdict == Verdict::Wrong;
    }
    MatchedSeries series;
    series.attribute = query.attribute;
    series.levels = shape->attribute.values;
    if (series.levels.isEmpty() || series.levels.size() > static_cast<qsizetype>(kMostLevels))
        return Error {ErrorCode::Usage,
                      tr("%1 has %2 values; a series needs 2 to %3.")
                          .arg(query.attribute)
                          .arg(series.levels.size())
                          .arg(kMostLevels),
                      {}};
    const qsizetype reference = query.reference.isEmpty() ? 0 : series.levels.indexOf(query.reference);
    if (reference < 0)
        return Error {ErrorCode::Usage,
                      tr("%1 has no value %2 to compare with.").arg(query.attribute, query.reference),
                      {}};
    series.analysis = measures::analyseMatched(images, static_cast<int>(series.levels.size()),
                                               static_cast<int>(reference), measured->settings.level);
    for (const QString& level : std::as_const(series.levels)) {
        const auto at = std::find(measured->groups.begin(), measured->groups.end(), QStringList {level});
        series.labels.push_back(
            at == measured->groups.end()
                ? level
                : measured->labels[static_cast<std::size_t>(at - measured->groups.begin())]);
    }
    series.measured = std::move(*measured);
    return series;
}

std::vector<CompareDesk::Side> CompareDesk::sides(const QString& task) const
{
    MeasureQuery query;
    query.task = task;
    if (const auto sets = countedSets(m_project, query); sets && *sets)
        return sidesOf(**sets);
    std::vector<Side> sides;
    for (const RunRecord& run : m_project.runs()) {
        if (run.task != task || run.done == 0)
            continue;
        sides.push_back(
            {QString::number(run.id.value()), run.system,
             tr("%1, run %2").arg(m_project.services().systemName(run.system)).arg(run.id.value()),
             run.endedUtc, run.state == RunState::Finished});
    }
    std::reverse(sides.begin(), sides.end()); // runs() has the oldest first
    return sides;
}

QStringList CompareDesk::proposal(const QString& task) const
{
    const std::vector<Side> known = sides(task);
    QStringList latest; // of each system
    std::map<QString, QString> newest;
    for (const Side& side : known) {
        if (!side.isFinished)
            continue;
        const auto [at, isFirst] = newest.try_emplace(side.system, side.id);
        if (!isFirst)
            return {side.id, at->second};
        latest.prepend(side.id);
    }
    if (latest.size() >= 2)
        return latest.mid(0, 2);
    QStringList any;
    for (const Side& side : known)
        any.prepend(side.id);
    return any.mid(0, 2);
}

QStringList CompareDesk::seriesAttributes() const
{
    const auto data = m_project.dataset();
    QStringList names;
    for (const AttributeInfo& info : m_project.attributes()) {
        if (!info.suitsGrouping)
            continue;
        const auto shape = shapeOf(*data, info.name);
        if (!shape)
            continue;
        const auto levels = static_cast<int>(shape->attribute.values.size());
        constexpr int kFewestSets = 2;
        if (measures::analyseMatched(shape->images, levels, 0, 0.95).sets >= kFewestSets)
            names.append(info.name);
    }
    return names;
}

} // namespace plumbline
