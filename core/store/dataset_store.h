// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QHash>
#include <QString>

#include "core/dataset/dataset.h"

namespace plumbline::store {

class Connection;

// All functions throw Failure; those that write run in the transaction of the caller.

/// Replaces the dataset. Images of the same file and hash keep their id; images that left and that a run
/// answered for, or that were reviewed, stay in the file without a position. Usage when codes and lists do
/// not fit together or a name comes twice.
void saveDataset(Connection& connection, const Dataset& dataset);
Dataset loadDataset(Connection& connection);
void saveGroupings(Connection& connection, const std::vector<Grouping>& groupings);
/// Usage when there is no such attribute.
void saveValueMap(Connection& connection, const QString& attribute, const QHash<QString, QString>& map);
/// Usage when there is no such attribute.
void saveLabelSource(Connection& connection, const QString& attribute, LabelSource source);

/// See LabelStore.
void saveLabels(Connection& connection, const Dataset& labels);

} // namespace plumbline::store
