// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/contact_sheet.h"

#include <algorithm>

#include "core/vision/picture.h"
#include "core/vision/redaction.h"

namespace plumbline {

std::vector<QRectF> facesToBlur(const ImageDetail& detail, QSize sizePx)
{
    const std::vector<QRectF> whole {QRectF({0, 0}, QSizeF(sizePx))};
    const Image& image = detail.image;
    if (image.widthPx <= 0 || image.heightPx <= 0)
        return whole;
    const double x = static_cast<double>(sizePx.width()) / image.widthPx;
    const double y = static_cast<double>(sizePx.height()) / image.heightPx;
    std::vector<QRectF> faces;
    for (const SystemAnswer& answer : detail.answers) {
        const Face& face = answer.outcome.face;
        if (answer.outcome.faces > 1)
            return whole; // somebody else is on it, and the project does not say where
        if (face.width() > 0 && face.height() > 0)
            faces.emplace_back(face.x1 * x, face.y1 * y, face.width() * x, face.height() * y);
    }
    return faces.empty() ? whole : faces;
}

Result<SheetPicture> sheetPicture(const Project& project, ImageId image, const QString& system,
                                  bool blurFaces, int edgePx, const QString& task)
{
    const auto detail = project.detail(image, task);
    if (!detail)
        return detail.error();
    SheetPicture made;
    made.file = detail->image.file.section(QLatin1Char('/'), -1);
    made.truth = detail->truth;
    made.synthetic = detail->synthetic;
    const auto& answers = detail->answers;
    auto at = std::find_if(answers.begin(), answers.end(),
                           [&](const SystemAnswer& answer) { return answer.system == system; });
    if (at == answers.end() && system.isEmpty())
        at = answers.begin();
    if (at != answers.end()) {
        made.verdict = at->verdict;
        made.outcome = at->outcome;
        made.systemName = at->name;
    }
    made.excluded = made.verdict == Verdict::Excluded;
    auto picture = readThumbnail(detail->image.path, edgePx);
    if (picture)
        made.picture =
            blurFaces ? redactFaces(*picture, facesToBlur(*detail, picture->size())) : std::move(*picture);
    return made;
}

Result<void> journalContactSheet(Project& project, const QString& path, int pictures, bool facesBlurred)
{
    if (project.isReadOnly())
        return {};
    return project.journal(QStringLiteral("contact sheet"),
                           {{QStringLiteral("file"), path},
                            {QStringLiteral("pictures"), pictures},
                            {QStringLiteral("faces_blurred"), facesBlurred}});
}

} // namespace plumbline
