// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QJsonObject>

#include "core/session/queries.h"

namespace plumbline {

/// A ListQuery as saved filters keep it: only what differs from an empty query, words as the command line
/// knows them. Runs are left out: a filter is about the audit, and run numbers are not.
QJsonObject listQueryJson(const ListQuery& query);

/// Back; words that are not known, from a newer program, do not restrict.
ListQuery listQueryFromJson(const QJsonObject& object);

} // namespace plumbline
