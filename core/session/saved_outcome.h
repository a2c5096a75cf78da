// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

#include "core/answers/saved_answer.h"
#include "core/dataset/dataset.h"
#include "core/outcomes/outcome.h"

namespace plumbline {

/// The tasks that saved answers can be runs of.
namespace saved_tasks {
QString gender();    ///< "classify:gender"
QString age();       ///< "estimate:age"
QString detection(); ///< "detect"
} // namespace saved_tasks

/// What an answer made elsewhere says of an image for the task: undetected without a face; failed where the
/// system gave an error; refused where a face is there and nothing is said of the task (retired attributes,
/// attributes that were not asked for); else answered for the face of the highest score or, where the system
/// gives none, the largest. \pre the task is one of saved_tasks
Outcome savedOutcome(const SavedAnswer& answer, const Image& image, const QString& task);

} // namespace plumbline
