// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QCoreApplication>

#include "core/vision/picture.h"

// Shared by the sources of core/vision; others use picture.h.
namespace plumbline {

/// Sentences about picture files.
struct PictureText
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::Picture)
public:
    static QString undecodable(const QString& name);
    static Error tooManyPixels(const QString& name, int widthPx, int heightPx);
};

/// A file's bytes alone, for the screen: hashing a large photograph takes as long as decoding it small.
Result<QByteArray> readFileData(const QString& path);

/// Reads the header of a picture held in memory; refuses what readHeader refuses. \a name is used in messages
/// only.
Result<PictureHeader> headerOf(const QByteArray& data, const QString& name);

/// Whether a JPEG has an end-of-image marker after its (first) scan began. Decoders fill what is missing with
/// grey.
bool isWholeJpeg(const QByteArray& data);

} // namespace plumbline
