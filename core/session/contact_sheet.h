// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QImage>
#include <QRectF>
#include <QString>

#include "core/session/project.h"

namespace plumbline {

/// One picture of a contact sheet, ready to be drawn.
struct SheetPicture
{
    QImage picture; ///< upright; null when the file cannot be read
    QString file;   ///< name only, without folders
    QString truth;
    Verdict verdict = Verdict::None;
    Outcome outcome; ///< of the system asked for
    QString systemName;
    bool synthetic = false;
    bool excluded = false;
};

/// Reads the picture of \a image at \a edgePx (longer edge, pixels) with what \a system says of it (empty:
/// the first that answered). \a blurFaces: every face any system found is made unrecognisable
/// (redactFaces()); where no system found one, or several faces were found of which only one's place is kept,
/// the whole picture is. An error only when the image is not in the project.
Result<SheetPicture> sheetPicture(const Project& project, ImageId image, const QString& system,
                                  bool blurFaces, int edgePx,
                                  const QString& task = QStringLiteral("classify:gender"));

/// Says in the journal that a sheet of so many pictures was written, and whether faces can be seen on it.
/// Nothing when the project is read only.
Result<void> journalContactSheet(Project& project, const QString& path, int pictures, bool facesBlurred);

/// The faces to blur in a picture of \a sizePx, in its pixels; the whole of it where their places are not
/// known.
std::vector<QRectF> facesToBlur(const ImageDetail& detail, QSize sizePx);

} // namespace plumbline
