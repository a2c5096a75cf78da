// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Plumbline authors
#include <memory>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include "core/answers/saved_answers.h"
#include "tests/support/test_environment.h"

using namespace plumbline;
using namespace plumbline::test;

namespace {

QJsonValue valueOf(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

/// "a.jpg: female 0.97 37 [1 2 4 6]" of each answer.
QStringList said(const std::vector<SavedAnswer>& answers)
{
    QStringList lines;
    for (const SavedAnswer& answer : answers) {
        QStringList faces;
        for (const SavedFace& face : answer.faces) {
            QStringList parts {face.gender.isEmpty() ? QStringLiteral("?") + face.word : face.gender};
            for (const ClassScore& score : face.genderScores)
                parts.append(score.label.left(1) + QString::number(score.score));
            if (face.age)
                parts.append(QString::number(*face.age));
            if (face.box)
                parts.append(QStringLiteral("[%1 %2 %3 %4]%5")
                                 .arg(face.box->x1)
                                 .arg(face.box->y1)
                                 .arg(face.box->x2)
                                 .arg(face.box->y2)
                                 .arg(face.isFraction ? QStringLiteral("%") : QString()));
            faces.append(parts.join(QLatin1Char(' ')));
        }
        lines.append(answer.image + QStringLiteral(": ")
                     + (answer.error.isEmpty() ? faces.join(QStringLiteral(" + ")) : answer.error));
    }
    return lines;
}

const QByteArray kStudio = R"({"job":7,"results":[
 {"photo":"a.jpg","persons":[{"sex":"W","sure":97,"years":37,"rect":{"x":1,"y":2,"w":3,"h":4}},{"sex":"M","sure":51}]},
 {"photo":"b.jpg","persons":[]},
 {"photo":"c.jpg","problem":"too dark"},
 {"photo":"d.jpg","persons":[{"sex":"M","sure":"high"}]},
 {"persons":[]}]})";

FieldMapping studio()
{
    FieldMapping mapping;
    mapping.name = QStringLiteral("Studio 5/6");
    mapping.answers = QStringLiteral("results");
    mapping.image = QStringLiteral("photo");
    mapping.error = QStringLiteral("problem");
    mapping.faces = QStringLiteral("persons");
    mapping.gender = QStringLiteral("sex");
    mapping.score = QStringLiteral("sure");
    mapping.age = QStringLiteral("years");
    mapping.left = QStringLiteral("rect.x");
    mapping.top = QStringLiteral("rect.y");
    mapping.right = QStringLiteral("rect.w");
    mapping.bottom = QStringLiteral("rect.h");
    mapping.isSize = true;
    mapping.highest = 100;
    mapping.words.insert(QStringLiteral("W"), word_meanings::female());
    return mapping;
}

} // namespace

/// Layouts of no service, by a mapping of their fields.
class TestFieldMapping : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aListWithinADocument();
    void keysAreNamesAndFacesANumber();
    void tablesByTheirColumns();
    void usualNamesAreProposed();
    void wordsMeanWhatIsSaid();
    void keptOnesComeBack();
    void whatIsNoMappingIsRefused_data();
    void whatIsNoMappingIsRefused();
    void anyDocumentIsSentences();
    void tablesOfScoresAreTold_data();
    void tablesOfScoresAreTold();
    void answersAreToldFromLabelsAndPictures();

private:
    [[nodiscard]] QString file(const QString& name, const QByteArray& bytes) const
    {
        QFile written(m_dir.filePath(name));
        if (!written.open(QIODevice::WriteOnly) || written.write(bytes) != bytes.size())
            qFatal("no file");
        return written.fileName();
    }
    QTemporaryDir m_dir;
};

void TestFieldMapping::aListWithinADocument()
{
    AnswerReading how;
    how.format = saved_formats::fields();
    how.fields = studio();
    const auto read = readSavedAnswers(file(QStringLiteral("s.json"), kStudio), how);
    QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().userText));
    const SavedAnswers taken = withWords(*read, how.fields.words);
    QCOMPARE(said(taken.answers),
             (QStringList {QStringLiteral("a.jpg: female f0.97 37 [1 2 4 6] + male m0.51"),
                           QStringLiteral("b.jpg: "), QStringLiteral("c.jpg: too dark")}));
    QCOMPARE(taken.leftOut.count, 2);
    QVERIFY(taken.leftOut.first[0].contains(QStringLiteral("sure is high")));
    QVERIFY(taken.leftOut.first[1].contains(QStringLiteral("which image")));
    // Without the word W its answer is left out, and said.
    const SavedAnswers unknown = withWords(*read);
    QCOMPARE(unknown.answers.size(), std::size_t {2});
    QVERIFY(unknown.leftOut.first.join(QLatin1Char(' ')).contains(QStringLiteral("W is neither")));
}

