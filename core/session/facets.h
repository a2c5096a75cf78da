// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <map>

#include <QHash>
#include <QString>

#include "core/session/project.h"

namespace plumbline {

/// How many images each value of a filter would leave, beside everything else that is set: the numbers in the
/// menus of Browse. Values nothing has are not in the maps.
struct Facets
{
    using Counts = QHash<QString, int>;
    Counts verdicts;                      ///< by verdictName()
    Counts answers;                       ///< by the system's label
    std::map<QString, Counts> attributes; ///< by name and value; empty value: not stated; groupings too
    Counts tags;                          ///< by name
    Counts flags;                         ///< "reviewed", "label_wrong", "poor_image", "excluded", "note"
    Counts changes;                       ///< by changeName(); only when the query compares with another run
    int disagree = 0;
    int severalFaces = 0;
    int images = 0; ///< that fit the whole filter
};

/// Images, not rows: an image misread by two systems counts once. What is set in a field does not restrict
/// that field's own counts, since values of one field are alternatives. Errors as Project::listing().
Result<Facets> countFacets(const Project& project, const ListQuery& query);

} // namespace plumbline
