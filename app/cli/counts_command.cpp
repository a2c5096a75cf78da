// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>

#include "app/cli/command.h"
#include "core/session/counts_desk.h"
#include "core/session/published_audits.h"

namespace plumbline::cli {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

/// "--role column=n": what a column means where its name does not tell.
Result<void> chooseRoles(CountsSurvey& survey, const QStringList& texts)
{
    for (const QString& text : texts) {
        const qsizetype equals = text.lastIndexOf(QLatin1Char('='));
        const qsizetype column = survey.table.header.indexOf(text.left(equals));
        const auto role = countsRoleFromName(text.mid(equals + 1));
        if (equals <= 0 || column < 0)
            return Error {ErrorCode::Usage,
                          tr("%1: there is no such column; there are %2.")
                              .arg(text, survey.table.header.join(QStringLiteral(", "))),
                          {}};
        if (!role)
            return Error {
                ErrorCode::Usage,
                tr("%1: a column can be set, attribute, n, errors, n_benchmark, date, vendor, study, "
                   "benchmark, published_rate, status or ignored.")
                    .arg(text),
                {}};
        // The column that was guessed for it makes room.
        if (*role != CountsRole::Attribute && *role != CountsRole::Ignored)
            std::replace(survey.roles.begin(), survey.roles.end(), *role, CountsRole::Ignored);
        survey.roles[static_cast<std::size_t>(column)] = *role;
    }
    return {};
}

QJsonObject surveyJson(const CountsSurvey& survey, const CountsReading& reading)
{
    QJsonObject columns;
    for (std::size_t i = 0; i < survey.roles.size(); ++i)
        columns.insert(survey.table.header[static_cast<qsizetype>(i)], countsRoleName(survey.roles[i]));
    QStringList sets;
    for (const CountSet& set : reading.counts.sets)
        sets.append(set.name);
    return {{QStringLiteral("columns"), columns},
            {QStringLiteral("sets"), QJsonArray::fromStringList(sets)},
            {QStringLiteral("rows"), static_cast<qint64>(reading.counts.rows.size())},
            {QStringLiteral("left_out"), QJsonArray::fromStringList(reading.problems)},
            {QStringLiteral("notes"), QJsonArray::fromStringList(reading.notes)}};
}

int importPublished(const Invocation& call)
{
    const auto table = publishedAudits();
    if (!table)
        return fail(table.error());
    const auto project = openProject(call, OpenMode::ReadWrite);
    if (!project)
        return fail(project.error());
    if (const auto taken = CountsDesk(**project).replace(*table, QStringLiteral("published counts")); !taken)
        return fail(taken.error());
    say(tr("%1 sets of counts, reconstructed from published rates.").arg(table->sets.size()));
    return Done;
}

} // namespace

void addCountsOptions(QCommandLineParser& parser)
{
    parser.addOptions(
        {{QStringLiteral("counts"),
          tr("A table of counts (CSV, TSV, XLSX, ODS) in place of images: set, group or any attributes, n, "
             "errors; n_benchmark, date, vendor, study if they are known."),
          QStringLiteral("file")},
         {QStringLiteral("role"),
          tr("What a column of the counts means: column=n, errors, set, attribute ... (repeatable)."),
          QStringLiteral("pair")},
         {QStringLiteral("published"),
          tr("The published audits in place of images: Gender Shades and Actionable Auditing.")}});
}

bool wantsCounts(const QCommandLineParser& options)
{
    return options.isSet(QStringLiteral("counts")) || options.isSet(QStringLiteral("published"));
}

int importCounts(const Invocation& call)
{
    if (call.options.isSet(QStringLiteral("images")) || call.options.isSet(QStringLiteral("labels")))
        return usage(tr("An audit is made of images or of counts; give one of them."));
    if (call.options.isSet(QStringLiteral("published")))
        return importPublished(call);
    const QString file = call.options.value(QStringLiteral("counts"));
    auto survey = CountsDesk::survey(file, call.options.value(QStringLiteral("sheet")));
    if (!survey)
        return fail(survey.error());
    if (const auto chosen = chooseRoles(*survey, call.options.values(QStringLiteral("role"))); !chosen)
        return fail(chosen.error());
    const auto reading = readCounts(survey->table, survey->roles, QFileInfo(file).fileName());
    if (!reading)
        return fail(reading.error());
    if (call.options.isSet(QStringLiteral("dry-run"))) {
        printJson(surveyJson(*survey, *reading));
        return Done;
    }
    const auto project = openProject(call, OpenMode::ReadWrite);
    if (!project)
        return fail(project.error());
    if (const auto taken = CountsDesk(**project).take(*survey, *reading); !taken)
        return fail(taken.error());
    say(tr("%1 rows of counts in %2 sets.")
            .arg(reading->counts.rows.size())
            .arg(reading->counts.sets.size()));
    for (const QString& line : reading->problems + reading->notes)
        say(line);
    return reading->problems.isEmpty() ? Done : SomeFailed;
}

} // namespace plumbline::cli
