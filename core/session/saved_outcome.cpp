// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/session/saved_outcome.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AnswerDesk)
};

/// In pixels of the image.
Face boxOf(const SavedFace& face, const Image& image)
{
    if (!face.box)
        return {};
    Face box = *face.box;
    if (face.isFraction) {
        box.x1 *= image.widthPx;
        box.x2 *= image.widthPx;
        box.y1 *= image.heightPx;
        box.y2 *= image.heightPx;
    }
    return box;
}

/// The better of two is the surer, then the larger; one without a box comes last.
bool isBetter(const SavedFace& a, const SavedFace& b)
{
    if (!a.box || !b.box)
        return a.box.has_value() && !b.box;
    if (a.box->score != b.box->score)
        return a.box->score > b.box->score;
    return a.box->width() * a.box->height() > b.box->width() * b.box->height();
}

void answerGender(Outcome& outcome, const SavedFace& face)
{
    if (face.gender.isEmpty()) {
        outcome.kind = OutcomeKind::Refused;
        outcome.error = Text::tr("The answer says nothing of gender.");
        return;
    }
    outcome.kind = OutcomeKind::Answered;
    outcome.answer.label = face.gender;
    outcome.answer.scores = face.genderScores;
    for (const ClassScore& score : face.genderScores) {
        if (score.label == face.gender)
            outcome.answer.confidence = std::clamp(score.score, 0.0, 1.0);
    }
}

void answerAge(Outcome& outcome, const SavedFace& face)
{
    if (!face.age) {
        outcome.kind = OutcomeKind::Refused;
        outcome.error = Text::tr("The answer says nothing of age.");
        return;
    }
    outcome.kind = OutcomeKind::Answered;
    outcome.answer.estimate = face.age;
    outcome.answer.label = QString::number(std::lround(*face.age));
}

void answerDetection(Outcome& outcome, const SavedFace& face)
{
    outcome.kind = OutcomeKind::Answered;
    outcome.answer.label = QStringLiteral("face");
    if (!face.box || face.box->score <= 0)
        return;
    outcome.answer.confidence = face.box->score;
    outcome.answer.scores = {{outcome.answer.label, face.box->score}};
}

} // namespace

QString saved_tasks::gender()
{
    return QStringLiteral("classify:gender");
}

QString saved_tasks::age()
{
    return QStringLiteral("estimate:age");
}

QString saved_tasks::detection()
{
    return QStringLiteral("detect");
}

Outcome savedOutcome(const SavedAnswer& answer, const Image& image, const QString& task)
{
    Outcome outcome;
    outcome.image = image.id;
    outcome.answer.raw = answer.raw;
    if (!answer.error.isEmpty()) {
        outcome.kind = OutcomeKind::Failed;
        outcome.error = answer.error;
        return outcome;
    }
    outcome.faces = static_cast<int>(answer.faces.size());
    outcome.multipleFaces = outcome.faces > 1;
    if (answer.faces.empty()) {
        outcome.kind = OutcomeKind::Undetected;
        return outcome;
    }
    const SavedFace& face = *std::min_element(answer.faces.begin(), answer.faces.end(), isBetter);
    outcome.face = boxOf(face, image);
    if (task == saved_tasks::gender())
        answerGender(outcome, face);
    else if (task == saved_tasks::age())
        answerAge(outcome, face);
    else
        answerDetection(outcome, face);
    return outcome;
}

} // namespace plumbline
