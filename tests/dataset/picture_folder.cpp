// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "tests/dataset/picture_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>

namespace plumbline::test {

PictureFolder::PictureFolder(const QStringList& files)
{
    for (const QString& file : files)
        add(file, ++m_seed);
}

void PictureFolder::add(const QString& file, int seed)
{
    QDir().mkpath(QFileInfo(path(file)).path());
    QImage image(8, 6, QImage::Format_RGB32);
    image.fill(QColor::fromRgb((seed * 37) % 256, (seed / 256) % 256, seed % 256));
    const QByteArray suffix = QFileInfo(file).suffix().toLower().toLatin1();
    const bool saved =
        image.save(path(file), suffix == "png" || suffix == "bmp" ? suffix.constData() : "JPG");
    if (!saved)
        qFatal("cannot write a test picture");
}

void PictureFolder::write(const QString& file, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path(file)).path());
    QFile out(path(file));
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write a test file");
}

QString PictureFolder::path(const QString& file) const
{
    return file.isEmpty() ? m_dir.path() : m_dir.filePath(file);
}

ImportRequest PictureFolder::request(const QString& labels) const
{
    ImportRequest request;
    request.imagesDir = path();
    request.labelsFile = labels.isEmpty() ? QString() : path(labels);
    return request;
}

Result<Import> import(const ImportRequest& request, std::stop_token stop)
{
    Registry<Importer> importers;
    register_builtin_importers(importers);
    return importDataset(importers, request, {}, std::move(stop));
}

QStringList filesOf(const Dataset& dataset)
{
    QStringList files;
    for (const Image& image : dataset.images)
        files.append(image.file);
    return files;
}

QString labelsOf(const Dataset& dataset, const QString& attribute)
{
    const Attribute* labels = dataset.attribute(attribute);
    if (!labels)
        return QStringLiteral("no such attribute");
    QStringList values;
    for (std::size_t i = 0; i < dataset.images.size(); ++i)
        values.append(labels->value(i).isEmpty() ? QStringLiteral("-") : labels->value(i));
    return values.join(QLatin1Char(' '));
}

} // namespace plumbline::test
