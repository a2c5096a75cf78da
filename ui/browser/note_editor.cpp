// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/note_editor.h"

#include <QKeyEvent>
#include <QSignalBlocker>
#include <QTimer>

#include "core/session/history.h"
#include "core/session/review_desk.h"

namespace plumbline::ui {

namespace {

constexpr int kPauseMs = 2000;

} // namespace

NoteEditor::NoteEditor(Session& session, QWidget* parent)
    : QPlainTextEdit(parent)
    , m_session(session)
    , m_pause(new QTimer(this))
{
    setObjectName(QStringLiteral("reviewNoteText"));
    setAccessibleName(tr("Note"));
    setToolTip(tr("A note on the selected images, kept in the audit (N; Ctrl+Enter when done)"));
    setTabChangesFocus(true);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPauseMs);
    connect(this, &QPlainTextEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_pause, &QTimer::timeout, this, &NoteEditor::commit);
}

QString NoteEditor::shared(bool* differ) const
{
    *differ = false;
    const auto project = m_session.project();
    if (!project || m_images.empty())
        return {};
    const auto book = ReviewDesk(*project).book();
    const QString first = book->of(m_images.front()).note;
    for (const ImageId image : m_images)
        *differ = *differ || book->of(image).note != first;
    return *differ ? QString() : first;
}

void NoteEditor::setImages(const std::vector<ImageId>& images)
{
    if (images != m_images) {
        commit();
        m_images = images;
        const QSignalBlocker quiet(this);
        m_stored.clear();
        clear();
    }
    refresh();
}

void NoteEditor::refresh()
{
    const auto project = m_session.project();
    setReadOnly(!project || project->isReadOnly() || m_images.empty());
    bool differ = false;
    const QString note = shared(&differ);
    setPlaceholderText(differ                    ? tr("Different notes; writing replaces them")
                           : m_images.size() > 1 ? tr("Note on %1 images…").arg(m_images.size())
                                                 : tr("Note…"));
    const bool writing = hasFocus() && toPlainText() != m_stored;
    if (writing)
        return;
    m_stored = note;
    if (toPlainText() == note)
        return;
    const QSignalBlocker quiet(this);
    setPlainText(note);
}

void NoteEditor::commit()
{
    m_pause->stop();
    const QString text = toPlainText();
    if (m_images.empty() || isReadOnly() || text == m_stored)
        return;
    m_stored = text;
    m_session.history().setNote(m_images, text);
}

void NoteEditor::focusOutEvent(QFocusEvent* event)
{
    commit();
    QPlainTextEdit::focusOutEvent(event);
}

void NoteEditor::hideEvent(QHideEvent* event)
{
    commit();
    QPlainTextEdit::hideEvent(event);
}

void NoteEditor::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool done = enter && (event->modifiers() & Qt::ControlModifier);
    if (done || event->key() == Qt::Key_Escape) {
        commit();
        Q_EMIT left();
        return;
    }
    QPlainTextEdit::keyPressEvent(event);
}

} // namespace plumbline::ui
