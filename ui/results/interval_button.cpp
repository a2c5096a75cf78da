// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/results/interval_button.h"

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <limits>

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QScreen>
#include <QSpinBox>

#include "core/views/estimate_texts.h"
#include "core/views/measured.h"
#include "core/views/texts.h"
#include "ui/results/help_button.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr double kLowestLevel = 80;
constexpr double kHighestLevel = 99.9;
constexpr int kMostFewest = 1000;

QString noteOf(measures::IntervalMethod method)
{
    switch (method) {
    case measures::IntervalMethod::Wilson:
        return IntervalPopover::tr("Right on average, honest at 0 % and 100 %: the usual choice");
    case measures::IntervalMethod::ClopperPearson:
        return IntervalPopover::tr("Never holds the true rate less often than it says, and is wide for it");
    case measures::IntervalMethod::Jeffreys:
        return IntervalPopover::tr("From Bayes' rule with an even prior; a little shorter than Wilson's");
    case measures::IntervalMethod::AgrestiCoull:
        return IntervalPopover::tr("Simple, a little wider than Wilson's");
    }
    return {};
}

} // namespace

IntervalButton::IntervalButton(AuditContext& context, QWidget* parent)
    : QPushButton(parent)
    , m_context(context)
{
    setObjectName(QStringLiteral("resultsInterval"));
    setToolTip(tr("How intervals are made, at what level, and how few images are too few to tell"));
    setRole(this, "link");
    connect(this, &QPushButton::clicked, this, &IntervalButton::open);
}

void IntervalButton::follow(const Measured& measured)
{
    m_isEstimate = measured.isEstimate;
    m_isResampled = isResampled(measured);
    if (m_popover)
        m_popover->setResampled(m_isResampled);
    const QString level = levelText(m_context.level);
    const QString text = isOverPeople(measured) ? tr("interval: over people, %1").arg(level)
        : m_isEstimate                          ? tr("interval: %1").arg(level)
        : isResampled(measured)                 ? tr("interval: people resampled, %1").arg(level)
                                : tr("interval: %1, %2").arg(methodText(m_context.intervalMethod), level);
    setText(text + QStringLiteral(" ▾"));
    setAccessibleName(text);
    updateGeometry();
}

void IntervalButton::open()
{
    m_popover = new IntervalPopover(m_context, m_isEstimate, this);
    m_popover->setResampled(m_isResampled);
    m_popover->openBelow(*this);
}

IntervalPopover::IntervalPopover(AuditContext& context, bool isEstimate, QWidget* parent)
    : QFrame(parent, Qt::Popup)
    , m_context(context)
    , m_method(new QComboBox)
    , m_level(new QDoubleSpinBox)
    , m_fewest(new QSpinBox)
    , m_people(new QCheckBox(isEstimate ? tr("&People who have several images count once")
                                        : tr("Resample &people who have several images")))
    , m_bootstrap(new QComboBox)
    , m_replicates(new QSpinBox)
    , m_seed(new QSpinBox)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("intervalPopover"));
    setAccessibleName(tr("Intervals and small groups"));
    setRole(this, "popover");
    m_method->setObjectName(QStringLiteral("intervalMethod"));
    for (const measures::IntervalMethod method : measures::intervalMethods()) {
        m_method->addItem(methodText(method), static_cast<int>(method));
        m_method->setItemData(m_method->count() - 1, noteOf(method), Qt::ToolTipRole);
    }
    m_method->setCurrentIndex(m_method->findData(static_cast<int>(context.intervalMethod)));
    m_level->setObjectName(QStringLiteral("intervalLevel"));
    m_level->setRange(kLowestLevel, kHighestLevel);
    m_level->setDecimals(1);
    m_level->setSuffix(tr(" %"));
    m_level->setValue(100 * context.level);
    m_level->setKeyboardTracking(false);
    m_level->setToolTip(tr("Of 100 such intervals, about as many hold the true rate; also of the tests"));
    m_fewest->setObjectName(QStringLiteral("intervalFewest"));
    m_fewest->setRange(1, kMostFewest);
    m_fewest->setSuffix(tr(" images"));
    m_fewest->setValue(context.fewest);
    m_fewest->setKeyboardTracking(false);
    m_fewest->setToolTip(tr("A group with fewer is drawn hatched and listed, and is never the headline"));
    m_people->setObjectName(QStringLiteral("intervalPeople"));
    m_people->setChecked(context.resamplePeople);
    m_people->setToolTip(
        tr("Images of one person resemble one another: people are drawn again, not images. Without it "
           "every image counts as another person, and intervals are too short."));
    fillResampling();

    auto* form = new QFormLayout(this);
    form->setContentsMargins(kCardPadding, kCardPadding, kCardPadding, kCardPadding);
    form->addRow(tr("&Interval of a rate"), m_method);
    form->setRowVisible(m_method, !isEstimate); // a mean has Student's
    form->addRow(tr("&Level"), m_level);
    form->addRow(tr("&Too few to tell: fewer than"), m_fewest);
    form->addRow(m_people);
    form->addRow(tr("&By"), m_bootstrap);
    form->addRow(tr("&Replicates"), m_replicates);
    form->addRow(tr("&Seed"), m_seed);
    for (QWidget* each : std::initializer_list<QWidget*> {m_bootstrap, m_replicates, m_seed})
        form->setRowVisible(each, !isEstimate); // a mean over people has a formula
    form->addRow(
        textLabel(tr("Differences have Newcombe's interval at the same level, whatever the method; where "
                     "people are resampled, rates and differences have theirs."),
                  "muted"));
    form->setRowVisible(form->rowCount() - 1, !isEstimate);
    connect(m_method, &QComboBox::activated, this, &IntervalPopover::apply);
    connect(m_level, &QDoubleSpinBox::valueChanged, this, &IntervalPopover::apply);
    connect(m_fewest, &QSpinBox::valueChanged, this, &IntervalPopover::apply);
    connect(m_people, &QCheckBox::toggled, this, &IntervalPopover::apply);
    connect(m_bootstrap, &QComboBox::activated, this, &IntervalPopover::apply);
    connect(m_replicates, &QSpinBox::valueChanged, this, &IntervalPopover::apply);
    connect(m_seed, &QSpinBox::valueChanged, this, &IntervalPopover::apply);
}

