// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QCoreApplication>

#include "app/cli/command.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

int create(const Invocation& call)
{
    if (call.arguments.isEmpty())
        return usage(tr("Name the project file to make, for instance audit.plumb."));
    const auto project = Project::create(call.services, call.arguments.first());
    if (!project)
        return fail(project.error());
    say(tr("Made %1.").arg(call.arguments.first()));
    return Done;
}

} // namespace

Command createCommand()
{
    return {QStringLiteral("create"), QStringLiteral("P.plumb"), tr("Makes an empty project."),
            [](QCommandLineParser&) {}, create};
}

} // namespace plumbline::cli
