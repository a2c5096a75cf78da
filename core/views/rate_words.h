// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QString>

#include "core/views/chart.h"
#include "core/views/measured.h"

namespace plumbline {

/// Whether the task asks who is found ("detect"). The error is a face that is not, of every image submitted:
/// there are no classes to be read as, and no second way of counting.
bool asksWhoIsFound(const QString& task);

/// How a rate and its errors are called; they differ by what was asked and how it is counted.
struct RateWords
{
    QString rate;          ///< "error rate per image submitted, undetected faces counted as errors"
    QString brief;         ///< "error rate per image submitted"
    QString errors;        ///< heads the column of their number: "errors"
    QString errorsTip;     ///< "Wrong answers"
    QString rateHead;      ///< heads the column of rates: "error rate"
    QString ratioTip;      ///< "How many times as often the subgroup is misread"
    QString neither;       ///< "Neither group was ever misread."
    QString neverTheOther; ///< "The group compared with was never misread"
};
RateWords rateWords(const Measured& measured, bool perSubmitted);

} // namespace plumbline
