// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/run_detail.h"

#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QJsonObject>
#include <QLineEdit>
#include <QLocale>

#include "core/base/when_done.h"
#include "ui/models/spec_table_view.h"
#include "ui/models/table_cells.h"
#include "ui/models/table_text.h"
#include "ui/pages/run_tables.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr std::size_t kMostFailures = 500; ///< of the list; the filter finds the others

} // namespace

RunDetail::RunDetail(Session& session, QWidget* parent)
    : Card(tr("Run"), parent)
    , m_session(session)
    , m_summary(textLabel({}, "muted"))
    , m_results(button(tr("See its results"), "", QStringLiteral("runResults"),
                       tr("Go to Results, asked what this run was asked")))
    , m_resume(button(tr("Resume this run"), "", QStringLiteral("resumeRun"),
                      tr("Go on with the images that have no outcome yet")))
    , m_retry(button({}, "", QStringLiteral("retryRun"),
                     tr("Makes a new run that keeps this one's answers and asks again only for these "
                        "images; this run stays as it is")))
    , m_delete(button(tr("Delete this run"), "", QStringLiteral("deleteRun"),
                      tr("Only runs that were not finished can go")))
{
    setObjectName(QStringLiteral("runDetail"));
    m_summary->setObjectName(QStringLiteral("runSummary"));
    for (QPushButton* each : {m_results, m_resume, m_retry, m_delete})
        addTitleWidget(each);
    body()->addWidget(m_summary);
    body()->addWidget(buildFailures());
    body()->addWidget(buildProvenance());
    connect(m_results, &QPushButton::clicked, this, [this] { Q_EMIT resultsRequested(m_run.task); });
    connect(m_resume, &QPushButton::clicked, this, [this] { Q_EMIT resumeRequested(m_run.system); });
    connect(m_retry, &QPushButton::clicked, this, [this] { Q_EMIT retryRequested(m_run.id); });
    connect(m_delete, &QPushButton::clicked, this, [this] { Q_EMIT deleteRequested(m_run.id); });
}

