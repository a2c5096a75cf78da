// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/answers/json_parts.h"

#include <cmath>

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

/// Ages of people, and boxes within reason: what is beyond was not written by a service.
constexpr double kOldest = 150;
constexpr double kFarthest = 1e6;

} // namespace

void JsonParts::require(const QJsonObject& in, const QString& key)
{
    if (!in.contains(key))
        complain(Text::tr("There is no %1.").arg(key));
}

QJsonObject JsonParts::requireGroup(const QJsonValue& value)
{
    if (!value.isObject())
        complain(Text::tr("Something that should be a group of values is none."));
    return value.toObject();
}

QJsonObject JsonParts::object(const QJsonObject& in, const QString& key)
{
    const QJsonValue value = in.value(key);
    if (!value.isUndefined() && !value.isNull() && !value.isObject())
        complain(Text::tr("%1 is not a group of values.").arg(key));
    return m_problem.isEmpty() ? value.toObject() : QJsonObject();
}

QJsonArray JsonParts::array(const QJsonObject& in, const QString& key)
{
    const QJsonValue value = in.value(key);
    if (!value.isUndefined() && !value.isNull() && !value.isArray())
        complain(Text::tr("%1 is not a list.").arg(key));
    return m_problem.isEmpty() ? value.toArray() : QJsonArray();
}

QString JsonParts::text(const QJsonObject& in, const QString& key)
{
    const QJsonValue value = in.value(key);
    if (!value.isUndefined() && !value.isNull() && !value.isString())
        complain(Text::tr("%1 is not a word.").arg(key));
    return m_problem.isEmpty() ? value.toString() : QString();
}

std::optional<double> JsonParts::number(const QJsonObject& in, const QString& key)
{
    const QJsonValue value = in.value(key);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    if (!value.isDouble() || !std::isfinite(value.toDouble()))
        complain(Text::tr("%1 is not a number.").arg(key));
    return m_problem.isEmpty() ? std::optional(value.toDouble()) : std::nullopt;
}

std::optional<double> JsonParts::share(const QJsonObject& in, const QString& key, double top)
{
    const auto value = number(in, key);
    if (!value)
        return std::nullopt;
    if (*value < 0 || *value > top)
        complain(Text::tr("%1 is %2 and not from 0 to %3.").arg(key).arg(*value).arg(top));
    return m_problem.isEmpty() ? std::optional(*value / top) : std::nullopt;
}

std::optional<Face> JsonParts::box(const QJsonObject& in, const QString& left, const QString& top,
                                   const QString& width, const QString& height)
{
    const auto x = number(in, left), y = number(in, top), w = number(in, width), h = number(in, height);
    if (!x && !y && !w && !h)
        return std::nullopt;
    if (!x || !y || !w || !h || *w < 0 || *h < 0 || std::abs(*x) > kFarthest || std::abs(*y) > kFarthest
        || *w > kFarthest || *h > kFarthest) {
        complain(Text::tr("The box of a face is not whole."));
        return std::nullopt;
    }
    return Face {*x, *y, *x + *w, *y + *h, 0};
}

std::vector<SavedFace> JsonParts::faces(const QJsonArray& list,
                                        const std::function<SavedFace(JsonParts&, const QJsonObject&)>& read)
{
    std::vector<SavedFace> faces;
    for (const QJsonValue& face : list)
        faces.push_back(read(*this, requireGroup(face)));
    return faces;
}

void JsonParts::readGender(SavedFace& face, const QJsonObject& in, const QString& key)
{
    face.word = text(in, key).trimmed();
    face.gender = genderOfWord(face.word);
}

std::optional<double> JsonParts::middle(const QJsonObject& in, const QString& low, const QString& high)
{
    const auto from = number(in, low), to = number(in, high);
    if (!from && !to)
        return std::nullopt;
    const double age = (from.value_or(*(to ? to : from)) + to.value_or(*(from ? from : to))) / 2;
    if (age < 0 || age > kOldest) {
        complain(Text::tr("An age of %1 years cannot be.").arg(age));
        return std::nullopt;
    }
    return age;
}

QString genderOfWord(const QString& word)
{
    static const QStringList female {QStringLiteral("female"), QStringLiteral("f"), QStringLiteral("woman"),
                                     QStringLiteral("feminine"), QStringLiteral("women")};
    static const QStringList male {QStringLiteral("male"), QStringLiteral("m"), QStringLiteral("man"),
                                   QStringLiteral("masculine"), QStringLiteral("men")};
    const QString clean = word.trimmed().toLower();
    if (female.contains(clean))
        return QStringLiteral("female");
    return male.contains(clean) ? QStringLiteral("male") : QString();
}

std::vector<ClassScore> scoresOf(const SavedFace& face, std::optional<double> score)
{
    if (face.word.isEmpty() || !score)
        return {};
    return {{face.gender.isEmpty() ? face.word : face.gender, *score}};
}

QString serviceError(const QJsonValue& response)
{
    const QJsonObject body = response.toObject();
    const auto sentence = [](const QJsonObject& in) {
        for (const char* key : {"message", "Message", "description", "error_message"}) {
            if (const QString text = in.value(QLatin1String(key)).toString(); !text.isEmpty())
                return text;
        }
        for (const char* key : {"code", "Code", "__type"}) {
            if (const QJsonValue code = in.value(QLatin1String(key)); !code.isUndefined())
                return code.toVariant().toString();
        }
        return QString();
    };
    for (const char* key : {"Error", "error"}) { // AWS, Azure, Google, Watson
        const QJsonValue error = body.value(QLatin1String(key));
        if (error.isObject())
            return sentence(error.toObject());
        if (error.isString() && !error.toString().isEmpty())
            return error.toString();
    }
    if (const QJsonArray errors = body.value(QStringLiteral("Errors")).toArray(); !errors.isEmpty()) // Kairos
        return sentence(errors.first().toObject());
    if (body.contains(QStringLiteral("error_message")) || body.contains(QStringLiteral("__type")))
        return sentence(body); // Face++, AWS
    return {};
}

bool saysNoFace(const QString& error)
{
    static const QRegularExpression words(QStringLiteral("\\bno[ _]?faces?\\b|\\bno faces? (found|detected)"),
                                          QRegularExpression::CaseInsensitiveOption);
    return words.match(error).hasMatch();
}

} // namespace plumbline
