// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include "core/session/pair_list.h"
#include "ui/page.h"

namespace plumbline::ui {

/// Asks where, writes the pairs as CSV on the pool, journals it and says how it went.
void writePairTable(PageServices services, const std::vector<ListedPair>& pairs, QWidget* window);
/// The contact sheet of the pairs, two pictures each, faces blurred unless unticked.
void openPairSheet(PageServices services, const std::vector<ListedPair>& current,
                   const std::vector<ListedPair>& listed, const Matched& matched, QWidget* window);

} // namespace plumbline::ui