void TestFieldMapping::keysAreNamesAndFacesANumber()
{
    FieldMapping mapping;
    mapping.answers = QStringLiteral("all");
    mapping.faces = QStringLiteral("n");
    mapping.gender = QStringLiteral("top.0");
    std::vector<SavedAnswer> answers;
    QStringList leftOut;
    readFields(
        valueOf(
            R"({"all":{"x/a.jpg":{"n":2,"top":["female"]},"b.jpg":{"n":0},"c.jpg":{"n":"many"},"d.jpg":{}}})"),
        mapping, {}, [&](SavedAnswer answer) { answers.push_back(std::move(answer)); },
        [&](const QString& why) { leftOut.append(why); });
    QCOMPARE(said(answers),
             (QStringList {QStringLiteral("b.jpg: "), QStringLiteral("d.jpg: "),
                           QStringLiteral("x/a.jpg: female + ?")}));
    QCOMPARE(leftOut.size(), 1);
}

void TestFieldMapping::tablesByTheirColumns()
{
    AnswerReading how;
    how.format = saved_formats::fields();
    how.fields.image = QStringLiteral("Bild");
    how.fields.gender = QStringLiteral("Geschl.");
    how.fields.words = {{QStringLiteral("w"), word_meanings::female()},
                        {QStringLiteral("-"), word_meanings::noFace()}};
    const auto read = readSavedAnswers(
        file(QStringLiteral("t.csv"), "Bild;Geschl.\na.jpg;w\nb.jpg;m\nc.jpg;-\nd.jpg;\n"), how);
    QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().userText));
    QCOMPARE(said(withWords(*read, how.fields.words).answers),
             (QStringList {QStringLiteral("a.jpg: female"), QStringLiteral("b.jpg: male"),
                           QStringLiteral("c.jpg: "), QStringLiteral("d.jpg: ")}));
}

void TestFieldMapping::usualNamesAreProposed()
{
    const FieldMapping mapping = proposedMapping(valueOf(
        R"({"meta":{},"items":[{"file_name":"a.jpg","faces":[{"gender":{"value":"F","confidence":98.5},"age":31,)"
        R"("box":{"left":0.1,"top":0.2,"width":0.3,"height":0.4}}]}]})"));
    QCOMPARE(mapping.answers, QStringLiteral("items"));
    QCOMPARE(mapping.image, QStringLiteral("file_name"));
    QCOMPARE(mapping.faces, QStringLiteral("faces"));
    QCOMPARE(mapping.gender, QStringLiteral("gender.value"));
    QCOMPARE(mapping.score, QStringLiteral("gender.confidence"));
    QCOMPARE(mapping.age, QStringLiteral("age"));
    QCOMPARE(mapping.left, QStringLiteral("box.left"));
    QVERIFY(mapping.isSize);
    QVERIFY(mapping.areFractions);
    QCOMPARE(mapping.highest, 100.0);
}

void TestFieldMapping::wordsMeanWhatIsSaid()
{
    SavedAnswers read;
    SavedAnswer answer;
    SavedFace face;
    face.word = QStringLiteral("Male");
    face.gender = QStringLiteral("male");
    face.genderScores = {{QStringLiteral("male"), 0.9}, {QStringLiteral("female"), 0.1}};
    answer.faces = {face};
    read.answers = {answer};
    // A file that has it the wrong way about: scores follow.
    const SavedAnswers turned = withWords(read, {{QStringLiteral("Male"), word_meanings::female()}});
    QCOMPARE(said(turned.answers), QStringList {QStringLiteral(": female f0.9 m0.1")});
    const SavedAnswers silent = withWords(read, {{QStringLiteral("Male"), word_meanings::nothing()}});
    QCOMPARE(said(silent.answers), QStringList {QStringLiteral(": ?Male")});
    const auto words = wordsOf(read);
    QCOMPARE(words.size(), std::size_t {1});
    QVERIFY(words[0].isKnown);
    QCOMPARE(words[0].meaning, QStringLiteral("male"));
}

void TestFieldMapping::keptOnesComeBack()
{
    QVERIFY(keptMappings().isEmpty());
    QVERIFY(keepMapping(studio()).ok());
    QCOMPARE(keptMappings(), QStringList {studio().name});
    const auto kept = keptMapping(studio().name);
    QVERIFY2(kept.ok(), qPrintable(kept.ok() ? QString() : kept.error().userText));
    QCOMPARE(*kept, studio());
    const auto asFile =
        keptMapping(file(QStringLiteral("m.json"), QJsonDocument(mappingToJson(studio())).toJson()));
    QCOMPARE(*asFile, studio());
    QCOMPARE(keptMapping(QStringLiteral("other")).error().code, ErrorCode::NotFound);
    FieldMapping nameless = studio();
    nameless.name.clear();
    QVERIFY(!keepMapping(nameless).ok());
}

