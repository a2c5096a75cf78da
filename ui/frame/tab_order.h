// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

class QWidget;

namespace plumbline::ui {

/// Chains everything visible below \a root that takes the focus by Tab in reading order: as the layouts have
/// it, and by place where there is no layout. Pages build and rebuild their parts at any time, so the window
/// asks for this when Tab is pressed instead of everybody keeping the chain.
void tabInReadingOrder(QWidget* root);

} // namespace plumbline::ui
