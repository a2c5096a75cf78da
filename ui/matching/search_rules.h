// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>

#include <QString>

class QMenu;
class QWidget;

namespace plumbline::ui {

class Prompts;
class SearchState;

/// "set: probe among all others", "folder portraits among 200 people drawn, first 10": what is searched.
QString searchRulesText(const SearchState& state);
/// The same where there is little room.
QString searchRulesBrief(const SearchState& state);

/// Fills \a menu of the chip. \a change: opens the SearchDialog; \a window: parent of file dialogs.
void fillSearchRules(QMenu& menu, SearchState& state, Prompts& prompts, QWidget* window,
                     const std::function<void()>& change);

} // namespace plumbline::ui
