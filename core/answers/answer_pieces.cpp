// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include "core/answers/answer_pieces.h"

#include <utility>

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include "core/answers/json_parts.h"

namespace plumbline {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Answers)
};

/// The first of these keys that holds a word.
QString named(const QJsonObject& in, const QStringList& keys)
{
    for (const QString& key : keys) {
        const QJsonValue value = in.value(key);
        if (value.isString() && !value.toString().trimmed().isEmpty())
            return value.toString().trimmed();
        if (value.isDouble())
            return value.toVariant().toString();
    }
    return {};
}

QStringList words(const char* list)
{
    return QString::fromLatin1(list).split(QLatin1Char(' '));
}

/// Names beside a response. The first few may also be in one, where no service has a field of that name.
const QStringList& plainNames()
{
    static const QStringList names = words(
        "image Image image_name imageName file File filename fileName file_name path image_path source_image "
        "source Source probe query image1 image_1");
    return names;
}

const QStringList& allNames()
{
    static const QStringList names = plainNames()
        + words("name Name key Key id image_id imageId ExternalImageId external_id externalId uri url");
    return names;
}

const QStringList& secondNames()
{
    static const QStringList names =
        words("target Target target_image second candidate reference image2 image_2 other");
    return names;
}

const QStringList& responseNames()
{
    static const QStringList names = words("response Response result Result output answer raw body data Data "
                                           "prediction predictions json face faces_response");
    return names;
}

QByteArray compact(const QJsonValue& value)
{
    return value.isArray() ? QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact)
                           : QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

/// Takes one document apart.
class Opener
{
public:
    Opener(const IsResponse& isResponse, QString place, QByteArray raw, std::vector<AnswerPiece>& pieces)
        : m_isResponse(isResponse)
        , m_place(std::move(place))
        , m_raw(std::move(raw))
        , m_pieces(pieces)
    {
    }

    void open(const QJsonValue& value) { open(value, {}, {}, 0); }

private:
    static constexpr int kDeepest = 3; ///< a list of names with their responses

    void open(const QJsonValue& value, const QString& image, const QString& second, int depth)
    {
        const QJsonObject body = value.toObject();
        if (m_isResponse(value)) {
            const QString within = named(body, plainNames());
            add(value, image.isEmpty() ? within : image,
                second.isEmpty() && !within.isEmpty() ? named(body, secondNames()) : second, depth, true);
            return;
        }
        if (depth < kDeepest
            && (openBesideName(body, depth) || openMap(body, depth) || openList(value, depth)))
            return;
        add(value, image.isEmpty() ? named(body, plainNames()) : image, second, depth, false);
    }

    void add(const QJsonValue& value, const QString& image, const QString& second, int depth,
             bool isRecognised)
    {
        m_pieces.push_back(
            {image, second, m_place, value, depth == 0 ? m_raw : compact(value), isRecognised});
    }

    /// {"image": "a.jpg", "response": {...}}; the response may be a text of JSON.
    bool openBesideName(const QJsonObject& body, int depth)
    {
        const QString image = named(body, allNames());
        if (image.isEmpty())
            return false;
        for (const QString& key : responseNames()) {
            QJsonValue inner = body.value(key);
            if (inner.isString()) {
                const QJsonDocument text = QJsonDocument::fromJson(inner.toString().toUtf8());
                inner = text.isArray() ? QJsonValue(text.array()) : QJsonValue(text.object());
            }
            if (!inner.isObject() && !inner.isArray())
                continue;
            const bool isEmpty = inner.isArray() ? inner.toArray().isEmpty() : inner.toObject().isEmpty();
            if (!isEmpty || body.value(key).isArray()) {
                open(inner, image, named(body, secondNames()), depth + 1);
                return true;
            }
        }
        return false;
    }

    /// {"a.jpg": {...}, "b.jpg": {...}}
    bool openMap(const QJsonObject& body, int depth)
    {
        bool any = false;
        for (const QJsonValue& one : body) {
            if (!one.isObject() && !one.isArray())
                return false;
            any = any || m_isResponse(one);
        }
        if (!any)
            return false;
        for (auto one = body.begin(); one != body.end(); ++one)
            open(one.value(), one.key(), {}, depth + 1);
        return true;
    }

    bool openList(const QJsonValue& value, int depth)
    {
        const QJsonArray list = value.toArray();
        if (list.isEmpty())
            return false;
        for (const QJsonValue& one : list)
            open(one, {}, {}, depth + 1);
        return true;
    }

    const IsResponse& m_isResponse;
    QString m_place;
    QByteArray m_raw;
    std::vector<AnswerPiece>& m_pieces;
};

QJsonValue rootOf(const QJsonDocument& document)
{
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

/// "a.jpg" of "x/a.jpg.json"; the matching of names finds "a" as well.
QString nameOfFile(const QString& file)
{
    return file.left(file.size() - QFileInfo(file).suffix().size() - 1);
}

bool isLines(const SourceFile& file)
{
    const QString suffix = QFileInfo(file.name).suffix().toLower();
    if (suffix == QLatin1String("jsonl") || suffix == QLatin1String("ndjson"))
        return true;
    const QByteArray first = file.bytes.left(file.bytes.indexOf('\n')).trimmed();
    return first.startsWith('{') && !QJsonDocument::fromJson(first).isNull();
}

void openLines(const SourceFile& file, const IsResponse& isResponse, LeftOut& leftOut,
               const std::function<void(AnswerPiece)>& take)
{
    std::vector<AnswerPiece> pieces;
    int number = 0;
    for (qsizetype from = 0; from < file.bytes.size();) {
        qsizetype to = file.bytes.indexOf('\n', from);
        to = to < 0 ? file.bytes.size() : to;
        const QByteArray line = file.bytes.mid(from, to - from).trimmed();
        from = to + 1;
        const QString place = Text::tr("%1, line %2").arg(file.name).arg(++number);
        if (line.isEmpty())
            continue;
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(line, &error);
        if (document.isNull()) {
            leftOut.add(Text::tr("%1: %2.").arg(place, error.errorString()));
            continue;
        }
        Opener(isResponse, place, line, pieces).open(rootOf(document));
        for (AnswerPiece& piece : pieces)
            take(std::move(piece));
        pieces.clear();
    }
}

} // namespace

void piecesOf(const SourceFile& file, const IsResponse& isResponse, LeftOut& leftOut,
              const std::function<void(AnswerPiece)>& take)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(file.bytes, &error);
    if (document.isNull()) {
        if (isLines(file))
            openLines(file, isResponse, leftOut, take);
        else
            leftOut.add(Text::tr("%1: %2 at byte %3.").arg(file.name, error.errorString()).arg(error.offset));
        return;
    }
    std::vector<AnswerPiece> pieces;
    Opener(isResponse, file.name, file.bytes, pieces).open(rootOf(document));
    // A response that stands alone says nothing of its picture: the name of the file does.
    if (pieces.size() == 1 && pieces.front().image.isEmpty())
        pieces.front().image = nameOfFile(file.name);
    for (AnswerPiece& piece : pieces)
        take(std::move(piece));
}

} // namespace plumbline
