// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <utility>
#include <vector>

#include <QString>

#include "core/views/table_spec.h"

namespace plumbline::ui {

/// Attributes and values of one image, as ImageDetail::values.
using ImageLabels = std::vector<std::pair<QString, QString>>;

/// The labels of both images of a pair, marked where they differ. What is not stated differs from nothing,
/// and what parts probes from the gallery (\a splitBy; empty: one set) is no label of a person.
TableSpec pairLabelTable(const ImageLabels& one, const ImageLabels& other, bool isOneSet,
                         const QString& splitBy);

} // namespace plumbline::ui
