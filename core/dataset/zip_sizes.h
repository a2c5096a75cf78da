// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QByteArray>

namespace plumbline {

/// One file of a zip archive as its central directory has it.
struct ZipEntry
{
    QByteArray name;
    qint64 unpackedBytes = 0;
    bool encrypted = false;
};

/// The central directory of \a archive (APPNOTE 4.3.12), so that its size is known before it is unpacked.
/// Nothing when it has none, is cut off, or is Zip64 (which no workbook that we read needs).
std::optional<std::vector<ZipEntry>> zipEntries(const QByteArray& archive);

} // namespace plumbline
