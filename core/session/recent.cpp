// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/recent.h"

#include <set>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

#include "core/views/texts.h"

namespace plumbline {

namespace {

constexpr int kMost = 12;

QString summaryOf(const Project& project)
{
    const auto data = project.dataset();
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

void write(const std::vector<Session::Recent>& entries)
{
    QSettings settings;
    settings.beginWriteArray(QStringLiteral("recent"), static_cast<int>(entries.size()));
    for (std::size_t i = 0; i < entries.size(); ++i) {
        settings.setArrayIndex(static_cast<int>(i));
        settings.setValue(QStringLiteral("path"), entries[i].path);
        settings.setValue(QStringLiteral("summary"), entries[i].summary);
        settings.setValue(QStringLiteral("when"), entries[i].when);
    }
    settings.endArray();
}

} // namespace

std::vector<Session::Recent> readRecent()
{
    QSettings settings;
    std::vector<Session::Recent> entries;
    const int count = settings.beginReadArray(QStringLiteral("recent"));
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        Session::Recent entry {settings.value(QStringLiteral("path")).toString(),
                               settings.value(QStringLiteral("summary")).toString(),
                               settings.value(QStringLiteral("when")).toDateTime()};
        if (QFileInfo::exists(entry.path))
            entries.push_back(std::move(entry));
    }
    settings.endArray();
    return entries;
}

void rememberRecent(const Project& project)
{
    const QString path = QFileInfo(project.path()).absoluteFilePath();
    std::vector<Session::Recent> entries = readRecent();
    std::erase_if(entries, [&](const Session::Recent& entry) { return entry.path == path; });
    entries.insert(entries.begin(), {path, summaryOf(project), QDateTime::currentDateTime()});
    if (entries.size() > kMost)
        entries.resize(kMost);
    write(entries);
}

QString Session::defaultProjectFolder()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString folder =
        (documents.isEmpty() ? QDir::homePath() : documents) % QStringLiteral("/Plumbline");
    return folder;
}

} // namespace plumbline
