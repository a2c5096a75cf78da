// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/published_audits.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QStandardPaths>

#include "core/base/iso_date.h"
#include "core/dataset/counts_import.h"
#include "core/dataset/dataset.h"
#include "core/dataset/value_words.h"
#include "core/session/counts_desk.h"
#include "core/session/counts_measures.h"
#include "core/session/project.h"

// Outside any namespace: the macro declares a global function.
static void initPublishedResource()
{
    Q_INIT_RESOURCE(plumbline_published);
}

namespace plumbline {

namespace {

const QString kGender = QStringLiteral("gender");
const QString kTone = QStringLiteral("skin_tone");
const QString kDarker = QStringLiteral("darker");
const QString kLighter = QStringLiteral("lighter");

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PublishedAudits)
};

QString publishedPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/plumbline/Published audits.plumb");
}

QByteArray publishedBytes()
{
    initPublishedResource();
    QFile file(QStringLiteral(":/plumbline/published_audits.csv"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// "darker" or "lighter"; empty when the value says neither. A single Fitzpatrick type is finer than what was
/// published.
QString toneOf(const QString& value)
{
    QString word = bareWord(value);
    word.replace(QChar(0x2013), QLatin1Char('-'));
    word.remove(QLatin1Char(' '));
    static const QStringList darker {kDarker, QStringLiteral("dark"), QStringLiteral("iv-vi"),
                                     QStringLiteral("4-6"), QStringLiteral("typesiv-vi")};
    static const QStringList lighter {kLighter, QStringLiteral("light"), QStringLiteral("i-iii"),
                                      QStringLiteral("1-3"), QStringLiteral("typesi-iii")};
    if (darker.contains(word))
        return kDarker;
    return lighter.contains(word) ? kLighter : QString();
}

/// One name grouped by: which published attribute it is, and what its values mean there.
struct Meaning
{
    QString attribute; ///< kGender or kTone; empty: neither
    QHash<QString, QString> values;
};

Meaning meaningOf(const Project& project, const Measured& measured, qsizetype at)
{
    QStringList values;
    for (const QStringList& group : measured.groups)
        if (!group[at].isEmpty() && !values.contains(group[at]))
            values.append(group[at]);
    const QStringList classes {QStringLiteral("female"), QStringLiteral("male")};
    const Attribute* attribute = project.dataset()->attribute(measured.by[at]);
    const QHash<QString, QString> gender =
        attribute && !attribute->valueMap.isEmpty() ? attribute->valueMap : guessValueMap(values, classes);
    Meaning meaning;
    for (const QString& value : std::as_const(values))
        if (classes.contains(gender.value(value)))
            meaning.values.insert(value, gender.value(value));
    if (!meaning.values.isEmpty()) {
        meaning.attribute = kGender;
        return meaning;
    }
    for (const QString& value : std::as_const(values))
        if (const QString tone = toneOf(value); !tone.isEmpty())
            meaning.values.insert(value, tone);
    if (!meaning.values.isEmpty())
        meaning.attribute = kTone;
    return meaning;
}

std::vector<Meaning> meaningsOf(const Project& project, const Measured& measured)
{
    std::vector<Meaning> meanings;
    for (qsizetype i = 0; i < measured.by.size(); ++i)
        meanings.push_back(meaningOf(project, measured, i));
    return meanings;
}

/// The published group that each measured group means, or none.
std::vector<std::optional<QStringList>> wantedGroups(const Measured& measured,
                                                     const std::vector<Meaning>& meanings)
{
    std::vector<std::optional<QStringList>> wanted;
    for (const QStringList& group : measured.groups) {
        QStringList values;
        for (std::size_t i = 0; i < meanings.size(); ++i)
            if (const QString value = meanings[i].values.value(group[static_cast<qsizetype>(i)]);
                !value.isEmpty())
                values.append(value);
        wanted.push_back(static_cast<std::size_t>(values.size()) == meanings.size()
                             ? std::optional<QStringList>(values)
                             : std::nullopt);
    }
    return wanted;
}

} // namespace

Result<CountsTable> publishedAudits()
{
    const QString name = QStringLiteral("published_audits.csv");
    const auto table = parseLabelTable(publishedBytes(), name);
    if (!table)
        return table.error();
    auto reading = readCounts(*table, guessCountsRoles(*table), name);
    if (!reading)
        return reading.error();
    if (!reading->problems.isEmpty())
        return Error {ErrorCode::Internal, reading->problems.first(), {}};
    return std::move(reading->counts);
}

std::vector<PublishedStudy> publishedStudies()
{
    std::vector<PublishedStudy> studies;
    const auto table = publishedAudits();
    if (!table)
        return studies;
    for (const CountSet& set : table->sets) {
        const auto known = std::find_if(studies.begin(), studies.end(),
                                        [&](const PublishedStudy& study) { return study.id == set.study; });
        if (known == studies.end())
            studies.push_back({set.study, set.date,
                               Text::tr("%1, %2", "study, date").arg(set.study, dateForPeople(set.date)), 1});
        else
            ++known->systems;
    }
    std::stable_sort(studies.begin(), studies.end(),
                     [](const PublishedStudy& a, const PublishedStudy& b) { return a.date < b.date; });
    return studies;
}

Result<QString> publishedProject(std::shared_ptr<const Services> services)
{
    const auto table = publishedAudits();
    if (!table)
        return table.error();
    const QDir data = QFileInfo(publishedPath()).dir();
    if (!data.mkpath(QStringLiteral(".")))
        return Error {ErrorCode::Unreadable,
                      Text::tr("%1 cannot be made; check its permissions.").arg(data.path()),
                      {}};
    const QString path = publishedPath();
    if (QFileInfo::exists(path)) {
        auto opened = Project::open(services, path, OpenMode::ReadWriteOrReadOnly);
        if (opened && ((*opened)->isReadOnly() || *CountsDesk(**opened).table() == *table))
            return path;
        if (!opened && opened.error().code != ErrorCode::Damaged && opened.error().code != ErrorCode::Newer)
            return opened.error();
        if (opened) { // changed by hand, or of an earlier version: the published counts are put back
            const auto replaced = CountsDesk(**opened).replace(*table, QStringLiteral("published counts"));
            return replaced ? Result<QString>(path) : Result<QString>(replaced.error());
        }
        QFile::remove(path);
    }
    const auto made = Project::create(std::move(services), path);
    if (!made)
        return made.error();
    if (const auto taken = CountsDesk(**made).replace(*table, QStringLiteral("published counts")); !taken)
        return taken.error();
    (*made)->setSetting(QStringLiteral("context.by"), QStringLiteral("gender,skin_tone"));
    return path;
}

bool isPublishedProject(const Project& project)
{
    return QFileInfo(project.path()) == QFileInfo(publishedPath());
}

QString besideObstacle(const Project& project, const Measured& measured)
{
    if (measured.isEstimate)
        return Text::tr("The published audits are about gender, not about age.");
    QStringList found;
    for (const Meaning& meaning : meaningsOf(project, measured))
        found.append(meaning.attribute);
    if (found.isEmpty() || found.contains(QString()) || found.removeDuplicates() > 0)
        return Text::tr("The published audits tell gender and skin tone (darker, lighter); group by these to "
                        "see them beside yours.");
    return {};
}

Result<void> layPublishedBeside(const Project& project, Measured& measured, const QString& study)
{
    if (const QString why = besideObstacle(project, measured); !why.isEmpty())
        return Error {ErrorCode::Usage, why, {}};
    const auto table = publishedAudits();
    if (!table)
        return table.error();
    const std::vector<Meaning> meanings = meaningsOf(project, measured);
    std::vector<qsizetype> columns;
    for (const Meaning& meaning : meanings)
        columns.push_back(table->attributes.indexOf(meaning.attribute));
    const auto wanted = wantedGroups(measured, meanings);
    bool any = false;
    for (std::size_t i = 0; i < table->sets.size(); ++i) {
        const CountSet& set = table->sets[i];
        if (set.study != study)
            continue;
        const auto published = countedGroups(*table, static_cast<int>(i), columns);
        std::vector<measures::GroupCounts> counts;
        for (const auto& values : wanted) {
            const auto at = std::find_if(published.begin(), published.end(), [&](const CountedGroup& group) {
                return values && group.values == *values;
            });
            counts.push_back(at == published.end() ? measures::fromTable(0, 0) : at->counts);
        }
        MeasuredRun run;
        run.system = QStringLiteral("published:") + set.name;
        run.name = Text::tr("%1 (published)").arg(setNameForPeople(set));
        run.origin = CountsOrigin {set.vendor, set.study, set.benchmark, set.date, set.reconstructed, true};
        run.analysis = measures::analyse(counts, measured.settings);
        run.analysis.differences.clear(); // other images: read beside, never compared
        run.analysis.overall = {};
        measured.runs.push_back(std::move(run));
        any = true;
    }
    if (!any)
        return Error {ErrorCode::Usage, Text::tr("There is no published audit %1.").arg(study), {}};
    return {};
}

} // namespace plumbline
