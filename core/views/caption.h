// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <vector>

#include <QString>

#include "core/views/chart.h"
#include "core/views/measured.h"

namespace plumbline {

/// What the caption of these measures says; captionText() is all of it, one after the other.
/// \a quantity: what is drawn and with which interval; empty: the error rate and its interval.
std::vector<CaptionPart> captionParts(const Measured& measured, const ChartOptions& options,
                                      const QString& quantity = {});

/// Whether a chart shows intervals and comparisons, or shares alone, whose caption says nothing of them.
enum class CaptionOf { Comparisons, Shares };

/// Gives the chart its caption.
void writeCaption(ChartSpec& spec, const Measured& measured, const ChartOptions& options,
                  const QString& quantity = {}, CaptionOf shown = CaptionOf::Comparisons);

/// That nobody has said who described the people; empty where it is said, or not known of counts.
QString truthWarning(const Measured& measured);

/// A clause as a sentence: with a capital and a full stop.
QString sentence(QString clause);

/// The texts that are not empty, as one caption.
QString joinCaption(const std::vector<CaptionPart>& parts);

} // namespace plumbline
