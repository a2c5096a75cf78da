// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <QCoreApplication>
#include <QJsonArray>

#include "app/cli/command.h"
#include "core/session/json.h"
#include "core/views/plan_text.h"
#include "core/views/texts.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// What the options say; none where they are no plan.
Result<measures::Plan> parsePlan(const QCommandLineParser& parser, measures::Plan plan)
{
    bool ok = true;
    const auto read = [&](const char* name, double& into) {
        const QString text = parser.value(QString::fromLatin1(name));
        if (!text.isEmpty() && ok)
            into = text.toDouble(&ok);
    };
    double comparisons = plan.comparisons;
    read("rate", plan.rate);
    read("difference", plan.difference);
    read("power", plan.power);
    read("comparisons", comparisons);
    plan.comparisons = static_cast<int>(comparisons);
    const bool inRange = plan.rate >= 0 && plan.rate <= 1 && plan.difference > 0 && plan.difference <= 1
        && plan.power > 0 && plan.power < 1 && comparisons >= 1 && comparisons <= 1e6;
    if (!ok || !inRange)
        return Error {ErrorCode::Usage,
                      tr("Write --rate, --difference and --power as fractions (0.1 for 10 %) and "
                         "--comparisons as a whole number from 1."),
                      {}};
    return plan;
}

template<class T>
QJsonValue known(const std::optional<T>& value)
{
    return value ? QJsonValue(static_cast<double>(*value)) : QJsonValue(QJsonValue::Null);
}

QJsonObject planJson(const measures::Plan& plan)
{
    return {{QStringLiteral("rate"), plan.rate},
            {QStringLiteral("difference"), plan.difference},
            {QStringLiteral("power"), plan.power},
            {QStringLiteral("level"), plan.level},
            {QStringLiteral("comparisons"), plan.comparisons},
            {QStringLiteral("images_per_group"), known(measures::imagesToSee(plan))}};
}

QJsonArray groupsJson(const Measured& measured, const MeasuredRun& run, const measures::Plan& plan,
                      bool perSubmitted)
{
    QJsonArray array;
    for (const GroupPlan& one : planGroups(measured, run, plan, perSubmitted)) {
        array.append(QJsonObject {{QStringLiteral("group"), groupNameAsJson(measured, one.group)},
                                  {QStringLiteral("compared_with"), groupNameAsJson(measured, one.other)},
                                  {QStringLiteral("scored"), static_cast<qint64>(one.scored.n)},
                                  {QStringLiteral("image_worth"), one.worth},
                                  {QStringLiteral("visible_difference"), known(one.visible)},
                                  {QStringLiteral("missing"), known(one.missing)},
                                  {QStringLiteral("to_halve_interval"), known(one.toHalve)}});
    }
    return array;
}

/// The sets of a table of counts, or the project's runs.
Result<std::vector<Measured>> measured(const Invocation& call, const MeasureQuery& query)
{
    if (call.options.isSet(QStringLiteral("counts")))
        return measureCounts(call.options.value(QStringLiteral("counts")), query);
    const auto project = openProject(call, OpenMode::ReadOnly);
    if (!project)
        return project.error();
    auto one = (*project)->measure(query);
    if (!one)
        return one.error();
    if (one->isEstimate || one->runs.empty())
        return Error {ErrorCode::Usage,
                      tr("%1 has no error rates of this task to plan from.").arg((*project)->name()),
                      {}};
    return std::vector<Measured> {std::move(*one)};
}

int planSets(const Invocation& call, const MeasureQuery& query)
{
    const bool perSubmitted = call.options.isSet(QStringLiteral("submitted"));
    const auto sets = measured(call, query);
    if (!sets)
        return fail(sets.error());
    QJsonArray runs;
    for (const Measured& set : *sets) {
        const auto plan = parsePlan(call.options, planFor(set, perSubmitted));
        if (!plan)
            return fail(plan.error());
        if (!call.options.isSet(QStringLiteral("json"))) {
            printOut(planSentence(*plan, set.task));
            if (const QString people = planPeopleSentence(set, perSubmitted); !people.isEmpty())
                printOut(people);
            printTable(planTable(set, *plan, perSubmitted));
            continue;
        }
        for (const MeasuredRun& run : set.runs)
            runs.append(QJsonObject {{QStringLiteral("system"), run.system},
                                     {QStringLiteral("plan"), planJson(*plan)},
                                     {QStringLiteral("groups"), groupsJson(set, run, *plan, perSubmitted)}});
    }
    if (call.options.isSet(QStringLiteral("json")))
        printJson({{QStringLiteral("runs"), runs}});
    return Done;
}

int plan(const Invocation& call)
{
    auto query = parseMeasureQuery(call.options);
    if (!query)
        return fail(query.error());
    query->referenceLargest = !call.options.isSet(QStringLiteral("compare")); // as in the window
    if (!call.arguments.isEmpty() || call.options.isSet(QStringLiteral("counts")))
        return planSets(call, *query);
    measures::Plan asked;
    asked.level = query->level;
    const auto plan = parsePlan(call.options, asked);
    if (!plan)
        return fail(plan.error());
    if (call.options.isSet(QStringLiteral("json")))
        printJson({{QStringLiteral("plan"), planJson(*plan)}});
    else
        printOut(planSentence(*plan));
    return Done;
}

} // namespace

Command planCommand()
{
    return {QStringLiteral("plan"),
            QStringLiteral("[P.plumb --by NAME,NAME | --counts FILE.csv] [--difference 0.1] [--power 0.8]"),
            tr("How many images it takes to see a difference, and what the present ones can show."),
            [](QCommandLineParser& parser) {
        addMeasureOptions(parser);
        parser.addOptions(
            {{QStringLiteral("difference"), tr("Difference to be seen, a fraction (default 0.1)."),
              QStringLiteral("d")},
             {QStringLiteral("power"), tr("Chance of seeing it, a fraction (default 0.8)."),
              QStringLiteral("p")},
             {QStringLiteral("rate"),
              tr("Error rate to compare with; without it that of the reference, or 0.05."),
              QStringLiteral("rate")},
             {QStringLiteral("comparisons"), tr("How many comparisons are corrected for."),
              QStringLiteral("m")},
             {QStringLiteral("counts"), tr("A table of counts instead of a project: set, group, n, errors."),
              QStringLiteral("file")},
             {QStringLiteral("submitted"), tr("Undetected faces count as errors.")},
             {QStringLiteral("json"), tr("JSON on standard output.")}});
            },
            plan};
}

} // namespace plumbline::cli
