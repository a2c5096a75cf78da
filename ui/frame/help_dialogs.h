// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

class QWidget;

namespace plumbline::ui {

/// The list of keys (F1). Not modal.
void showShortcuts(QWidget* window);
/// Name, version, licence. Not modal.
void showAbout(QWidget* window);

} // namespace plumbline::ui
