// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/ids.h"

namespace plumbline {

struct Identified;
struct Matched;

/// Whose false matches a list holds: what stands beside pairs of images, of comparisons (1:1) and of
/// searches (1:N).
struct PairScene
{
    QString system;
    QString name;
    RunId run;
    QStringList by;
    std::vector<QStringList> groups; ///< values of each known group
    std::vector<QString> labels;     ///< of those and, last, of the unknown one
    QString probes;                  ///< the rule that split probes from the gallery; empty: one set
    bool isOneSet = true;            ///< else the first image of a pair is the probe
    bool isSearch = false;           ///< FalseMatch::candidate is the place on the probe's list

    [[nodiscard]] int unknown() const { return static_cast<int>(groups.size()); }
};

PairScene pairScene(const Matched& matched);
PairScene pairScene(const Identified& identified);

} // namespace plumbline
