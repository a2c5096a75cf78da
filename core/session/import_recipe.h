// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QJsonObject>
#include <QStringList>

#include "core/dataset/importer.h"

namespace plumbline {

/// How a table was read, so that a corrected one can be read in the same way: columns, renames, spellings,
/// fixes, pairs. Without folders and without what the project keeps itself (meanings, sources, groupings).
struct ImportRecipe
{
    ImportRequest request;
    QStringList header; ///< the table's columns then: what is new can be told from what was left out

    [[nodiscard]] QJsonObject toJson() const;
    static ImportRecipe fromJson(const QJsonObject& json); ///< what it does not know stays empty
};

} // namespace plumbline
