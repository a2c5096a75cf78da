// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <archive.h>
#include <archive_entry.h>
#include <memory>

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include "core/answers/saved_answers.h"
#include "core/answers/score_columns.h"
#include "tests/answers/answer_samples.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

using Entries = QList<std::pair<QString, QByteArray>>;

void zip(const QString& path, const Entries& entries)
{
    archive* writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_open_filename(writer, QFile::encodeName(path).constData());
    for (const auto& [name, bytes] : entries) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname_utf8(entry, name.toUtf8().constData());
        archive_entry_set_size(entry, bytes.size());
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(writer, entry);
        archive_write_data(writer, bytes.constData(), static_cast<std::size_t>(bytes.size()));
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
}

/// What was said of each image: "a.jpg: 1 female".
QStringList said(const Result<SavedAnswers>& saved)
{
    if (!saved)
        return {saved.error().userText};
    QStringList lines;
    for (const SavedAnswer& answer : saved->answers)
        lines.append(answer.error.isEmpty()
                         ? QStringLiteral("%1: %2 %3")
                               .arg(answer.image)
                               .arg(answer.faces.size())
                               .arg(answer.faces.empty() ? QString() : answer.faces.front().gender)
                               .trimmed()
                         : QStringLiteral("%1: failed").arg(answer.image));
    lines.sort();
    return lines;
}

} // namespace

/// Files, folders and archives of saved answers, sound and otherwise.
class TestSavedAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void everyWayOfSaving_data();
    void everyWayOfSaving();
    void foldersAndArchivesHoldTheSame();
    void namesThatLeadOutOfAnArchiveAreLeftOut();
    void oneResponseOfSeveralImages();
    void comparisonsAreNamedByTheirFiles();
    void searchesKeepProbesWithoutCandidates();
    void tables();
    void aTableOfOurOwnExport();
    void aScoreIsANumberThatCanBeCompared();
    void truncationAtEveryByteIsASentence_data();
    void truncationAtEveryByteIsASentence();
    void randomBytesAreSentences_data();
    void randomBytesAreSentences();
    void deepNestingIsASentence();
    void brokenArchivesAreSentences();
    void aCandidateWithoutANameIsLeftOut();
    void anErrorWithoutAnImageIsLeftOut();
    void aScoreOffItsScaleIsLeftOut();
    void whatIsNoAnswerIsRefused_data();
    void whatIsNoAnswerIsRefused();

