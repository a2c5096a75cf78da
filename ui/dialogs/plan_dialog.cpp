// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/plan_dialog.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>

#include "core/views/rate_words.h"
#include "ui/models/spec_table_view.h"
#include "ui/results/help_button.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr QSize kSize {980, 560}; // every column of the table is seen

QDoubleSpinBox* spin(const QString& objectName, const QString& tip, double least, double most, double value,
                     const QString& suffix)
{
    auto* made = new QDoubleSpinBox;
    made->setObjectName(objectName);
    made->setToolTip(tip);
    made->setRange(least, most);
    made->setDecimals(1);
    made->setValue(value);
    made->setSuffix(suffix);
    made->setKeyboardTracking(false);
    return made;
}

} // namespace

PlanDialog::PlanDialog(const Measured& measured, bool perSubmitted, const QJsonObject& kept, QWidget* parent)
    : QDialog(parent)
    , m_measured(measured)
    , m_perSubmitted(perSubmitted)
    , m_choices(kept)
    , m_difference(spin(QStringLiteral("planDifference"),
                        asksWhoIsFound(measured.task)
                            ? tr("In how many more images of one subgroup than of the other no face is found")
                            : tr("How much more often one subgroup is misread than the other"),
                        0.5, 99, 100 * measures::Plan().difference, tr(" points")))
    , m_rate(spin(
          QStringLiteral("planRate"),
          asksWhoIsFound(measured.task)
              ? tr("In how many images of the group compared with no face is found; to begin with, as in "
                   "this audit")
              : tr("How often the group compared with is misread; to begin with, as in this audit"),
          0, 99, 100 * plannedRate(measured, perSubmitted), tr(" %")))
    , m_power(spin(QStringLiteral("planPower"),
                   tr("How often an audit of that size would find the difference (the test's power)"), 50, 99,
                   100 * measures::Plan().power, tr(" %")))
    , m_sentence(textLabel({}, ""))
    , m_table(new SpecTableView)
{
    setObjectName(QStringLiteral("planDialog"));
    setWindowTitle(tr("How many images?"));
    build();
    keep(QStringLiteral("difference"), m_difference);
    keep(QStringLiteral("rate"), m_rate);
    keep(QStringLiteral("power"), m_power);
    answer();
    resize(kSize);
}

/// Begins with what was kept, and keeps what is set.
void PlanDialog::keep(const QString& name, QDoubleSpinBox* spin)
{
    spin->setValue(m_choices.value(name).toDouble(spin->value()));
    connect(spin, &QDoubleSpinBox::valueChanged, this, [this, name](double value) {
        m_choices.insert(name, value);
        answer();
        Q_EMIT chosen();
    });
}

void PlanDialog::build()
{
    auto* form = new QFormLayout;
    form->addRow(tr("&Difference to be seen"), m_difference);
    form->addRow(asksWhoIsFound(m_measured.task) ? tr("Share &not found in the group compared with")
                                                 : tr("&Error rate of the group compared with"),
                 m_rate);
    form->addRow(tr("&Chance of seeing it"), m_power);
    auto* top = new QHBoxLayout;
    top->addLayout(form);
    top->addStretch(1);
    auto* help = new HelpButton({QStringLiteral("plan"), QStringLiteral("too_few")}, tr("The plan"));
    help->setObjectName(QStringLiteral("planHelp"));
    top->addWidget(help, 0, Qt::AlignTop);

    m_sentence->setObjectName(QStringLiteral("planSentence"));
    m_table->setObjectName(QStringLiteral("planTable"));
    m_table->setAccessibleName(tr("What the present images can show"));
    QPushButton* close =
        button(tr("Close"), "primary", QStringLiteral("planClose"), tr("Nothing is changed by this"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->setSpacing(kGap);
    column->addLayout(top);
    column->addWidget(m_sentence);
    auto* heading = textLabel(tr("What the present images can show"), "cardTitle");
    heading->setBuddy(m_table);
    column->addWidget(heading);
    column->addWidget(m_table, 1);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(close);
    column->addLayout(row);
}

measures::Plan PlanDialog::plan() const
{
    measures::Plan plan = planFor(m_measured, m_perSubmitted);
    plan.difference = m_difference->value() / 100;
    plan.rate = m_rate->value() / 100;
    plan.power = m_power->value() / 100;
    return plan;
}

void PlanDialog::answer()
{
    const measures::Plan asked = plan();
    const QString people = planPeopleSentence(m_measured, m_perSubmitted);
    const QString said = planSentence(asked, m_measured.task);
    m_sentence->setText(people.isEmpty() ? said : QString(said % QLatin1Char('\n') % people));
    m_table->setSpec(planTable(m_measured, asked, m_perSubmitted));
}

} // namespace plumbline::ui