QWidget* RunDetail::buildFailures()
{
    m_failures = new QWidget;
    auto* column = new QVBoxLayout(m_failures);
    column->setContentsMargins(0, 4, 0, 4);
    column->setSpacing(6);
    m_failuresTitle = textLabel({}, "plain");
    m_failuresTitle->setObjectName(QStringLiteral("runFailures"));
    m_filter = new QLineEdit;
    m_filter->setObjectName(QStringLiteral("failureFilter"));
    m_filter->setPlaceholderText(tr("Filter by file or reason"));
    m_filter->setAccessibleName(tr("Filter the failed images by file or reason"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(260);
    m_failuresTable = new SpecTableView;
    m_failuresTable->setObjectName(QStringLiteral("failureTable"));
    m_failuresTable->setAccessibleName(tr("Images that could not be put to the system"));
    m_failuresTable->setMaximumHeight(220);
    auto* row = new QHBoxLayout;
    row->addWidget(m_failuresTitle, 1);
    row->addWidget(m_filter);
    column->addLayout(row);
    column->addWidget(m_failuresTable);
    connect(m_filter, &QLineEdit::textChanged, this, &RunDetail::showFailures);
    return m_failures;
}

QWidget* RunDetail::buildProvenance()
{
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    m_provenance = new SpecTableView;
    m_provenance->setObjectName(QStringLiteral("provenanceTable"));
    m_provenance->setAccessibleName(tr("What the run was made with"));
    m_provenance->setFollowsRows(true);
    m_copy = button(tr("Copy as text"), "link", QStringLiteral("copyProvenance"),
                    tr("Everything below, a line each, for a report or a colleague"));
    auto* row = new QHBoxLayout;
    row->addWidget(textLabel(tr("Made with (sealed when the run began)"), "muted"), 1);
    row->addWidget(m_copy);
    column->addLayout(row);
    column->addWidget(m_provenance);
    connect(m_copy, &QPushButton::clicked, this, &RunDetail::copyProvenance);
    return whole;
}

void RunDetail::showRun(const RunRecord& run, bool canResume)
{
    if (run.id != m_run.id)
        m_filter->clear();
    m_run = run;
    setTitle(tr("%1, run %2").arg(m_session.services().systemName(run.system)).arg(run.id.value()));
    const QLocale locale;
    const QString when = locale.toString(run.startedUtc.toLocalTime(), QLocale::LongFormat);
    const qint64 left = run.images - run.done;
    if (left > 0)
        m_summary->setText(tr("Started %1; %2 of %3 images are left to do.")
                               .arg(when, locale.toString(left), locale.toString(run.images)));
    else
        m_summary->setText(
            tr("Started %1; every one of %2 images has an outcome.").arg(when, locale.toString(run.images)));
    if (const qint64 earlier = run.provenance.value(QStringLiteral("retries")).toInteger(); earlier > 0) {
        const qint64 taken = run.provenance.value(QStringLiteral("taken_over")).toInteger();
        m_summary->setText(m_summary->text() % QLatin1Char(' ')
                           % tr("%1 outcomes were taken over from run %2.")
                                 .arg(locale.toString(taken), locale.toString(earlier)));
    }
    const QJsonObject imported = run.provenance.value(QStringLiteral("imported")).toObject();
    if (!imported.isEmpty())
        m_summary->setText(
            tr("Made elsewhere; %1 was read on %2 and is about %3 images.")
                .arg(imported.value(QStringLiteral("file")).toString(), when, locale.toString(run.images)));
    else if (isMatchingTask(run.task))
        m_summary->setText(m_summary->text() % QLatin1Char(' ')
                           % tr("It looked at every face and kept what is needed to compare any two; whom "
                                "it takes for whom is under Results."));
    const bool idle = m_session.job() == JobKind::None;
    const auto project = m_session.project();
    const bool writable = project && !project->isReadOnly();
    m_results->setVisible(run.state == RunState::Finished);
    m_resume->setVisible(canResume);
    m_resume->setEnabled(idle);
    m_delete->setVisible(writable
                         && (run.state == RunState::Cancelled || run.state == RunState::Interrupted));
    m_delete->setEnabled(idle);
    m_provenance->setSpec(provenanceTable(run.provenance));
    // Hashes are long: they get whatever the names leave.
    m_provenance->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_provenance->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    askFailures(run);
}

void RunDetail::askFailures(const RunRecord& run)
{
    const int epoch = ++m_epoch;
    if (run.failed == 0) {
        m_failed.clear();
        return showFailures();
    }
    ListQuery query;
    query.task = run.task;
    query.runs = {run.id};
    query.verdicts = {Verdict::Failed};
    whenDone(m_session.list(query), this, [this, epoch](const Result<std::vector<OutcomeRow>>& rows) {
        if (epoch != m_epoch || !rows)
            return;
        m_failed.clear();
        for (const OutcomeRow& row : *rows)
            m_failed.push_back({row.file, row.outcome.error.isEmpty() ? row.problem : row.outcome.error,
                                row.outcome.retriable});
        showFailures();
    });
}

void RunDetail::showFailures()
{
    const QLocale locale;
    m_failures->setVisible(!m_failed.empty());
    const auto mayPass = std::count_if(m_failed.begin(), m_failed.end(),
                                       [](const Failure& failure) { return failure.mayPass; });
    const auto project = m_session.project();
    m_retry->setVisible(mayPass > 0 && m_run.state == RunState::Finished && project
                        && !project->isReadOnly());
    m_retry->setText(mayPass == 1 ? tr("Try 1 image again")
                                  : tr("Try %1 images again").arg(locale.toString(qint64 {mayPass})));
    m_retry->setAccessibleName(m_retry->text());
    if (m_failed.empty())
        return;
    TableSpec spec;
    spec.columns = {{QStringLiteral("file"), tr("image"), false, {}},
                    {QStringLiteral("why"), tr("why"), false, {}},
                    {QStringLiteral("again"), tr("another try"), false,
                     tr("A file that could not be had may be there next time; one that cannot be decoded "
                        "stays so")}};
    const QString wanted = m_filter->text().trimmed();
    std::size_t fitting = 0;
    for (const Failure& failure : m_failed) {
        if (!wanted.isEmpty() && !failure.file.contains(wanted, Qt::CaseInsensitive)
            && !failure.why.contains(wanted, Qt::CaseInsensitive))
            continue;
        if (++fitting <= kMostFailures)
            spec.rows.push_back({textCell(failure.file), textCell(failure.why),
                                 textCell(failure.mayPass ? tr("may help") : tr("no use"), Tone::Muted)});
    }
    QString title = tr("%1 images could not be put to the system")
                        .arg(locale.toString(static_cast<qint64>(m_failed.size())));
    if (fitting < m_failed.size())
        title = tr("%1; %2 fit the filter").arg(title, locale.toString(static_cast<qint64>(fitting)));
    if (fitting > kMostFailures)
        title =
            tr("%1; the first %2 are shown").arg(title, locale.toString(static_cast<qint64>(kMostFailures)));
    m_failuresTitle->setText(title);
    m_failuresTable->setSpec(spec);
}

void RunDetail::copyProvenance()
{
    const QString head = QStringLiteral("%1\n%2\n").arg(m_run.system, m_summary->text());
    QGuiApplication::clipboard()->setText(head % tableAsText(m_provenance->spec()));
}

} // namespace plumbline::ui
