// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/pages/system_card.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/pages/feeding_words.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

namespace {

constexpr int kHashShown = 12;
constexpr int kNameWidth = 64;

QLabel* fieldName(const QString& name)
{
    QLabel* label = textLabel(name, "muted");
    label->setWordWrap(false);
    label->setFixedWidth(kNameWidth);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

QWidget* field(const QString& name, const QString& value)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(fieldName(name));
    layout->addWidget(textLabel(value, ""), 1);
    return row;
}

/// "female, male; age in years"
QString answersOf(const SystemInfo& system)
{
    QStringList parts;
    if (!system.classes.isEmpty())
        parts.append(system.classes.join(QStringLiteral(", ")));
    if (system.tasks.contains(QStringLiteral("estimate:age")))
        parts.append(SystemCard::tr("age in years"));
    if (system.embedding)
        parts.append(SystemCard::tr("how alike two faces are (from %1 numbers of each)")
                         .arg(system.embedding->dimension));
    return parts.join(QStringLiteral("; "));
}

} // namespace

QWidget* modelRow(const SystemInfo& system, const SystemInfo::Model& model)
{
    const bool detects = model.id == system.detector;
    const QString name = detects ? SystemCard::tr("faces by") : SystemCard::tr("model");
    const QString called = detects && system.detectorName != model.id
        ? SystemCard::tr("%1 (%2, %3)", "name (model, version)")
              .arg(system.detectorName, model.id, model.version)
        : SystemCard::tr("%1, %2", "model, version").arg(model.id, model.version);
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    const QString licence = model.licence.isEmpty() ? SystemCard::tr("no licence stated")
                                                    : SystemCard::tr("licence: %1").arg(model.licence);
    QLabel* text = textLabel(called, "");
    QLabel* terms = textLabel(licence, "muted");
    terms->setToolTip(model.origin);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(text);
    words->addWidget(terms);
    layout->addWidget(fieldName(name));
    layout->addLayout(words, 1);
    if (!model.sha256.isEmpty()) {
        QPushButton* copy =
            button(model.sha256.left(kHashShown), "link", QStringLiteral("copyHash_") + model.id,
                   SystemCard::tr("Copy the SHA-256 of the model file: %1").arg(model.sha256));
        copy->setFont(Theme::instance().figureFont());
        copy->setAccessibleName(SystemCard::tr("Copy the hash of %1").arg(model.id));
        QObject::connect(copy, &QPushButton::clicked, copy,
                         [hash = model.sha256] { QApplication::clipboard()->setText(hash); });
        layout->addWidget(copy, 0, Qt::AlignTop);
    }
    return row;
}

SystemCard::SystemCard(const SystemInfo& system, const QStringList& shared, QWidget* parent)
    : Card(system.name, parent)
{
    setObjectName(QStringLiteral("system_") + system.id);
    setAccessibleName(system.name);
    QLabel* state = textLabel(system.installed ? tr("✓ Installed") : tr("Not installed"),
                              system.installed ? "right" : "warning");
    state->setWordWrap(false);
    state->setToolTip(system.state);
    addTitleWidget(state);
    body()->addWidget(textLabel(system.description, ""));
    if (!system.installed && !system.state.isEmpty())
        body()->addWidget(textLabel(system.state, "warning"));
    body()->addWidget(field(tr("answers"), answersOf(system)));
    QWidget* shown = field(tr("is shown"), system.feed ? feedingWords(*system.feed) : system.feeding);
    shown->setObjectName(QStringLiteral("shown_") + system.id);
    shown->setToolTip(
        tr("Exactly: %1. That is the part of the picture, its size in pixels, the order of colours "
           "and what a pixel's 0 to 255 becomes.")
            .arg(system.feeding));
    shown->setAccessibleDescription(shown->toolTip());
    body()->addWidget(shown);
    for (const SystemInfo::Model& model : system.models) {
        if (!shared.contains(model.id))
            body()->addWidget(modelRow(system, model));
    }
    body()->addStretch(1);
    addActions(system);
}

void SystemCard::addActions(const SystemInfo& system)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(kGap);
    if (system.feed && system.installed) {
        auto* compare =
            button(tr("Compare feedings…"), "link", QStringLiteral("feedings_") + system.id,
                   tr("Show it faces in several ways and see which errs least on your labelled images"));
        compare->setAccessibleName(tr("Compare feedings of %1").arg(system.name));
        connect(compare, &QPushButton::clicked, this, &SystemCard::feedingsRequested);
        row->addWidget(compare);
    }
    if (system.own) {
        auto* remove = button(tr("Remove…"), "link", QStringLiteral("removeOwn_") + system.id,
                              tr("Take this system of yours away; its finished runs stay"));
        remove->setAccessibleName(tr("Remove %1").arg(system.name));
        connect(remove, &QPushButton::clicked, this, &SystemCard::removeRequested);
        row->addWidget(remove);
    }
    row->addStretch(1);
    body()->addLayout(row);
}

} // namespace plumbline::ui
