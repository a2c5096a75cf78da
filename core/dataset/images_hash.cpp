// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/images_hash.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <QByteArray>
#include <QCryptographicHash>

namespace plumbline {

QString imagesHash(const Dataset& dataset)
{
    std::vector<std::pair<QString, QString>> images;
    images.reserve(dataset.images.size());
    for (const Image& image : dataset.images)
        images.emplace_back(image.file, image.sha256);
    std::sort(images.begin(), images.end()); // their order says nothing
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const auto& [file, sha256] : images) {
        const QByteArray name = file.toUtf8();
        const QByteArray field = QByteArray::number(name.size()) + ':' + name + sha256.toLatin1() + ';';
        hash.addData(field);
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace plumbline
