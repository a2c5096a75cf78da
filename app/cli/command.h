// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

#include <QCommandLineParser>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "core/session/project.h"
#include "core/views/table_spec.h"

namespace plumbline::cli {

/// What a script may rely on.
enum ExitCode {
    Done = 0,
    SomeFailed = 1,
    UsageError = 2,
    InputUnreadable = 3,
    ProjectUnusable = 4,
    VerificationFailed = 5
};

/// What a command is given: parsed options, positional arguments after the command's name, and the program's
/// parts.
struct Invocation
{
    QCommandLineParser& options;
    QStringList arguments;
    std::shared_ptr<const Services> services;
};

struct Command
{
    QString name;
    QString synopsis; ///< "P.plumb --images DIR [--labels FILE]"
    QString summary;  ///< one line
    std::function<void(QCommandLineParser&)> addOptions;
    std::function<int(const Invocation&)> run;
};

/// In the order of the work.
std::vector<Command> commands();
Command modelsCommand();
Command createCommand();
Command importCommand();
Command importPredictionsCommand();
Command importScoresCommand();
Command systemsCommand();
Command tryCommand();
Command feedingCommand();
Command ownCommand();
Command runCommand();
Command measureCommand();
Command planCommand();
Command compareCommand();
Command listCommand();
Command chartCommand();
Command exportCommand();
Command copyCommand();
Command packCommand();
Command unpackCommand();
Command relinkCommand();
Command faceDataCommand();
Command reviewCommand();

// --- what the commands share
// -------------------------------------------------------------------------------------

void printJson(const QJsonObject& object); ///< on stdout
void printOut(const QString& line);        ///< on stdout
void printTable(const TableSpec& table);   ///< on stdout, columns aligned
void say(const QString& line);             ///< messages and progress, on stderr
int fail(const Error& error);              ///< says it and gives the exit code that belongs to it
int usage(const QString& sentence);

/// Ctrl+C and a polite kill end the work in order while this lives: what is done is kept.
class InterruptWatch
{
public:
    explicit InterruptWatch(RunControl& control);

private:
    std::jthread m_thread;
};

/// `import --counts` and `import --published`: an audit of counts without images.
void addCountsOptions(QCommandLineParser& parser);
bool wantsCounts(const QCommandLineParser& options);
int importCounts(const Invocation& call);

/// Opens the project named by the first argument; says why not.
Result<std::shared_ptr<Project>> openProject(const Invocation& call, OpenMode mode);
/// "--reference a=b,c=d" or repeated "--where a=b".
Result<Where> parseWhere(const QStringList& texts);
QStringList commaList(const QStringList& texts);
/// --run N, --system ID of a question.
Result<std::vector<RunId>> parseRuns(const QStringList& texts);
/// --by, --run, --system, --reference, --interval, --level, for measure and chart.
void addMeasureOptions(QCommandLineParser& parser);
Result<MeasureQuery> parseMeasureQuery(const QCommandLineParser& parser);

/// `measure --task verify` and `list --false-matches`: faces compared with faces.
void addMatchMeasureOptions(QCommandLineParser& parser);
void addFalseMatchOptions(QCommandLineParser& parser);
bool isAboutMatching(const QCommandLineParser& options);
/// A sentence about an option that only matching knows, where the task is another; empty: none is there.
QString strayMatchOption(const QCommandLineParser& options);
int measureMatching(const Invocation& call);
/// The chart of --chart of the first system asked for, at --threshold or --fmr.
Result<ChartSpec> matchingChart(const Invocation& call);
int listFalseMatches(const Invocation& call);

/// --run, --system, --where, --verdict, --tag ..., for list, export and review.
void addListOptions(QCommandLineParser& parser);
Result<ListQuery> parseListQuery(const QCommandLineParser& parser);

} // namespace plumbline::cli
