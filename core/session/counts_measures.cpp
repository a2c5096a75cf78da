// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/counts_measures.h"

#include <algorithm>
#include <span>
#include <utility>

#include <QCoreApplication>
#include <QJsonArray>

#include "core/dataset/dataset.h"
#include "core/measures/headline.h"
#include "core/views/labels.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(CountsMeasures)
};

Error usage(const QString& sentence)
{
    return {ErrorCode::Usage, sentence, {}};
}

/// A sum that is known while every part of it is.
void add(std::optional<qint64>& sum, std::optional<qint64> part)
{
    sum = sum && part ? std::optional<qint64>(*sum + *part) : std::nullopt;
}

Result<std::vector<qsizetype>> columnsOf(const CountsTable& table, const QStringList& by)
{
    std::vector<qsizetype> columns;
    for (const QString& name : by) {
        const qsizetype at = table.attributes.indexOf(name);
        if (at < 0)
            return usage(Text::tr("The counts are not told by %1; there is %2.")
                             .arg(name, table.attributes.join(QStringLiteral(", "))));
        columns.push_back(at);
    }
    return columns;
}

/// The sets asked for, by name or vendor, in their order.
Result<std::vector<int>> setsOf(const CountsTable& table, const MeasureQuery& query)
{
    if (!query.runs.empty())
        return usage(Text::tr("An audit of counts has sets and no runs."));
    std::vector<int> sets;
    QStringList found;
    for (std::size_t i = 0; i < table.sets.size(); ++i) {
        const CountSet& set = table.sets[i];
        const bool named = query.systems.contains(set.name);
        if (!query.systems.isEmpty() && !named && !query.systems.contains(set.vendor))
            continue;
        sets.push_back(static_cast<int>(i));
        found << set.name << set.vendor;
    }
    for (const QString& system : query.systems) {
        if (!found.contains(system))
            return usage(Text::tr("There is no set %1 among these counts.").arg(system));
    }
    return sets;
}

QHash<QString, QString> meaningOf(const CountsTable& table, qsizetype column)
{
    QStringList values;
    for (const CountRow& row : table.rows) {
        const QString& value = row.values[column];
        if (!value.isEmpty() && !values.contains(value))
            values.append(value);
    }
    return guessValueMap(values, {QStringLiteral("female"), QStringLiteral("male")});
}

void nameGroups(Measured& measured, const CountsTable& table, const std::vector<qsizetype>& columns)
{
    QList<QHash<QString, QString>> meanings;
    for (const qsizetype column : columns)
        meanings.append(meaningOf(table, column));
    for (const QStringList& values : measured.groups) {
        measured.labels.push_back(groupLabel(measured.by, values, meanings));
        QStringList alone;
        for (qsizetype i = 0; i < values.size(); ++i)
            alone.append(groupLabel({measured.by[i]}, {values[i]}, {meanings[i]}));
        measured.valueLabels.push_back(alone);
    }
    measured.originals = measured.labels;
}

Result<std::optional<int>> referenceOf(const Measured& measured, const Where& reference)
{
    if (reference.empty())
        return std::optional<int>();
    QStringList wanted(measured.by.size());
    for (const auto& [name, value] : reference) {
        const qsizetype at = measured.by.indexOf(name);
        if (at < 0)
            return usage(Text::tr("The reference names %1, which is not grouped by.").arg(name));
        wanted[at] = value;
    }
    const auto found = std::find(measured.groups.begin(), measured.groups.end(), wanted);
    if (found == measured.groups.end())
        return usage(
            Text::tr("There is no group %1 to compare with.").arg(wanted.join(QStringLiteral(", "))));
    return std::optional<int>(static_cast<int>(found - measured.groups.begin()));
}

MeasuredRun runOf(const CountSet& set)
{
    MeasuredRun run;
    run.system = set.name;
    run.name = setNameForPeople(set);
    run.origin = CountsOrigin {set.vendor, set.study, set.benchmark, set.date, set.reconstructed, false};
    return run;
}

} // namespace

measures::GroupCounts countsOf(qint64 n, qint64 errors, std::optional<qint64> benchmark)
{
    measures::GroupCounts counts = measures::fromTable(n, errors);
    if (benchmark) {
        counts.images = *benchmark;
        counts.submitted = *benchmark;
        counts.undetected = *benchmark - n;
    }
    return counts;
}

std::vector<CountedGroup> countedGroups(const CountsTable& table, int set,
                                        const std::vector<qsizetype>& columns)
{
    struct Sum
    {
        QStringList values;
        qint64 n = 0;
        qint64 errors = 0;
        std::optional<qint64> benchmark = 0;
    };
    std::vector<Sum> sums;
    for (const CountRow& row : table.rows) {
        if (row.set != set || !row.isFilled())
            continue;
        QStringList values;
        for (const qsizetype column : columns)
            values.append(row.values[column]);
        auto at =
            std::find_if(sums.begin(), sums.end(), [&](const Sum& sum) { return sum.values == values; });
        if (at == sums.end())
            at = sums.insert(sums.end(), {values});
        at->n += *row.n;
        at->errors += *row.errors;
        add(at->benchmark, row.benchmark);
    }
    std::vector<CountedGroup> groups;
    groups.reserve(sums.size());
    for (const Sum& sum : sums)
        groups.push_back({sum.values, countsOf(sum.n, sum.errors, sum.benchmark)});
    return groups;
}

