// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <functional>
#include <stop_token>

#include <QByteArray>
#include <QString>

#include "core/answers/score_table.h"
#include "core/base/result.h"

namespace plumbline {

/// A file as it is found.
struct SourceFile
{
    QString name; ///< below the folder or in the archive, '/' separated; of a single file its own
    QByteArray bytes;
};

/// Gives every file of a folder (its own folders too), of a zip archive, or the one file, in the order of
/// their names; of folders and archives only .json, .jsonl and .ndjson. Nothing is unpacked to disk. What is
/// hidden, leads out of its archive ("../") or is beyond kLargest goes to \a leftOut. NotFound, Unreadable;
/// BadFormat for an archive that is broken or holds none, TooLarge; Cancelled once \a stop says so.
Result<void> readSource(const QString& path, const std::function<void(const SourceFile&)>& take,
                        LeftOut& leftOut, const std::stop_token& stop = {});

/// Of one file, and of all together in an archive: what is larger unpacked was not saved by a service.
inline constexpr qint64 kLargestAnswerFile = 1'000'000'000;

} // namespace plumbline
