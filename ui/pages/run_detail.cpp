// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/run_detail.h"

#include <QHeaderView>
#include <QLocale>

#include "core/base/when_done.h"
#include "ui/models/spec_table_view.h"
#include "ui/pages/expander.h"
#include "ui/pages/run_tables.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

RunDetail::RunDetail(Session& session, QWidget* parent)
    : Card(tr("Run"), parent)
    , m_session(session)
    , m_summary(textLabel({}, "muted"))
    , m_resume(button(tr("Resume this run"), "", QStringLiteral("resumeRun"),
                      tr("Go on with the images that have no outcome yet")))
    , m_failures(new Expander(QStringLiteral("runFailures")))
    , m_provenance(new SpecTableView)
{
    setObjectName(QStringLiteral("runDetail"));
    m_summary->setObjectName(QStringLiteral("runSummary"));
    m_provenance->setObjectName(QStringLiteral("provenanceTable"));
    m_provenance->setAccessibleName(tr("What the run was made with"));
    m_provenance->setFollowsRows(true);
    addTitleWidget(m_resume);
    body()->addWidget(m_summary);
    body()->addWidget(m_failures);
    body()->addWidget(textLabel(tr("Made with (sealed when the run began)"), "muted"));
    body()->addWidget(m_provenance);
    connect(m_resume, &QPushButton::clicked, this, [this] { Q_EMIT resumeRequested(m_system); });
}

void RunDetail::showRun(const RunRecord& run, bool canResume)
{
    m_system = run.system;
    setTitle(m_session.services().systemName(run.system));
    const QLocale locale;
    const QString when = locale.toString(run.startedUtc.toLocalTime(), QLocale::LongFormat);
    const qint64 left = run.images - run.done;
    if (left > 0)
        m_summary->setText(tr("Started %1; %2 of %3 images are left to do.")
                               .arg(when, locale.toString(left), locale.toString(run.images)));
    else
        m_summary->setText(
            tr("Started %1; every one of %2 images has an outcome.").arg(when, locale.toString(run.images)));
    m_resume->setVisible(canResume);
    m_resume->setEnabled(m_session.job() == JobKind::None);
    m_provenance->setSpec(provenanceTable(run.provenance));
    // Hashes are long: they get whatever the names leave.
    m_provenance->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_provenance->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    askFailures(run);
}

void RunDetail::askFailures(const RunRecord& run)
{
    const int epoch = ++m_epoch;
    if (run.failed == 0)
        return m_failures->setEntries({}, {});
    ListQuery query;
    query.task = run.task;
    query.runs = {run.id};
    query.verdicts = {Verdict::Failed};
    whenDone(m_session.list(query), this, [this, epoch](const Result<std::vector<OutcomeRow>>& rows) {
        if (epoch != m_epoch || !rows)
            return;
        std::vector<std::pair<QString, QString>> entries;
        for (const OutcomeRow& row : *rows)
            entries.emplace_back(row.file, row.outcome.error.isEmpty() ? row.problem : row.outcome.error);
        m_failures->setEntries(tr("Images that could not be put to the system: %1").arg(entries.size()),
                               entries);
    });
}

} // namespace plumbline::ui
