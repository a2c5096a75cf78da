// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QByteArray>
#include <QFileDevice>
#include <QString>

#include "core/base/result.h"

namespace plumbline {

/// Writes atomically: the file is there whole, or as it was. NotFound: its folder does not exist; Unreadable:
/// the folder or file may not be written to; DiskFull: there is no room.
Result<void> writeFile(const QString& path, const QByteArray& bytes);

/// The sentence for what a QFileDevice said when \a path was written; \a detail goes to the log.
Error writeError(const QString& path, QFileDevice::FileError error, const QString& detail);

} // namespace plumbline
