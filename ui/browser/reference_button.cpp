// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/reference_button.h"

#include <QActionGroup>
#include <QMenu>

#include "core/views/compared.h"
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
    setToolTip(tr("What each group is compared with: one group, every other, or all others together"));
    setRole(this, "link");
    connect(this, &QPushButton::clicked, this, &ReferenceButton::openMenu);
}

void ReferenceButton::setMeasured(const Measured& measured)
{
    m_measured = measured;
    const auto reference = measured.settings.reference;
    const bool known = reference && static_cast<std::size_t>(*reference) < measured.labels.size();
    const bool isRest = measured.settings.comparing() == measures::Compare::Rest;
    const QString name = isRest ? tr("all others together")
        : known                 ? labelWithin(measured, *reference)
                                : tr("every pair");
    const QString text = isRest || !known ? tr("compare: %1").arg(name)
        : measured.referenceIsUsual       ? tr("reference: %1 (automatic)").arg(name)
                                          : tr("reference: %1").arg(name);
    setAccessibleName(isRest || !known ? text : tr("Reference group: %1").arg(name));
    setText(text + QStringLiteral(" ▾"));
    setEnabled(measured.labels.size() > 1);
}

void ReferenceButton::openMenu()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("resultsReferenceMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* one = new QActionGroup(menu);
    using measures::Compare;
    const auto add = [&](const QString& text, const Where& reference, Compare compare, const QString& tip) {
        QAction* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(chosen() == compare && m_context.reference == reference);
        action->setToolTip(tip);
        one->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, reference, compare] { choose(reference, compare); });
    };
    menu->setToolTipsVisible(true);
    add(tr("Automatic: the largest group"), {}, Compare::Reference,
        tr("Each with the group that has most images"));
    menu->addSeparator();
    for (std::size_t i = 0; i < m_measured.labels.size(); ++i)
        add(m_measured.labels[i], whereOf(m_measured, i), Compare::Reference, tr("Each with this group"));
    menu->addSeparator();
    add(tr("Every pair"), {}, Compare::Pairs,
        tr("More comparisons: the interval in the sentence on top is widened for their number"));
    add(tr("Each with all others together"), {}, Compare::Rest,
        tr("No group is the measure of the others; the interval in the sentence on top is widened"));
    menu->popup(mapToGlobal(QPoint(0, height())));
}

measures::Compare ReferenceButton::chosen() const
{
    if (m_context.againstRest)
        return measures::Compare::Rest;
    return m_context.everyPair ? measures::Compare::Pairs : measures::Compare::Reference;
}

void ReferenceButton::choose(Where reference, measures::Compare compare)
{
    m_context.reference = std::move(reference);
    m_context.everyPair = compare == measures::Compare::Pairs;
    m_context.againstRest = compare == measures::Compare::Rest;
    m_context.notify();
}

} // namespace plumbline::ui
