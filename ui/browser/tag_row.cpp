// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/tag_row.h"

#include <algorithm>

#include <QMenu>

#include "core/session/history.h"
#include "core/session/review_desk.h"
#include "ui/browser/ask_popover.h"
#include "ui/browser/review_actions.h"
#include "ui/theme/flow_layout.h"
#include "ui/theme/theme.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

QString plain(QString text)
{
    return text.replace(QLatin1Char('&'), QStringLiteral("&&"));
}

} // namespace

TagRow::TagRow(Session& session, ReviewActions& actions, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_actions(actions)
    , m_flow(new FlowLayout(5, 5))
    , m_add(button(tr("Tag ▾"), "link", QStringLiteral("reviewTags"),
                   tr("Set a tag (keys 1 to 9), make or change one")))
    , m_menu(new QMenu(this))
{
    setLayout(m_flow);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(tr("Tags"));
    m_menu->setObjectName(QStringLiteral("reviewTagsMenu"));
    m_add->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &TagRow::fill);
    m_flow->addWidget(m_add);
}

void TagRow::setImages(const std::vector<ImageId>& images)
{
    m_images = images;
    refresh();
}

void TagRow::refresh()
{
    const auto project = m_session.project();
    m_add->setEnabled(project && !project->isReadOnly() && !m_images.empty());
    if (!project)
        return;
    const auto book = ReviewDesk(*project).book();
    std::vector<std::pair<Tag, int>> shown;
    QStringList keys;
    for (const Tag& tag : book->tags) {
        const auto on = std::count_if(m_images.begin(), m_images.end(), [&](ImageId image) {
            const auto& tags = book->of(image).tags;
            return std::binary_search(tags.begin(), tags.end(), tag.id);
        });
        if (on == 0)
            continue;
        shown.emplace_back(tag, static_cast<int>(on));
        keys << QStringLiteral("%1/%2/%3/%4").arg(tag.name).arg(tag.key).arg(on).arg(m_images.size());
    }
    if (keys == m_shown)
        return;
    m_shown = keys;
    while (m_flow->count() > 1) {
        QLayoutItem* item = m_flow->takeAt(1);
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one that was clicked
        delete item;
    }
    for (const auto& [tag, on] : shown)
        addChip(tag, on);
    updateGeometry();
}

void TagRow::addChip(const Tag& tag, int on)
{
    const bool some = on < static_cast<int>(m_images.size());
    const QString text =
        some ? tr("%1 (%2)", "tag and how many images have it").arg(tag.name).arg(on) : tag.name;
    QPushButton* chip = button(plain(text) + QStringLiteral(" ✕"), "chip", QStringLiteral("reviewTagChip"),
                               some ? tr("Set on all selected images") : tr("Take the tag off"));
    chip->setAccessibleName(tr("Tag %1").arg(text));
    chip->setFont(Theme::instance().tableFont());
    if (some)
        chip->setText(plain(text));
    connect(chip, &QPushButton::clicked, this, [this, tag] { m_actions.toggleTag(tag); });
    m_flow->addWidget(chip);
    chip->show();
}

void TagRow::fill()
{
    m_menu->clear();
    const auto project = m_session.project();
    if (!project)
        return;
    const ReviewDesk desk(*project);
    const auto book = desk.book();
    for (const Tag& tag : book->tags) {
        const QString key = tag.key > 0 ? QLatin1Char('\t') + QString::number(tag.key) : QString();
        m_menu->addAction(plain(tag.name) + key, this, [this, tag] { m_actions.toggleTag(tag); });
    }
    if (!book->tags.empty())
        m_menu->addSeparator();
    QMenu* suggested = m_menu->addMenu(tr("Suggestions"));
    for (int key = 1; key <= 9; ++key) {
        const auto tag = desk.tagForKey(key);
        if (tag && !tag->id.isValid())
            suggested->addAction(plain(tag->name) + QLatin1Char('\t') + QString::number(key), this,
                                 [this, key] { m_session.history().toggleKey(m_images, key); });
    }
    suggested->setEnabled(!suggested->isEmpty());
    m_menu->addAction(tr("New tag…"), &m_actions, &ReviewActions::newTag)
        ->setObjectName(QStringLiteral("newTag"));
    QMenu* change = m_menu->addMenu(tr("Change tags"));
    change->setEnabled(!book->tags.empty());
    for (const Tag& tag : book->tags)
        fillOneTag(change->addMenu(plain(tag.name)), tag);
}

void TagRow::fillOneTag(QMenu* menu, const Tag& tag)
{
    menu->addAction(tr("Rename…"), this, [this, tag] {
        AskPopover::ask(
            m_add,
            {tr("Rename the tag “%1”").arg(tag.name), tr("Name of the tag"), tag.name, tr("Rename"), {}},
            [this, tag](const QString& name) { m_session.history().renameTag(tag.id, name); });
    });
    QMenu* keys = menu->addMenu(tr("Key"));
    for (int key = 0; key <= 9; ++key) {
        QAction* action = keys->addAction(key == 0 ? tr("none") : QString::number(key), this,
                                          [this, tag, key] { m_session.history().assignKey(tag.id, key); });
        action->setCheckable(true);
        action->setChecked(tag.key == key);
    }
    menu->addAction(tr("Delete from all images"), this,
                    [this, tag] { m_session.history().deleteTag(tag.id); });
}

} // namespace plumbline::ui
