// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/dataset/dataset.h"
#include "core/session/answer_desk.h"

namespace plumbline {

/// Comparisons of names as comparisons of images.
struct MatchedScores
{
    PairScoreSet set;
    std::vector<Outcome> outcomes; ///< enrolled, undetected or failed: every image of the file
    std::vector<bool> isSaid;      ///< of each image of the dataset
};
/// \a path: of the file, for names as seen from there. What is left out goes to \a report.
MatchedScores matchScores(const ScoreTable& table, const Dataset& data, const QString& path,
                          AnswersReport& report);

/// The answer of each image of the dataset; null: none. What is left out goes to \a report.
std::vector<const SavedAnswer*> matchAnswers(const SavedAnswers& saved, const Dataset& data,
                                             const QString& path, AnswersReport& report);

/// Counts the images that nothing is said of.
void countWithout(AnswersReport& report, const Dataset& data, const std::vector<bool>& isSaid);

/// The runs that are made of the answers: those asked for, else gender and age as far as they are said, else
/// detection. Usage for one that nothing is said of.
Result<QStringList> savedTasks(const SavedAnswers& saved, const AnswersImport& request);

} // namespace plumbline
