// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/picture_facts.h"

#include <algorithm>

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

#include "core/vision/exif.h"

namespace plumbline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::PictureFacts)
};

} // namespace

Result<std::vector<PictureFact>> pictureFacts(const Project& project, ImageId id)
{
    const auto data = project.dataset();
    const auto at = std::find_if(data->images.begin(), data->images.end(),
                                 [&](const Image& image) { return image.id == id; });
    if (at == data->images.end())
        return Error {ErrorCode::NotFound, Words::tr("That image is no longer in the project."), {}};
    const QLocale locale;
    std::vector<PictureFact> facts {{Words::tr("File"), at->file},
                                    {Words::tr("Folder"), QDir::toNativeSeparators(data->imageRoot)},
                                    {Words::tr("Size"),
                                     Words::tr("%1 × %2 pixels, %3")
                                         .arg(locale.toString(at->widthPx), locale.toString(at->heightPx),
                                              locale.formattedDataSize(at->bytes))},
                                    {Words::tr("SHA-256"), at->sha256}};
    if (!at->problem.isEmpty())
        facts.push_back({Words::tr("Problem"), at->problem});
    if (const auto exif = readExif(at->path)) {
        for (const ExifEntry& entry : *exif)
            facts.push_back({entry.name, entry.value});
        if (exif->empty())
            facts.push_back({Words::tr("EXIF"), Words::tr("none")});
    }
    return facts;
}

} // namespace plumbline
