// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#pragma once

#include <QColor>
#include <QString>

#include "core/session/queries.h"
#include "core/views/table_spec.h"
#include "ui/theme/theme.h"

namespace plumbline::ui {

/// The words of an outcome, the same on tiles, in menus and in tables.
struct AnswerText
{
    QString text; ///< "✕ male", "✓ female", "no face found"
    Tone tone = Tone::Plain;
};

/// What a system said of an image. \a brief leaves out the label of a right answer: the tile shows it
/// already. Of an estimate "37 years", unless \a brief with the \a label it is compared with: "37 years
/// (label 41)".
AnswerText answerText(Verdict verdict, const Outcome& outcome, bool brief = false, const QString& label = {});
/// "misread", "read as labelled", "no face found" ... for menus; of what is asked by the task.
QString verdictLabel(Verdict verdict, const QString& task = {});
/// "Not stated" for an empty value, else the value.
QString valueLabel(const QString& value);
/// Two decimals in the user's locale, ".85" without the zero in front when \a brief.
QString scoreText(double score, bool brief = false);
/// The same of the score that the system gave its answer; empty where it gave none.
QString scoreText(const Outcome& outcome, bool brief = false);
QColor toneColour(Tone tone, const Tokens& tokens);

} // namespace plumbline::ui
