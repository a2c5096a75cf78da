// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <cmath>
#include <functional>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "core/answers/answer_format.h"
#include "core/answers/json_parts.h"
#include "tests/answers/answer_samples.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

QJsonValue valueOf(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

/// Every value of a document in turn put in place by each of these.
void replaceEach(const QJsonValue& value, const std::function<void(const QJsonValue&)>& use)
{
    const QJsonValue others[] {QJsonValue(5),    QJsonValue(-1e300),       QJsonValue(QStringLiteral("x")),
                               QJsonValue(true), QJsonValue(QJsonArray()), QJsonValue(QJsonObject()),
                               QJsonValue()};
    for (const QJsonValue& other : others)
        use(other);
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto at = object.begin(); at != object.end(); ++at) {
            replaceEach(at.value(), [&](const QJsonValue& changed) {
                QJsonObject copy = object;
                copy.insert(at.key(), changed);
                use(copy);
            });
        }
    }
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        replaceEach(array[i], [&](const QJsonValue& changed) {
            QJsonArray copy = array;
            copy[i] = changed;
            use(copy);
        });
    }
}

} // namespace

/// Each service's shapes become the same neutral values.
class TestAnswerFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySample_data() { addFormats(); }
    void everySample();
    void aResponseIsOfOneFormatOnly();
    void wrongTypesAreSentences_data() { addFormats(); }
    void wrongTypesAreSentences();
    void spellingsOfGender();
    void comparisons();
    void searches();

private:
    static void addFormats()
    {
        QTest::addColumn<QString>("format");
        for (const AnswerSample& sample : answerSamples())
            QTest::newRow(qPrintable(sample.format)) << sample.format;
    }
    static SavedAnswer read(const QString& format, const QByteArray& json)
    {
        const auto answers = answerFormats().find(format)->read(valueOf(json));
        if (!answers || answers->size() != 1)
            qFatal("%s: %s", qPrintable(format),
                   answers ? "not one answer" : qPrintable(answers.error().userText));
        return answers->front();
    }
};

void TestAnswerFormats::everySample()
{
    QFETCH(QString, format);
    const AnswerSample& sample = answerSample(format);

    const SavedAnswer woman = read(format, sample.woman);
    QCOMPARE(woman.error, QString());
    QCOMPARE(woman.faces.size(), std::size_t {1});
    const SavedFace& face = woman.faces.front();
    const double unit = face.isFraction ? 100 : 1; // a picture of 100 x 100
    QVERIFY(face.box.has_value());
    QCOMPARE(face.box->x1 * unit, 25.0);
    QCOMPARE(face.box->y1 * unit, 50.0);
    QCOMPARE(face.box->x2 * unit, 50.0);
    QCOMPARE(face.box->y2 * unit, 75.0);
    QVERIFY(face.box->score >= 0 && face.box->score <= 1);
    if (sample.isDetectionOnly) {
        QVERIFY(face.gender.isEmpty() && !face.age && face.box->score > 0.9);
    } else {
        QCOMPARE(face.gender, QStringLiteral("female"));
        QCOMPARE(face.age.value(), 37.0);
        QCOMPARE(!face.genderScores.empty(), sample.hasConfidence);
        for (const ClassScore& score : face.genderScores)
            QVERIFY(score.score > 0 && score.score <= 1
                    && (score.label == face.gender) == (score.score > 0.5));
    }

    const SavedAnswer two = read(format, sample.twoFaces);
    QCOMPARE(two.faces.size(), std::size_t {2});
    if (!sample.isDetectionOnly) {
        const bool isFirst = two.faces[0].gender == QLatin1String("male");
        const SavedFace& man = two.faces[isFirst ? 0 : 1];
        QCOMPARE(man.gender, QStringLiteral("male"));
        QCOMPARE(man.age.value(), 50.0);
    }

    const SavedAnswer bare = read(format, sample.bare);
    QCOMPARE(bare.faces.size(), std::size_t {1});
    QVERIFY(bare.faces[0].box && bare.faces[0].gender.isEmpty() && !bare.faces[0].age);

    const QString said = serviceError(valueOf(sample.nobody));
    if (said.isEmpty())
        QVERIFY(read(format, sample.nobody).faces.empty());
    else
        QVERIFY(saysNoFace(said));

    QString error = serviceError(valueOf(sample.error));
    if (error.isEmpty())
        error = read(format, sample.error).error;
    QVERIFY(!error.isEmpty() && !saysNoFace(error));
}

void TestAnswerFormats::aResponseIsOfOneFormatOnly()
{
    for (const AnswerSample& sample : answerSamples()) {
        for (const QByteArray& json : {sample.woman, sample.twoFaces, sample.bare}) {
            QStringList formats;
            for (const QString& id : answerFormats().ids()) {
                if (answerFormats().find(id)->recognises(valueOf(json)))
                    formats.append(id);
            }
            QCOMPARE(formats, QStringList {sample.format});
        }
    }
}

