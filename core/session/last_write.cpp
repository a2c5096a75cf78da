// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/last_write.h"

#include "core/store/project_file.h"

namespace plumbline {

QDateTime lastWrite(const Project& project)
{
    const QDateTime now = project.savedAt();
    return now.isValid() ? now : store::lastWritten(project.path());
}

} // namespace plumbline
