// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QStringList>

class QWidget;

namespace plumbline::test {

/// What a person would find wrong with a window at a glance, one line a fault, empty when nothing is:
/// text that is cut off or elided, controls that lie over one another or outside of what they stand in, and
/// controls that a screen reader cannot name. Looks at every visible widget below \a window; what a scroll
/// area scrolls out of sight is not cut off.
///
/// Text of people's own (paths, file names) may be elided where the widget says so by the property "mayElide"
/// and its tooltip holds the whole. A widget with the property "floats" may lie over others.
QStringList faultsOfFit(QWidget* window);

/// Controls that take the focus by Tab but that Tab never reaches, and steps of Tab
/// that go up within a card, one line each. The window becomes the active one.
QStringList faultsOfFocus(QWidget* window);

} // namespace plumbline::test
