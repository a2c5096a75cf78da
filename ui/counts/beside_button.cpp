// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/counts/beside_button.h"

#include <QActionGroup>
#include <QMenu>

#include "core/session/published_audits.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {
const QString kSetting = QStringLiteral("results.beside");
}

BesideButton::BesideButton(Session& session, QWidget* parent)
    : QPushButton(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("resultsBeside"));
    setRole(this, "link");
    setCursor(Qt::PointingHandCursor);
    connect(this, &QPushButton::clicked, this, &BesideButton::openMenu);
    connect(&session, &Session::projectChanged, this, &BesideButton::load);
    load();
}

void BesideButton::load()
{
    const auto project = m_session.project();
    m_study = project ? project->setting(kSetting) : QString();
    showText();
}

void BesideButton::setMeasured(const Measured& measured)
{
    const auto project = m_session.project();
    const bool offered = project && !measured.isEstimate && !isPublishedProject(*project);
    setProperty("offered", offered); // the row that it stands in may be folded
    setVisible(offered);
    m_obstacle = project ? besideObstacle(*project, measured) : QString();
    showText();
}

void BesideButton::showText()
{
    const bool on = !m_study.isEmpty() && m_obstacle.isEmpty();
    const QString text = on ? tr("beside %1").arg(m_study) : tr("beside published");
    setText(text + QStringLiteral(" ▾"));
    setAccessibleName(text);
    setEnabled(m_obstacle.isEmpty());
    setToolTip(m_obstacle.isEmpty() ? tr(
                   "Lay the rates of a published audit beside: other images, other systems, for reading only")
                                    : m_obstacle);
    updateGeometry();
}

void BesideButton::openMenu()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("resultsBesideMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* one = new QActionGroup(menu);
    const auto add = [&](const QString& text, const QString& study) {
        QAction* action = menu->addAction(text, this, [this, study] { choose(study); });
        action->setCheckable(true);
        action->setChecked(study == m_study);
        one->addAction(action);
    };
    add(tr("Nothing"), {});
    for (const PublishedStudy& study : publishedStudies())
        add(tr("%1: %2 systems").arg(study.name).arg(study.systems), study.id);
    menu->addSeparator();
    menu->addAction(tr("Other images, other systems; reconstructed from published rates"))->setEnabled(false);
    menu->popup(mapToGlobal(QPoint(0, height())));
}

void BesideButton::choose(const QString& study)
{
    if (study == m_study)
        return;
    m_study = study;
    if (const auto project = m_session.project())
        project->setSetting(kSetting, study);
    showText();
    Q_EMIT changed();
}

} // namespace plumbline::ui
