// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// The audit as a file: copies, packed and moved images, face data.
#include <algorithm>

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QLocale>

#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "core/session/file_desk.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

QString sizeText(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

void sayProblems(const std::vector<FileProblem>& problems)
{
    constexpr std::size_t kMost = 20;
    for (std::size_t i = 0; i < std::min(kMost, problems.size()); ++i)
        say(QStringLiteral("  %1: %2").arg(problems[i].first, problems[i].second));
    if (problems.size() > kMost)
        say(tr("  and %1 more").arg(problems.size() - kMost));
}

/// What every command here is: a desk on an open project, progress on stderr, Ctrl+C.
class Work
{
public:
    explicit Work(Project& project)
        : desk(project)
        , m_watch(m_control)
    {
    }
    FileDesk desk;
    ProgressFunction progress = [this](const Progress& step) { m_line.show(step); };
    [[nodiscard]] std::stop_token stop() const { return m_control.token(); }
    void end() { m_line.end(); }

private:
    RunControl m_control;
    ProgressLine m_line;
    InterruptWatch m_watch;
};

int copy(const Invocation& call)
{
    if (call.arguments.size() < 2)
        return usage(tr("Name the project and the copy: plumbline-cli copy audit.plumb copy.plumb."));
    const QString target = QFileInfo(call.arguments.at(1)).absoluteFilePath();
    if (QFileInfo::exists(target) && !call.options.isSet(QStringLiteral("force")))
        return usage(tr("%1 is there already; choose another name, or replace it with --force.")
                         .arg(call.arguments.at(1)));
    const auto project = openProject(call, OpenMode::ReadWriteOrReadOnly);
    if (!project)
        return fail(project.error());
    Work work(**project);
    const auto copied = work.desk.saveCopy(target, work.progress, work.stop());
    work.end();
    if (!copied)
        return fail(copied.error());
    say(tr("Copied to %1.").arg(call.arguments.at(1)));
    return Done;
}

int pack(const Invocation& call)
{
    const auto project = openProject(call, OpenMode::ReadWrite);
    if (!project)
        return fail(project.error());
    Work work(**project);
    const auto report = work.desk.pack(work.progress, work.stop());
    work.end();
    if (!report)
        return fail(report.error());
    say(tr("%1 images packed (%2).").arg(report->packed).arg(sizeText(report->bytes)));
    if (report->cancelled)
        say(tr("Stopped; the same command goes on from here."));
    if (!report->left.empty())
        say(tr("%1 images were left:").arg(report->left.size()));
    sayProblems(report->left);
    return report->cancelled || !report->left.empty() ? SomeFailed : Done;
}

int unpack(const Invocation& call)
{
    const auto project = openProject(call, OpenMode::ReadWrite);
    if (!project)
        return fail(project.error());
    Work work(**project);
    const auto report =
        work.desk.unpack(call.options.value(QStringLiteral("folder")), work.progress, work.stop());
    work.end();
    if (!report)
        return fail(report.error());
    say(tr("%1 images taken out of the project, %2 of them written to the folder.")
            .arg(report->taken)
            .arg(report->written));
    return Done;
}

int relink(const Invocation& call)
{
    if (!call.options.isSet(QStringLiteral("folder")))
        return usage(tr("Say where to look with --folder FOLDER."));
    const auto project = openProject(call, OpenMode::ReadWrite);
    if (!project)
        return fail(project.error());
    Work work(**project);
    const auto report =
        work.desk.relink(call.options.value(QStringLiteral("folder")), work.progress, work.stop());
    work.end();
    if (!report)
        return fail(report.error());
    say(tr("%1 images were missing, %2 are found, %3 of them under another name.")
            .arg(report->missing)
            .arg(report->found)
            .arg(report->renamed.size()));
    if (!report->stillMissing.empty())
        say(tr("Still missing (%1):").arg(report->stillMissing.size()));
    sayProblems(report->stillMissing);
    return report->stillMissing.empty() ? Done : SomeFailed;
}

QString kindName(FaceDataPlace::Kind kind)
{
    switch (kind) {
    case FaceDataPlace::Kind::PackedImages:
        return QStringLiteral("packed_images");
    case FaceDataPlace::Kind::Landmarks:
        return QStringLiteral("landmarks");
    case FaceDataPlace::Kind::Embeddings:
        return QStringLiteral("embeddings");
    case FaceDataPlace::Kind::Thumbnails:
        break;
    }
    return QStringLiteral("thumbnails");
}

int faceData(const Invocation& call)
{
    const bool deletes = call.options.isSet(QStringLiteral("delete"));
    const auto project = openProject(call, deletes ? OpenMode::ReadWrite : OpenMode::ReadWriteOrReadOnly);
    if (!project)
        return fail(project.error());
    FileDesk desk(**project);
    const auto places = desk.faceData();
    if (!places)
        return fail(places.error());
    QJsonArray array;
    for (const FaceDataPlace& place : *places) {
        array.append(QJsonObject {{QStringLiteral("kind"), kindName(place.kind)},
                                  {QStringLiteral("where"), place.where},
                                  {QStringLiteral("count"), place.count},
                                  {QStringLiteral("bytes"), place.bytes},
                                  {QStringLiteral("only_here"), place.onlyHere}});
        if (!call.options.isSet(QStringLiteral("json")))
            printOut(QStringLiteral("%1  %2  %3")
                         .arg(place.what, -34)
                         .arg(sizeText(place.bytes), 10)
                         .arg(place.where));
        if (deletes && place.onlyHere > 0)
            say(tr("%1 of the packed images have no file of their own any more.").arg(place.onlyHere));
    }
    if (call.options.isSet(QStringLiteral("json")))
        printJson({{QStringLiteral("face_data"), array}, {QStringLiteral("deleted"), deletes}});
    if (places->empty())
        say(tr("There is no face data."));
    if (!deletes || places->empty())
        return Done;
    if (const auto deleted = desk.deleteFaceData(); !deleted)
        return fail(deleted.error());
    say(tr("Deleted."));
    return Done;
}

void noOptions(QCommandLineParser&) { }

void addFolder(QCommandLineParser& parser, const QString& text)
{
    parser.addOption({QStringLiteral("folder"), text, QStringLiteral("folder")});
}

} // namespace

