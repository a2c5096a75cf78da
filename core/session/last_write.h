// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QDateTime>

#include "core/session/project.h"

namespace plumbline {

/// When the audit's file took its latest change of any kind, in this session or before it.
QDateTime lastWrite(const Project& project);

} // namespace plumbline
