// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/tasks.h"

#include <algorithm>
#include <vector>

#include <QCoreApplication>

#include "core/session/session.h"
#include "ui/audit_context.h"

namespace plumbline::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Tasks)
};

/// "estimate:hair_length" is about hair length.
QString subject(const QString& task)
{
    QString words = task.section(QLatin1Char(':'), -1).replace(QLatin1Char('_'), QLatin1Char(' '));
    if (!words.isEmpty())
        words[0] = words[0].toUpper();
    return words;
}

} // namespace

QStringList tasksOffered(const Session& session)
{
    QStringList tasks = session.services().tasks();
    tasks.append(QStringLiteral("verify"));
    tasks.append(QStringLiteral("identify"));
    const QString detection = QStringLiteral("detect"); // only of answers that were made elsewhere
    const auto project = session.project();
    const std::vector<RunRecord> runs = project ? project->runs() : std::vector<RunRecord>();
    if (std::any_of(runs.begin(), runs.end(), [&](const RunRecord& run) { return run.task == detection; }))
        tasks.append(detection);
    return tasks;
}

QStringList tasksToRun(const Session& session)
{
    QStringList tasks = tasksOffered(session);
    erase_if(tasks, [](const QString& task) { return runTask(task) != task; });
    return tasks;
}

QString runTask(const QString& task)
{
    return task == QLatin1String("identify") ? QStringLiteral("verify") : task;
}

QString taskName(const QString& task)
{
    if (task == QLatin1String("classify:gender"))
        return Words::tr("Gender classification");
    if (task == QLatin1String("estimate:age"))
        return Words::tr("Age estimation");
    if (task == QLatin1String("verify"))
        return Words::tr("Face matching 1:1");
    if (task == QLatin1String("identify"))
        return Words::tr("Face identification 1:N");
    if (task == QLatin1String("detect"))
        return Words::tr("Face detection");
    return isEstimateTask(task) ? Words::tr("%1 estimation").arg(subject(task))
                                : Words::tr("%1 classification").arg(subject(task));
}

QString taskBrief(const QString& task)
{
    if (task == QLatin1String("classify:gender"))
        return Words::tr("Gender");
    if (task == QLatin1String("estimate:age"))
        return Words::tr("Age");
    if (task == QLatin1String("verify"))
        return Words::tr("Matching 1:1");
    if (task == QLatin1String("identify"))
        return Words::tr("Identification 1:N");
    if (task == QLatin1String("detect"))
        return Words::tr("Detection");
    return subject(task);
}

QString taskNote(const QString& task)
{
    if (task == QLatin1String("classify:gender"))
        return Words::tr("A binary guess from appearance, as these systems make it");
    if (task == QLatin1String("identify"))
        return Words::tr("Probes are searched for in a gallery; who is named wrongly, and who is not found");
    if (isMatchingTask(task))
        return Words::tr("How alike two faces are; compared with whether they are of one person");
    if (task == QLatin1String("detect"))
        return Words::tr("Whether a face is found; the error is a face that is not");
    if (isEstimateTask(task))
        return Words::tr("A number guessed from appearance; compared with the label by how far it is off");
    return Words::tr("One of the classes the system knows, guessed from appearance");
}

void chooseTask(const Session& session, AuditContext& context, const QString& task)
{
    if (task == context.task)
        return;
    const auto project = session.project();
    if (project && context.by.isEmpty()) { // that is by the label; a number is no grouping
        const QString truth = project->truthAttribute(context.task);
        if (!truth.isEmpty() && !isEstimateTask(context.task))
            context.by = {truth};
    }
    context.task = task;
    context.systems.clear();
    context.browse = {};
    context.browse.task = task;
    context.notify();
    context.notifyBrowse();
}

} // namespace plumbline::ui
