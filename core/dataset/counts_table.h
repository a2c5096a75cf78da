// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

namespace plumbline {

/// A system's counts on one benchmark at one date. What is not known is empty.
struct CountSet
{
    QString name;               ///< unique within the table, never empty
    QString vendor;             ///< whose system: sets of one vendor are one system over the dates
    QString study;              ///< who counted: "Gender Shades", or a note on the source
    QString benchmark;          ///< "PPB"
    QString date;               ///< ISO 8601, as exact as it is known: "2017", "2017-05", "2017-05-31"
    bool reconstructed = false; ///< worked out from published rates

    friend bool operator==(const CountSet&, const CountSet&) = default;
};

/// One subgroup of one set.
struct CountRow
{
    int set = 0;                     ///< index into CountsTable::sets
    QStringList values;              ///< one per attribute; empty string = not stated
    std::optional<qint64> n;         ///< scored: faces with an answer and a label; none: not filled in yet
    std::optional<qint64> errors;    ///< wrong answers among them; none: not filled in yet
    std::optional<qint64> benchmark; ///< faces in the benchmark, answered or not
    QString published;               ///< the rate as it was printed, "20.8"

    [[nodiscard]] bool isFilled() const { return n && errors; } ///< others count nothing
    friend bool operator==(const CountRow&, const CountRow&) = default;
};

/// Counts without images: an audit of its own. A plain value.
struct CountsTable
{
    QStringList attributes; ///< what the subgroups are told by: "gender"; empty: no audit of counts
    std::vector<CountSet> sets;
    std::vector<CountRow> rows;

    [[nodiscard]] bool isEmpty() const { return attributes.isEmpty(); }
    [[nodiscard]] std::optional<int> setOf(const QString& name) const; ///< index of the set of that name
    friend bool operator==(const CountsTable&, const CountsTable&) = default;
};

/// The largest count that is taken, as in core/measures.
inline constexpr qint64 kMostCounted = 1'000'000'000;

/// Why a row's numbers cannot be, as a sentence without its place ("The errors (7) are more than n (5)."), or
/// nothing. What is not filled in is no problem.
std::optional<QString> countsProblem(const CountRow& row);
/// The first thing that keeps a table from being stored, as a sentence, or nothing: names twice or empty,
/// rows of sets or attributes that are not there, a subgroup twice in a set, numbers that cannot be.
std::optional<QString> countsProblem(const CountsTable& table);

/// "Microsoft, May 2017" of the set "Microsoft 2017-05"; other names as they are.
QString setNameForPeople(const CountSet& set);

} // namespace plumbline
