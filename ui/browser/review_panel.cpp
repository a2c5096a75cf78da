// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/review_panel.h"

#include <QAction>
#include <QGridLayout>
#include <QLocale>

#include "core/session/review_desk.h"
#include "ui/browser/note_editor.h"
#include "ui/browser/review_actions.h"
#include "ui/browser/tag_row.h"
#include "ui/theme/widgets.h"

namespace plumbline::ui {

namespace {

constexpr int kNoteHeight = 46; ///< two lines

} // namespace

ReviewPanel::ReviewPanel(Session& session, ReviewActions& actions, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_count(textLabel({}, "muted"))
    , m_reason(textLabel({}, "warning"))
    , m_tags(new TagRow(session, actions))
    , m_note(new NoteEditor(session))
{
    setObjectName(QStringLiteral("reviewPanel"));
    setAccessibleName(tr("Review"));
    m_count->setObjectName(QStringLiteral("reviewCount"));
    m_reason->setObjectName(QStringLiteral("reviewReason"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_count);
    column->addWidget(m_reason);
    column->addWidget(m_tags);
    m_note->setFixedHeight(kNoteHeight);
    column->addWidget(m_note);
    auto* grid = new QGridLayout;
    grid->setSpacing(6);
    addButton(grid, actions.labelWrong(), 0, 0);
    addButton(grid, actions.poorImage(), 0, 1);
    addButton(grid, actions.exclude(), 1, 0);
    addButton(grid, actions.reviewed(), 1, 1);
    column->addLayout(grid);
    connect(m_note, &NoteEditor::left, this, &ReviewPanel::left);
    connect(&actions, &ReviewActions::noteRequested, this, &ReviewPanel::writeNote);
}

void ReviewPanel::addButton(QGridLayout* grid, QAction* action, int row, int column)
{
    QPushButton* made =
        button(action->text(), "", action->objectName() + QStringLiteral("Button"), action->toolTip());
    made->setCheckable(true);
    made->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    made->setMinimumWidth(60);
    const auto follow = [made, action] {
        made->setText(QStringLiteral("%1  %2").arg(action->text(),
                                                   action->shortcut().toString(QKeySequence::NativeText)));
        made->setAccessibleName(action->text());
        made->setEnabled(action->isEnabled());
        made->setChecked(action->isChecked());
    };
    follow();
    connect(action, &QAction::changed, made, follow);
    connect(made, &QPushButton::clicked, action, [action, follow] {
        action->trigger();
        follow(); // a tick is what the audit says, not what was clicked
    });
    grid->addWidget(made, row, column);
}

void ReviewPanel::setImages(const std::vector<ImageId>& images)
{
    m_images = images;
    m_note->setImages(images);
    m_tags->setImages(images);
    m_count->setText(
        tr("%1 images selected; what you set is for all of them").arg(QLocale().toString(images.size())));
    m_count->setVisible(images.size() > 1);
    refresh();
}

void ReviewPanel::refresh()
{
    m_note->refresh();
    m_tags->refresh();
    QString reason;
    const auto project = m_session.project();
    if (project && m_images.size() == 1) {
        const Review& review = ReviewDesk(*project).book()->of(m_images.front());
        if (review.excluded)
            reason = tr("Left out of every count: %1").arg(review.excludedReason);
    }
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
}

void ReviewPanel::writeNote()
{
    m_note->setFocus(Qt::ShortcutFocusReason);
    m_note->moveCursor(QTextCursor::End);
}

} // namespace plumbline::ui
