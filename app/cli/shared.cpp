// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>

#include <QCoreApplication>
#include <QJsonDocument>

#include "app/cli/command.h"

namespace plumbline::cli {

namespace {
QString tr(const char* text)
{
    return QCoreApplication::translate("CommandLine", text);
}

std::atomic<bool> interrupted {false}; // set by the signal handler, which may do nothing else

void print(std::FILE* stream, const QByteArray& bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fflush(stream);
}
} // namespace

InterruptWatch::InterruptWatch(RunControl& control)
    : m_thread([&control](const std::stop_token& stop) {
        while (!stop.stop_requested() && !interrupted)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        if (interrupted)
            control.cancel();
    })
{
    std::signal(SIGINT, [](int) { interrupted = true; });
    std::signal(SIGTERM, [](int) { interrupted = true; });
}

void printJson(const QJsonObject& object)
{
    print(stdout, QJsonDocument(object).toJson(QJsonDocument::Indented));
}

void printOut(const QString& line)
{
    print(stdout, line.toUtf8() + '\n');
}

void printTable(const TableSpec& table)
{
    std::vector<int> widths;
    for (const TableColumn& column : table.columns)
        widths.push_back(static_cast<int>(column.title.size()));
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], static_cast<int>(row[i].text.size()));
    }
    const auto line = [&](const auto& textAt) {
        QString text;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const QString cell = textAt(i);
            text +=
                (table.columns[i].numeric ? cell.rightJustified(widths[i]) : cell.leftJustified(widths[i]))
                % QStringLiteral("  ");
        }
        printOut(text.trimmed());
    };
    line([&](std::size_t i) { return table.columns[i].title; });
    for (const auto& row : table.rows)
        line([&](std::size_t i) { return row[i].text; });
}

void say(const QString& line)
{
    print(stderr, line.toUtf8() + '\n');
}

int fail(const Error& error)
{
    say(error.userText);
    switch (error.code) {
    case ErrorCode::Usage:
        return UsageError;
    case ErrorCode::Locked:
    case ErrorCode::Damaged:
    case ErrorCode::Newer:
        return ProjectUnusable;
    case ErrorCode::Cancelled:
        return SomeFailed;
    default:
        return InputUnreadable;
    }
}

int usage(const QString& sentence)
{
    say(sentence);
    return UsageError;
}

Result<std::shared_ptr<Project>> openProject(const Invocation& call, OpenMode mode)
{
    if (call.arguments.isEmpty())
        return Error {ErrorCode::Usage, tr("Name the project file, for instance audit.plumb."), {}};
    return Project::open(call.services, call.arguments.first(), mode);
}

QStringList commaList(const QStringList& texts)
{
    QStringList result;
    for (const QString& text : texts) {
        for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts))
            result.append(part.trimmed());
    }
    return result;
}

Result<Where> parseWhere(const QStringList& texts)
{
    Where where;
    for (const QString& part : commaList(texts)) {
        const qsizetype at = part.indexOf(QLatin1Char('='));
        if (at <= 0)
            return Error {ErrorCode::Usage, tr("%1 is not of the form attribute=value.").arg(part), {}};
        const QString value = part.mid(at + 1);
        where.emplace_back(part.left(at), value == QLatin1String("not stated") ? QString() : value);
    }
    return where;
}

Result<std::vector<RunId>> parseRuns(const QStringList& texts)
{
    std::vector<RunId> runs;
    for (const QString& text : commaList(texts)) {
        bool ok = false;
        const qint64 id = text.toLongLong(&ok);
        if (!ok || id <= 0)
            return Error {ErrorCode::Usage, tr("%1 is not the number of a run.").arg(text), {}};
        runs.emplace_back(id);
    }
    return runs;
}

void addMeasureOptions(QCommandLineParser& parser)
{
    parser.addOptions({
        {QStringLiteral("by"), tr("Attributes or groupings whose subgroups are measured, with commas."),
         QStringLiteral("names")},
        {QStringLiteral("run"),
         tr("This run only (repeatable); without it, the latest finished run of each system."),
         QStringLiteral("N")},
        {QStringLiteral("system"), tr("This system only (repeatable)."), QStringLiteral("id")},
        {QStringLiteral("task"), tr("The task."), QStringLiteral("task"), QStringLiteral("classify:gender")},
        {QStringLiteral("truth"),
         tr("The label that answers are compared with; without it, the one that fits."),
         QStringLiteral("name")},
        {QStringLiteral("reference"), tr("Compare each group with this one: attribute=value for each --by."),
         QStringLiteral("group")},
        {QStringLiteral("compare"),
         tr("pairs: every pair of groups; reference: each with --reference, else with the largest group; "
            "rest: each with all others together."),
         QStringLiteral("what")},
        {QStringLiteral("fewest"), tr("Groups with fewer scored images are too few to tell (default 10)."),
         QStringLiteral("n"), QString::number(measures::kFewestToTell)},
        {QStringLiteral("seed"), tr("Seed of everything that is drawn by chance (default 1)."),
         QStringLiteral("seed"), QStringLiteral("1")},
        {QStringLiteral("resample"),
         tr("Intervals by resampling people: auto (default; where somebody has several images), never or "
            "always."),
         QStringLiteral("when"), QStringLiteral("auto")},
        {QStringLiteral("replicates"),
         tr("How often people are resampled, 1,000 to 100,000 (default 2,000)."), QStringLiteral("n"),
         QStringLiteral("2000")},
        {QStringLiteral("bootstrap"), tr("How their interval is read off: bca (default) or percentile."),
         QStringLiteral("method"), QStringLiteral("bca")},
        {QStringLiteral("interval"), tr("wilson (default), clopper_pearson, jeffreys or agresti_coull."),
         QStringLiteral("method"), QStringLiteral("wilson")},
        {QStringLiteral("level"), tr("Level of the intervals, 0.8 to 0.999."), QStringLiteral("level"),
         QStringLiteral("0.95")},
    });
}

