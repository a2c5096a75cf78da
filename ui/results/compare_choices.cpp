// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/results/compare_choices.h"

#include <algorithm>
#include <utility>

#include <QActionGroup>
#include <QButtonGroup>
#include <QLocale>
#include <QPushButton>

#include "core/views/labels.h"
#include "ui/dialogs/segment.h"
#include "ui/frame/context_chip.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr QLatin1String kA("a");
constexpr QLatin1String kB("b");
constexpr QLatin1String kSeries("series");
constexpr QLatin1String kLevel("level");
constexpr QLatin1String kIsSeries("same_person");

} // namespace

CompareChoices::CompareChoices(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("compareChoices"));
    auto* flow = new FlowLayout(8);
    setLayout(flow);
    buildModes();
    m_sideA = new ContextChip(tr("A"), QStringLiteral("compareA"),
                              tr("The earlier run, or the first system: what B is compared with"));
    m_sideB = new ContextChip(tr("B"), QStringLiteral("compareB"), tr("The later run, or the other system"));
    m_swap = button(tr("Swap A and B"), "link", QStringLiteral("compareSwap"),
                    tr("A becomes B, and the other way round"));
    m_swap->setMinimumHeight(m_sideA->sizeHint().height()); // on one line with the chips
    m_by = new ContextChip(tr("Series"), QStringLiteral("compareSeries"),
                           tr("The attribute in which the pictures of one person differ"));
    m_level = new ContextChip(tr("Compared with"), QStringLiteral("compareLevel"),
                              tr("The level that every other level is compared with"));
    for (QWidget* part :
         std::initializer_list<QWidget*> {m_runs, m_series, m_sideA, m_sideB, m_swap, m_by, m_level})
        flow->addWidget(part);
    connect(m_sideA->choices(), &QMenu::aboutToShow, this,
            [this] { openSides(&CompareChoices::m_a, m_sideA); });
    connect(m_sideB->choices(), &QMenu::aboutToShow, this,
            [this] { openSides(&CompareChoices::m_b, m_sideB); });
    connect(m_swap, &QPushButton::clicked, this, [this] {
        std::swap(m_a, m_b);
        showChosen();
        Q_EMIT changed();
    });
    const auto openTexts =
        [this](ContextChip* chip, const QStringList& ids, QString CompareChoices::*chosen, bool isAttribute) {
        QMenu* menu = chip->choices();
        menu->clear();
        for (const QString& id : ids) {
            QAction* action = menu->addAction(isAttribute ? attributeText(id) : id);
            connect(action, &QAction::triggered, this, [this, id, chosen, isAttribute] {
                this->*chosen = id;
                if (isAttribute)
                    m_against.clear();
                showChosen();
                Q_EMIT changed();
            });
        }
    };
    connect(m_by->choices(), &QMenu::aboutToShow, this,
            [this, openTexts] { openTexts(m_by, m_offer.series, &CompareChoices::m_attribute, true); });
    connect(m_level->choices(), &QMenu::aboutToShow, this,
            [this, openTexts] { openTexts(m_level, m_offer.levels, &CompareChoices::m_against, false); });
    showChosen();
}

void CompareChoices::buildModes()
{
    m_runs = segment(
        tr("Two runs"), QStringLiteral("compareRuns"),
        tr("Two runs, or two systems, over the same images: what one reads right and the other wrong"));
    m_series = segment(tr("Same person, one thing changed"), QStringLiteral("compareSameSeries"),
                       tr("One system over pictures of the same people that differ in one attribute only"));
    auto* modes = new QButtonGroup(this);
    modes->addButton(m_runs);
    modes->addButton(m_series);
    m_runs->setChecked(true);
    const auto choose = [this](Mode mode) {
        if (std::exchange(m_mode, mode) == mode)
            return;
        showChosen();
        Q_EMIT changed();
    };
    connect(m_runs, &QPushButton::clicked, this, [choose] { choose(Mode::Runs); });
    connect(m_series, &QPushButton::clicked, this, [choose] { choose(Mode::Series); });
}

