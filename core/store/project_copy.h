// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>

#include <QString>

namespace plumbline::store {

/// FileStore::copyTo(); throws Failure. \a source: the real file of a project, open or not.
void copyProject(const QString& source, const QString& target,
                 const std::function<bool(qint64 done, qint64 total)>& goOn);

} // namespace plumbline::store
