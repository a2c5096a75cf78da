// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "app/window/errands.h"

#include <cstdio>
#include <map>

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QPixmap>

#include "ui/charts/chart_view.h"
#include "ui/frame/audit_controller.h"
#include "ui/frame/main_window.h"

namespace plumbline::app {

namespace {

constexpr int kLookEveryMs = 200;
constexpr int kQuietLooks = 4; ///< then what is shown has settled
constexpr qint64 kPatienceMs = 8 * 60 * 1000;

QString tr(const char* text)
{
    return QCoreApplication::translate("WindowCommandLine", text);
}

void complain(const QString& text)
{
    std::fputs(qPrintable(text + QLatin1Char('\n')), stderr);
}

std::optional<ui::PageId> pageFromName(const QString& name)
{
    static const std::map<QString, ui::PageId> pages {
        {QStringLiteral("welcome"), ui::PageId::Welcome}, {QStringLiteral("dataset"), ui::PageId::Dataset},
        {QStringLiteral("systems"), ui::PageId::Systems}, {QStringLiteral("runs"), ui::PageId::Runs},
        {QStringLiteral("results"), ui::PageId::Results}, {QStringLiteral("browse"), ui::PageId::Browse}};
    const auto at = pages.find(name.toLower());
    return at == pages.end() ? std::nullopt : std::optional(at->second);
}

QSize sizeFromText(const QString& text)
{
    const QStringList parts = text.toLower().split(QLatin1Char('x'));
    return parts.size() == 2 ? QSize(parts.at(0).toInt(), parts.at(1).toInt()) : QSize();
}

} // namespace

int Options::parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(tr("Audits face-analysis systems by subgroup."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("audit"), tr("A .plumb file to open."),
                                 QStringLiteral("[audit]"));
    const QCommandLineOption sampleOption(QStringLiteral("sample"), tr("Open the sample audit and run it."));
    const QCommandLineOption exitOption(QStringLiteral("exit-after-chart"),
                                        tr("End with 0 once a chart of the finished audit has been drawn."));
    const QCommandLineOption pageOption(QStringLiteral("page"),
                                        tr("Go to welcome, dataset, systems, runs, results or browse."),
                                        QStringLiteral("name"));
    const QCommandLineOption pictureOption(QStringLiteral("screenshot"),
                                           tr("Save a picture of the window and end."),
                                           QStringLiteral("file.png"));
    const QCommandLineOption afterOption(QStringLiteral("after-job"),
                                         tr("Take the picture when nothing runs any more."));
    const QCommandLineOption themeOption(
        QStringLiteral("theme"), tr("light, dark or system, for this time only."), QStringLiteral("name"));
    const QCommandLineOption sizeOption(QStringLiteral("size"), tr("Size of the window, as 1280x800."),
                                        QStringLiteral("WxH"));
    parser.addOptions(
        {sampleOption, exitOption, pageOption, pictureOption, afterOption, themeOption, sizeOption});
    if (!parser.parse(arguments)) {
        complain(parser.errorText());
        return 2;
    }
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp(0);
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();
    sample = parser.isSet(sampleOption);
    exitAfterChart = parser.isSet(exitOption);
    afterJob = parser.isSet(afterOption);
    screenshot = parser.value(pictureOption);
    if (!parser.positionalArguments().isEmpty())
        project = QFileInfo(parser.positionalArguments().front()).absoluteFilePath();
    if (parser.isSet(pageOption) && !(page = pageFromName(parser.value(pageOption)))) {
        complain(tr("There is no page \"%1\".").arg(parser.value(pageOption)));
        return 2;
    }
    if (parser.isSet(sizeOption) && (size = sizeFromText(parser.value(sizeOption))).isEmpty()) {
        complain(tr("\"%1\" is no size; write it as 1280x800.").arg(parser.value(sizeOption)));
        return 2;
    }
    if (parser.isSet(themeOption)) {
        theme = ui::themeChoiceFromName(parser.value(themeOption));
        if (!theme) {
            complain(
                tr("There is no theme \"%1\"; choose light, dark or system.").arg(parser.value(themeOption)));
            return 2;
        }
    }
    return -1;
}

Errands::Errands(Options options, Session& session, ui::MainWindow& window)
    : m_options(std::move(options))
    , m_session(session)
    , m_window(window)
{
    m_looks.setInterval(kLookEveryMs);
    connect(&m_looks, &QTimer::timeout, this, &Errands::look);
}

void Errands::start()
{
    const bool watched = m_options.exitAfterChart || !m_options.screenshot.isEmpty();
    if (watched) {
        const auto fail = [this](const Error& error) {
            if (error.code != ErrorCode::Cancelled)
                end(error.userText);
        };
        connect(&m_session, &Session::failed, this, fail);
        connect(&m_window.audits(), &ui::AuditController::failed, this, fail);
    }
    connect(&m_window.audits(), &ui::AuditController::navigate, this, [this] { m_opened = true; });
    const bool opens = m_options.sample || !m_options.project.isEmpty();
    if (m_options.sample)
        m_window.audits().openSample();
    else if (opens)
        m_window.audits().openAudit(m_options.project);
    else
        m_opened = true;
    if (m_options.exitAfterChart && !opens) {
        end(tr("--exit-after-chart needs --sample or an audit."));
        return;
    }
    m_since.start();
    if (watched || m_options.page)
        m_looks.start();
}

void Errands::look()
{
    if (m_since.elapsed() > kPatienceMs) {
        end(tr("Nothing was drawn within eight minutes."));
        return;
    }
    if (!m_opened)
        return;
    if (m_options.page && !m_wentToPage) {
        m_wentToPage = true;
        m_window.goTo(*m_options.page);
    }
    const bool idle = m_session.job() == JobKind::None;
    const bool waits = (m_options.exitAfterChart || m_options.afterJob) && !idle;
    m_quiet = waits ? 0 : m_quiet + 1;
    if (m_quiet < kQuietLooks)
        return;
    if (!m_options.screenshot.isEmpty()) {
        takeScreenshot();
        return;
    }
    if (!m_options.exitAfterChart) {
        m_looks.stop();
        return;
    }
    if (const QString gap = unfinished(); !gap.isEmpty()) {
        end(gap);
        return;
    }
    const ui::ChartView* chart = m_window.resultsChart();
    if (chart && chart->isVisible() && chart->wasPainted() && !chart->spec().marks.empty())
        end({});
    else if (m_window.page() != ui::PageId::Results)
        m_window.goTo(ui::PageId::Results);
}

QString Errands::unfinished() const
{
    const auto project = m_session.project();
    std::map<QString, RunState> latest;
    for (const RunRecord& run : project ? project->runs() : std::vector<RunRecord>()) // oldest first
        latest[run.system] = run.state;
    if (latest.empty())
        return tr("No system has run, so there is nothing to draw.");
    for (const auto& [system, state] : latest)
        if (state != RunState::Finished)
            return tr("%1 did not finish.").arg(system);
    if (!m_options.sample)
        return {};
    for (const SystemInfo& system : m_session.services().systems())
        if (!system.installed)
            return tr("%1 did not run: %2").arg(system.id, system.state);
    return {};
}

void Errands::takeScreenshot()
{
    m_looks.stop();
    for (QWidget* widget : m_window.findChildren<QWidget*>())
        widget->setAttribute(Qt::WA_UnderMouse, false); // nothing is to look hovered
    const bool saved = m_window.grab().save(m_options.screenshot);
    end(saved ? QString() : tr("%1 could not be written.").arg(m_options.screenshot));
}

void Errands::end(const QString& complaint)
{
    m_looks.stop();
    if (!complaint.isEmpty())
        complain(complaint);
    const int code = complaint.isEmpty() ? 0 : 1;
    QMetaObject::invokeMethod(
        qApp, [code] { QCoreApplication::exit(code); }, Qt::QueuedConnection);
}

} // namespace plumbline::app
