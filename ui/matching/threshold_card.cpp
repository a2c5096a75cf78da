// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/matching/threshold_card.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>

#include "core/views/match_tables.h"
#include "ui/matching/threshold_state.h"
#include "ui/results/help_button.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kSteps = 2000;

} // namespace

ThresholdCard::ThresholdCard(ThresholdState& state, ThresholdWords words, QWidget* parent)
    : Card({}, parent)
    , m_state(state)
    , m_words(std::move(words))
    , m_system(new QComboBox)
    , m_systemLabel(new QLabel(tr("System")))
    , m_slider(new QSlider(Qt::Horizontal))
    , m_number(new QDoubleSpinBox)
{
    setObjectName(QStringLiteral("thresholdCard"));
    setAccessibleName(tr("Threshold"));
    build();
}

void ThresholdCard::build()
{
    auto* name = new QLabel(tr("&Threshold"));
    setRole(name, "cardTitle");
    name->setBuddy(m_slider);
    m_slider->setObjectName(QStringLiteral("thresholdSlider"));
    m_slider->setAccessibleName(tr("Threshold"));
    m_slider->setToolTip(tr("From this score on, two faces count as one person (Alt+T)"));
    m_slider->setRange(0, kSteps);
    m_slider->setPageStep(kSteps / 20);
    m_slider->setMinimumWidth(160);
    m_number->setObjectName(QStringLiteral("thresholdNumber"));
    m_number->setAccessibleName(tr("Threshold as a number"));
    m_number->setToolTip(tr("The threshold as a number"));
    m_number->setKeyboardTracking(false);
    m_system->setObjectName(QStringLiteral("matchSystem"));
    m_system->setAccessibleName(tr("System"));
    m_system->setToolTip(tr("Whose comparison is shown"));
    m_system->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_systemLabel->setBuddy(m_system);
    auto* help = new HelpButton(m_words.topics, tr("The threshold"));
    help->setObjectName(QStringLiteral("thresholdHelp"));

    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    row->addWidget(m_systemLabel);
    row->addWidget(m_system);
    row->addWidget(name);
    row->addWidget(m_slider, 1);
    row->addWidget(m_number);
    row->addWidget(help);
    body()->addLayout(row);

    auto* choices = new QWidget;
    auto* flow = new FlowLayout(6);
    choices->setLayout(flow);
    QLabel* about = textLabel(m_words.about, "muted");
    about->setWordWrap(false);
    flow->addWidget(about);
    for (const double rate : m_words.rates) {
        const QString text = tr("1 in %1").arg(QLocale().toString(std::lround(1 / rate)));
        QPushButton* made =
            button(text, "", QStringLiteral("thresholdRate%1").arg(std::lround(-std::log10(rate))), {});
        connect(made, &QPushButton::clicked, this, [this, rate] { m_state.setRate(rate); });
        flow->addWidget(made);
        m_rates.push_back({rate, made});
    }
    for (const float score : measures::vendorThresholds()) {
        const int whole = static_cast<int>(std::lround(score));
        QPushButton* made = button(tr("%1 %").arg(whole), "", QStringLiteral("thresholdVendor%1").arg(whole),
                                   tr("A threshold that vendors name where scores are percentages"));
        connect(made, &QPushButton::clicked, this, [this, score] { m_state.setThreshold(score); });
        flow->addWidget(made);
        m_vendors.push_back(made);
    }
    QPushButton* first = m_rates.front().button;
    first->ensurePolished();
    about->setMinimumHeight(first->sizeHint().height()); // on one line with them
    body()->setSpacing(8);
    body()->addWidget(choices);
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int step) { m_state.setThreshold(scoreAt(step)); });
    connect(m_number, &QDoubleSpinBox::valueChanged, this, &ThresholdCard::readNumber);
    connect(m_system, &QComboBox::activated, this,
            [this](int at) { m_state.showSystem(m_system->itemData(at).toString()); });
    connect(&m_state, &ThresholdState::thresholdChanged, this, &ThresholdCard::showThreshold);
}

/// The box rounds: it is read only where a hand changed it.
void ThresholdCard::readNumber(double shown)
{
    if (shown != m_shown)
        m_state.setThreshold(static_cast<float>(shown));
}

void ThresholdCard::takeFocus()
{
    m_slider->setFocus(Qt::OtherFocusReason);
}

float ThresholdCard::scoreAt(int step) const
{
    if (!m_state.hasAnswer())
        return 0;
    const ThresholdState::Scores scores = m_state.scores();
    return scores.lowest + (scores.highest - scores.lowest) * static_cast<float>(step) / kSteps;
}

int ThresholdCard::stepOf(float score) const
{
    const ThresholdState::Scores scores = m_state.scores();
    const float share = (score - scores.lowest) / (scores.highest - scores.lowest);
    return std::clamp(static_cast<int>(std::lround(share * kSteps)), 0, kSteps);
}

void ThresholdCard::refresh()
{
    if (!m_state.hasAnswer())
        return;
    showSystems();
    showButtons();
    showThreshold();
}

void ThresholdCard::showSystems()
{
    const QSignalBlocker quiet(m_system);
    m_system->clear();
    for (const auto& [id, name] : m_state.systems())
        m_system->addItem(name, id);
    m_system->setCurrentIndex(m_system->findData(m_state.shownSystem()));
    m_system->setVisible(m_system->count() > 1);
    m_systemLabel->setVisible(m_system->count() > 1);
}

void ThresholdCard::showButtons()
{
    const auto smallest = m_state.smallestRate();
    for (const Rate& rate : m_rates) {
        const bool canTell = smallest && rate.rate >= *smallest;
        rate.button->setEnabled(canTell);
        rate.button->setToolTip(canTell        ? m_words.can.arg(smallRateText(rate.rate))
                                    : smallest ? m_words.cannot.arg(smallRateText(smallest))
                                               : m_words.none);
    }
    const ThresholdState::Scores scores = m_state.scores();
    for (QPushButton* vendor : m_vendors)
        vendor->setVisible(scores.isPercent);
    const QSignalBlocker quiet(m_number);
    const double spread = static_cast<double>(scores.highest - scores.lowest);
    m_number->setDecimals(scores.isPercent ? 1 : 4);
    m_number->setSuffix(scores.isPercent ? tr(" %") : QString());
    m_number->setRange(static_cast<double>(scores.lowest) - spread,
                       static_cast<double>(scores.highest) + spread);
    m_number->setSingleStep(scores.isPercent ? 1 : 0.01 * spread);
}

void ThresholdCard::showThreshold()
{
    if (!m_state.hasAnswer())
        return;
    const float threshold = m_state.threshold();
    const QSignalBlocker quietSlider(m_slider);
    const QSignalBlocker quietNumber(m_number);
    if (!m_slider->isSliderDown())
        m_slider->setValue(stepOf(threshold));
    if (!m_number->hasFocus() || std::abs(m_number->value() - static_cast<double>(threshold)) > 1e-9)
        m_number->setValue(static_cast<double>(threshold));
    m_shown = m_number->value();
}

} // namespace plumbline::ui
