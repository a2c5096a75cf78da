// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
// plumbline-cli: the window's twin for scripts. JSON on standard output, progress and messages on standard
// error.
#include <algorithm>
#include <cstdio>
#include <memory>

#include <QCommandLineParser>

#include "app/cli/command.h"

#ifdef PL_WITH_CHARTS
#include <QApplication>
#else
#include <QCoreApplication>
#endif

namespace {

using namespace plumbline;

/// On stdout when asked for, on stderr beside a complaint.
void printOverview(void (*print)(const QString&))
{
    print(QCoreApplication::translate("CommandLine",
                                      "plumbline-cli COMMAND ... audits face-analysis systems by subgroup."));
    for (const cli::Command& command : cli::commands())
        print(QStringLiteral("  %1 %2").arg(command.name, -8).arg(command.summary));
    print(QCoreApplication::translate("CommandLine",
                                      "plumbline-cli COMMAND --help explains one. Exit: 0 done, 1 "
                                      "finished but some images failed, 2 usage, 3 input unreadable, "
                                      "4 project damaged or locked, 5 verification failed."));
}

int runCommand(const cli::Command& command, const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(command.summary % QStringLiteral("\nplumbline-cli ") % command.name
                                     % QLatin1Char(' ') % command.synopsis);
    const QCommandLineOption help = parser.addHelpOption();
    command.addOptions(parser);
    QStringList line {QStringLiteral("plumbline-cli ") % command.name};
    line += arguments;
    if (!parser.parse(line))
        return cli::usage(parser.errorText());
    if (parser.isSet(help)) {
        cli::printOut(parser.helpText());
        return cli::Done;
    }
    return command.run({parser, parser.positionalArguments(), std::make_shared<const Services>()});
}

} // namespace

#ifdef PL_WITH_CHARTS
namespace {

/// Qt's offscreen window system wants a runtime folder and says so where there is none, as over ssh or in a
/// container. Nothing of ours lies there.
void dropRuntimeFolderWarning(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (type == QtWarningMsg && message.contains(QLatin1String("XDG_RUNTIME_DIR")))
        return;
    std::fputs(qPrintable(qFormatLogMessage(type, context, message) % QLatin1Char('\n')), stderr);
}

} // namespace
#endif

int main(int argc, char** argv)
{
#ifdef PL_WITH_CHARTS
    qInstallMessageHandler(dropRuntimeFolderWarning);
    // Charts need fonts, but never a screen.
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
#else
    const QCoreApplication app(argc, argv);
#endif
    QCoreApplication::setApplicationName(QStringLiteral("plumbline"));
    QCoreApplication::setApplicationVersion(QStringLiteral(PL_VERSION));
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.isEmpty() || arguments.first() == QLatin1String("--help")
        || arguments.first() == QLatin1String("-h")) {
        printOverview(arguments.isEmpty() ? cli::say : cli::printOut);
        return arguments.isEmpty() ? cli::UsageError : cli::Done;
    }
    if (arguments.first() == QLatin1String("--version")) {
        cli::printOut(QStringLiteral("plumbline-cli ") % QCoreApplication::applicationVersion());
        return cli::Done;
    }
    const auto all = cli::commands();
    const auto command = std::find_if(all.begin(), all.end(),
                                      [&](const cli::Command& c) { return c.name == arguments.first(); });
    if (command == all.end()) {
        printOverview(cli::say);
        return cli::usage(
            QCoreApplication::translate("CommandLine", "There is no command %1.").arg(arguments.first()));
    }
    return runCommand(*command, arguments.mid(1));
}
