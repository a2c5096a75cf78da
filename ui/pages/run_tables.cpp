// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/run_tables.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

#include "ui/models/table_cells.h"
#include "ui/tasks.h"

namespace plumbline::ui {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("RunsPage", text);
}

Tone stateTone(RunState state)
{
    switch (state) {
    case RunState::Finished:
        return Tone::Right;
    case RunState::Interrupted:
    case RunState::Cancelled:
        return Tone::Warning;
    case RunState::Running:
        break;
    }
    return Tone::Plain;
}

QString readable(QString key)
{
    return key.replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString scalar(const QJsonValue& value)
{
    if (value.isBool())
        return value.toBool() ? tr("yes") : tr("no");
    if (value.isDouble())
        return QLocale::c().toString(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    if (value.isObject() || value.isArray())
        return QString::fromUtf8(
            (value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject()))
                .toJson(QJsonDocument::Compact));
    return value.isNull() ? QStringLiteral("–") : value.toString();
}

void flatten(const QString& name, const QJsonValue& value, TableSpec& spec)
{
    // What a person or a package named (a model, a library) keeps its spelling.
    const bool verbatim = name == QLatin1String("models") || name == QLatin1String("libraries");
    const auto below = [&](const QString& part) {
        const QString shown = verbatim ? part : readable(part);
        return name.isEmpty() ? shown : QStringLiteral("%1 › %2").arg(name, shown);
    };
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            flatten(below(it.key()), it.value(), spec);
    } else if (value.isArray()) {
        QStringList parts;
        for (const QJsonValue& each : value.toArray())
            parts.append(scalar(each));
        flatten(name, parts.join(QStringLiteral(", ")), spec);
    } else {
        spec.rows.push_back({textCell(name, Tone::Muted), textCell(scalar(value))});
    }
}

} // namespace

QStringList resumableSystems(const std::vector<RunRecord>& runs, const QString& task)
{
    QStringList systems;
    for (const RunRecord& run : runs) {
        if (run.task != task)
            continue;
        systems.removeAll(run.system); // the latest word on a system counts
        if (run.state == RunState::Interrupted || run.state == RunState::Cancelled)
            systems.append(run.system);
    }
    return systems;
}

QString runStateText(RunState state)
{
    switch (state) {
    case RunState::Running:
        return tr("running");
    case RunState::Interrupted:
        return tr("interrupted");
    case RunState::Cancelled:
        return tr("cancelled");
    case RunState::Finished:
        break;
    }
    return tr("✓ finished");
}

QString durationText(double seconds)
{
    const QLocale locale;
    const auto whole = std::llround(std::max(0.0, seconds));
    if (whole < 60)
        return tr("%1 s").arg(locale.toString(whole));
    if (whole < 3600)
        return tr("%1 min %2 s").arg(locale.toString(whole / 60), locale.toString(whole % 60));
    return tr("%1 h %2 min").arg(locale.toString(whole / 3600), locale.toString(whole % 3600 / 60));
}

QString progressText(const Progress& progress)
{
    const QLocale locale;
    QStringList parts;
    parts.append(tr("%1 of %2 images").arg(locale.toString(progress.done), locale.toString(progress.total)));
    if (progress.perSecond > 0 && !progress.paused)
        parts.append(tr("%1 per second")
                         .arg(locale.toString(progress.perSecond, 'f', progress.perSecond < 10 ? 1 : 0)));
    if (progress.secondsLeft >= 0 && !progress.paused)
        parts.append(tr("about %1 left").arg(durationText(progress.secondsLeft)));
    if (progress.failed > 0)
        parts.append(tr("%1 failed").arg(locale.toString(progress.failed)));
    return parts.join(QStringLiteral(" · "));
}

std::vector<RunRecord> latestFirst(std::vector<RunRecord> runs)
{
    // Runs begun together keep the order of their systems.
    std::stable_sort(runs.begin(), runs.end(), [](const RunRecord& a, const RunRecord& b) {
        return a.startedUtc.toSecsSinceEpoch() > b.startedUtc.toSecsSinceEpoch();
    });
    return runs;
}

TableSpec runsTable(const std::vector<RunRecord>& runs, const Services& services)
{
    TableSpec spec;
    spec.columns = {
        {QStringLiteral("system"), tr("system"), false, {}},
        {QStringLiteral("question"), tr("question"), false, tr("What the system was asked")},
        {QStringLiteral("state"), tr("state"), false, tr("A finished run never changes again")},
        {QStringLiteral("started"), tr("started"), false, {}},
        {QStringLiteral("duration"), tr("took"), true, {}},
        {QStringLiteral("images"), tr("images"), true, tr("Images with an outcome, of those planned")},
        {QStringLiteral("failed"), tr("failed"), true, tr("Images that could not be put to the system")}};
    const QLocale locale;
    for (const RunRecord& run : runs) {
        const QDateTime started = run.startedUtc.toLocalTime();
        const bool ended = run.endedUtc.isValid() && run.startedUtc.isValid();
        const double seconds = ended ? static_cast<double>(run.startedUtc.msecsTo(run.endedUtc)) / 1000.0 : 0;
        const QString images = run.done == run.images
            ? locale.toString(run.images)
            : tr("%1 of %2").arg(locale.toString(run.done), locale.toString(run.images));
        spec.rows.push_back({textCell(services.systemName(run.system), Tone::Strong),
                             textCell(taskBrief(run.task)),
                             textCell(runStateText(run.state), stateTone(run.state)),
                             numberCell(static_cast<double>(started.toMSecsSinceEpoch()),
                                        locale.toString(started, QLocale::ShortFormat)),
                             numberCell(seconds, ended ? durationText(seconds) : QStringLiteral("–")),
                             numberCell(static_cast<double>(run.done), images),
                             numberCell(static_cast<double>(run.failed), locale.toString(run.failed),
                                        run.failed > 0 ? Tone::Warning : Tone::Muted)});
    }
    return spec;
}

TableSpec provenanceTable(const QJsonObject& provenance)
{
    TableSpec spec;
    spec.columns = {{QStringLiteral("name"), tr("what"), false, {}},
                    {QStringLiteral("value"), tr("value"), false, {}}};
    flatten({}, provenance, spec);
    return spec;
}

} // namespace plumbline::ui
