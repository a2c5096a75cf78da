// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/result.h"
#include "core/dataset/dataset.h"

namespace plumbline {

/// Images of a dataset sorted into the subgroups of any number of attributes or groupings.
struct Partition
{
    QStringList by; ///< names, as asked
    std::vector<QStringList>
        groups; ///< value of each name; an empty string = "not stated". Only groups that occur, in
                ///< the order of the values (first name slowest); not stated last
    std::vector<int> groupOf; ///< per image: index into groups
};

/// \a by empty: one group with no values. Usage error for an unknown name.
Result<Partition> partition(const Dataset& dataset, const QStringList& by);

/// One row of the composition table.
struct CompositionRow
{
    QStringList group;
    qint64 images = 0;
    qint64 subjects = 0;
    qint64 unreadable = 0; ///< missing, unreadable or too large
};
Result<std::vector<CompositionRow>> composition(const Dataset& dataset, const QStringList& by);

} // namespace plumbline