void TestFieldMapping::whatIsNoMappingIsRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("no JSON") << QByteArray("mapping");
    QTest::newRow("a list") << QByteArray("[]");
    QTest::newRow("an unknown meaning") << QByteArray(R"({"gender":"g","words":{"x":"robot"}})");
    QTest::newRow("no scale") << QByteArray(R"({"gender":"g","highest_score":0})");
}

void TestFieldMapping::whatIsNoMappingIsRefused()
{
    QFETCH(QByteArray, json);
    const auto mapping = keptMapping(file(QStringLiteral("bad.json"), json));
    QVERIFY(!mapping.ok());
    QCOMPARE(mapping.error().code, ErrorCode::BadFormat);
}

void TestFieldMapping::anyDocumentIsSentences()
{
    AnswerReading how;
    how.format = saved_formats::fields();
    how.fields = studio();
    // Cut off at every byte, and with every value in turn another: a sentence or answers, never a crash.
    for (qsizetype length = 0; length < kStudio.size(); ++length) {
        const auto read = readSavedAnswers(file(QStringLiteral("cut.json"), kStudio.left(length)), how);
        QVERIFY(read.ok() || !read.error().userText.isEmpty());
    }
    for (const char* json : {"[]", "[[]]", "[1,2]", R"({"results":5})", R"({"results":[5,"x",null]})",
                             R"({"results":[{"photo":{},"persons":[[]]}]})"}) {
        const auto read = readSavedAnswers(file(QStringLiteral("odd.json"), json), how);
        QVERIFY(read.ok() || !read.error().userText.isEmpty());
        (void)proposedMapping(valueOf(json));
    }
}

void TestFieldMapping::tablesOfScoresAreTold_data()
{
    QTest::addColumn<QByteArray>("table");
    QTest::addColumn<bool>("areScores");
    QTest::newRow("pairs") << QByteArray("image1,image2,score\na.jpg,b.jpg,0.5\n") << true;
    QTest::newRow("pairs with a label")
        << QByteArray("file_a,file_b,label,similarity\na.jpg,b.jpg,same,0.5\n") << true;
    QTest::newRow("candidates") << QByteArray("probe,candidate,rank,score\na,b,1,80\n") << true;
    QTest::newRow("no header") << QByteArray("a.jpg,b.jpg,0.5\nc.jpg,d.jpg,0.25\n") << true;
    QTest::newRow("LFW") << QByteArray("A_B 1 2 0.9\nA_B 1 C_D 3 0.1\n") << true;
    QTest::newRow("answers") << QByteArray("image,gender,confidence\na.jpg,female,0.9\nb.jpg,male,0.8\n")
                             << false;
    QTest::newRow("other words") << QByteArray("file,result,score\na.jpg,Frau,0.9\nb.jpg,Mann,0.8\n")
                                 << false;
    QTest::newRow("ages") << QByteArray("file,age\na.jpg,31\n") << false;
}

void TestFieldMapping::tablesOfScoresAreTold()
{
    QFETCH(QByteArray, table);
    QFETCH(bool, areScores);
    const QString path = file(QStringLiteral("t.csv"), table);
    QCOMPARE(looksLikeScores(path), areScores);
    const auto read = readSavedAnswers(path, AnswerReading());
    QVERIFY2(read.ok(), qPrintable(read.ok() ? QString() : read.error().userText));
    QCOMPARE(read->format, areScores ? saved_formats::scores() : saved_formats::table());
}

void TestFieldMapping::answersAreToldFromLabelsAndPictures()
{
    QVERIFY(!holdsSavedAnswers(file(QStringLiteral("l.csv"), "file,gender,age\na.jpg,F,30\n")));
    QVERIFY(holdsSavedAnswers(file(QStringLiteral("p.csv"), "file,gender,confidence\na.jpg,F,0.9\n")));
    QVERIFY(holdsSavedAnswers(file(QStringLiteral("s.csv"), "image1,image2,score\na.jpg,b.jpg,0.9\n")));
    QVERIFY(holdsSavedAnswers(file(QStringLiteral("r.jsonl"), "{}\n")));
    QVERIFY(holdsSavedAnswers(file(QStringLiteral("lfw.txt"), "A_B 1 2 0.9\n")));
    QVERIFY(!holdsSavedAnswers(file(QStringLiteral("notes.txt"), "to whom it may concern\n")));
    const QString folder = m_dir.filePath(QStringLiteral("f"));
    QVERIFY(QDir().mkpath(folder));
    QVERIFY(!holdsSavedAnswers(folder));
    (void)file(QStringLiteral("f/a.json"), "{}");
    QVERIFY(holdsSavedAnswers(folder));
    (void)file(QStringLiteral("f/a.jpg"), "");
    QVERIFY(!holdsSavedAnswers(folder));
}

int main(int argc, char** argv)
{
    isolate();
    const QCoreApplication app(argc, argv);
    TestFieldMapping test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_field_mapping.moc"
