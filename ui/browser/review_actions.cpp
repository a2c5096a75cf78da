// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/review_actions.h"

#include <algorithm>

#include <QAction>
#include <QWidget>

#include "core/session/history.h"
#include "core/session/review_desk.h"
#include "ui/browser/ask_popover.h"
#include "ui/browser/review_text.h"

namespace plumbline::ui {

namespace {

constexpr int kKeys = 9;

} // namespace

ReviewActions::ReviewActions(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_labelWrong(add(tr("Label wrong"), Qt::Key_L, QStringLiteral("reviewLabelWrong"),
                       tr("Dispute the label; the label itself stays as it is (L)")))
    , m_poorImage(add(tr("Poor image"), Qt::Key_P, QStringLiteral("reviewPoorImage"),
                      tr("Too dark, blurred or covered to be fair (P)")))
    , m_exclude(add(tr("Exclude…"), Qt::Key_X, QStringLiteral("reviewExclude"),
                    tr("Take out of every count, with a reason (X)")))
    , m_reviewed(
          add(tr("Reviewed"), Qt::Key_R, QStringLiteral("reviewReviewed"), tr("You have looked at it (R)")))
    , m_note(add(tr("Note"), Qt::Key_N, QStringLiteral("reviewNote"), tr("Write a note (N)")))
{
    for (QAction* flag : {m_labelWrong, m_poorImage, m_exclude, m_reviewed})
        flag->setCheckable(true);
    History& history = m_session.history();
    connect(m_labelWrong, &QAction::triggered, this,
            [this, &history] { history.setLabelWrong(selection(), !all(&Review::labelWrong)); });
    connect(m_poorImage, &QAction::triggered, this,
            [this, &history] { history.setPoorImage(selection(), !all(&Review::poorImage)); });
    connect(m_reviewed, &QAction::triggered, this,
            [this, &history] { history.setReviewed(selection(), !all(&Review::reviewed)); });
    connect(m_exclude, &QAction::triggered, this, &ReviewActions::toggleExcluded);
    connect(m_note, &QAction::triggered, this, &ReviewActions::noteRequested);
    m_labelWrong->setWhatsThis(tr("Dispute the label"));
    m_poorImage->setWhatsThis(tr("Mark as a poor image"));
    m_exclude->setWhatsThis(tr("Exclude with a reason, or count again"));
    m_reviewed->setWhatsThis(tr("Mark as reviewed"));
    m_note->setWhatsThis(tr("Write a note"));
    for (int key = 1; key <= kKeys; ++key) {
        QAction* action = add(tr("Tag of key %1").arg(key), QKeySequence(Qt::Key_0 + key),
                              QStringLiteral("reviewTag%1").arg(key), {});
        action->setWhatsThis(tr("Set or take off the tag of that key"));
        connect(action, &QAction::triggered, this, [this, key] { pressKey(key); });
    }
}

QAction* ReviewActions::add(const QString& text, const QKeySequence& key, const QString& objectName,
                            const QString& tip)
{
    auto* action = new QAction(text, this);
    action->setObjectName(objectName);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    action->setToolTip(tip);
    m_actions.push_back(action);
    return action;
}

void ReviewActions::addTo(QWidget* widget) const
{
    for (QAction* action : m_actions)
        widget->addAction(action);
}

ReviewActions::Images ReviewActions::selection() const
{
    return m_selection ? m_selection() : Images();
}

bool ReviewActions::all(bool Review::*flag) const
{
    const auto project = m_session.project();
    const Images images = selection();
    if (!project || images.empty())
        return false;
    const auto book = ReviewDesk(*project).book();
    return std::all_of(images.begin(), images.end(), [&](ImageId image) { return book->of(image).*flag; });
}

QWidget* ReviewActions::anchor() const
{
    const auto at = std::find_if(m_anchors.rbegin(), m_anchors.rend(),
                                 [](const QPointer<QWidget>& each) { return each && each->isVisible(); });
    return at == m_anchors.rend() ? nullptr : *at;
}

void ReviewActions::refresh()
{
    const auto project = m_session.project();
    const bool can = project && !project->isReadOnly() && !selection().empty();
    for (QAction* action : m_actions)
        action->setEnabled(can);
    m_labelWrong->setChecked(all(&Review::labelWrong));
    m_poorImage->setChecked(all(&Review::poorImage));
    m_reviewed->setChecked(all(&Review::reviewed));
    m_exclude->setChecked(all(&Review::excluded));
    m_exclude->setText(m_exclude->isChecked() ? tr("Excluded") : tr("Exclude…"));
}

void ReviewActions::toggleExcluded()
{
    const Images images = selection();
    const bool excluded = all(&Review::excluded);
    m_exclude->setChecked(excluded); // until the file has it
    if (images.empty())
        return;
    if (excluded) {
        m_session.history().include(images);
        return;
    }
    if (QWidget* beside = anchor()) {
        const QString title = images.size() == 1 ? tr("Why leave this image out?")
                                                 : tr("Why leave these %1 images out?").arg(images.size());
        AskPopover::ask(beside, {title, tr("Another reason"), {}, tr("Exclude"), usualReasons()},
                        [this, images](const QString& reason) {
            m_session.history().exclude(images, reason);
        });
    }
}

void ReviewActions::pressKey(int key)
{
    const auto project = m_session.project();
    const Images images = selection();
    if (!project || images.empty())
        return;
    const ReviewDesk desk(*project);
    if (desk.book()->tagOfKey(key)) {
        m_session.history().toggleKey(images, key);
        return;
    }
    const auto suggested = desk.tagForKey(key);
    askForTag(key, suggested ? suggested->name : QString());
}

void ReviewActions::newTag()
{
    askForTag(0, {});
}

void ReviewActions::askForTag(int key, const QString& proposal)
{
    QWidget* beside = anchor();
    const Images images = selection();
    if (!beside || images.empty())
        return;
    const QString title = key > 0 ? tr("What shall key %1 say of an image?").arg(key) : tr("A new tag");
    AskPopover::ask(beside, {title, tr("Name of the tag"), proposal, tr("Tag"), {}},
                    [this, images, key](const QString& name) {
        m_session.history().setTagByName(images, name, key);
    });
}

void ReviewActions::toggleTag(const Tag& tag)
{
    const auto project = m_session.project();
    const Images images = selection();
    if (!project || images.empty())
        return;
    const auto book = ReviewDesk(*project).book();
    const bool everywhere = std::all_of(images.begin(), images.end(), [&](ImageId image) {
        const auto& tags = book->of(image).tags;
        return std::binary_search(tags.begin(), tags.end(), tag.id);
    });
    m_session.history().setTag(images, tag.id, !everywhere);
}

} // namespace plumbline::ui
