// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <vector>

#include "core/session/listing.h"
#include "core/session/review_book.h"

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

/// Those rows as a listing over \a dataset, with the labels and reviews the rows have.
inline Listing makeListing(const std::vector<OutcomeRow>& rows, const std::shared_ptr<const Dataset>& dataset)
{
    auto ground = std::make_shared<Listing::Ground>();
    const auto data = std::const_pointer_cast<Dataset>(dataset); // makeDataset() made it
    auto book = std::make_shared<ReviewBook>();
    Attribute truth;
    truth.name = QStringLiteral("gender");
    truth.codes.assign(data->images.size(), -1);
    std::vector<std::vector<Outcome>> outcomes;
    std::vector<Listing::Row> listed;
    for (const OutcomeRow& row : rows) {
        const auto at = static_cast<std::size_t>(row.image.value() - 1);
        data->images[at].problem = row.problem;
        if (!row.truth.isEmpty()) {
            if (!truth.values.contains(row.truth))
                truth.values << row.truth;
            truth.codes[at] = static_cast<int>(truth.values.indexOf(row.truth));
        }
        if (!row.review.isEmpty())
            book->reviews[row.image] = std::make_shared<const Review>(row.review);
        std::size_t run = 0;
        while (run < ground->runs.size() && ground->runs[run].system != row.system)
            ++run;
        if (run == ground->runs.size()) {
            ground->runs.push_back(
                {row.system, row.systemName, RunId(static_cast<qint64>(run) + 1), nullptr});
            outcomes.emplace_back();
        }
        listed.push_back({static_cast<int>(at), static_cast<int>(outcomes[run].size()),
                          static_cast<qint16>(run), row.verdict});
        outcomes[run].push_back(row.outcome);
    }
    for (std::size_t run = 0; run < outcomes.size(); ++run)
        ground->runs[run].outcomes = std::make_shared<const std::vector<Outcome>>(std::move(outcomes[run]));
    data->attributes = {truth};
    ground->dataset = data;
    ground->reviews = book;
    ground->truth = truth.name;
    return Listing(ground, listed);
}

} // namespace plumbline::test
