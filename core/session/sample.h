// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <stop_token>

#include "core/session/project.h"

namespace plumbline {

/// The bundled synthetic portraits as a project in the user's data folder: opened when it is there and whole,
/// else made and imported. The folder's pictures stay where they are.
Result<std::shared_ptr<Project>> openSampleProject(std::shared_ptr<const Services> services,
                                                   const ProgressFunction& progress, std::stop_token stop);

} // namespace plumbline
