// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QPlainTextEdit>

#include "core/session/session.h"

class QTimer;

namespace plumbline::ui {

/// The note on the selected images. What is written goes into the audit when one pauses, leaves the field or
/// looks at another image; Ctrl+Enter and Escape lead back to the tiles.
class NoteEditor : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit NoteEditor(Session& session, QWidget* parent = nullptr);
    /// Shows the note all of \a images share; several with different notes: none, and writing replaces them.
    void setImages(const std::vector<ImageId>& images);
    /// The notes may be others (undo): shown, unless one is writing.
    void refresh();
    /// Writes what is not yet in the audit.
    void commit();

Q_SIGNALS:
    void left(); ///< by Escape or Ctrl+Enter

protected:
    void focusOutEvent(QFocusEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] QString shared(bool* differ) const;

    Session& m_session;
    std::vector<ImageId> m_images;
    QString m_stored; ///< as last read from or written to the audit
    QTimer* m_pause;
};

} // namespace plumbline::ui
