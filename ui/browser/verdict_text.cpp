// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "ui/browser/verdict_text.h"

#include <QCoreApplication>
#include <QLocale>

#include "core/session/scored_answer.h"
#include "core/views/rate_words.h"

namespace plumbline::ui {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(plumbline::ui::Words)
};

} // namespace

namespace {

/// "37 years", rounded as the system's own word is; only of an estimate.
QString years(const Outcome& outcome)
{
    return Words::tr("%1 years").arg(outcome.answer.label);
}

} // namespace

AnswerText answerText(Verdict verdict, const Outcome& outcome, bool brief, const QString& label)
{
    switch (verdict) {
    case Verdict::Right:
        return {brief ? QStringLiteral("✓") : QStringLiteral("✓ %1").arg(outcome.answer.label), Tone::Right};
    case Verdict::Wrong:
        return {QStringLiteral("✕ %1").arg(outcome.answer.label), Tone::Wrong};
    case Verdict::Undetected:
        return {brief ? Words::tr("no face") : Words::tr("no face found"), Tone::Warning};
    case Verdict::Refused:
        return {Words::tr("refused"), Tone::Warning};
    case Verdict::Failed:
        return {Words::tr("failed"), Tone::Warning};
    case Verdict::NotOffered:
        if (outcome.answer.estimate)
            return {years(outcome), Tone::Muted};
        return {outcome.answer.label.isEmpty() ? Words::tr("not offered") : outcome.answer.label,
                Tone::Muted};
    case Verdict::Excluded:
        return {Words::tr("excluded"), Tone::Muted};
    case Verdict::Estimated:
        return {brief || label.isEmpty() ? years(outcome)
                                         : Words::tr("%1 (label %2)").arg(years(outcome), label),
                Tone::Plain};
    case Verdict::Enrolled:
        return {Words::tr("enrolled"), Tone::Plain};
    case Verdict::None:
        break;
    }
    return {QStringLiteral("–"), Tone::Muted};
}

QString verdictLabel(Verdict verdict, const QString& task)
{
    switch (verdict) {
    case Verdict::Right:
        return asksWhoIsFound(task) ? Words::tr("face found") : Words::tr("read as labelled");
    case Verdict::Wrong:
        return Words::tr("misread");
    case Verdict::Undetected:
        return Words::tr("no face found");
    case Verdict::Refused:
        return Words::tr("refused");
    case Verdict::Failed:
        return Words::tr("failed");
    case Verdict::NotOffered:
        return Words::tr("label not offered");
    case Verdict::Excluded:
        return Words::tr("excluded");
    case Verdict::Estimated:
        return Words::tr("estimated");
    case Verdict::Enrolled:
        return Words::tr("enrolled");
    case Verdict::None:
        break;
    }
    return Words::tr("not run yet");
}

QString valueLabel(const QString& value)
{
    return value.isEmpty() ? Words::tr("not stated") : value;
}

QString scoreText(double score, bool brief)
{
    QString text = QLocale().toString(score, 'f', 2);
    const QString zero = QLocale().zeroDigit();
    if (brief && text.startsWith(zero))
        text.remove(0, zero.size());
    return text;
}

QString scoreText(const Outcome& outcome, bool brief)
{
    const auto score = statedScore(outcome);
    return score ? scoreText(*score, brief) : QString();
}

QColor toneColour(Tone tone, const Tokens& tokens)
{
    switch (tone) {
    case Tone::Muted:
        return tokens.muted;
    case Tone::Wrong:
        return tokens.wrong;
    case Tone::Right:
        return tokens.right;
    case Tone::Warning:
        return tokens.warning;
    case Tone::Plain:
    case Tone::Strong:
        break;
    }
    return tokens.text;
}

} // namespace plumbline::ui
