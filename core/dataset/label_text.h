// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QByteArray>
#include <QString>

#include "core/base/result.h"

namespace plumbline {

/// A labels file as UTF-8 without a byte order mark, and what it was.
struct LabelText
{
    QByteArray utf8;
    QString encoding;     ///< "UTF-8", "UTF-16", "Latin-1"
    char delimiter = ','; ///< from the header line
    int firstLine = 1;    ///< the line utf8 begins at: 2 after a "sep=;" line
};

/// Finds out encoding and delimiter. BadFormat for an empty file and for binary data (any NUL); \a name is
/// used in messages only.
Result<LabelText> decodeLabelText(const QByteArray& bytes, const QString& name);

/// One past the line end that closes the line at \a from ("\n", "\r\n" or "\r"), or the size of the text.
qsizetype endOfLine(const QByteArray& text, qsizetype from);

} // namespace plumbline
