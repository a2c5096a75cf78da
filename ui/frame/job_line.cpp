// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/frame/job_line.h"

#include <cmath>

#include <QDateTime>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QToolButton>

#include "core/session/last_write.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kDelayMs = 300;
constexpr int kLookMs = 2000;
constexpr int kBarWidth = 150;
constexpr int kSteps = 1000;

/// "Saved 14:32": when the file last took a change, in this session or before it.
QString savedText(const Project& project)
{
    const QLocale locale;
    const QDateTime when = lastWrite(project).toLocalTime();
    const QString text = when.date() == QDate::currentDate()
        ? locale.toString(when.time(), QLocale::ShortFormat)
        : locale.toString(when, QLocale::ShortFormat);
    return JobLine::tr("Saved %1").arg(text);
}

QToolButton* iconButton(const QString& icon, const QString& objectName, const QString& tip)
{
    auto* made = new QToolButton;
    setRole(made, "icon");
    made->setObjectName(objectName);
    made->setIcon(Theme::instance().icon(icon));
    made->setIconSize({16, 16});
    made->setToolTip(tip);
    made->setAccessibleName(tip);
    made->setFocusPolicy(Qt::StrongFocus);
    return made;
}

QLabel* quietLabel(const QString& objectName)
{
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setFont(Theme::instance().tableFont());
    setRole(label, "muted");
    return label;
}

} // namespace

JobLine::JobLine(Session& session, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_text(quietLabel(QStringLiteral("jobText")))
    , m_bar(new QProgressBar)
    , m_rate(quietLabel(QStringLiteral("jobRate")))
    , m_pause(iconButton(QStringLiteral("pause"), QStringLiteral("jobPause"), tr("Pause")))
    , m_cancel(iconButton(QStringLiteral("cancel"), QStringLiteral("jobCancel"), tr("Cancel")))
    , m_saved(quietLabel(QStringLiteral("savedState")))
    , m_private(quietLabel(QStringLiteral("privacyState")))
{
    setRole(this, "foot");
    setFixedHeight(kStatusHeight);
    m_bar->setObjectName(QStringLiteral("jobBar"));
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setFixedSize(kBarWidth, 6);
    m_bar->setTextVisible(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPageMargin, 0, kPageMargin, 0);
    row->setSpacing(10);
    for (QWidget* widget : std::initializer_list<QWidget*> {m_text, m_bar, m_rate, m_pause, m_cancel})
        row->addWidget(widget, 0, Qt::AlignVCenter);
    row->addStretch(1);
    row->addWidget(m_saved);
    row->addWidget(m_private);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMs);
    connect(&m_delay, &QTimer::timeout, this, [this] {
        m_visible = true;
        refresh();
    });
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, &JobLine::refreshSaved);
    m_look.start();
    connect(&session, &Session::jobChanged, this, &JobLine::jobChanged);
    connect(&session, &Session::progressChanged, this, &JobLine::refresh);
    connect(&session, &Session::projectChanged, this, &JobLine::refreshSaved);
    connect(m_pause, &QToolButton::clicked, this, [this] {
        if (m_session.progress().paused)
            m_session.resumeJob();
        else
            m_session.pauseJob();
    });
    connect(m_cancel, &QToolButton::clicked, &session, &Session::cancelJob);
    refresh();
    refreshSaved();
}

void JobLine::jobChanged()
{
    if (m_session.job() == JobKind::None) {
        m_delay.stop();
        m_visible = false;
    } else if (!m_visible && !m_delay.isActive()) {
        m_delay.start();
    }
    refresh();
    refreshSaved();
}

void JobLine::refresh()
{
    const Progress progress = m_session.progress();
    m_bar->setVisible(m_visible);
    m_rate->setVisible(m_visible);
    m_cancel->setVisible(m_visible);
    m_pause->setVisible(m_visible && m_session.job() == JobKind::Run);
    if (!m_visible) {
        m_text->setText(tr("Ready"));
        return;
    }
    m_text->setText(jobText());
    m_rate->setText(rateText());
    if (progress.total > 0) {
        m_bar->setRange(0, kSteps);
        m_bar->setValue(static_cast<int>(progress.done * kSteps / progress.total));
    } else {
        m_bar->setRange(0, 0);
    }
    const QString icon = progress.paused ? QStringLiteral("resume") : QStringLiteral("pause");
    const QString tip = progress.paused ? tr("Go on") : tr("Pause");
    if (m_pause->toolTip() != tip) {
        m_pause->setIcon(Theme::instance().icon(icon));
        m_pause->setToolTip(tip);
        m_pause->setAccessibleName(tip);
    }
}

void JobLine::refreshSaved()
{
    const auto project = m_session.project();
    m_saved->setVisible(project != nullptr);
    if (project && project->isReadOnly())
        m_saved->setText(project->lockedBy().isEmpty()
                             ? tr("Read only")
                             : tr("Read only: in use by %1").arg(project->lockedBy()));
    else if (project)
        m_saved->setText(savedText(*project));
    m_saved->setToolTip(
        project ? tr("Everything you do is kept at once in %1").arg(QDir::toNativeSeparators(project->path()))
                : QString());
    const char* role = project && project->isReadOnly() ? "warning" : "muted";
    if (m_saved->property("role") != QLatin1String(role))
        setRole(m_saved, role);
    const bool installing = m_session.job() == JobKind::Install;
    const QString separator = project ? QStringLiteral("·   ") : QString();
    m_private->setText(separator
                       + (installing ? tr("fetching models; no image leaves this computer")
                                     : tr("nothing leaves this computer")));
}

QString JobLine::jobText() const
{
    const Progress progress = m_session.progress();
    if (progress.paused)
        return tr("Paused");
    if (!progress.what.isEmpty())
        return progress.what;
    switch (m_session.job()) {
    case JobKind::Open:
        return tr("Opening the audit");
    case JobKind::Import:
        return tr("Reading images");
    case JobKind::Run:
        return tr("Running systems");
    case JobKind::Install:
        return tr("Installing models");
    case JobKind::Copy:
        return tr("Saving a copy");
    case JobKind::Pack:
        return tr("Packing images into the audit");
    case JobKind::Relink:
        return tr("Looking for moved images");
    case JobKind::Delete:
        return tr("Deleting face data");
    case JobKind::Export:
        return tr("Exporting");
    case JobKind::Check:
        return tr("Checking");
    case JobKind::None:
        break;
    }
    return tr("Ready");
}

QString JobLine::rateText() const
{
    const Progress progress = m_session.progress();
    QStringList parts;
    const QLocale locale;
    if (progress.total > 0)
        parts.append(tr("%1 of %2").arg(locale.toString(progress.done), locale.toString(progress.total)));
    if (progress.perSecond > 0 && !progress.paused)
        parts.append(
            tr("%1 images/s").arg(locale.toString(progress.perSecond, 'f', progress.perSecond < 10 ? 1 : 0)));
    if (progress.secondsLeft >= 0 && !progress.paused) {
        const int seconds = static_cast<int>(std::ceil(progress.secondsLeft));
        parts.append(seconds < 90 ? tr("%1 s left").arg(seconds)
                                  : tr("%1 min left").arg((seconds + 30) / 60));
    }
    if (progress.failed > 0)
        parts.append(tr("%1 failed").arg(locale.toString(progress.failed)));
    return parts.join(QStringLiteral(" · "));
}

} // namespace plumbline::ui
