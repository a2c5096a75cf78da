// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/context_store.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <QUrl>

#include "core/session/counts_desk.h"
#include "ui/tasks.h"

namespace plumbline::ui {

namespace {

constexpr QLatin1String kTask("context.task"); ///< "estimate:age"
constexpr QLatin1String kBy("context.by");     ///< "gender,skin_tone_group": the sample is made with it
constexpr QLatin1String kSystems("context.systems");
constexpr QLatin1String kSubmitted("context.submitted");  ///< "yes" or "no"
constexpr QLatin1String kReference("context.reference");  ///< "gender=male,skin_tone_group=lighter"
constexpr QLatin1String kEveryPair("*");                  ///< in place of a reference
constexpr QLatin1String kRest("**");                      ///< in place of a reference: all others together
constexpr QLatin1String kInterval("context.interval");    ///< "wilson"
constexpr QLatin1String kLevel("context.level");          ///< "0.95"
constexpr QLatin1String kFewest("context.fewest");        ///< "10"
constexpr QLatin1String kPeopleHow("context.resampling"); ///< "bca,2000,1": way, replicates, seed
constexpr QLatin1String kPeople("context.people");        ///< "no": images of a person are independent

constexpr double kLowestLevel = 0.8;
constexpr double kHighestLevel = 0.999;

/// Names and values come from people's tables, so commas and equals signs in them are written as %2C and %3D.
QString encoded(const QString& text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, " ", "*"));
}

QString decoded(const QString& text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

QString joined(const QStringList& names)
{
    QStringList parts;
    for (const QString& name : names)
        parts.append(encoded(name));
    return parts.join(QLatin1Char(','));
}

QStringList parted(const QString& text)
{
    QStringList names;
    for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
        names.append(decoded(part));
    return names;
}

QString referenceText(const AuditContext& context)
{
    if (context.againstRest)
        return kRest;
    if (context.everyPair)
        return kEveryPair;
    QStringList parts;
    for (const auto& [name, value] : context.reference)
        parts.append(encoded(name) + QLatin1Char('=') + encoded(value));
    return parts.join(QLatin1Char(','));
}

/// Ids of the measures are views of static storage.
QString idText(std::string_view id)
{
    return QString::fromLatin1(id.data(), static_cast<qsizetype>(id.size()));
}

Where referenceFrom(const QString& text)
{
    Where reference;
    for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto equals = part.indexOf(QLatin1Char('='));
        if (equals > 0)
            reference.emplace_back(decoded(part.left(equals)), decoded(part.mid(equals + 1)));
    }
    return reference;
}

/// Whether every run of the audit enrolled faces.
bool onlyMatches(const Project* project)
{
    if (!project)
        return false;
    const std::vector<RunRecord> runs = project->runs();
    return !runs.empty() && std::all_of(runs.begin(), runs.end(), [](const RunRecord& run) {
        return isMatchingTask(run.task);
    });
}

QString peopleText(const measures::Resampling& people)
{
    return QStringLiteral("%1,%2,%3")
        .arg(idText(toString(people.bootstrap)))
        .arg(people.replicates)
        .arg(people.seed);
}

/// The usual for whatever is missing or out of range.
measures::Resampling peopleFrom(const QString& text)
{
    measures::Resampling people;
    const QStringList parts = text.split(QLatin1Char(','));
    if (parts.size() != 3)
        return people;
    if (const auto way = measures::bootstrapFromString(parts[0].toStdString()))
        people.bootstrap = *way;
    const int replicates = parts[1].toInt();
    if (replicates >= measures::kFewestReplicates && replicates <= measures::kMostReplicates)
        people.replicates = replicates;
    bool isNumber = false;
    const auto seed = parts[2].toULongLong(&isNumber);
    if (isNumber)
        people.seed = seed;
    return people;
}

} // namespace

