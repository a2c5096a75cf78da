// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/listing.h"

#include <algorithm>
#include <utility>

#include "core/session/review_book.h"
#include "core/session/truth.h"

namespace plumbline {

namespace {

int countImages(const Listing::Ground& ground, const std::vector<Listing::Row>& rows)
{
    std::vector<bool> seen(ground.dataset->images.size(), false);
    int count = 0;
    for (const Listing::Row& row : rows) {
        auto flag = seen[static_cast<std::size_t>(row.image)];
        count += flag ? 0 : 1;
        flag = true;
    }
    return count;
}

std::shared_ptr<const Listing::Ground> emptyGround()
{
    static const auto ground = std::make_shared<const Listing::Ground>(
        Listing::Ground {std::make_shared<const Dataset>(), std::make_shared<const ReviewBook>(), {}, {}});
    return ground;
}

} // namespace

Listing::Listing()
    : Listing(emptyGround(), {})
{
}

Listing::Listing(std::shared_ptr<const Ground> ground, std::vector<Row> rows)
    : m_ground(std::move(ground))
    , m_rows(std::make_shared<const std::vector<Row>>(std::move(rows)))
    , m_images(countImages(*m_ground, *m_rows))
{
}

const Image& Listing::image(int row) const
{
    return m_ground->dataset->images[static_cast<std::size_t>(at(row).image)];
}

QString Listing::system(int row) const
{
    const Row& entry = at(row);
    return entry.run < 0 ? QString() : m_ground->runs[static_cast<std::size_t>(entry.run)].system;
}

const Outcome* Listing::outcome(int row) const
{
    const Row& entry = at(row);
    if (entry.run < 0 || entry.outcome < 0)
        return nullptr;
    const Run& run = m_ground->runs[static_cast<std::size_t>(entry.run)];
    return &(*run.outcomes)[static_cast<std::size_t>(entry.outcome)];
}

const Review& Listing::review(int row) const
{
    return m_ground->reviews->of(imageId(row));
}

QStringList Listing::tags(int row) const
{
    return m_ground->reviews->names(review(row));
}

OutcomeRow Listing::row(int index) const
{
    const Row& entry = at(index);
    const Dataset& data = *m_ground->dataset;
    const auto i = static_cast<std::size_t>(entry.image);
    const Image& image = data.images[i];
    OutcomeRow row;
    row.image = image.id;
    row.file = image.file;
    row.path = image.path;
    if (image.subject >= 0)
        row.subject = data.subjects[image.subject];
    if (entry.run >= 0) {
        const Run& run = m_ground->runs[static_cast<std::size_t>(entry.run)];
        row.system = run.system;
        row.systemName = run.name;
        row.run = run.id;
    }
    row.verdict = entry.verdict;
    if (const Outcome* said = outcome(index))
        row.outcome = *said;
    if (const Attribute* truth = data.attribute(m_ground->truth))
        row.truth = truth->value(i);
    if (const auto truth = labelNumber(row.truth); truth && row.verdict == Verdict::Estimated)
        row.estimateError = row.outcome.answer.estimate.value_or(*truth) - *truth;
    row.values.reserve(static_cast<qsizetype>(data.attributes.size()));
    for (const Attribute& attribute : data.attributes)
        row.values.append(attribute.value(i));
    row.sizePx = {image.widthPx, image.heightPx};
    row.problem = image.problem;
    row.review = m_ground->reviews->of(image.id);
    row.tags = m_ground->reviews->names(row.review);
    return row;
}

std::vector<OutcomeRow> Listing::rows() const
{
    std::vector<OutcomeRow> rows;
    rows.reserve(m_rows->size());
    for (int i = 0; i < size(); ++i)
        rows.push_back(row(i));
    return rows;
}

int Listing::find(ImageId image, const QString& system) const
{
    for (int i = 0; i < size(); ++i) {
        if (imageId(i) == image && (system.isEmpty() || this->system(i) == system))
            return i;
    }
    return -1;
}

std::vector<ImageId> Listing::images(const std::vector<int>& rows) const
{
    std::vector<bool> seen(m_ground->dataset->images.size(), false);
    std::vector<ImageId> images;
    for (const int row : rows) {
        auto flag = seen[static_cast<std::size_t>(at(row).image)];
        if (!flag)
            images.push_back(imageId(row));
        flag = true;
    }
    return images;
}

bool Listing::sameRows(const Listing& other) const
{
    if (size() != other.size())
        return false;
    for (int i = 0; i < size(); ++i) {
        if (imageId(i) != other.imageId(i) || system(i) != other.system(i))
            return false;
    }
    return true;
}

} // namespace plumbline
