// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include "core/views/table_spec.h"

namespace plumbline::ui {

/// The subgroup table without columns that tell nothing here: no technical failures, every label offered,
/// nothing excluded. For the screen; copies and exports keep them.
TableSpec withoutIdleColumns(const TableSpec& table);

} // namespace plumbline::ui
