// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

class QPushButton;

namespace plumbline::ui {

/// One of several views to choose from: checkable, as wide unchecked as checked (when its text is bolder).
QPushButton* segment(const QString& text, const QString& objectName, const QString& tip);

} // namespace plumbline::ui
