// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/dialogs/meaning_dialog.h"

#include <algorithm>

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

MeaningDialog::MeaningDialog(const AttributeInfo& label, const std::vector<qint64>& images,
                             const QStringList& classes, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("meaningDialog"));
    setWindowTitle(tr("What “%1” means to the systems").arg(label.name));
    build(label, images, classes);
}

void MeaningDialog::build(const AttributeInfo& label, const std::vector<qint64>& images,
                          const QStringList& classes)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(6);
    for (int at = 0; at < label.values.size(); ++at) {
        const QString& value = label.values.at(at);
        auto* choice = new QComboBox;
        for (const QString& name : classes)
            choice->addItem(tr("means %1").arg(name), name);
        choice->addItem(tr("not offered"), QString());
        const int now = choice->findData(label.valueMap.value(value));
        choice->setCurrentIndex(now < 0 ? choice->count() - 1 : now);
        choice->setObjectName(QStringLiteral("meaningOf_") + value);
        choice->setAccessibleName(tr("What “%1” means to the systems").arg(value));
        choice->setToolTip(
            tr("An image whose label the systems cannot give is counted apart, never as an error"));
        const auto index = static_cast<std::size_t>(at);
        auto* name = new QLabel(value);
        name->setBuddy(choice);
        auto* count =
            new QLabel(tr("Images: %1").arg(QLocale().toString(index < images.size() ? images[index] : 0)));
        setRole(count, "muted");
        grid->addWidget(name, at, 0);
        grid->addWidget(count, at, 1);
        grid->addWidget(choice, at, 2);
        m_choices.emplace_back(value, choice);
    }
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(static_cast<int>(label.values.size()), 1);
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("pageContent"));
    content->setLayout(grid);
    auto* scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(content);
    scroll->setAccessibleName(tr("What each label means to the systems"));
    content->setAutoFillBackground(false); // the card shows through
    scroll->viewport()->setAutoFillBackground(false);
    auto* card = new Card;
    card->body()->addWidget(scroll, 1);
    QPushButton* save =
        button(tr("Save"), "primary", QStringLiteral("saveMeaning"), tr("Count answers by these meanings"));
    save->setDefault(true);
    QPushButton* cancel = button(tr("Cancel"), "", QStringLiteral("cancelMeaning"), tr("Leave it as it was"));
    connect(save, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(
        textLabel(tr("Finished runs are counted anew; what the systems answered stays."), "muted"), 1);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kPageMargin, kPageMargin, kPageMargin, kPageMargin);
    layout->setSpacing(kGap);
    layout->addWidget(
        textLabel(tr("These systems guess a binary gender from appearance. An answer is right when it is "
                     "what the label means."),
                  "muted"));
    layout->addWidget(card, 1);
    layout->addLayout(buttons);
    resize(520, std::clamp(210 + 38 * static_cast<int>(label.values.size()), 250, 560));
}

QHash<QString, QString> MeaningDialog::map() const
{
    QHash<QString, QString> result;
    for (const auto& [value, choice] : m_choices) {
        const QString meaning = choice->currentData().toString();
        if (!meaning.isEmpty())
            result.insert(value, meaning);
    }
    return result;
}

} // namespace plumbline::ui
