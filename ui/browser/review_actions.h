// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <vector>

#include <QObject>
#include <QPointer>
#include <QWidget>

#include "core/session/session.h"

class QAction;

namespace plumbline::ui {

/// The acts of a review and their keys: 1 to 9 tags, L label wrong, P poor image, X exclude, R reviewed, N
/// note. Each is for the whole selection, goes through History, and takes back what all of the selection has
/// already.
class ReviewActions : public QObject
{
    Q_OBJECT

public:
    using Images = std::vector<ImageId>;

    ReviewActions(Session& session, QObject* parent = nullptr);

    /// Whose keys they are: those work while the focus is in \a widget.
    void addTo(QWidget* widget) const;
    /// What they act on; asked at every act.
    void setSelection(std::function<Images()> selection) { m_selection = std::move(selection); }
    /// Beside what a question is asked; the last one that can be seen is taken.
    void addAnchor(QWidget* widget) { m_anchors.emplace_back(widget); }
    /// After the selection or its reviews changed: ticks and enabled states anew.
    void refresh();

    [[nodiscard]] QAction* labelWrong() const { return m_labelWrong; }
    [[nodiscard]] QAction* poorImage() const { return m_poorImage; }
    [[nodiscard]] QAction* exclude() const { return m_exclude; }
    [[nodiscard]] QAction* reviewed() const { return m_reviewed; }
    [[nodiscard]] QAction* note() const { return m_note; }

    /// As pressing number key \a key: an unused one asks for its tag's name first.
    void pressKey(int key);
    /// Asks for the name of a tag without a key, and sets it.
    void newTag();
    void toggleTag(const Tag& tag);

Q_SIGNALS:
    void noteRequested();

private:
    QAction* add(const QString& text, const QKeySequence& key, const QString& objectName, const QString& tip);
    void toggleExcluded();
    void askForTag(int key, const QString& proposal);
    [[nodiscard]] Images selection() const;
    [[nodiscard]] bool all(bool Review::*flag) const; ///< of the selection has it; false for an empty one
    [[nodiscard]] QWidget* anchor() const;

    Session& m_session;
    std::function<Images()> m_selection;
    std::vector<QPointer<QWidget>> m_anchors;
    std::vector<QAction*> m_actions;
    QAction* m_labelWrong;
    QAction* m_poorImage;
    QAction* m_exclude;
    QAction* m_reviewed;
    QAction* m_note;
};

} // namespace plumbline::ui
