// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "core/answers/score_table.h"
#include "core/outcomes/outcome.h"

namespace plumbline {

/// One face as a system described it.
struct SavedFace
{
    /// Where it is, in pixels of the upright picture or, where isFraction, in parts of its width and height;
    /// score from 0 to 1, 0 where the system gives none.
    std::optional<Face> box;
    bool isFraction = false;
    QString word;   ///< for the gender, as the file spells it
    QString gender; ///< "female" or "male"; empty: nothing is said, or in a word that is not known
    /// Of the gender, each from 0 to 1: both, or that of the gender alone; empty: none is given.
    std::vector<ClassScore> genderScores;
    std::optional<double> age; ///< years; of a range its middle
};

/// What a system said of one image.
struct SavedAnswer
{
    QString image; ///< as the file calls it; empty: by the name of the file it is in
    QString error; ///< not empty: the system gave this sentence in the place of an answer
    std::vector<SavedFace> faces;
    QByteArray raw; ///< JSON, as it was found
    QString place;  ///< "a.json", "answers.jsonl, line 12"
};

/// What a system said of two images, or of one and a gallery.
struct SavedComparison
{
    QString first, second;    ///< as the file calls them; of a search probe and candidate
    double score = 0;         ///< on the format's scale
    std::optional<int> place; ///< among the candidates, from 1
};

} // namespace plumbline
