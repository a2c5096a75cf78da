// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/dataset/composition.h"

#include <algorithm>

namespace plumbline {

namespace {

/// Splits every group of \a partition by the codes of \a column, keeping the order: first name slowest, not
/// stated last.
void refine(Partition& partition, const Attribute& column)
{
    const qint64 width = column.values.size() + 1;
    std::vector<qint64> keys;
    keys.reserve(partition.groupOf.size());
    for (std::size_t i = 0; i < partition.groupOf.size(); ++i) {
        const int code = i < column.codes.size() ? column.codes[i] : -1;
        keys.push_back(partition.groupOf[i] * width + (code < 0 ? width - 1 : qint64 {code}));
    }
    std::vector<qint64> occurring = keys;
    std::sort(occurring.begin(), occurring.end());
    occurring.erase(std::unique(occurring.begin(), occurring.end()), occurring.end());

    std::vector<QStringList> groups;
    groups.reserve(occurring.size());
    for (const qint64 key : occurring) {
        QStringList group = partition.groups.at(static_cast<std::size_t>(key / width));
        group.append(column.values.value(key % width)); // beyond the last value: empty, not stated
        groups.push_back(group);
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const auto at = std::lower_bound(occurring.begin(), occurring.end(), keys[i]);
        partition.groupOf[i] = static_cast<int>(at - occurring.begin());
    }
    partition.groups = std::move(groups);
}

/// Adds the distinct people of each group; an image without a subject is a person of its own.
void countSubjects(const Dataset& dataset, const Partition& groups, std::vector<CompositionRow>& rows)
{
    std::vector<std::pair<int, int>> people;
    for (std::size_t i = 0; i < dataset.images.size(); ++i) {
        const int subject = dataset.images[i].subject;
        if (subject < 0)
            ++rows[static_cast<std::size_t>(groups.groupOf[i])].subjects;
        else
            people.emplace_back(groups.groupOf[i], subject);
    }
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    for (const auto& person : people)
        ++rows[static_cast<std::size_t>(person.first)].subjects;
}

} // namespace

Result<Partition> partition(const Dataset& dataset, const QStringList& by)
{
    Partition result;
    result.by = by;
    result.groups = {QStringList()};
    result.groupOf.assign(dataset.images.size(), 0);
    for (const QString& name : by) {
        const Result<Attribute> values = column(dataset, name);
        if (!values)
            return values.error();
        refine(result, *values);
    }
    return result;
}

Result<std::vector<CompositionRow>> composition(const Dataset& dataset, const QStringList& by)
{
    const Result<Partition> groups = partition(dataset, by);
    if (!groups)
        return groups.error();
    std::vector<CompositionRow> rows;
    rows.reserve(groups->groups.size());
    for (const QStringList& group : groups->groups)
        rows.push_back({group, 0, 0, 0});
    for (std::size_t i = 0; i < dataset.images.size(); ++i) {
        CompositionRow& row = rows[static_cast<std::size_t>(groups->groupOf[i])];
        ++row.images;
        if (dataset.images[i].state != ImageState::Ready)
            ++row.unreadable;
    }
    countSubjects(dataset, *groups, rows);
    return rows;
}

} // namespace plumbline