void TestAnswerFormats::wrongTypesAreSentences()
{
    QFETCH(QString, format);
    const AnswerFormat& reader = *answerFormats().find(format);
    int refused = 0, read = 0;
    for (const QByteArray& json : {answerSample(format).woman, answerSample(format).twoFaces}) {
        replaceEach(valueOf(json), [&](const QJsonValue& changed) {
            (void)reader.recognises(changed);
            (void)serviceError(changed);
            const auto answers = reader.read(changed);
            if (!answers) {
                ++refused;
                QVERIFY(!answers.error().userText.isEmpty());
                return;
            }
            ++read;
            for (const SavedAnswer& answer : *answers) {
                for (const SavedFace& face : answer.faces) {
                    QVERIFY(!face.age || (*face.age >= 0 && *face.age <= 150));
                    for (const ClassScore& score : face.genderScores)
                        QVERIFY(score.score >= 0 && score.score <= 1);
                }
            }
        });
    }
    QVERIFY(refused > 10);
    QVERIFY(read > 10);
}

void TestAnswerFormats::spellingsOfGender()
{
    for (const char* word : {"Female", "female", "FEMALE", "F", "feminine", " woman "})
        QCOMPARE(genderOfWord(QLatin1String(word)), QStringLiteral("female"));
    for (const char* word : {"Male", "male", "MALE", "M", "masculine"})
        QCOMPARE(genderOfWord(QLatin1String(word)), QStringLiteral("male"));
    for (const char* word : {"", "x", "unknown", "femalemale"})
        QCOMPARE(genderOfWord(QLatin1String(word)), QString());
}

void TestAnswerFormats::comparisons()
{
    const QByteArray aws =
        R"({"SourceImageFace":{"BoundingBox":{"Left":0.3},"Confidence":99.9},"FaceMatches":[{"Similarity":91.5,)"
        R"("Face":{"Confidence":99.8}},{"Similarity":12,"Face":{}}],"UnmatchedFaces":[]})";
    const QByteArray facepp =
        R"({"confidence":81.5,"thresholds":{"1e-3":62.3,"1e-4":69.1},"faces1":[],"faces2":[]})";
    const QByteArray azure = R"({"isIdentical":true,"confidence":0.82})";
    const std::pair<QString, QByteArray> all[] {{QStringLiteral("aws_compare_faces"), aws},
                                                {QStringLiteral("facepp_compare"), facepp},
                                                {QStringLiteral("azure_verify"), azure}};
    const double scores[] {91.5, 81.5, 0.82};
    for (std::size_t i = 0; i < 3; ++i) {
        const AnswerFormat& format = *answerFormats().find(all[i].first);
        QVERIFY(format.isMatching() && format.recognises(valueOf(all[i].second)));
        const auto found = format.compare(valueOf(all[i].second));
        QVERIFY(found.ok());
        QCOMPARE(found->size(), std::size_t {1});
        QVERIFY(std::abs(found->front().score - scores[i]) < 1e-9);
        QCOMPARE(format.layout(), ScoreLayout::Pairs);
        replaceEach(valueOf(all[i].second),
                    [&](const QJsonValue& changed) { (void)format.compare(changed); });
    }
    const AnswerFormat& format = *answerFormats().find(QStringLiteral("aws_compare_faces"));
    QVERIFY(format.compare(valueOf(R"({"FaceMatches":[],"UnmatchedFaces":[{}]})"))->empty());
    QVERIFY(!format.compare(valueOf(R"({"FaceMatches":[{"Similarity":191}]})")).ok());
}

void TestAnswerFormats::searches()
{
    const QByteArray aws =
        R"({"SearchedFaceBoundingBox":{"Left":0.3},"SearchedFaceConfidence":99.9,"FaceModelVersion":"6.0","FaceMatches":[)"
        R"({"Similarity":83.7,"Face":{"FaceId":"u","ImageId":"v","ExternalImageId":"mug-00123"}},{"Similarity":80.1,"Face":{"ImageId":"w"}}]})";
    const QByteArray kairos =
        R"({"images":[{"transaction":{"status":"success","subject_id":"ann","confidence":0.7},"candidates":[)"
        R"({"subject_id":"bob","confidence":0.6},{"subject_id":"ann","confidence":0.7}]}]})";
    const AnswerFormat& search = *answerFormats().find(QStringLiteral("aws_search_faces"));
    QVERIFY(search.recognises(valueOf(aws)));
    const auto found = search.compare(valueOf(aws));
    QCOMPARE(found->size(), std::size_t {2});
    QCOMPARE(found->at(0).second, QStringLiteral("mug-00123"));
    QCOMPARE(found->at(1).second, QStringLiteral("w"));
    QCOMPARE(found->at(1).place.value(), 2);
    const AnswerFormat& recognize = *answerFormats().find(QStringLiteral("kairos_recognize"));
    QVERIFY(recognize.recognises(valueOf(kairos)));
    const auto subjects = recognize.compare(valueOf(kairos));
    QCOMPARE(subjects->size(), std::size_t {2});
    QCOMPARE(subjects->at(0).second, QStringLiteral("ann"));
    for (const auto* one : {&search, &recognize}) {
        QCOMPARE(one->layout(), ScoreLayout::Candidates);
        for (const QByteArray& json : {aws, kairos})
            replaceEach(valueOf(json), [&](const QJsonValue& changed) { (void)one->compare(changed); });
    }
}

QTEST_GUILESS_MAIN(TestAnswerFormats)

#include "tst_answer_formats.moc"
