// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/answers/field_mapping.h"

#include <cmath>
#include <optional>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include "core/answers/json_parts.h"
#include "core/answers/score_columns.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

constexpr qsizetype kShown = 40;

/// Words, numbers and yes or no as text; empty for everything else.
QString textAt(const QJsonValue& in, const QString& path)
{
    if (path.isEmpty())
        return {};
    const QJsonValue value = valueAt(in, path);
    return value.isObject() || value.isArray() ? QString() : value.toVariant().toString().trimmed();
}

/// Reads the values of one answer; keeps the first thing that is not as it must be.
class AnswerReader
{
public:
    explicit AnswerReader(const FieldMapping& mapping)
        : m_mapping(mapping)
    {
    }

    [[nodiscard]] const QString& problem() const { return m_problem; }

    SavedAnswer read(const QJsonValue& said, const QString& image)
    {
        SavedAnswer answer;
        answer.image = textAt(said, m_mapping.image);
        if (answer.image.isEmpty())
            answer.image = image;
        answer.raw = rawOf(said);
        answer.error = textAt(said, m_mapping.error);
        if (answer.image.isEmpty())
            complain(Text::tr("it does not say which image it is about."));
        if (!answer.error.isEmpty())
            return answer;
        if (m_mapping.faces.isEmpty())
            readOne(answer, said);
        else
            readFaces(answer, said);
        return answer;
    }

private:
    static QByteArray rawOf(const QJsonValue& said)
    {
        return said.isArray() ? QJsonDocument(said.toArray()).toJson(QJsonDocument::Compact)
                              : QJsonDocument(said.toObject()).toJson(QJsonDocument::Compact);
    }

    void complain(const QString& sentence)
    {
        if (m_problem.isEmpty())
            m_problem = sentence;
    }

    void readFaces(SavedAnswer& answer, const QJsonValue& said)
    {
        const QJsonValue faces = valueAt(said, m_mapping.faces);
        if (faces.isArray()) {
            for (const QJsonValue& face : faces.toArray())
                answer.faces.push_back(faceOf(face));
            return;
        }
        const auto count = faces.isObject() ? std::nullopt : numberOf(said, m_mapping.faces);
        if (faces.isObject() || (!count && !faces.isNull() && !faces.isUndefined()))
            return complain(Text::tr("%1 is neither a list of faces nor their number.").arg(m_mapping.faces));
        constexpr double kMost = 1000;
        if (!count || *count < 1 || *count > kMost)
            return;
        answer.faces.push_back(faceOf(said));
        answer.faces.resize(static_cast<std::size_t>(*count));
    }

    /// No face where the one there could be has nothing at all.
    void readOne(SavedAnswer& answer, const QJsonValue& said)
    {
        SavedFace face = faceOf(said);
        if (!face.word.isEmpty() || face.age || face.box || !face.genderScores.empty())
            answer.faces.push_back(std::move(face));
    }

    std::optional<double> numberOf(const QJsonValue& in, const QString& path)
    {
        const QString text = textAt(in, path);
        if (text.isEmpty())
            return std::nullopt;
        const auto number = scoreNumber(text);
        if (!number)
            complain(Text::tr("%1 is %2, which is no number.").arg(path, text.left(kShown)));
        return number;
    }

    SavedFace faceOf(const QJsonValue& said)
    {
        SavedFace face;
        face.isFraction = m_mapping.areFractions;
        face.word = textAt(said, m_mapping.gender);
        face.gender = genderOfWord(face.word);
        if (const auto score = numberOf(said, m_mapping.score); score && !face.word.isEmpty()) {
            if (*score < 0 || *score > m_mapping.highest)
                complain(Text::tr("%1 is %2 and not from 0 to %3.")
                             .arg(m_mapping.score)
                             .arg(*score)
                             .arg(m_mapping.highest));
            face.genderScores = scoresOf(face, *score / m_mapping.highest);
        }
        face.age = numberOf(said, m_mapping.age);
        constexpr double kOldest = 150;
        if (face.age && (*face.age < 0 || *face.age > kOldest))
            complain(Text::tr("An age of %1 years cannot be.").arg(*face.age));
        const auto left = numberOf(said, m_mapping.left), top = numberOf(said, m_mapping.top);
        const auto right = numberOf(said, m_mapping.right), bottom = numberOf(said, m_mapping.bottom);
        if (left && top && right && bottom)
            face.box = m_mapping.isSize ? Face {*left, *top, *left + *right, *top + *bottom, 0}
                                        : Face {*left, *top, *right, *bottom, 0};
        return face;
    }

    const FieldMapping& m_mapping;
    QString m_problem;
};