ContextStore::ContextStore(Session& session, AuditContext& context, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_context(context)
{
    m_writer.setMaxThreadCount(1);
    connect(&session, &Session::projectChanged, this, &ContextStore::load);
    connect(&session, &Session::datasetChanged, this, &ContextStore::offerGrouping);
    connect(&context, &AuditContext::changed, this, &ContextStore::save);
}

void ContextStore::load()
{
    m_loading = true;
    const auto project = m_session.project();
    const auto kept = [&](QLatin1String key) { return project ? project->setting(key) : QString(); };
    const QString reference = kept(kReference);
    const QString task = kept(kTask);
    const QStringList tasks = tasksOffered(m_session); // a task of a newer program is not known
    m_context.task = tasks.contains(task) ? task : tasks.value(0);
    m_context.by = parted(kept(kBy));
    if (task.isEmpty() && onlyMatches(project.get())) { // nothing else can be looked at
        m_context.task = QStringLiteral("verify");
        if (const QString gender = project->truthAttribute(tasks.value(0));
            m_context.by.isEmpty() && !gender.isEmpty())
            m_context.by = {gender};
    }
    m_context.systems = parted(kept(kSystems));
    m_context.perSubmitted = kept(kSubmitted) == QLatin1String("yes");
    m_context.everyPair = reference == kEveryPair;
    m_context.againstRest = reference == kRest;
    m_context.reference = m_context.everyPair || m_context.againstRest ? Where() : referenceFrom(reference);
    m_context.resamplePeople = kept(kPeople) != QLatin1String("no");
    m_context.people = peopleFrom(kept(kPeopleHow));
    loadIntervals(kept(kInterval), kept(kLevel), kept(kFewest));
    m_context.browse = ListQuery();
    m_context.browse.task = m_context.task;
    m_chosen = !m_context.by.isEmpty();
    m_context.notify();
    m_context.notifyBrowse();
    m_loading = false;
    offerGrouping();
}

void ContextStore::loadIntervals(const QString& method, const QString& level, const QString& fewest)
{
    const AuditContext usual;
    const QByteArray id = method.toLatin1();
    m_context.intervalMethod =
        measures::intervalMethodFromString({id.constData(), static_cast<std::size_t>(id.size())})
            .value_or(usual.intervalMethod);
    const double kept = level.toDouble();
    m_context.level = kept >= kLowestLevel && kept <= kHighestLevel ? kept : usual.level;
    m_context.fewest = fewest.toInt() > 0 ? fewest.toInt() : usual.fewest;
}

void ContextStore::offerGrouping()
{
    const auto project = m_session.project();
    if (!project)
        return;
    const std::vector<AttributeInfo> attributes = project->attributes();
    // Names that a newer import no longer has would only lead to errors.
    QStringList known;
    for (const QString& name : std::as_const(m_context.by))
        for (const AttributeInfo& attribute : attributes)
            if (attribute.name == name)
                known.append(name);
    const bool stale = known != m_context.by;
    if (stale)
        m_context.by = known;
    const QString truth = project->truthAttribute(m_context.task);
    if (!m_chosen && m_context.by.isEmpty() && !truth.isEmpty() && !isEstimateTask(m_context.task)) {
        const AttributeInfo* best = nullptr;
        for (const AttributeInfo& attribute : attributes)
            if (attribute.suitsGrouping && attribute.name.contains(QLatin1String("skin"), Qt::CaseInsensitive)
                && (!best || attribute.values.size() < best->values.size()))
                best = &attribute;
        if (best)
            m_context.by = {truth, best->name};
    }
    if (!m_chosen && m_context.by.isEmpty() && CountsDesk(*project).isAudit())
        for (const AttributeInfo& attribute : attributes)
            if (m_context.by.size() < 2)
                m_context.by.append(attribute.name);
    if (!stale && m_context.by.isEmpty())
        return;
    m_loading = true; // nobody chose it, so it is not kept
    m_context.notify();
    m_loading = false;
}

void ContextStore::save()
{
    const auto project = m_session.project();
    if (m_loading || !project || project->isReadOnly())
        return;
    m_chosen = true;
    // No grouping is the truth attribute's; said by name, or the next opening would offer one again.
    const QString truth = project->truthAttribute(m_context.task);
    const bool byTruth = m_context.by.isEmpty() && !truth.isEmpty() && !isEstimateTask(m_context.task);
    const QStringList by = byTruth ? QStringList {truth} : m_context.by;
    const std::vector<std::pair<QString, QString>> settings {
        {kTask, m_context.task},
        {kBy, joined(by)},
        {kSystems, joined(m_context.systems)},
        {kSubmitted, m_context.perSubmitted ? QStringLiteral("yes") : QStringLiteral("no")},
        {kReference, referenceText(m_context)},
        {kInterval, idText(toString(m_context.intervalMethod))},
        {kLevel, QString::number(m_context.level, 'g', 6)},
        {kFewest, QString::number(m_context.fewest)},
        {kPeople, m_context.resamplePeople ? QStringLiteral("yes") : QStringLiteral("no")},
        {kPeopleHow, peopleText(m_context.people)}};
    m_writer.start([project, settings] {
        for (const auto& [key, value] : settings)
            project->setSetting(key, value);
    });
}

} // namespace plumbline::ui
