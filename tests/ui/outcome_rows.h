// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <vector>

#include "core/session/queries.h"

namespace plumbline::test {

/// Images 1.png, 2.png ... with ids 1, 2 ... in \a folder.
inline std::shared_ptr<const Dataset> makeDataset(int images, const QString& folder = QStringLiteral("/none"))
{
    auto dataset = std::make_shared<Dataset>();
    for (int i = 1; i <= images; ++i) {
        Image image;
        image.id = ImageId(i);
        image.file = QStringLiteral("%1.png").arg(i);
        image.path = folder + QLatin1Char('/') + image.file;
        image.widthPx = 40;
        image.heightPx = 50;
        dataset->images.push_back(image);
    }
    return dataset;
}

/// What a system said of those images: all women, all read as men.
inline std::vector<OutcomeRow> makeRows(int count, const QString& system = QStringLiteral("one"))
{
    std::vector<OutcomeRow> rows;
    for (int i = 1; i <= count; ++i) {
        OutcomeRow row;
        row.image = ImageId(i);
        row.file = QStringLiteral("%1.png").arg(i);
        row.system = system;
        row.systemName = system;
        row.verdict = Verdict::Wrong;
        row.outcome.kind = OutcomeKind::Answered;
        row.outcome.answer.label = QStringLiteral("male");
        row.outcome.answer.confidence = 0.85;
        row.outcome.face = {10, 10, 30, 40, 0.9};
        row.truth = QStringLiteral("female");
        row.sizePx = {40, 50};
        rows.push_back(row);
    }
    return rows;
}

} // namespace plumbline::test
