// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/list_order.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "core/outcomes/stated_score.h"
#include "core/session/truth.h"

namespace plumbline {

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// The number that a row is ordered by; not a number where there is none.
using KeyOf = std::function<double(const Listing::Row&)>;

const Outcome* outcomeOf(const Listing::Ground& ground, const Listing::Row& row)
{
    if (row.run < 0 || row.outcome < 0)
        return nullptr;
    const auto& outcomes = *ground.runs[static_cast<std::size_t>(row.run)].outcomes;
    return &outcomes[static_cast<std::size_t>(row.outcome)];
}

KeyOf answerKey(const Listing::Ground& ground, SortKey key)
{
    return [&ground, key](const Listing::Row& row) {
        if (key == SortKey::Verdict)
            return row.verdict == Verdict::None ? kMissing : static_cast<double>(row.verdict);
        const Outcome* outcome = outcomeOf(ground, row);
        if (key == SortKey::Confidence)
            return outcome ? statedScore(*outcome).value_or(kMissing) : kMissing;
        return outcome && outcome->faces > 0 ? outcome->face.score : kMissing;
    };
}

/// By how many years an estimate misses the label.
KeyOf missKey(const Listing::Ground& ground)
{
    const Attribute* truth = ground.dataset->attribute(ground.truth);
    std::vector<double> labels {kMissing}; // by code + 1, the first for "not stated"
    for (const QString& value : truth ? truth->values : QStringList())
        labels.push_back(labelNumber(value).value_or(kMissing));
    return [&ground, truth, labels](const Listing::Row& row) {
        const Outcome* outcome = outcomeOf(ground, row);
        if (!truth || !outcome || row.verdict != Verdict::Estimated || !outcome->answer.estimate)
            return kMissing;
        const int code = truth->codes[static_cast<std::size_t>(row.image)];
        return std::abs(*outcome->answer.estimate - labels[static_cast<std::size_t>(code + 1)]);
    };
}

void sortRows(std::vector<Listing::Row>& rows, const KeyOf& key, bool descending)
{
    struct Keyed
    {
        double key;
        Listing::Row row;
    };
    std::vector<Keyed> keyed;
    keyed.reserve(rows.size());
    for (const Listing::Row& row : rows)
        keyed.push_back({key(row), row});
    std::stable_sort(keyed.begin(), keyed.end(), [descending](const Keyed& a, const Keyed& b) {
        if (std::isnan(a.key) || std::isnan(b.key))
            return !std::isnan(a.key) && std::isnan(b.key);
        return descending ? a.key > b.key : a.key < b.key;
    });
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const Keyed& each) { return each.row; });
}

/// The key of an image; that of a row is its image's.
Result<KeyOf> imageKey(const Listing::Ground& ground, const ListQuery& query, const Ranks& ranks)
{
    if (query.sort == SortKey::Attribute) {
        auto found = column(*ground.dataset, query.sortAttribute);
        if (!found)
            return found.error();
        return KeyOf([codes = std::move(found->codes)](const Listing::Row& row) {
            const int code = codes[static_cast<std::size_t>(row.image)];
            return code < 0 ? kMissing : code;
        });
    }
    const bool bySubject = query.sort == SortKey::Subject;
    return KeyOf([&ground, bySubject, places = ranks(query.sort)](const Listing::Row& row) {
        const auto i = static_cast<std::size_t>(row.image);
        return bySubject && ground.dataset->images[i].subject < 0 ? kMissing : (*places)[i];
    });
}

} // namespace

Result<void> orderRows(std::vector<Listing::Row>& rows, const Listing::Ground& ground, const ListQuery& query,
                       const Ranks& ranks)
{
    if (query.sort == SortKey::Run) {
        if (query.descending)
            std::reverse(rows.begin(), rows.end());
        return {};
    }
    const KeyOf place = [](const Listing::Row& row) { return static_cast<double>(row.image); };
    if (ground.runs.size() > 1 || query.sort == SortKey::Dataset)
        sortRows(rows, place, query.sort == SortKey::Dataset && query.descending);
    switch (query.sort) {
    case SortKey::Run:
    case SortKey::Dataset:
        break;
    case SortKey::Confidence:
    case SortKey::Verdict:
    case SortKey::DetectorScore:
        sortRows(rows, answerKey(ground, query.sort), query.descending);
        break;
    case SortKey::Miss:
        sortRows(rows, missKey(ground), query.descending);
        break;
    case SortKey::File:
    case SortKey::Subject:
    case SortKey::Attribute: {
        const auto key = imageKey(ground, query, ranks);
        if (!key)
            return key.error();
        sortRows(rows, *key, query.descending);
        break;
    }
    }
    return {};
}

} // namespace plumbline
