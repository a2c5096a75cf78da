// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/picture_suffix.h"

#include <QSet>

namespace plumbline {

QString suffixOf(const QString& file)
{
    const qsizetype dot = file.lastIndexOf(QLatin1Char('.'));
    return dot < 0 ? QString() : file.mid(dot + 1).trimmed().toLower();
}

bool hasPictureSuffix(const QString& file)
{
    static const QSet<QString> suffixes {
        QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("jpe"),  QStringLiteral("jfif"),
        QStringLiteral("png"), QStringLiteral("webp"), QStringLiteral("tif"),  QStringLiteral("tiff"),
        QStringLiteral("bmp"), QStringLiteral("heic"), QStringLiteral("heif"), QStringLiteral("hif"),
        QStringLiteral("avif")};
    return suffixes.contains(suffixOf(file));
}

} // namespace plumbline
