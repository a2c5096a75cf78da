// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <algorithm>
#include <utility>

#include <QCoreApplication>
#include <QLocale>

#include "core/session/answer_desk.h"
#include "core/session/answer_matching.h"
#include "core/session/project.h"
#include "core/session/saved_outcome.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(AnswerDesk)
};

QString percent(double share)
{
    return QLocale().toString(share * 100, 'f', share > 0.995 && share < 1 ? 2 : 0) % QStringLiteral(" %");
}

QString faceText(const SavedFace& face)
{
    QStringList parts;
    if (!face.word.isEmpty() || !face.gender.isEmpty()) {
        QString gender = face.gender.isEmpty() ? Text::tr("“%1”, not known").arg(face.word) : face.gender;
        const auto score = std::find_if(face.genderScores.begin(), face.genderScores.end(),
                                        [&](const ClassScore& each) { return each.label == face.gender; });
        if (score != face.genderScores.end())
            gender += QLatin1Char(' ') % percent(score->score);
        parts.append(gender);
    }
    if (face.age)
        parts.append(Text::tr("%1 years").arg(QLocale().toString(*face.age, 'g', 3)));
    if (parts.isEmpty())
        parts.append(Text::tr("a face"));
    return parts.join(QStringLiteral(", "));
}

QString answerText(const SavedAnswer& answer)
{
    if (!answer.error.isEmpty())
        return Text::tr("error: %1").arg(answer.error);
    if (answer.faces.empty())
        return Text::tr("no face");
    const QString first = faceText(answer.faces.front());
    return answer.faces.size() == 1 ? first : Text::tr("%1; faces: %2").arg(first).arg(answer.faces.size());
}

void describeAnswers(AnswersSurvey& survey, const SavedAnswers& taken, const Dataset& data,
                     const std::vector<const SavedAnswer*>& byImage)
{
    std::vector<std::pair<const SavedAnswer*, QString>> files;
    for (std::size_t i = 0; i < byImage.size(); ++i) {
        if (byImage[i])
            files.emplace_back(byImage[i], data.images[i].file);
    }
    std::sort(files.begin(), files.end());
    for (const SavedAnswer& answer : taken.answers) {
        if (!answer.error.isEmpty())
            ++survey.errors;
        else if (answer.faces.empty())
            ++survey.nobody;
        else
            ++(answer.faces.size() == 1 ? survey.oneFace : survey.severalFaces);
    }
    survey.said = static_cast<qint64>(taken.answers.size());
    for (const SavedAnswer& answer : survey.read->answers) {
        if (survey.preview.size() == AnswersSurvey::kPreviewed)
            return;
        // Those with an unknown word are in what was read alone.
        const auto used =
            std::find_if(taken.answers.begin(), taken.answers.end(), [&](const SavedAnswer& each) {
                return each.place == answer.place && each.image == answer.image;
            });
        const bool isTaken = used != taken.answers.end();
        const auto file = isTaken ? std::lower_bound(files.begin(), files.end(), std::pair(&*used, QString()))
                                  : files.end();
        const bool isMatched = file != files.end() && file->first == &*used;
        survey.preview.push_back({answer.place, answer.image, isMatched ? file->second : QString(),
                                  answerText(isTaken ? *used : answer), !isTaken});
    }
}

void describeScores(AnswersSurvey& survey, const ScoreTable& table, const Dataset& data, const QString& path)
{
    const MatchedScores matched = matchScores(table, data, path, survey.report);
    survey.said = static_cast<qint64>(table.rows.size());
    survey.report.taken = static_cast<qint64>(matched.set.pairs.size());
    survey.report.images = static_cast<qint64>(matched.outcomes.size());
    countWithout(survey.report, data, matched.isSaid);
    survey.tasks = QStringList {QStringLiteral("verify")};
    for (const ScoreTable::Row& row : table.rows) {
        if (survey.preview.size() == AnswersSurvey::kPreviewed)
            return;
        QString said = QLocale().toString(row.score, 'g', 6);
        if (row.mated)
            said += *row.mated ? Text::tr(", the same person") : Text::tr(", two people");
        survey.preview.push_back({row.line > 0 ? Text::tr("line %1").arg(row.line) : QString(),
                                  table.names[row.first] % QStringLiteral(" – ") % table.names[row.second],
                                  {},
                                  said});
    }
}

} // namespace

Result<std::shared_ptr<const SavedAnswers>> AnswerDesk::readSaved(const AnswersImport& request,
                                                                  const ReadWatch& watch)
{
    if (request.read)
        return request.read;
    AnswerReading how = request.reading;
    how.format = request.format;
    auto read = readSavedAnswers(request.path, how, watch);
    if (!read)
        return read.error();
    return std::make_shared<const SavedAnswers>(std::move(*read));
}

Result<AnswersSurvey> AnswerDesk::survey(const AnswersImport& request, const ReadWatch& watch) const
{
    const auto read = readSaved(request, watch);
    if (!read)
        return read.error();
    const auto data = m_project.dataset();
    AnswersSurvey survey;
    survey.read = *read;
    survey.report.format = survey.read->title;
    if (survey.read->scores) {
        survey.report.badRows = survey.read->scores->badRows;
        survey.report.badRows.add(survey.read->leftOut);
        describeScores(survey, *survey.read->scores, *data, request.path);
        return survey;
    }
    survey.words = wordsOf(*survey.read, request.words);
    const SavedAnswers taken = withWords(*survey.read, request.words);
    survey.report.badRows = taken.leftOut;
    survey.report.notes = taken.notes;
    const auto byImage = matchAnswers(taken, *data, request.path, survey.report);
    std::vector<bool> isSaid;
    for (const SavedAnswer* answer : byImage)
        isSaid.push_back(answer != nullptr);
    survey.report.taken = std::count(isSaid.begin(), isSaid.end(), true);
    survey.report.images = survey.report.taken;
    countWithout(survey.report, *data, isSaid);
    if (taken.hasGender())
        survey.tasks.append(saved_tasks::gender());
    if (taken.hasAge())
        survey.tasks.append(saved_tasks::age());
    survey.tasks.append(saved_tasks::detection());
    describeAnswers(survey, taken, *data, byImage);
    return survey;
}

} // namespace plumbline
