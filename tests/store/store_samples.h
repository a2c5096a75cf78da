// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <memory>
#include <vector>

#include <QString>

#include "core/dataset/dataset.h"
#include "core/outcomes/outcome.h"
#include "core/store/project_store.h"

namespace plumbline::test {

/// \a images pictures below \a root of half as many people, with two attributes (the second not stated for
/// every third picture), a value map, two groupings, one unreadable picture and, from four on, a duplicate.
Dataset sampleDataset(const QString& root, int images);

/// An answer with scores, box, landmarks and raw response, all different for each \a image.
Outcome sampleOutcome(ImageId image);

/// A plan over \a images pictures.
RunRecord sampleRun(qint64 images);

/// A new project with sampleDataset() below its own folder; fatal when that fails.
std::unique_ptr<ProjectStore> projectWithImages(const QString& path, int images);

/// The stored pictures' ids, in the dataset's order.
std::vector<ImageId> imageIds(const ProjectStore& store);

/// One sampleOutcome() for each of the ids.
OutcomeBatch batchOf(RunId run, const std::vector<ImageId>& images);

/// What QCOMPARE needs to be told where datasets differ: every field, as text.
QStringList described(const Dataset& dataset);

/// Without what outcomes() leaves out.
Outcome withoutResponse(Outcome outcome);

} // namespace plumbline::test
