// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>

#include "core/views/chart.h"
#include "core/views/measured.h"

namespace plumbline {

/// One thing that a caption says. captionText() is all of them, one after the other.
struct CaptionPart
{
    QString id; ///< "synthetic", "images", "interval", "comparisons", "few", "hidden", "systems", "versions",
                ///< "labels", "repeats", "date"
    QString name; ///< for people: "Number of images"
    QString text; ///< a whole sentence
};

std::vector<CaptionPart> captionParts(const Measured& measured, const ChartOptions& options);

/// The parts of a caption that some chart wrote: those of \a known that stand in it, and what is left over as
/// a part "note".
std::vector<CaptionPart> captionParts(const QString& caption, const std::vector<CaptionPart>& known);

/// The texts that are not empty, as one caption.
QString joinCaption(const std::vector<CaptionPart>& parts);

} // namespace plumbline
