// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <utility>
#include <vector>

#include <QString>

namespace plumbline {

/// The run engine gives every core a worker of its own, so the nets must not start threads too. For the whole
/// process.
void useOneThreadPerWorker();

/// The libraries whose version may change an answer: name, version.
std::vector<std::pair<QString, QString>> libraryVersions();

} // namespace plumbline
