// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/search_dialog.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QSpinBox>

#include "ui/matching/probe_rules.h"
#include "ui/matching/search_state.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kMostRanks = 10000;
constexpr int kMostPeople = 100'000'000;
constexpr int kPercent = 100;
constexpr int kWidth = 560;

QSpinBox* number(const char* objectName, const QString& tip, int least, int most)
{
    auto* made = new QSpinBox;
    made->setObjectName(QLatin1String(objectName));
    made->setToolTip(tip);
    made->setRange(least, most);
    made->setGroupSeparatorShown(true);
    return made;
}

QComboBox* choice(const char* objectName, const QString& tip)
{
    auto* made = new QComboBox;
    made->setObjectName(QLatin1String(objectName));
    made->setToolTip(tip);
    return made;
}

} // namespace

SearchDialog::SearchDialog(SearchState& state, QWidget* parent)
    : QDialog(parent)
    , m_state(state)
    , m_probes(choice("searchProbes", tr("These images are searched for; all others are the gallery")))
    , m_ranks(number("searchRanks", tr("Nobody further down a candidate list is looked at"), 1, kMostRanks))
    , m_people(number("searchPeople", tr("So many people of the gallery, drawn at random; 0: all of them"), 0,
                      kMostPeople))
    , m_seed(
          number("searchSeed", tr("The same seed draws the same people"), 0, std::numeric_limits<int>::max()))
    , m_mix(choice("searchMix", tr("How large a part of the gallery is of one group")))
    , m_share(number("searchShare", tr("The part of the people drawn that are of that group"), 0, kPercent))
    , m_search(button(tr("Search"), "primary", QStringLiteral("searchAccept"),
                      tr("Search every probe in this gallery")))
{
    setObjectName(QStringLiteral("searchDialog"));
    setWindowTitle(tr("What is searched"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    fill();
    follow();
    resize(kWidth, sizeHint().height());
}

void SearchDialog::build()
{
    m_people->setSpecialValueText(tr("All"));
    m_share->setSuffix(tr(" %"));
    auto* who = new QFormLayout;
    who->addRow(tr("&Probes: who is searched for"), m_probes);
    who->addRow(tr("&Candidates of each probe"), m_ranks);
    auto* gallery = new QFormLayout;
    gallery->addRow(tr("P&eople of the gallery"), m_people);
    gallery->addRow(tr("&Group with a set share"), m_mix);
    gallery->addRow(tr("&Its share"), m_share);
    gallery->addRow(tr("See&d of the draw"), m_seed);
    for (QFormLayout* form : {who, gallery})
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);

    QPushButton* cancel =
        button(tr("Cancel"), "", QStringLiteral("searchCancelDialog"), tr("Nothing is changed"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_search, &QPushButton::clicked, this, &SearchDialog::take);
    m_search->setDefault(true);
    connect(m_probes, &QComboBox::currentIndexChanged, this, &SearchDialog::follow);
    connect(m_mix, &QComboBox::currentIndexChanged, this, &SearchDialog::follow);
    connect(m_people, &QSpinBox::valueChanged, this, &SearchDialog::follow);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    column->setSpacing(kGap);
    column->addLayout(who);
    column->addWidget(
        textLabel(tr("All other images are the gallery. It may be made smaller, or of another mix of "
                     "groups, to see what that does to the errors: people are drawn at random, "
                     "and a smaller gallery of the same seed is part of a larger one."),
                  "muted"));
    column->addLayout(gallery);
    column->addStretch(1);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_search);
    column->addLayout(row);
}

void SearchDialog::fill()
{
    m_mix->addItem(tr("None: as it comes"), QString());
    for (const ProbeRule& rule : probeRules(*m_state.project())) {
        m_probes->addItem(probeRuleText(rule.rule), rule.rule);
        if (rule.rule.contains(QLatin1Char('=')))
            m_mix->addItem(probeRuleText(rule.rule), rule.rule);
    }
    const SearchChoices& choices = m_state.choices();
    const QString probes = m_state.probes();
    if (!probes.isEmpty() && m_probes->findData(probes) < 0)
        m_probes->addItem(probeRuleText(probes), probes);
    const int usual = m_probes->findData(QStringLiteral("set=probe"));
    m_probes->setCurrentIndex(m_probes->findData(probes) >= 0 ? m_probes->findData(probes)
                                                              : std::max(0, usual));
    m_ranks->setValue(choices.ranks);
    m_people->setValue(static_cast<int>(std::min<qint64>(choices.gallery.people, kMostPeople)));
    m_seed->setValue(static_cast<int>(choices.gallery.seed));
    m_mix->setCurrentIndex(std::max(0, m_mix->findData(choices.gallery.mix)));
    m_share->setValue(static_cast<int>(std::lround(kPercent * choices.gallery.share.value_or(0.5))));
}

void SearchDialog::follow()
{
    const bool mixes = !m_mix->currentData().toString().isEmpty();
    m_share->setEnabled(mixes);
    m_seed->setEnabled(mixes || m_people->value() > 0);
    m_search->setEnabled(m_probes->count() > 0);
}

SearchChoices SearchDialog::chosen() const
{
    SearchChoices choices = m_state.choices();
    choices.ranks = m_ranks->value();
    choices.gallery = {
        m_people->value(), static_cast<quint64>(m_seed->value()), m_mix->currentData().toString(), {}};
    if (!choices.gallery.mix.isEmpty())
        choices.gallery.share = static_cast<double>(m_share->value()) / kPercent;
    return choices;
}

void SearchDialog::take()
{
    m_state.setChoices(chosen(), m_probes->currentData().toString());
    m_state.ask();
    accept();
}

} // namespace plumbline::ui
