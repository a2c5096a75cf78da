// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/reference_button.h"

#include <QActionGroup>
#include <QMenu>

#include "core/views/labels.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

/// The group as name=value pairs.
Where whereOf(const Measured& measured, std::size_t group)
{
    Where where;
    const QStringList& values = measured.groups[group];
    for (qsizetype i = 0; i < std::min(measured.by.size(), values.size()); ++i)
        where.emplace_back(measured.by.at(i), values.at(i));
    return where;
}

} // namespace

ReferenceButton::ReferenceButton(AuditContext& context, QWidget* parent)
    : QPushButton(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("resultsReference"));
    setToolTip(tr("Which group the others are compared with"));
    setRole(this, "link");
    connect(this, &QPushButton::clicked, this, &ReferenceButton::openMenu);
}

void ReferenceButton::setMeasured(const Measured& measured)
{
    m_measured = measured;
    const auto reference = measured.settings.reference;
    const bool known = reference && static_cast<std::size_t>(*reference) < measured.labels.size();
    const QString name = known ? measured.labels[static_cast<std::size_t>(*reference)] : tr("every pair");
    setAccessibleName(tr("Reference group: %1").arg(name));
    setText(tr("reference: %1").arg(known ? labelInSentence(name) : name) + QStringLiteral(" ▾"));
    setEnabled(measured.labels.size() > 1);
}

void ReferenceButton::openMenu()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("resultsReferenceMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* one = new QActionGroup(menu);
    const auto add = [&](const QString& text, const Where& reference, bool everyPair) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_context.everyPair == everyPair && m_context.reference == reference);
        one->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, reference, everyPair] { choose(reference, everyPair); });
    };
    add(tr("Largest group"), {}, false);
    menu->addSeparator();
    for (std::size_t i = 0; i < m_measured.labels.size(); ++i)
        add(m_measured.labels[i], whereOf(m_measured, i), false);
    menu->addSeparator();
    add(tr("Every pair"), {}, true);
    menu->popup(mapToGlobal(QPoint(0, height())));
}

void ReferenceButton::choose(Where reference, bool everyPair)
{
    m_context.reference = std::move(reference);
    m_context.everyPair = everyPair;
    m_context.notify();
}

} // namespace plumbline::ui
