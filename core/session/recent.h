// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include "core/session/session.h"

namespace plumbline {

/// The audits opened lately, kept in the user's settings: paths and a line each, no picture and no name of a
/// person.
void rememberRecent(const Project& project);
std::vector<Session::Recent> readRecent();

} // namespace plumbline