void CompareChoices::openSides(QString CompareChoices::*chosen, ContextChip* chip)
{
    QMenu* menu = chip->choices();
    menu->clear();
    const QString& other = chosen == &CompareChoices::m_a ? m_b : m_a;
    auto* one = new QActionGroup(menu);
    for (const CompareDesk::Side& side : m_offer.sides) {
        QAction* action = menu->addAction(textOf(side.id));
        action->setCheckable(true);
        action->setChecked(side.id == this->*chosen);
        action->setEnabled(m_mode == Mode::Series || side.id != other);
        one->addAction(action);
        connect(action, &QAction::triggered, this, [this, chosen, id = side.id] {
            this->*chosen = id;
            showChosen();
            Q_EMIT changed();
        });
    }
}

void CompareChoices::setOffer(const Offer& offer)
{
    m_offer = offer;
    const auto known = [&](const QString& id) {
        return std::any_of(m_offer.sides.begin(), m_offer.sides.end(),
                           [&](const CompareDesk::Side& side) { return side.id == id; });
    };
    if (!known(m_a) || !known(m_b) || m_a == m_b) {
        m_a = m_offer.proposal.value(0);
        m_b = m_offer.proposal.value(1);
    }
    if (!m_offer.series.contains(m_attribute)) {
        m_attribute = m_offer.series.value(0);
        m_against.clear();
    }
    if (m_mode == Mode::Runs && !canCompareRuns() && canCompareSeries())
        m_mode = Mode::Series;
    else if (m_mode == Mode::Series && !canCompareSeries())
        m_mode = Mode::Runs;
    showChosen();
}

void CompareChoices::setLevels(const QStringList& levels)
{
    m_offer.levels = levels;
    if (!levels.contains(m_against))
        m_against.clear();
    showChosen();
}

void CompareChoices::forget()
{
    m_a.clear();
    m_b.clear();
    m_attribute.clear();
    m_against.clear();
    m_mode = Mode::Runs;
    m_offer = {};
    showChosen();
}

void CompareChoices::setChosen(const QJsonObject& chosen)
{
    m_a = chosen.value(kA).toString();
    m_b = chosen.value(kB).toString();
    m_attribute = chosen.value(kSeries).toString();
    m_against = chosen.value(kLevel).toString();
    m_mode = chosen.value(kIsSeries).toBool() ? Mode::Series : Mode::Runs;
    showChosen();
}

QJsonObject CompareChoices::chosen() const
{
    return {{kA, m_a},
            {kB, m_b},
            {kSeries, m_attribute},
            {kLevel, m_against},
            {kIsSeries, m_mode == Mode::Series}};
}

void CompareChoices::showChosen()
{
    const bool runs = m_mode == Mode::Runs;
    m_runs->setChecked(runs);
    m_series->setChecked(!runs);
    m_runs->setVisible(canCompareRuns() && canCompareSeries()); // no choice of one
    m_series->setVisible(canCompareRuns() && canCompareSeries());
    m_sideA->setVisible(true);
    m_sideA->setLabel(runs ? tr("A") : tr("Run")); // a series has no other side
    m_sideA->setValue(textOf(m_a));
    m_sideB->setVisible(runs);
    m_sideB->setValue(textOf(m_b));
    m_swap->setVisible(runs);
    m_by->setVisible(!runs);
    m_by->setValue(attributeText(m_attribute));
    m_level->setVisible(!runs);
    m_level->setValue(m_against.isEmpty() ? m_offer.levels.value(0) : m_against);
}

QString CompareChoices::textOf(const QString& id) const
{
    const auto found = std::find_if(m_offer.sides.begin(), m_offer.sides.end(),
                                    [&](const CompareDesk::Side& side) { return side.id == id; });
    if (found == m_offer.sides.end())
        return tr("choose");
    if (!found->ended.isValid())
        return found->isFinished ? found->name : tr("%1 (going on)").arg(found->name);
    return tr("%1, %2", "system and run, date")
        .arg(found->name, QLocale().toString(found->ended.toLocalTime().date(), QLocale::ShortFormat));
}

} // namespace plumbline::ui
