// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <vector>

#include <QString>

#include "core/session/queries.h"

namespace plumbline::ui {

/// One thing a filter asks for, in words, and the filter without it.
struct FilterPart
{
    QString text; ///< "Gender: female"
    std::function<void(ListQuery&)> remove;
};

/// Everything that restricts what is listed, in the order of the filter pane. The systems are what one looks
/// at, not a restriction.
std::vector<FilterPart> filterParts(const ListQuery& query);

/// The marks of a review that a filter can ask for, as values of one field. "Reviewed" and "not reviewed" are
/// opposites.
struct MarkChoice
{
    QString value;
    QString text;
    std::optional<bool> ListQuery::*field;
    bool wanted;
};
std::vector<MarkChoice> markChoices();

/// "fixed", "broken", "unchanged", for people.
QString changeLabel(Change change);

/// "skin_tone" -> "Skin tone".
QString humanName(const QString& attribute);

} // namespace plumbline::ui
