// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QWidget>

#include "core/session/session.h"

class QMenu;
class QPushButton;

namespace plumbline::ui {

class FlowLayout;
class ReviewActions;

/// The tags of the selected images as chips (a click takes one off), and the menu to set, make, rename and
/// delete tags.
class TagRow : public QWidget
{
    Q_OBJECT

public:
    TagRow(Session& session, ReviewActions& actions, QWidget* parent = nullptr);
    void setImages(const std::vector<ImageId>& images);
    void refresh();

private:
    void addChip(const Tag& tag, int on);
    void fill();
    void fillOneTag(QMenu* menu, const Tag& tag);

    Session& m_session;
    ReviewActions& m_actions;
    std::vector<ImageId> m_images;
    QStringList m_shown; ///< what the chips were made of
    FlowLayout* m_flow;
    QPushButton* m_add;
    QMenu* m_menu;
};

} // namespace plumbline::ui
