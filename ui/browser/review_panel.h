// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QWidget>

#include "core/session/session.h"

class QAction;
class QGridLayout;
class QLabel;

namespace plumbline::ui {

class NoteEditor;
class ReviewActions;
class TagRow;

/// What one says of the selected images: tags, note, and the four flags as buttons. Always in sight.
class ReviewPanel : public QWidget
{
    Q_OBJECT

public:
    ReviewPanel(Session& session, ReviewActions& actions, QWidget* parent = nullptr);
    void setImages(const std::vector<ImageId>& images);
    void refresh();
    void writeNote(); ///< puts the cursor into the note

Q_SIGNALS:
    void left(); ///< the note was finished by a key

private:
    void addButton(QGridLayout* grid, QAction* action, int row, int column);

    Session& m_session;
    std::vector<ImageId> m_images;
    QLabel* m_count;
    QLabel* m_reason;
    TagRow* m_tags;
    NoteEditor* m_note;
};

} // namespace plumbline::ui
