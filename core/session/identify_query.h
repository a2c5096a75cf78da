// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QString>

#include "core/session/match_query.h"

namespace plumbline {

/// Which people of the gallery are searched: size and mix as variables. The same seed draws the same order,
/// so that a smaller gallery is part of a larger one of the same mix.
struct GalleryDraw
{
    qint64 people = 0; ///< so many, drawn at random; 0: all, or as many as the mix allows
    quint64 seed = 1;
    QString mix;                 ///< "race=black": the group of which the share is set; empty: as it comes
    std::optional<double> share; ///< 0..1 of the people drawn; read with \a mix

    [[nodiscard]] bool drawsNothing() const { return people == 0 && mix.isEmpty(); }
    friend bool operator==(const GalleryDraw&, const GalleryDraw&) = default;
};

/// A search of every probe in a gallery (1:N), of the faces that runs of the task verify enrolled.
struct IdentifyQuery
{
    static constexpr int kCandidates = 50;

    MatchQuery faces;        ///< probes must be set; pairs, seed and within are of 1:1 and not read
    int ranks = kCandidates; ///< candidates of each probe: nobody further down is looked at; > 0
    GalleryDraw gallery;
};

} // namespace plumbline
