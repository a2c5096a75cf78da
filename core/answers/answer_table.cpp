// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/answers/answer_table.h"

#include <algorithm>
#include <cstddef>

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/answers/json_parts.h"
#include "core/answers/score_columns.h"
#include "core/dataset/label_table.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

QString bare(const QString& name)
{
    QString letters;
    for (const QChar c : name.toLower()) {
        if (c.isLetterOrNumber())
            letters += c;
    }
    return letters;
}

/// The column of the first of these names that there is; -1: none.
qsizetype columnOf(const QStringList& names, const char* wanted)
{
    for (const QString& word : QString::fromLatin1(wanted).split(QLatin1Char(' '))) {
        if (const qsizetype at = names.indexOf(word); at >= 0)
            return at;
    }
    return -1;
}

bool saysUndetected(const QString& word)
{
    static const QStringList words {QStringLiteral("undetected"),    QStringLiteral("noface"),
                                    QStringLiteral("nofaces"),       QStringLiteral("notdetected"),
                                    QStringLiteral("none"),          QStringLiteral("nofacefound"),
                                    QStringLiteral("nofacedetected")};
    return words.contains(bare(word));
}

/// Which columns there are.
struct Columns
{
    qsizetype image = -1, outcome = -1, gender = -1, age = -1, score = -1, male = -1, faces = -1,
              several = -1, error = -1;
    qsizetype box[4] {-1, -1, -1, -1};

    explicit Columns(const LabelTable& table)
    {
        QStringList names;
        for (const QString& name : table.header)
            names.append(bare(name));
        image =
            columnOf(names, "file image filename imagename imagefile path imagepath photo picture name id");
        if (image < 0)
            image = guessFileColumn(table);
        outcome = columnOf(names, "outcome status");
        gender = columnOf(names,
                          "answer prediction predicted predictedgender genderprediction genderpred "
                          "predgender predictedlabel result gender sex label");
        // "age" of an export is the label; what the system says is its estimate.
        age = columnOf(names,
                       outcome >= 0 ? "estimate" : "estimate predictedage ageprediction agepred predage age");
        score = columnOf(names, "confidence genderconfidence score probability genderscore");
        male = columnOf(names, "pmale malescore maleconfidence probmale");
        faces = columnOf(names, "faces facecount numfaces numberoffaces");
        several = columnOf(names, "multiplefaces");
        error = columnOf(names, "error errormessage");
        const char* const corners[] {"boxx1 x1", "boxy1 y1", "boxx2 x2", "boxy2 y2"};
        for (std::size_t i = 0; i < 4; ++i)
            box[i] = columnOf(names, corners[i]);
    }
};

class RowReader
{
public:
    RowReader(const LabelTable& table, const Columns& columns)
        : m_table(table)
        , m_columns(columns)
    {
        for (const QStringList& row : table.rows) {
            for (const qsizetype column : {columns.score, columns.male}) {
                const auto number = column < 0 ? std::nullopt : scoreNumber(row[column]);
                m_top = number && *number > 1.5 ? 100 : m_top; // regressions pass 1 a little
            }
        }
    }

    [[nodiscard]] bool isPercent() const { return m_top > 1; }

    /// Nothing and a sentence where the row cannot be read.
    std::optional<SavedAnswer> read(std::size_t index, QString& problem) const
    {
        const QStringList& row = m_table.rows[index];
        SavedAnswer answer;
        answer.image = text(row, m_columns.image);
        answer.raw = rawOf(row);
        if (answer.image.isEmpty()) {
            problem = Text::tr("the name of the image is missing.");
            return std::nullopt;
        }
        const QString word = text(row, m_columns.gender);
        const QString outcome = bare(text(row, m_columns.outcome));
        answer.error = text(row, m_columns.error);
        if (outcome == QLatin1String("failed") || outcome == QLatin1String("error")) {
            if (answer.error.isEmpty())
                answer.error = Text::tr("the system failed");
            return answer;
        }
        const bool isRefused = outcome == QLatin1String("refused");
        if (isRefused)
            answer.error.clear();
        if (!answer.error.isEmpty())
            return answer;
        if (const auto off = scoreOffScale(row)) {
            problem = Text::tr("%1 is not a score from 0 to %2.").arg(*off).arg(m_top);
            return std::nullopt;
        }
        SavedFace face = faceOf(row);
        if (!word.isEmpty() && face.gender.isEmpty() && !saysUndetected(word) && m_columns.gender >= 0
            && !isRefused && !face.age) {
            problem = Text::tr("%1 is neither female nor male.").arg(word.left(40));
            return std::nullopt;
        }
        const bool isNobody = saysUndetected(word) || saysUndetected(outcome)
            || text(row, m_columns.faces) == QLatin1String("0")
            || (face.gender.isEmpty() && !face.age && !isRefused && outcome.isEmpty());
        if (isNobody)
            return answer;
        answer.faces.push_back(std::move(face));
        const bool areSeveral = bare(text(row, m_columns.several)) == QLatin1String("true")
            || text(row, m_columns.faces).toInt() > 1;
        if (areSeveral)
            answer.faces.emplace_back();
        return answer;
    }

private:
    [[nodiscard]] static QString text(const QStringList& row, qsizetype column)
    {
        return column < 0 ? QString() : row[column].trimmed();
    }

