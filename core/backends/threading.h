// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

namespace plumbline {

/// The run engine gives every core a worker of its own, so the nets must not start threads too. For the whole
/// process.
void useOneThreadPerWorker();

} // namespace plumbline
