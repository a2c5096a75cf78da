// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/session/project.h"
#include "core/views/table_spec.h"

namespace plumbline::ui {

/// Groups of fewer images are marked: no rate of theirs is the headline (measures' rule, kFewestToTell).
inline constexpr qint64 kFewImages = 10;

/// One row per subgroup: its values, images, share, people, unreadable; small ones marked.
TableSpec compositionTable(const QStringList& by, const std::vector<CompositionRow>& rows);
/// "lighter: 1, 2, 3; darker: 4, 5, 6" or "under 18; 18 to 29".
QString groupsText(const Grouping& grouping);
/// "F means female, M means male"; empty when nothing means anything.
QString meaningText(const AttributeInfo& attribute);
/// The first dozen, and dots for the others.
QString listedValues(const QStringList& values);

} // namespace plumbline::ui
