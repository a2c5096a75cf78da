// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <string_view>

#include <QString>

#include "core/views/measured.h"

namespace plumbline {

/// "BCa" or "percentile".
QString bootstrapText(measures::Bootstrap method);

/// "95 % Wilson interval", or "95 % interval by resampling people".
QString rateIntervalText(const Measured& measured);
/// "95 % Newcombe interval", or "95 % interval by resampling people".
QString differenceIntervalText(const Measured& measured);

/// How the numbers of a table are made, for the head of its column.
QString rateMethodText(const Measured& measured);
QString differenceMethodText(const Measured& measured);
QString ratioMethodText(const Measured& measured);
QString testMethodText(const Measured& measured);

/// "Several images show the same person: intervals by resampling the 84 people (BCa, 2,000 replicates, seed
/// 1), p on effective numbers of images; design effect 0.9 to 2.3." Where people repeat and were not
/// resampled, that intervals are too sure. Empty where nobody has several images.
QString peopleText(const Measured& measured, bool perSubmitted);
/// The same in few words, for the line below the headline.
QString peopleWarning(const Measured& measured, bool perSubmitted);

/// "19 people; design effect 2.3: worth 33 independent images", and how the interval was made where that is
/// by formula; empty where people were not resampled.
QString groupPeopleText(const measures::GroupResult& group, bool perSubmitted);

} // namespace plumbline
