// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QStringList>

#include "core/session/queries.h"

namespace plumbline::ui {

/// What the auditor said of an image, a line each: "tagged beard, hat", "excluded: not a face".
QStringList reviewLines(const Review& review, const QStringList& tags);

/// The icons of the marks a tile shows, in their order ("mark_excluded", "mark_label" ...).
QStringList reviewIcons(const Review& review);

/// The usual reasons for taking an image out.
QStringList usualReasons();

} // namespace plumbline::ui
