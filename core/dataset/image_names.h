// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/dataset/dataset.h"

namespace plumbline {

/// Which image of a dataset each name means.
struct NamedImages
{
    std::vector<int> imageOf; ///< index into Dataset::images; -1: none, or several would do
    QStringList notes;        ///< which ways other than the exact path were needed, how often
};

/// What a file that was made elsewhere calls images: their paths, however written (see matchRows(); the file
/// type may lack or differ); else an id of the dataset's: a value that one image alone has in an attribute,
/// or a subject of whom there is one image. Several names may mean one image. \a besideDir: the folder of
/// that file, for paths as seen from there.
NamedImages imagesNamed(const QStringList& names, const Dataset& dataset, const QString& besideDir = {});

} // namespace plumbline
