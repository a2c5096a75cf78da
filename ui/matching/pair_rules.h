// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

class QMenu;
class QWidget;

namespace plumbline::ui {

class MatchState;
class Prompts;

/// "every two images", "set: probe, against the rest, within gender": which pairs are compared.
QString pairRulesText(const MatchState& state);
/// The same where there is little room.
QString pairRulesBrief(const MatchState& state);

/// Fills \a menu with the rules that the open audit allows: one set or probes, who is compared with whom, a
/// sample, pairs left out. \a window: parent of file dialogs. \pre an audit is open
void fillPairRules(QMenu& menu, MatchState& state, Prompts& prompts, QWidget* window);
/// Only the last of them, which searches know, too.
void addLeftOutPairs(QMenu& menu, MatchState& state, Prompts& prompts, QWidget* window);

} // namespace plumbline::ui
