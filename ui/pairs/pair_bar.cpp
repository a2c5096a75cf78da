// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pairs/pair_bar.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPoint>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include "ui/pairs/pair_words.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

QComboBox* choice(const QString& objectName, const QString& name)
{
    auto* made = new QComboBox;
    made->setObjectName(objectName);
    made->setAccessibleName(name);
    made->setToolTip(name);
    made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    return made;
}

} // namespace

PairBar::PairBar(QWidget* parent)
    : QWidget(parent)
    , m_title(textLabel({}, "cardTitle"))
    , m_count(textLabel({}, "muted"))
    , m_system(choice(QStringLiteral("pairSystem"), tr("Whose comparisons")))
    , m_groups(choice(QStringLiteral("pairGroups"), tr("Which groups the two images are of")))
    , m_show(choice(QStringLiteral("pairShow"), tr("Which pairs by what you said of them")))
    , m_order(choice(QStringLiteral("pairOrder"), tr("Order of the pairs")))
    , m_export(button(tr("Export…"), "", QStringLiteral("pairExport"),
                      tr("The pairs listed, as a table or as a sheet of pictures")))
{
    m_title->setObjectName(QStringLiteral("pairTitle"));
    m_count->setObjectName(QStringLiteral("pairCount"));
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    head->addWidget(m_title, 1);
    QPushButton* threshold = button(tr("Change the threshold"), "link", QStringLiteral("pairThreshold"),
                                    tr("Results has the threshold of all groups; pairs follow it"));
    connect(threshold, &QPushButton::clicked, this, &PairBar::thresholdRequested);
    head->addWidget(threshold);
    head->addWidget(m_count);
    m_count->setWordWrap(false);

    for (const PairShow show :
         {PairShow::All, PairShow::NotLookedAt, PairShow::LookedAt, PairShow::SamePerson,
          PairShow::LabelError, PairShow::Lookalike, PairShow::PoorImage, PairShow::WithNote})
        m_show->addItem(pairShowText(show), static_cast<int>(show));
    m_order->addItem(tr("Best score first"), static_cast<int>(PairOrder::Score));
    m_order->addItem(tr("By groups"), static_cast<int>(PairOrder::Groups));
    m_order->addItem(tr("Not looked at first"), static_cast<int>(PairOrder::LookedAt));
    m_groups->addItem(tr("All groups"));
    connect(m_system, &QComboBox::activated, this,
            [this] { Q_EMIT systemChosen(m_system->currentData().toString()); });
    connect(m_groups, &QComboBox::currentIndexChanged, this, &PairBar::filterChanged);
    connect(m_show, &QComboBox::currentIndexChanged, this, &PairBar::filterChanged);
    connect(m_order, &QComboBox::currentIndexChanged, this, &PairBar::orderChanged);
    m_system->hide();

    auto* row = new FlowLayout(8, 6);
    for (QComboBox* each : {m_system, m_groups, m_show, m_order})
        row->addWidget(each);
    addToggle(row, tr("Face box"), QStringLiteral("pairBox"), tr("Draw the face that was compared"),
              &PairOverlays::box);
    addToggle(row, tr("Landmarks"), QStringLiteral("pairLandmarks"),
              tr("Draw 68 points of the face, worked out while you look"), &PairOverlays::landmarks);
    addToggle(row, tr("Blur faces"), QStringLiteral("pairBlur"),
              tr("Make faces unrecognisable, to look at pairs in company"), &PairOverlays::blurred);
    auto* menu = new QMenu(m_export);
    menu->addAction(tr("Table (CSV)…"), this, &PairBar::tableRequested)
        ->setObjectName(QStringLiteral("pairExportTable"));
    menu->addAction(tr("Sheet of pictures (PDF, PNG)…"), this, &PairBar::sheetRequested)
        ->setObjectName(QStringLiteral("pairExportSheet"));
    connect(m_export, &QPushButton::clicked, this,
            [this, menu] { menu->popup(m_export->mapToGlobal(QPoint(0, m_export->height()))); });
    row->addWidget(m_export);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addLayout(row);
}

QPushButton* PairBar::addToggle(QLayout* row, const QString& text, const QString& objectName,
                                const QString& tip, bool PairOverlays::*on)
{
    QPushButton* made = button(text, "chip", objectName, tip);
    made->setCheckable(true);
    made->setChecked(m_overlays.*on);
    connect(made, &QPushButton::toggled, this, [this, on](bool checked) {
        m_overlays.*on = checked;
        m_overlays.remember();
        Q_EMIT overlaysChanged();
    });
    row->addWidget(made);
    return made;
}

void PairBar::setSystems(const std::vector<std::pair<QString, QString>>& systems, const QString& chosen)
{
    const QSignalBlocker silent(m_system);
    m_system->clear();
    for (const auto& [id, name] : systems)
        m_system->addItem(name, id);
    m_system->setCurrentIndex(m_system->findData(chosen));
    m_system->setVisible(systems.size() > 1);
}

void PairBar::setGroups(const PairScene& scene)
{
    const PairFilter before = filter();
    const bool stays = m_by == scene.by;
    m_by = scene.by;
    {
        const QSignalBlocker silent(m_groups);
        m_groups->clear();
        m_groups->addItem(tr("All groups"));
        const int groups = scene.by.isEmpty() ? 0 : static_cast<int>(scene.labels.size());
        const QStringList labels = briefGroups(scene.labels, scene.by); // as in the list
        for (int a = 0; a < groups; ++a) {
            if (!scene.isOneSet)
                m_groups->addItem(tr("%1, any match").arg(labels[a]), QPoint(a, PairFilter::kAny));
            for (int b = scene.isOneSet ? a : 0; b < groups; ++b)
                m_groups->addItem(pairGroupsText(labels[a], labels[b]), QPoint(a, b));
        }
        m_groups->setVisible(groups > 0);
    }
    setFilter(stays ? before : PairFilter {std::nullopt, before.show});
}

void PairBar::setFilter(const PairFilter& filter)
{
    const QSignalBlocker groups(m_groups), show(m_show);
    int at = 0;
    if (filter.groups) {
        at = m_groups->findData(QPoint(filter.groups->first, filter.groups->second));
        if (at < 0) // one set: in the other order
            at = m_groups->findData(QPoint(filter.groups->second, filter.groups->first));
    }
    m_groups->setCurrentIndex(std::max(0, at));
    m_show->setCurrentIndex(m_show->findData(static_cast<int>(filter.show)));
}

PairFilter PairBar::filter() const
{
    PairFilter filter;
    if (m_groups->currentIndex() > 0) {
        const QPoint groups = m_groups->currentData().toPoint();
        filter.groups = std::pair(groups.x(), groups.y());
    }
    filter.show = static_cast<PairShow>(m_show->currentData().toInt());
    return filter;
}

QString PairBar::filterText() const
{
    QStringList parts;
    for (const QComboBox* each : {m_groups, m_show})
        if (each->currentIndex() > 0)
            parts.append(each->currentText());
    return parts.join(QStringLiteral("; "));
}

PairOrder PairBar::order() const
{
    return static_cast<PairOrder>(m_order->currentData().toInt());
}

void PairBar::setTitle(const QString& text)
{
    m_title->setText(text);
}

void PairBar::setCount(const QString& text)
{
    m_count->setText(text);
}

void PairBar::setCanExport(bool can)
{
    m_export->setEnabled(can);
}

} // namespace plumbline::ui
