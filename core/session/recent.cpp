// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/recent.h"

#include <algorithm>
#include <set>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include "core/session/counts_desk.h"
#include "core/session/session.h"
#include "core/views/texts.h"

namespace plumbline {

namespace {

constexpr std::size_t kMost = 12; ///< beside the pinned ones
constexpr std::size_t kPortraits = 6;

QString summaryOf(const Project& project)
{
    const auto data = project.dataset();
    if (const QString counts = countsSummary(project); !counts.isEmpty())
        return counts;
    if (data->images.empty())
        return QCoreApplication::translate("Session", "no images yet");
    std::set<QString> systems;
    for (const RunRecord& run : project.runs())
        systems.insert(run.system);
    QString text = imagesOfPeople(static_cast<qint64>(data->images.size()), data->subjectCount());
    if (!systems.empty()) {
        text += QStringLiteral(" · ")
            % (systems.size() == 1
                   ? QCoreApplication::translate("Session", "1 system")
                   : QCoreApplication::translate("Session", "%1 systems").arg(systems.size()));
    }
    return text;
}

/// A few pictures from all over the dataset.
QStringList portraitsOf(const Dataset& data)
{
    QStringList files;
    const std::size_t count = std::min(kPortraits, data.images.size());
    for (std::size_t i = 0; i < count; ++i)
        files.append(data.images[i * data.images.size() / count].path);
    return files;
}

std::vector<RecentAudit> read()
{
    QSettings settings;
    std::vector<RecentAudit> entries;
    const int count = settings.beginReadArray(QStringLiteral("recent"));
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        RecentAudit entry;
        entry.path = settings.value(QStringLiteral("path")).toString();
        entry.summary = settings.value(QStringLiteral("summary")).toString();
        entry.when = settings.value(QStringLiteral("when")).toDateTime();
        entry.pinned = settings.value(QStringLiteral("pinned")).toBool();
        entry.counts = settings.value(QStringLiteral("counts")).toBool();
        entry.synthetic = settings.value(QStringLiteral("synthetic")).toBool();
        entry.portraits = settings.value(QStringLiteral("portraits")).toStringList();
        if (!entry.path.isEmpty())
            entries.push_back(std::move(entry));
    }
    settings.endArray();
    return entries;
}

void write(std::vector<RecentAudit> entries)
{
    std::stable_sort(entries.begin(), entries.end(), [](const RecentAudit& a, const RecentAudit& b) {
        return a.pinned != b.pinned ? a.pinned : a.when > b.when;
    });
    std::size_t others = 0;
    std::erase_if(entries, [&](const RecentAudit& entry) { return !entry.pinned && ++others > kMost; });
    QSettings settings;
    settings.remove(QStringLiteral("recent")); // else a shorter list would leave the old end behind
    settings.beginWriteArray(QStringLiteral("recent"), static_cast<int>(entries.size()));
    for (std::size_t i = 0; i < entries.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        settings.setValue(QStringLiteral("path"), entries[i].path);
        settings.setValue(QStringLiteral("summary"), entries[i].summary);
        settings.setValue(QStringLiteral("when"), entries[i].when);
        settings.setValue(QStringLiteral("pinned"), entries[i].pinned);
        settings.setValue(QStringLiteral("counts"), entries[i].counts);
        settings.setValue(QStringLiteral("synthetic"), entries[i].synthetic);
        settings.setValue(QStringLiteral("portraits"), entries[i].portraits);
    }
    settings.endArray();
}

} // namespace

std::vector<RecentAudit> recentAudits()
{
    std::vector<RecentAudit> entries = read();
    for (RecentAudit& entry : entries)
        entry.missing = !QFileInfo::exists(entry.path);
    return entries;
}

void rememberRecent(const Project& project)
{
    const auto data = project.dataset();
    RecentAudit entry;
    entry.path = QFileInfo(project.path()).absoluteFilePath();
    entry.summary = summaryOf(project);
    entry.when = QDateTime::currentDateTime();
    entry.counts = !countsSummary(project).isEmpty();
    entry.synthetic = data->synthetic;
    if (data->synthetic)
        entry.portraits = portraitsOf(*data);
    std::vector<RecentAudit> entries = read();
    const auto known = std::find_if(entries.begin(), entries.end(),
                                    [&](const RecentAudit& each) { return each.path == entry.path; });
    if (known != entries.end()) {
        entry.pinned = known->pinned;
        entries.erase(known);
    }
    entries.insert(entries.begin(), std::move(entry));
    write(std::move(entries));
}

void forgetRecent(const QString& path)
{
    std::vector<RecentAudit> entries = read();
    std::erase_if(entries, [&](const RecentAudit& entry) { return entry.path == path; });
    write(std::move(entries));
}

void pinRecent(const QString& path, bool pinned)
{
    std::vector<RecentAudit> entries = read();
    for (RecentAudit& entry : entries) {
        if (entry.path == path)
            entry.pinned = pinned;
    }
    write(std::move(entries));
}

QString Session::defaultProjectFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const bool isThere = !documents.isEmpty() && QFileInfo(documents).isDir();
    return (isThere ? documents : QDir::homePath()) % QStringLiteral("/Plumbline");
}

} // namespace plumbline