Command copyCommand()
{
    return {QStringLiteral("copy"), QStringLiteral("P.plumb COPY.plumb [--force]"),
            tr("Saves a copy, also while the project is in use."),
            [](QCommandLineParser& parser) {
        parser.addOption({QStringLiteral("force"), tr("Replaces a file of that name.")});
            },
            copy};
}

Command packCommand()
{
    return {QStringLiteral("pack"), QStringLiteral("P.plumb"),
            tr("Takes the images into the project, so that it needs no folder."), noOptions, pack};
}

Command unpackCommand()
{
    return {QStringLiteral("unpack"), QStringLiteral("P.plumb [--folder FOLDER]"),
            tr("Takes packed images out again."),
            [](QCommandLineParser& parser) {
        addFolder(parser, tr("Where images go whose file is not where it was."));
            },
            unpack};
}

Command relinkCommand()
{
    return {QStringLiteral("relink"), QStringLiteral("P.plumb --folder FOLDER"),
            tr("Finds images that were moved or renamed, by their content."),
            [](QCommandLineParser& parser) { addFolder(parser, tr("Where to look, sub-folders too.")); },
            relink};
}

Command faceDataCommand()
{
    return {QStringLiteral("facedata"), QStringLiteral("P.plumb [--delete] [--json]"),
            tr("Lists face data, where it lies and how large, or deletes it."),
            [](QCommandLineParser& parser) {
        parser.addOptions({{QStringLiteral("delete"), tr("Deletes all of it; answers and labels stay.")},
                           {QStringLiteral("json"), tr("JSON on standard output.")}});
            },
            faceData};
}

} // namespace plumbline::cli