private:
    [[nodiscard]] QString file(const QString& name, const QByteArray& bytes) const
    {
        const QString path = m_dir->filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile written(path);
        if (!written.open(QIODevice::WriteOnly) || written.write(bytes) != bytes.size())
            qFatal("no file");
        return path;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSavedAnswers::everyWayOfSaving_data()
{
    QTest::addColumn<QString>("format");
    for (const AnswerSample& sample : answerSamples())
        QTest::newRow(qPrintable(sample.format)) << sample.format;
}

void TestSavedAnswers::everyWayOfSaving()
{
    QFETCH(QString, format);
    const AnswerSample& sample = answerSample(format);
    const QString one = sample.isDetectionOnly ? QStringLiteral("1") : QStringLiteral("1 female");
    const QStringList expected {QStringLiteral("a.jpg: ") + one, QStringLiteral("b.jpg: 0"),
                                QStringLiteral("c.jpg: failed")};
    const auto line = [](const QByteArray& name, const QByteArray& response) -> QByteArray {
        return "{\"image\":\"" + name + "\",\"response\":" + response + "}";
    };
    const QByteArray a = line("a.jpg", sample.woman), b = line("b.jpg", sample.nobody),
                     c = line("c.jpg", sample.error);
    // The first line tells the format, wherever it stands.
    const QString lines = file(QStringLiteral("lines.jsonl"), b + '\n' + a + "\r\n\n" + c + '\n');
    const auto saved = readSavedAnswers(lines);
    QCOMPARE(said(saved), expected);
    QCOMPARE(saved->format, format);
    QCOMPARE(saved->leftOut.count, 0);
    QCOMPARE(saved->hasGender(), !sample.isDetectionOnly);
    QVERIFY(!saved->answers.front().raw.isEmpty());

    QCOMPARE(said(readSavedAnswers(file(QStringLiteral("list.json"), "[" + a + "," + b + "," + c + "]"))),
             expected);
    QCOMPARE(said(readSavedAnswers(file(QStringLiteral("map.json"),
                                        "{\"a.jpg\":" + sample.woman + ",\"b.jpg\":" + sample.nobody
                                            + ",\"c.jpg\":" + sample.error + "}"))),
             expected);
    // A response as text in JSON, as scripts save it.
    const QByteArray text = QByteArray(sample.woman).replace("\"", "\\\"");
    QCOMPARE(said(readSavedAnswers(
                 file(QStringLiteral("text.jsonl"), "{\"file\":\"a.jpg\",\"body\":\"" + text + "\"}\n"))),
             QStringList {expected.front()});
    QCOMPARE(said(readSavedAnswers(file(QStringLiteral("x/a.jpg.json"), sample.woman), format)),
             QStringList {expected.front()});
}

void TestSavedAnswers::foldersAndArchivesHoldTheSame()
{
    for (const AnswerSample& sample : answerSamples()) {
        const Entries entries {{QStringLiteral("f/0.jpg.json"), sample.nobody},
                               {QStringLiteral("f/sub/a.jpg.json"), sample.woman},
                               {QStringLiteral("f/e.jpg.json"), sample.error},
                               {QStringLiteral("f/readme.txt"), "not read"}};
        init();
        for (const auto& [name, bytes] : entries)
            (void)file(name, bytes);
        const QStringList names = said(readSavedAnswers(m_dir->filePath(QStringLiteral("f"))));
        QCOMPARE(names.size(), 3);
        QVERIFY(names[0].startsWith(QLatin1String("0.jpg: 0")));
        QVERIFY(names[1].startsWith(QLatin1String("e.jpg: failed")));
        QVERIFY(names[2].startsWith(QLatin1String("sub/a.jpg: 1")));
        const QString here = QDir::currentPath();
        QVERIFY(QDir::setCurrent(m_dir->path()));
        QCOMPARE(said(readSavedAnswers(QStringLiteral("f"))), names);
        QVERIFY(QDir::setCurrent(here));
        const QString archived = m_dir->filePath(QStringLiteral("f.zip"));
        Entries inside;
        for (const auto& [name, bytes] : entries)
            inside.append({name.mid(2), bytes});
        zip(archived, inside);
        QCOMPARE(said(readSavedAnswers(archived)), names);
    }
}

void TestSavedAnswers::namesThatLeadOutOfAnArchiveAreLeftOut()
{
    const AnswerSample& sample = answerSamples().front();
    const QString path = m_dir->filePath(QStringLiteral("z.zip"));
    zip(path,
        {{QStringLiteral("../out.jpg.json"), sample.woman},
         {QStringLiteral("/abs.jpg.json"), sample.woman},
         {QStringLiteral("x/../../out.jpg.json"), sample.woman},
         {QStringLiteral("..\\out.jpg.json"), sample.woman},
         {QStringLiteral("in.jpg.json"), sample.woman}});
    const auto saved = readSavedAnswers(path);
    QCOMPARE(said(saved), QStringList {QStringLiteral("in.jpg: 1 female")});
    QCOMPARE(saved->leftOut.count, 4);
    QVERIFY(!QFile::exists(m_dir->filePath(QStringLiteral("../out.jpg.json"))));
}

void TestSavedAnswers::oneResponseOfSeveralImages()
{
    const QByteArray watson =
        R"({"images":[{"image":"z.zip/a.jpg","faces":[{"gender":{"gender":"MALE","score":0.9},"face_location":)"
        R"({"top":1,"left":1,"width":2,"height":2}}]},{"image":"z.zip/b.jpg","faces":[]},{"faces":[]}],"images_processed":3})";
    const auto saved = readSavedAnswers(file(QStringLiteral("batch.json"), watson));
    QCOMPARE(said(saved),
             (QStringList {QStringLiteral("z.zip/a.jpg: 1 male"), QStringLiteral("z.zip/b.jpg: 0")}));
    QCOMPARE(saved->leftOut.count, 1); // of an image without a name
}

void TestSavedAnswers::comparisonsAreNamedByTheirFiles()
{
    const QByteArray same = R"({"isIdentical":true,"confidence":0.9})";
    const auto saved = readSavedAnswers(file(
        QStringLiteral("v.jsonl"),
        R"({"image1":"a.jpg","image2":"b.jpg","response":)" + same + "}\n"
            + R"({"source":"a.jpg","target":"c.jpg","isIdentical":false,"confidence":0.2})" + "\n"
            + R"({"source":"a.jpg","response":)" + same + "}\n"
            + R"({"source":"a.jpg","target":"d.jpg","response":{"error":{"message":"Not a face"}}})" + "\n"));
    QVERIFY2(saved.ok(), qPrintable(saved.ok() ? QString() : saved.error().userText));
    const ScoreTable& table = saved->scores.value();
    QCOMPARE(table.rows.size(), std::size_t {2});
    QCOMPARE(table.scale, ScoreScale::Unit);
    QCOMPARE(table.names[table.rows[1].second], QStringLiteral("c.jpg"));
    QCOMPARE(saved->leftOut.count, 2);
    const auto named = readSavedAnswers(file(QStringLiteral("one/a.jpg__b.jpg.json"), same));
    QCOMPARE(named->scores->names, (QStringList {QStringLiteral("a.jpg"), QStringLiteral("b.jpg")}));
}

void TestSavedAnswers::searchesKeepProbesWithoutCandidates()
{
    const QByteArray found =
        R"({"SearchedFaceConfidence":99,"FaceMatches":[{"Similarity":91,"Face":{"ExternalImageId":"g1"}}]})";
    const QByteArray nobody = R"({"SearchedFaceConfidence":99,"FaceMatches":[]})";
    const QByteArray faceless =
        R"({"__type":"InvalidParameterException","message":"There are no faces in the image. Should be at least 1."})";
    const auto saved = readSavedAnswers(
        file(QStringLiteral("s.json"),
             "{\"a.jpg\":" + found + ",\"b.jpg\":" + nobody + ",\"c.jpg\":" + faceless + "}"));
    QVERIFY2(saved.ok(), qPrintable(saved.ok() ? QString() : saved.error().userText));
    const ScoreTable& table = saved->scores.value();
    QCOMPARE(table.layout, ScoreLayout::Candidates);
    QCOMPARE(table.rows.size(), std::size_t {1});
    QVERIFY(table.names.contains(QStringLiteral("b.jpg")));
    QCOMPARE(table.failed.size(), std::size_t {1});
    QCOMPARE(table.names[table.failed[0].first], QStringLiteral("c.jpg"));
}

void TestSavedAnswers::tables()
{
    const auto saved = readSavedAnswers(file(QStringLiteral("t.csv"),
                                             "image;label;score;age\n"
                                             "a.jpg;F;97,5;30\n"
                                             "b.jpg;male;60;\n"
                                             "c.jpg;;;\n"
                                             "d.jpg;no face;;\n"
                                             ";male;50;\n"
                                             "e.jpg;dog;50;\n"));
    QCOMPARE(said(saved),
             (QStringList {QStringLiteral("a.jpg: 1 female"), QStringLiteral("b.jpg: 1 male"),
                           QStringLiteral("c.jpg: 0"), QStringLiteral("d.jpg: 0")}));
    QCOMPARE(saved->format, QStringLiteral("csv"));
    QCOMPARE(saved->answers[0].faces[0].genderScores.front().score, 0.975);
    QCOMPARE(saved->answers[0].faces[0].age.value(), 30.0);
    QCOMPARE(saved->leftOut.count, 2);
    QVERIFY(saved->leftOut.first[0].startsWith(QLatin1String("line 6")));
}

void TestSavedAnswers::aTableOfOurOwnExport()
{
    const auto saved = readSavedAnswers(file(QStringLiteral("export.csv"),
                                             "file,subject_id,system,run,outcome,multiple_faces,truth,answer,"
                                             "confidence,p_male,box_x1,box_y1,box_x2,"
                                             "box_y2,gender,age,error\n"
                                             "a.jpg,s,x,1,answered,true,F,male,0.75,0.75,1,2,3,4,F,30,\n"
                                             "b.jpg,s,x,1,undetected,false,F,,,,,,,,F,30,\n"
                                             "c.jpg,s,x,1,failed,false,F,,,,,,,,F,30,The file is broken.\n"
                                             "d.jpg,s,x,1,refused,false,F,,,,1,2,3,4,F,30,\n"));
    QCOMPARE(said(saved),
             (QStringList {QStringLiteral("a.jpg: 2 male"), QStringLiteral("b.jpg: 0"),
                           QStringLiteral("c.jpg: failed"), QStringLiteral("d.jpg: 1")}));
    QVERIFY(!saved->hasAge()); // that is the label
    const SavedFace& face = saved->answers[0].faces[0];
    QCOMPARE(face.genderScores,
             (std::vector<ClassScore> {{QStringLiteral("female"), 0.25}, {QStringLiteral("male"), 0.75}}));
    QCOMPARE(face.box.value(), (Face {1, 2, 3, 4, 0}));
}

/// Scores are kept in single precision: what that cannot hold would be infinite.
void TestSavedAnswers::aScoreIsANumberThatCanBeCompared()
{
    QCOMPARE(scoreNumber(QStringLiteral(" 87,5 % ")), std::optional(87.5));
    QCOMPARE(scoreNumber(QStringLiteral("-3.4e38")), std::optional(-3.4e38));
    for (const char* text : {"1e39", "-1e39", "inf", "nan", "", "0.5x"})
        QVERIFY2(!scoreNumber(QLatin1String(text)), text);
}

void TestSavedAnswers::truncationAtEveryByteIsASentence_data()
{
    everyWayOfSaving_data();
}

void TestSavedAnswers::truncationAtEveryByteIsASentence()
{
    QFETCH(QString, format);
    const QByteArray whole = answerSample(format).twoFaces;
    for (qsizetype length = 0; length < whole.size(); ++length) {
        for (const QString& told : {QString(), format}) {
            const auto saved = readSavedAnswers(file(QStringLiteral("a.jpg.json"), whole.left(length)), told);
            QVERIFY(!saved.ok());
            QVERIFY(!saved.error().userText.isEmpty());
        }
    }
    QVERIFY(readSavedAnswers(file(QStringLiteral("a.jpg.json"), whole), format).ok());
}

void TestSavedAnswers::randomBytesAreSentences_data()
{
    everyWayOfSaving_data();
}

/// Some bytes of a sound file changed, taken out or said twice: read or refused, never worse.
void TestSavedAnswers::randomBytesAreSentences()
{
    QFETCH(QString, format);
    QRandomGenerator random(7);
    const QByteArray whole = "{\"a.jpg\":" + answerSample(format).twoFaces
        + ",\"b.jpg\":" + answerSample(format).woman + ",\"c.jpg\":" + answerSample(format).error + "}";
    int refused = 0, read = 0;
    for (int round = 0; round < 400; ++round) {
        QByteArray changed = whole;
        for (int i = random.bounded(1, 6); i > 0 && !changed.isEmpty(); --i) {
            const auto at = static_cast<qsizetype>(random.bounded(static_cast<int>(changed.size())));
            switch (random.bounded(4)) {
            case 0:
                changed[at] = static_cast<char>(random.bounded(256));
                break;
            case 1:
                changed.remove(at, random.bounded(1, 20));
                break;
            case 2:
                changed.insert(at, changed.mid(at, random.bounded(1, 20)));
                break;
            default: // what a file like this is made of
                changed[at] = "{}[]\",:0-.e"[random.bounded(11)];
            }
        }
        const auto saved = readSavedAnswers(file(QStringLiteral("r.json"), changed));
        ++(saved ? read : refused);
        QVERIFY(saved.ok() || !saved.error().userText.isEmpty());
    }
    QVERIFY(refused > 20 && read > 0);
}

void TestSavedAnswers::deepNestingIsASentence()
{
    for (const int levels : {900, 1000, 5000, 200'000}) {
        for (const char* open : {"[", "{\"a\":"}) {
            QByteArray text;
            for (int i = 0; i < levels; ++i)
                text += open;
            text += *open == '[' ? QByteArray(levels, ']') : '1' + QByteArray(levels, '}');
            QVERIFY(!readSavedAnswers(file(QStringLiteral("deep.json"), text)).ok());
            const QByteArray beside =
                R"({"image":"a.jpg","response":)" + answerSamples()[0].woman + "}\n" + text + "\n";
            const auto saved = readSavedAnswers(file(QStringLiteral("deep.jsonl"), beside));
            QCOMPARE(said(saved), QStringList {QStringLiteral("a.jpg: 1 female")});
            QCOMPARE(saved->leftOut.count, 1);
        }
    }
}

void TestSavedAnswers::brokenArchivesAreSentences()
{
    const QString path = m_dir->filePath(QStringLiteral("z.zip"));
    zip(path,
        {{QStringLiteral("a.jpg.json"), answerSamples()[0].woman},
         {QStringLiteral("b.jpg.json"), answerSamples()[0].nobody}});
    QFile whole(path);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    for (qsizetype length = 0; length < bytes.size(); length += 7) {
        const auto saved = readSavedAnswers(file(QStringLiteral("cut.zip"), bytes.left(length)));
        if (!saved)
            QVERIFY(!saved.error().userText.isEmpty());
        else
            QVERIFY(saved->answers.size() <= 2);
    }
    zip(path, {{QStringLiteral("a.txt"), "x"}});
    QVERIFY(!readSavedAnswers(path).ok());
}

void TestSavedAnswers::aCandidateWithoutANameIsLeftOut()
{
    const auto saved = readSavedAnswers(
        file(QStringLiteral("p.jpg.json"),
             R"({"SearchedFaceConfidence":99,"FaceMatches":[{"Similarity":93.5,"Face":{"Confidence":99}},)"
             R"({"Similarity":90,"Face":{"ExternalImageId":"b.jpg"}}]})"));
    QVERIFY(saved.ok() && saved->scores);
    QCOMPARE(saved->scores->rows.size(), std::size_t {1});
    QCOMPARE(saved->scores->names, QStringList({QStringLiteral("p.jpg"), QStringLiteral("b.jpg")}));
    QCOMPARE(saved->leftOut.count, 1);
    QVERIFY(saved->leftOut.first.front().contains(QLatin1String("no name")));
}

void TestSavedAnswers::anErrorWithoutAnImageIsLeftOut()
{
    const QByteArray error = R"({"__type":"ThrottlingException","message":"Rate exceeded"})";
    const auto saved =
        readSavedAnswers(file(QStringLiteral("list.json"),
                              "[" + error + "," + error + R"(,{"image":"a.jpg","response":)"
                                  + answerSample(QStringLiteral("aws_detect_faces")).woman + "}]"));
    QVERIFY(saved.ok());
    QCOMPARE(saved->answers.size(), std::size_t {1});
    QCOMPARE(saved->leftOut.count, 2);
    QVERIFY(saved->leftOut.first.front().contains(QLatin1String("which image")));
}

void TestSavedAnswers::aScoreOffItsScaleIsLeftOut()
{
    const auto saved = readSavedAnswers(
        file(QStringLiteral("t.csv"), "image,gender,score\na.jpg,F,-0.9\nb.jpg,M,1.02\nc.jpg,F,-0.01\n"));
    QVERIFY(saved.ok());
    QCOMPARE(saved->answers.size(), std::size_t {2}); // what a regression passes its ends by is its word
    QCOMPARE(saved->leftOut.count, 1);
    QVERIFY2(saved->leftOut.first.front().contains(QLatin1String("-0.9 is not a score from 0 to 1")),
             qPrintable(saved->leftOut.first.front()));
}

void TestSavedAnswers::whatIsNoAnswerIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QStringLiteral("a.json") << QByteArray();
    QTest::newRow("binary") << QStringLiteral("a.json") << QByteArray("\x00\xff\x10\x80", 4);
    QTest::newRow("other JSON") << QStringLiteral("a.json") << QByteArray(R"({"hello":["world",{"x":1}]})");
    QTest::newRow("no face alone") << QStringLiteral("a.json") << QByteArray("[]");
    QTest::newRow("a number") << QStringLiteral("a.json") << QByteArray("5");
    QTest::newRow("table without answers")
        << QStringLiteral("a.csv") << QByteArray("image,weight\na.jpg,5\n");
    QTest::newRow("table without images") << QStringLiteral("a.csv") << QByteArray("label,weight\nF,5\n");
}

void TestSavedAnswers::whatIsNoAnswerIsRefused()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    const auto saved = readSavedAnswers(file(name, bytes));
    QVERIFY(!saved.ok());
    QVERIFY(saved.error().userText.contains(name)
            || saved.error().userText.contains(QStringLiteral("column")));
    QVERIFY(!readSavedAnswers(m_dir->filePath(QStringLiteral("missing.json"))).ok());
    QCOMPARE(readSavedAnswers(file(name, bytes), QStringLiteral("nonsense")).error().code, ErrorCode::Usage);
}

QTEST_GUILESS_MAIN(TestSavedAnswers)

#include "tst_saved_answers.moc"
