// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <vector>

#include <QString>
#include <QStringList>

namespace plumbline {

/// What a mark stands for, so that a click can open the pictures behind it.
struct MarkKey
{
    QString system;
    QStringList by;
    QStringList values; ///< one per name in by; empty string = not stated
    friend bool operator==(const MarkKey&, const MarkKey&) = default;
};

/// A dot with its interval. Fractions 0 to 1.
struct Mark
{
    int row = 0;
    int series = 0;
    std::optional<double> value; ///< none: nothing scored, the row says so
    double low = 0;
    double high = 0;
    QString note;     ///< "8 of 23", drawn at the right; "no images"
    QString tip;      ///< exact values, shown on hover and read by screen readers
    bool few = false; ///< too few to tell: drawn hollow
    MarkKey key;
};

struct Series
{
    QString id; ///< system id
    QString name;
    int colour = 0; ///< index into the palette; marker shapes go with it
};

/// A chart as data: rows (subgroups) down, a proportion across, one mark per series and row. Renderers draw
/// it, exports print it; nobody computes after this.
struct ChartSpec
{
    QString id; ///< the chart plug-in's id
    QString title;
    QString axis; ///< "error rate per face found, 95 % Wilson interval"
    QStringList rows;
    int referenceRow = -1;
    std::vector<Series> series;
    std::vector<Mark> marks; ///< row by row, series by series
    double axisMax = 1;      ///< fraction; from 0
    QString caption;         ///< n, people, interval, systems and versions, date, "synthetic" where it is
    QString alt;             ///< the chart in words
    [[nodiscard]] bool isEmpty() const { return rows.isEmpty() || series.empty(); }
};

} // namespace plumbline
