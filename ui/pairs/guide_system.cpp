// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pairs/guide_system.h"

#include <algorithm>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/jobs/systems_query.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr double kByScore = -1; ///< in place of a rate

} // namespace

GuideSystem::GuideSystem(const Session& session, QWidget* parent)
    : QWidget(parent)
    , m_systems(new SystemsQuery(session.services(), this))
    , m_system(new QComboBox)
    , m_strictness(new QComboBox)
    , m_score(new QDoubleSpinBox)
{
    m_system->setObjectName(QStringLiteral("guideSystem"));
    m_system->setAccessibleName(tr("System"));
    m_strictness->setObjectName(QStringLiteral("guideStrictness"));
    m_strictness->setAccessibleName(tr("How strict it is"));
    m_strictness->addItem(tr("1 in 1,000 comparisons of two people matches"), 1e-3);
    m_strictness->addItem(tr("1 in 10,000 comparisons of two people matches"), 1e-4);
    m_strictness->addItem(tr("1 in 100 comparisons of two people matches"), 1e-2);
    m_strictness->addItem(tr("As a score of the system"), kByScore);
    m_score->setObjectName(QStringLiteral("guideScore"));
    m_score->setAccessibleName(tr("Score from which two faces match"));
    m_score->setToolTip(m_score->accessibleName());
    m_score->setDecimals(4);
    m_score->setRange(-1e6, 1e6);
    m_score->setValue(0.4);
    m_score->setSingleStep(0.05);
    m_score->hide();
    connect(m_strictness, &QComboBox::currentIndexChanged, this, [this] { m_score->setVisible(!rate()); });
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_strictness);
    row->addWidget(m_score);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_system);
    column->addLayout(row);
    column->addWidget(
        textLabel(tr("The ACLU took the vendor's default, a similarity of 80 %. The scores of the "
                     "systems here are no percentages, so that one says how often two people may "
                     "match; the threshold that follows can be moved afterwards."),
                  "muted"));
    connect(m_systems, &SystemsQuery::answered, this, &GuideSystem::fill);
    m_systems->setTask(QStringLiteral("verify"));
    m_systems->ask();
}

void GuideSystem::fill()
{
    const QString before = system().isEmpty() ? m_preferred : system();
    m_system->clear();
    for (const SystemInfo& info : m_systems->systems()) {
        if (info.installed)
            m_system->addItem(info.name, info.id);
    }
    int at = m_system->findData(before);
    for (int i = 0; at < 0 && i < m_system->count(); ++i) {
        if (m_system->itemData(i).toString().endsWith(QLatin1String("+fr_feature")))
            at = i; // of those that come with the program the one that errs least
    }
    m_system->setCurrentIndex(std::max(0, at));
    Q_EMIT changed();
}

QString GuideSystem::system() const
{
    return m_system->currentData().toString();
}

std::optional<double> GuideSystem::rate() const
{
    const double chosen = m_strictness->currentData().toDouble();
    return chosen == kByScore ? std::nullopt : std::optional(chosen);
}

double GuideSystem::score() const
{
    return m_score->value();
}

} // namespace plumbline::ui