    /// A score that nothing can mean. Regressions pass 0 and 1 by a little: that is what they said.
    [[nodiscard]] std::optional<QString> scoreOffScale(const QStringList& row) const
    {
        constexpr double kPast = 0.5;
        for (const qsizetype column : {m_columns.score, m_columns.male}) {
            const auto number = scoreNumber(text(row, column));
            if (number && (*number < -kPast * m_top || *number > (1 + kPast) * m_top))
                return text(row, column).left(40);
        }
        return std::nullopt;
    }

    [[nodiscard]] SavedFace faceOf(const QStringList& row) const
    {
        SavedFace face;
        face.gender = genderOfWord(text(row, m_columns.gender));
        face.age = scoreNumber(text(row, m_columns.age));
        const auto male = scoreNumber(text(row, m_columns.male));
        const auto score = scoreNumber(text(row, m_columns.score));
        if (!face.gender.isEmpty() && male)
            face.genderScores = {{QStringLiteral("female"), 1 - *male / m_top},
                                 {QStringLiteral("male"), *male / m_top}};
        else if (score)
            face.genderScores = scoresOf(face.gender, *score / m_top);
        std::optional<double> corners[4];
        for (std::size_t i = 0; i < 4; ++i)
            corners[i] = scoreNumber(text(row, m_columns.box[i]));
        if (corners[0] && corners[1] && corners[2] && corners[3])
            face.box = Face {*corners[0], *corners[1], *corners[2], *corners[3], 0};
        return face;
    }

    [[nodiscard]] QByteArray rawOf(const QStringList& row) const
    {
        QJsonObject object;
        for (qsizetype i = 0; i < row.size(); ++i)
            object.insert(m_table.header[i], row[i]);
        return QJsonDocument(object).toJson(QJsonDocument::Compact);
    }

    const LabelTable& m_table;
    const Columns& m_columns;
    double m_top = 1;
};

} // namespace

Result<SavedAnswers> readAnswerTable(const QString& path)
{
    const QString file = QFileInfo(path).fileName();
    const auto table = readLabelTable(path);
    if (!table)
        return table.error();
    const Columns columns(*table);
    if (columns.image < 0)
        return Error {
            ErrorCode::BadFormat, Text::tr("No column of %1 names images; call it image.").arg(file), {}};
    if (columns.gender < 0 && columns.age < 0 && columns.faces < 0 && columns.outcome < 0)
        return Error {
            ErrorCode::BadFormat,
            Text::tr("No column of %1 holds answers; call it answer, gender, age or faces.").arg(file),
            {}};
    const RowReader reader(*table, columns);
    SavedAnswers saved;
    saved.format = QStringLiteral("csv");
    saved.title = Text::tr("Table of answers");
    if (reader.isPercent())
        saved.notes.append(Text::tr("Confidences are percentages."));
    for (std::size_t i = 0; i < table->rows.size(); ++i) {
        QString problem;
        auto answer = reader.read(i, problem);
        if (!answer) {
            saved.leftOut.add(Text::tr("Line %1: %2").arg(table->lines[i]).arg(problem));
            continue;
        }
        answer->place = Text::tr("line %1").arg(table->lines[i]);
        saved.answers.push_back(std::move(*answer));
    }
    return saved;
}

} // namespace plumbline