Result<Measured> measureTable(const CountsTable& table, const MeasureQuery& query, const QString& dataset)
{
    Measured measured;
    measured.dataset = dataset;
    measured.task = query.task;
    measured.fromCounts = true;
    measured.by = query.by.isEmpty() ? table.attributes : query.by;
    const auto columns = columnsOf(table, measured.by);
    if (!columns)
        return columns.error();
    const auto sets = setsOf(table, query);
    if (!sets)
        return sets.error();
    std::vector<std::vector<CountedGroup>> counted;
    for (const int set : *sets) {
        counted.push_back(countedGroups(table, set, *columns));
        for (const CountedGroup& group : counted.back()) {
            measured.images += group.counts.submitted;
            if (std::find(measured.groups.begin(), measured.groups.end(), group.values)
                == measured.groups.end())
                measured.groups.push_back(group.values);
        }
    }
    nameGroups(measured, table, *columns);
    const auto reference = referenceOf(measured, query.reference);
    if (!reference)
        return reference.error();
    measured.settings = {query.method,  query.level,  *reference,
                         query.compare, query.fewest, query.resampling};

    std::vector<std::vector<measures::GroupCounts>> counts;
    for (const std::vector<CountedGroup>& of : counted) {
        std::vector<measures::GroupCounts> all(measured.groups.size(), measures::fromTable(0, 0));
        for (const CountedGroup& group : of) {
            const auto at = std::find(measured.groups.begin(), measured.groups.end(), group.values);
            all[static_cast<std::size_t>(at - measured.groups.begin())] = group.counts;
        }
        counts.push_back(std::move(all));
    }
    const std::vector<std::span<const measures::GroupCounts>> all(counts.begin(), counts.end());
    measured.usualReference = measures::largestGroup(all);
    if (query.referenceLargest && query.compare == measures::Compare::Pairs)
        measured.settings.compare = measures::Compare::Reference;
    if (measured.settings.comparing() == measures::Compare::Reference && !measured.settings.reference) {
        measured.settings.reference = measured.usualReference;
        measured.referenceIsUsual = measured.usualReference.has_value();
    }
    for (std::size_t i = 0; i < sets->size(); ++i) {
        MeasuredRun run = runOf(table.sets[static_cast<std::size_t>((*sets)[i])]);
        run.analysis = measures::analyse(counts[i], measured.settings);
        measured.runs.push_back(std::move(run));
    }
    return measured;
}

Result<std::vector<Measured>> measureSets(const CountsTable& table, const MeasureQuery& query,
                                          const QString& dataset)
{
    const auto sets = setsOf(table, query);
    if (!sets)
        return sets.error();
    std::vector<Measured> all;
    for (const int set : *sets) {
        MeasureQuery one = query;
        one.systems = {table.sets[static_cast<std::size_t>(set)].name};
        // A vendor may be called like another's set: only the set meant is measured.
        CountsTable alone = table;
        std::erase_if(alone.rows, [&](const CountRow& row) { return row.set != set; });
        for (CountRow& row : alone.rows)
            row.set = 0;
        alone.sets = {table.sets[static_cast<std::size_t>(set)]};
        auto measured = measureTable(alone, one, dataset);
        if (!measured)
            return measured.error();
        all.push_back(std::move(*measured));
    }
    return all;
}

std::vector<AttributeInfo> attributesOf(const CountsTable& table)
{
    std::vector<AttributeInfo> infos;
    for (qsizetype column = 0; column < table.attributes.size(); ++column) {
        AttributeInfo info;
        info.name = table.attributes[column];
        for (const CountRow& row : table.rows) {
            const QString& value = row.values[column];
            if (!value.isEmpty() && !info.values.contains(value))
                info.values.append(value);
        }
        info.suitsGrouping = true;
        info.valueMap = meaningOf(table, column);
        infos.push_back(std::move(info));
    }
    return infos;
}

QJsonObject countsProvenance(const CountsTable& table)
{
    QJsonArray sets;
    for (const CountSet& set : table.sets)
        sets.append(QJsonObject {{QStringLiteral("set"), set.name},
                                 {QStringLiteral("vendor"), set.vendor},
                                 {QStringLiteral("study"), set.study},
                                 {QStringLiteral("benchmark"), set.benchmark},
                                 {QStringLiteral("date"), set.date},
                                 {QStringLiteral("status"),
                                  set.reconstructed ? QStringLiteral("reconstructed from published rates")
                                                    : QStringLiteral("as given")}});
    return {{QStringLiteral("attributes"), QJsonArray::fromStringList(table.attributes)},
            {QStringLiteral("rows"), static_cast<qint64>(table.rows.size())},
            {QStringLiteral("sets"), sets}};
}

} // namespace plumbline
