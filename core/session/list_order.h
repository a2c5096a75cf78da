// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/base/result.h"
#include "core/session/listing.h"
#include "core/session/queries.h"

namespace plumbline {

/// The place of every image when ordered by File or Subject.
using Ranks = std::function<std::shared_ptr<const std::vector<int>>(SortKey)>;

/// Puts \a rows, which come run by run, into the order that \a query asks for; equals stay in the dataset's
/// order. Usage when it names an attribute that is not there.
Result<void> orderRows(std::vector<Listing::Row>& rows, const Listing::Ground& ground, const ListQuery& query,
                       const Ranks& ranks);

} // namespace plumbline