constexpr std::pair<const char*, QString FieldMapping::*> kPaths[] {
    {"answers", &FieldMapping::answers}, {"image", &FieldMapping::image},   {"error", &FieldMapping::error},
    {"faces", &FieldMapping::faces},     {"gender", &FieldMapping::gender}, {"score", &FieldMapping::score},
    {"age", &FieldMapping::age},         {"left", &FieldMapping::left},     {"top", &FieldMapping::top},
    {"right", &FieldMapping::right},     {"bottom", &FieldMapping::bottom}, {"name", &FieldMapping::name}};

} // namespace

QJsonObject mappingToJson(const FieldMapping& mapping)
{
    QJsonObject json {{QStringLiteral("kind"), QStringLiteral("plumbline answer mapping")},
                      {QStringLiteral("box_has_size"), mapping.isSize},
                      {QStringLiteral("box_in_fractions"), mapping.areFractions},
                      {QStringLiteral("highest_score"), mapping.highest}};
    for (const auto& [key, path] : kPaths) {
        if (!(mapping.*path).isEmpty())
            json.insert(QLatin1String(key), mapping.*path);
    }
    QJsonObject words;
    for (auto word = mapping.words.begin(); word != mapping.words.end(); ++word)
        words.insert(word.key(), word.value());
    if (!words.isEmpty())
        json.insert(QStringLiteral("words"), words);
    return json;
}

Result<FieldMapping> mappingFromJson(const QJsonObject& json)
{
    FieldMapping mapping;
    for (const auto& [key, path] : kPaths)
        mapping.*path = json.value(QLatin1String(key)).toString();
    mapping.isSize = json.value(QStringLiteral("box_has_size")).toBool();
    mapping.areFractions = json.value(QStringLiteral("box_in_fractions")).toBool();
    mapping.highest = json.value(QStringLiteral("highest_score")).toDouble(1);
    const QJsonObject words = json.value(QStringLiteral("words")).toObject();
    for (auto word = words.begin(); word != words.end(); ++word) {
        const QString meaning = word.value().toString();
        if (meaning != word_meanings::female() && meaning != word_meanings::male()
            && meaning != word_meanings::noFace() && !meaning.isEmpty())
            return Error {ErrorCode::BadFormat,
                          Text::tr("The mapping says that %1 means %2; it can mean female, male, no_face or "
                                   "nothing.")
                              .arg(word.key().left(kShown), meaning.left(kShown)),
                          {}};
        mapping.words.insert(word.key(), meaning);
    }
    const bool saysSomething = !mapping.gender.isEmpty() || !mapping.age.isEmpty() || !mapping.faces.isEmpty()
        || !mapping.left.isEmpty();
    if (!saysSomething || !(mapping.highest > 0) || !std::isfinite(mapping.highest))
        return Error {
            ErrorCode::BadFormat,
            Text::tr("This is no mapping: it says neither where genders nor where ages nor where faces are."),
            {}};
    return mapping;
}

QJsonValue valueAt(const QJsonValue& in, const QString& path)
{
    QJsonValue at = in;
    QString rest = path;
    while (!rest.isEmpty()) {
        if (at.isObject() && at.toObject().contains(rest)) // a key may have points in it
            return at.toObject().value(rest);
        const qsizetype point = rest.indexOf(QLatin1Char('.'));
        const QString key = point < 0 ? rest : rest.left(point);
        rest = point < 0 ? QString() : rest.mid(point + 1);
        bool isIndex = false;
        const int index = key.toInt(&isIndex);
        if (at.isArray())
            at = isIndex && index >= 0 ? at.toArray().at(index) : QJsonValue(QJsonValue::Undefined);
        else
            at = at.toObject().value(key);
    }
    return at;
}

void readFields(const QJsonValue& document, const FieldMapping& mapping, const QString& image,
                const std::function<void(SavedAnswer)>& take,
                const std::function<void(const QString&)>& leaveOut)
{
    const auto one = [&](const QJsonValue& said, const QString& name) {
        AnswerReader reader(mapping);
        SavedAnswer answer = reader.read(said, name);
        if (reader.problem().isEmpty())
            take(std::move(answer));
        else
            leaveOut(reader.problem());
    };
    const QJsonValue answers = valueAt(document, mapping.answers);
    if (answers.isArray()) {
        for (const QJsonValue& said : answers.toArray())
            one(said, {});
    } else if (mapping.answers.isEmpty()) {
        one(answers, image);
    } else if (answers.isObject()) {
        const QJsonObject byImage = answers.toObject();
        for (auto said = byImage.begin(); said != byImage.end(); ++said)
            one(said.value(), said.key());
    } else {
        leaveOut(Text::tr("there is nothing at %1.").arg(mapping.answers));
    }
}

} // namespace plumbline