namespace {

/// --resample, --replicates and --bootstrap.
Result<bool> parseResampling(const QCommandLineParser& parser, measures::Resampling& resampling)
{
    const auto idOf = [&parser](const char* option) {
        return parser.value(QLatin1String(option)).toLatin1();
    };
    const QByteArray when = idOf("resample");
    const auto mode =
        measures::resamplingModeFromString({when.constData(), static_cast<std::size_t>(when.size())});
    if (!mode)
        return Error {ErrorCode::Usage, tr("--resample must be auto, never or always."), {}};
    const QByteArray how = idOf("bootstrap");
    const auto bootstrap =
        measures::bootstrapFromString({how.constData(), static_cast<std::size_t>(how.size())});
    if (!bootstrap)
        return Error {ErrorCode::Usage, tr("--bootstrap must be bca or percentile."), {}};
    bool ok = false;
    const int replicates = parser.value(QStringLiteral("replicates")).toInt(&ok);
    if (!ok || replicates < measures::kFewestReplicates || replicates > measures::kMostReplicates)
        return Error {ErrorCode::Usage,
                      tr("--replicates must lie between %1 and %2.")
                          .arg(measures::kFewestReplicates)
                          .arg(measures::kMostReplicates),
                      {}};
    resampling.mode = *mode;
    resampling.bootstrap = *bootstrap;
    resampling.replicates = replicates;
    return true;
}

/// --compare, --fewest and --seed.
Result<bool> parseComparing(const QCommandLineParser& parser, MeasureQuery& query)
{
    if (parser.isSet(QStringLiteral("compare"))) {
        const QByteArray what = parser.value(QStringLiteral("compare")).toLatin1();
        const auto compare =
            measures::compareFromString({what.constData(), static_cast<std::size_t>(what.size())});
        if (!compare)
            return Error {ErrorCode::Usage,
                          tr("There is nothing to compare called %1; say pairs, reference or rest.")
                              .arg(QString::fromLatin1(what)),
                          {}};
        if (*compare != measures::Compare::Reference && !query.reference.empty())
            return Error {ErrorCode::Usage,
                          tr("--reference names a group, and --compare %1 asks for none.")
                              .arg(QString::fromLatin1(what)),
                          {}};
        query.compare = *compare;
    }
    bool ok = false;
    query.fewest = parser.value(QStringLiteral("fewest")).toInt(&ok);
    if (!ok || query.fewest < 1)
        return Error {ErrorCode::Usage, tr("--fewest must be a whole number from 1."), {}};
    query.resampling.seed = parser.value(QStringLiteral("seed")).toULongLong(&ok);
    if (!ok)
        return Error {ErrorCode::Usage, tr("--seed must be a whole number from 0."), {}};
    return true;
}

} // namespace

Result<MeasureQuery> parseMeasureQuery(const QCommandLineParser& parser)
{
    MeasureQuery query;
    query.includeUnfinished = false;
    query.task = parser.value(QStringLiteral("task"));
    query.truth = parser.value(QStringLiteral("truth"));
    query.by = commaList(parser.values(QStringLiteral("by")));
    query.systems = parser.values(QStringLiteral("system"));
    const auto runs = parseRuns(parser.values(QStringLiteral("run")));
    if (!runs)
        return runs.error();
    query.runs = *runs;
    const auto reference = parseWhere(parser.values(QStringLiteral("reference")));
    if (!reference)
        return reference.error();
    query.reference = *reference;
    if (const auto comparing = parseComparing(parser, query); !comparing)
        return comparing.error();
    if (const auto resampling = parseResampling(parser, query.resampling); !resampling)
        return resampling.error();
    const QByteArray method = parser.value(QStringLiteral("interval")).toLatin1();
    const auto known =
        measures::intervalMethodFromString({method.constData(), static_cast<std::size_t>(method.size())});
    if (!known)
        return Error {ErrorCode::Usage, tr("There is no interval %1.").arg(QString::fromLatin1(method)), {}};
    query.method = *known;
    bool ok = false;
    query.level = parser.value(QStringLiteral("level")).toDouble(&ok);
    if (!ok || query.level < 0.8 || query.level > 0.999)
        return Error {ErrorCode::Usage, tr("The level must lie between 0.8 and 0.999."), {}};
    return query;
}

} // namespace plumbline::cli