void IntervalPopover::setResampled(bool on)
{
    m_method->setEnabled(!on);
    m_method->setToolTip(on ? tr("No choice here: people are resampled, and the interval comes from that. "
                                 "Without resampling it is made this way.")
                            : tr("How the interval of a rate is made"));
}

void IntervalPopover::fillResampling()
{
    m_bootstrap->setObjectName(QStringLiteral("intervalBootstrap"));
    m_bootstrap->addItem(tr("BCa"), static_cast<int>(measures::Bootstrap::Bca));
    m_bootstrap->addItem(tr("Percentile"), static_cast<int>(measures::Bootstrap::Percentile));
    m_bootstrap->setCurrentIndex(m_bootstrap->findData(static_cast<int>(m_context.people.bootstrap)));
    m_bootstrap->setToolTip(tr("BCa corrects for skew and is the usual choice; percentile takes the plain "
                               "quantiles of what was drawn"));
    m_replicates->setObjectName(QStringLiteral("intervalReplicates"));
    m_replicates->setRange(measures::kFewestReplicates, measures::kMostReplicates);
    m_replicates->setSingleStep(1000);
    m_replicates->setGroupSeparatorShown(true);
    m_replicates->setValue(m_context.people.replicates);
    m_replicates->setKeyboardTracking(false);
    m_replicates->setToolTip(tr("How often people are drawn again; more make the limits steadier"));
    m_seed->setObjectName(QStringLiteral("intervalSeed"));
    m_seed->setRange(0, std::numeric_limits<int>::max());
    m_seed->setValue(
        static_cast<int>(std::min<std::uint64_t>(m_context.people.seed, std::numeric_limits<int>::max())));
    m_seed->setKeyboardTracking(false);
    m_seed->setToolTip(tr("Where the random numbers begin: the same seed gives the same limits again"));
    for (QWidget* each : std::initializer_list<QWidget*> {m_bootstrap, m_replicates, m_seed})
        each->setEnabled(m_context.resamplePeople);
}

void IntervalPopover::apply()
{
    m_context.intervalMethod = static_cast<measures::IntervalMethod>(m_method->currentData().toInt());
    m_context.level = m_level->value() / 100;
    m_context.fewest = m_fewest->value();
    m_context.resamplePeople = m_people->isChecked();
    m_context.people.bootstrap = static_cast<measures::Bootstrap>(m_bootstrap->currentData().toInt());
    m_context.people.replicates = m_replicates->value();
    m_context.people.seed = static_cast<std::uint64_t>(m_seed->value());
    for (QWidget* each : std::initializer_list<QWidget*> {m_bootstrap, m_replicates, m_seed})
        each->setEnabled(m_people->isChecked());
    m_context.notify();
}

void IntervalPopover::openBelow(const QWidget& anchor)
{
    adjustSize();
    const QRect screen = anchor.screen()->availableGeometry();
    QPoint at = anchor.mapToGlobal(QPoint(0, anchor.height() + 2));
    at.setX(std::clamp(at.x(), screen.left(), std::max(screen.left(), screen.right() - width())));
    if (at.y() + height() > screen.bottom())
        at.setY(std::max(screen.top(), anchor.mapToGlobal(QPoint()).y() - height() - 2));
    move(at);
    show();
    (m_method->isVisible() && m_method->isEnabled() ? static_cast<QWidget*>(m_method) : m_level)->setFocus();
}

} // namespace plumbline::ui
