// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <optional>

#include <QHash>
#include <QSize>
#include <QString>
#include <QStringList>

#include "core/base/ids.h"
#include "core/outcomes/outcome.h"
#include "core/outcomes/review.h"

namespace plumbline {

/// How an answer stands against the label.
enum class Verdict {
    Right,
    Wrong,
    Undetected,
    Refused,
    Failed,
    NotOffered, ///< no label, or one that the system cannot give: never an error
    Excluded,
    Estimated, ///< a number to compare with a number: near or far, never right or wrong (estimateError)
    Enrolled,  ///< a face to compare with faces: its embedding is kept (tasks "verify" and "identify")
    None,      ///< the system has not seen the image yet
};
QString verdictName(Verdict verdict); ///< "right", "wrong", "undetected" ...
/// Back from verdictName(); an unknown word is None.
Verdict verdictFromName(const QString& name);

/// Joins an outcome with the label. \a truthClass: the class the label means to the system, empty when there
/// is none. A label that is not offered stays so whether or not a face was found; technical failures stay
/// failures. What the auditor \a excluded is Excluded whatever the system said.
Verdict judge(const Outcome& outcome, const QString& truthClass, const QStringList& classes,
              bool excluded = false);

/// The same for a task that is a number. \a truth: what the label says, none where it says no number.
/// Answered is Estimated then, never Right or Wrong.
Verdict judgeEstimate(const Outcome& outcome, std::optional<double> truth, bool excluded = false);

/// The same for a task that compares faces: there is no label to be right or wrong about. Whatever is not
/// Enrolled is a failure to enrol, or Excluded.
Verdict judgeEnrolment(const Outcome& outcome, bool excluded = false);

/// Whether answers to the task are numbers ("estimate:age") and not classes.
bool isEstimateTask(const QString& task);

/// An image with what one system said of it: a row of `list`, of the exports and of Browse.
struct OutcomeRow
{
    ImageId image;
    QString file;
    QString path; ///< absolute
    QString subject;
    QString system; ///< empty: no run yet
    QString systemName;
    RunId run;
    Verdict verdict = Verdict::None;
    Outcome outcome;                          ///< without raw response and landmarks
    QString truth;                            ///< the dataset's own value; empty = not stated
    QStringList values;                       ///< one per attribute of the dataset; empty = not stated
    QSize sizePx;                             ///< of the upright image
    QString problem;                          ///< why the image could not be read at import
    Review review;                            ///< the auditor's word on the image
    QStringList tags;                         ///< names of review.tags, in the order of the project's tags
    std::optional<double> estimateError = {}; ///< estimate less truth in the task's unit; only when Estimated
};

} // namespace plumbline
