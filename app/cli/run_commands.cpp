// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include <QCoreApplication>
#include <QJsonArray>

#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "core/session/file_desk.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

int models(const Invocation& call)
{
    if (call.options.isSet(QStringLiteral("install"))) {
        const auto installed = installModels(
            call.services->models, {},
            [](const InstallProgress& step) {
            say(QStringLiteral("[%1/%2] %3").arg(step.done).arg(step.total).arg(step.what));
            },
            {});
        if (!installed)
            return fail(installed.error());
    }
    bool all = true;
    QJsonArray array;
    for (const ModelEntry& entry : call.services->models.entries()) {
        const auto file = call.services->models.verified(entry.id);
        all = all && file;
        const QString state = file                                         ? QStringLiteral("installed")
            : call.services->models.state(entry.id) == ModelState::Altered ? QStringLiteral("altered")
                                                                           : QStringLiteral("missing");
        array.append(QJsonObject {{QStringLiteral("id"), entry.id},
                                  {QStringLiteral("state"), state},
                                  {QStringLiteral("reason"),
                                   file ? QJsonValue(QJsonValue::Null) : QJsonValue(file.error().userText)},
                                  {QStringLiteral("package"), entry.package},
                                  {QStringLiteral("version"), entry.version},
                                  {QStringLiteral("sha256"), entry.sha256},
                                  {QStringLiteral("licence"), entry.licence},
                                  {QStringLiteral("origin"), entry.origin},
                                  {QStringLiteral("task"), entry.task},
                                  {QStringLiteral("file"), call.services->models.path(entry.id)}});
        if (!call.options.isSet(QStringLiteral("json")))
            printOut(QStringLiteral("%1  %2  %3")
                         .arg(entry.id, -22)
                         .arg(state, -10)
                         .arg(file ? QString(entry.package % QLatin1Char(' ') % entry.version)
                                   : file.error().userText));
    }
    if (call.options.isSet(QStringLiteral("json")))
        printJson(
            {{QStringLiteral("models"), array}, {QStringLiteral("folder"), call.services->models.folder()}});
    return all ? Done : SomeFailed;
}

/// The latest finished run of each system (of those named) that has images which may do better.
Result<std::vector<RunId>> toRetry(Project& project, const RunRequest& request)
{
    std::map<QString, RunId> latest;
    for (const RunRecord& run : project.runs()) { // oldest first
        const bool asked = request.systems.isEmpty() || request.systems.contains(run.system);
        if (asked && run.task == request.task && run.state == RunState::Finished)
            latest[run.system] = run.id;
    }
    std::vector<RunId> runs;
    for (const auto& [system, run] : latest) {
        const auto count = FileDesk(project).retriable(run);
        if (!count)
            return count.error();
        if (*count > 0)
            runs.push_back(run);
    }
    return runs;
}

/// What became of the faces, beside the images that failed.
void sayEnrolment(const Project& project, const RunSummary& summary)
{
    qint64 reused = 0;
    for (const RunRecord& run : project.runs()) {
        if (std::find(summary.runs.begin(), summary.runs.end(), run.id) != summary.runs.end())
            reused += run.provenance[QStringLiteral("embeddings")]
                          .toObject()[QStringLiteral("reused_images")]
                          .toInteger();
    }
    if (reused > 0)
        say(tr("%1 faces were enrolled by an earlier run and taken over from it.").arg(reused));
    say(summary.notEnrolled == 0 ? tr("Every image was enrolled.")
                                 : tr("%1 times no face could be enrolled.").arg(summary.notEnrolled));
}

int run(const Invocation& call)
{
    if (!call.options.isSet(QStringLiteral("task")))
        return usage(
            tr("Say what the systems are to do with --task classify:gender, estimate:age or verify."));
    RunRequest request;
    request.task = call.options.value(QStringLiteral("task"));
    request.systems = commaList(call.options.values(QStringLiteral("system")));
    request.resume = call.options.isSet(QStringLiteral("resume"));
    request.workers = call.options.value(QStringLiteral("workers")).toInt();
    const auto project = openProject(call, OpenMode::ReadWrite);
    if (!project)
        return fail(project.error());
    if (call.options.isSet(QStringLiteral("retry"))) {
        auto retry = toRetry(**project, request);
        if (!retry)
            return fail(retry.error());
        if (retry->empty()) {
            say(tr("No image failed in a way that may pass at another try."));
            return Done;
        }
        request.retry = std::move(*retry);
        request.systems.clear();
    }
    RunControl control;
    ProgressLine line;
    const InterruptWatch watch(control);
    const auto summary = (*project)->run(request, control, [&](const Progress& p) { line.show(p); });
    line.end();
    if (!summary)
        return fail(summary.error());
    if (summary->cancelled) {
        say(tr("Stopped; run it again with --resume to go on."));
        return SomeFailed;
    }
    if (summary->runs.empty())
        say(tr("Nothing is left to do: every system's run is finished."));
    else
        say(tr("%1 runs over %2 images in %3 s, %4 images failed.")
                .arg(summary->runs.size())
                .arg(summary->images)
                .arg(summary->seconds, 0, 'f', 1)
                .arg(summary->failed));
    if (isMatchingTask(request.task) && !summary->runs.empty())
        sayEnrolment(**project, *summary);
    return summary->failed == 0 ? Done : SomeFailed;
}

} // namespace

Command modelsCommand()
{
    return {QStringLiteral("models"), QStringLiteral("[--install] [--json]"),
            tr("Lists the models, or installs what is missing."),
            [](QCommandLineParser& parser) {
        parser.addOptions({{QStringLiteral("install"), tr("Fetches, checks and converts what is missing.")},
                           {QStringLiteral("json"), tr("JSON on standard output.")}});
            },
            models};
}

Command runCommand()
{
    return {QStringLiteral("run"),
            QStringLiteral("P.plumb [--system ID ...] --task classify:gender|estimate:age|verify "
                           "[--resume | --retry]"),
            tr("Shows every image to the systems."),
            [](QCommandLineParser& parser) {
        parser.addOptions(
            {{QStringLiteral("task"),
              tr("What the systems are to do: classify:gender, estimate:age, or verify, which enrols every "
                 "face for matching and keeps its embedding in the project."),
              QStringLiteral("task")},
             {QStringLiteral("system"),
              tr("This system, DETECTOR+CLASSIFIER (repeatable); without it, every installed one behind "
                 "the default detector."),
              QStringLiteral("id")},
             {QStringLiteral("resume"), tr("Goes on with what was cut off; begins what never began.")},
             {QStringLiteral("retry"),
              tr("A new run of each system that keeps the latest one's answers and asks again only for the "
                 "images that failed and may do better.")},
             {QStringLiteral("workers"), tr("How many at once; without it, as many as there are cores."),
              QStringLiteral("N"), QStringLiteral("0")}});
            },
            run};
}

} // namespace plumbline::cli
